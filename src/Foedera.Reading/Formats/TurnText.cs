using System.Text;

namespace Foedera.Reading.Formats;

/// <summary>Writes a transcript as text: a paragraph each, the first of a turn after its speaker and a colon. What is
/// longer than a document is
/// cut there, for <see cref="Draft.Finish"/> to refuse.</summary>
internal sealed class TurnText
{
    private readonly StringBuilder text = new();
    private string? speaker;

    /// <summary>Adds a paragraph.</summary>
    /// <param name="by">The speaker as the source labels them; null when nobody is named.</param>
    /// <param name="paragraph">The words; blank ones are passed over.</param>
    public void Add(string? by, string paragraph)
    {
        if (text.Length > DocumentLimits.Bytes)
            return;
        var words = HtmlFragment.Collapse(paragraph);
        if (words.Length == 0)
            return;
        if (text.Length > 0)
            text.Append(Draft.Between);
        var label = HtmlFragment.Collapse(by ?? "").TrimEnd(':', ' ');
        if (label.Length > 0 && label != speaker)
            text.Append(label).Append(": ");
        speaker = label;
        text.Append(words);
    }

    /// <summary>Adds a heading, which ends the turn.</summary>
    public void Head(string? heading)
    {
        speaker = null;
        Add(null, heading ?? "");
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
