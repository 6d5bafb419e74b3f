using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>A document in the making: a text and what its source says of it.</summary>
/// <param name="Text">The canonical text, headline included.</param>
internal sealed record Draft(string Text)
{
    /// <summary>Between two paragraphs of a canonical text.</summary>
    public const string Between = "\n\n";

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public Uri? Address { get; init; }

    public string? Language { get; init; }

    public DateOnly? Published { get; init; }

    /// <summary>What the format makes certain; null lets the text show it.</summary>
    public Genre? Genre { get; init; }

    /// <summary>How a transcript was made; null lets the text show it.</summary>
    public TranscriptKind? TranscriptKind { get; init; }

    /// <summary>Paragraphs as one text. Elements that stand in each other would give their words again and again: what
    /// is longer than a
    /// document ends the joining, and <see cref="Finish"/> refuses it.</summary>
    public static string Joined(IEnumerable<string> paragraphs)
    {
        var text = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            if (text.Length > 0)
                text.Append(Between);
            text.Append(paragraph);
            if (text.Length > DocumentLimits.Bytes)
                break;
        }
        return text.ToString();
    }

    /// <summary>A text that opens with its headline, unless its first paragraph is the headline already.</summary>
    public static string Headed(string? title, string body) =>
        string.IsNullOrWhiteSpace(title) || body.StartsWith(title, StringComparison.Ordinal)
            ? body
            : $"{title}{Between}{body}";

    /// <summary>The document, or the problem that there is no text, or too much of it.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="name">The file, as problems name it.</param>
    /// <param name="notes">What was done that the source did not ask for.</param>
    public Parsed<DocumentRead> Finish(string id, string name, params IEnumerable<string> notes)
    {
        if (string.IsNullOrWhiteSpace(Text))
            return Parsed<DocumentRead>.Failed(new Problem("FORMAT008", "no text was found in it.", name));
        if (Text.Length > DocumentLimits.Bytes)
            return Parsed<DocumentRead>.Failed(DocumentReader.TooLong(Text.Length, name));
        var signs = Genre is null or Core.Sources.Genre.Transcript ? TranscriptSigns.In(Text) : null;
        var document = new Document(id, Text)
        {
            Title = Title,
            Outlet = Outlet ?? Address?.Host,
            Address = Address,
            Language = Language,
            Published = Published,
            Genre = Genre ?? (signs is null ? Core.Sources.Genre.Article : Core.Sources.Genre.Transcript),
            TranscriptKind = TranscriptKind ?? signs ?? Core.Sources.TranscriptKind.Unstated,
        };
        return Parsed<DocumentRead>.Ok(new DocumentRead(document, [.. notes]));
    }
}
