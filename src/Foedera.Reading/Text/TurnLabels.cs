using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Text;

/// <summary>The labels of a transcript's turns: one way of writing them holds through a text.</summary>
internal sealed class TurnLabels
{
    private const int FewestTurns = 3;
    private const int FewestParties = 2;
    private const int MostWordsAlone = 4;

    private readonly string text;
    private readonly ImmutableArray<TextSpan> paragraphs;
    private readonly LabelEnd style;

    private TurnLabels(string text, ImmutableArray<TextSpan> paragraphs, LabelEnd style) =>
        (this.text, this.paragraphs, this.style) = (text, paragraphs, style);

    /// <summary>The labels of a text that shows itself as a transcript by them: turns of at least two parties, of whom
    /// one speaks again,
    /// and most of the text under them; null for any other.</summary>
    public static TurnLabels? In(string text, ImmutableArray<TextSpan> paragraphs) =>
        Enum.GetValues<LabelEnd>()
            .Select(style => new TurnLabels(text, paragraphs, style))
            .FirstOrDefault(labels => labels.Tell());

    /// <summary>The labels of a text that is known to be a transcript.</summary>
    public static TurnLabels Of(string text, ImmutableArray<TextSpan> paragraphs) =>
        In(text, paragraphs) ?? new TurnLabels(text, paragraphs, LabelEnd.Colon);

    /// <summary>The label that opens a paragraph; null where none does.</summary>
    /// <param name="index">Index of the paragraph.</param>
    public TurnLabel? At(int index)
    {
        if (TurnLabel.At(text, paragraphs[index]) is not { } label)
            return null;
        return label.End == style
            ? style != LabelEnd.Line || IsAlone(label, index)
                ? label
                : null
            : label.End == LabelEnd.Stop && style == LabelEnd.Colon && TurnLabel.IsParty(label.Name.Of(text))
                ? label
                : label.End == LabelEnd.Colon && style == LabelEnd.Stop && label.IsSure
                    ? label
                    : null;
    }

    private bool Tell()
    {
        var labels = Enumerable.Range(0, paragraphs.Length).Select(At).OfType<TurnLabel>().ToList();
        var parties = labels.GroupBy(Surname, StringComparer.OrdinalIgnoreCase).ToList();
        var (turns, sure) = (labels.Count, labels.Count(l => l.IsSure));
        if (turns < FewestTurns || parties.Count < FewestParties || parties.Count == turns)
            return false;
        if (style == LabelEnd.Line)
            return turns * 5 >= paragraphs.Length * 2
                && parties.Count(p => p.Count() > 1) > 1
                && labels.Exists(NamesSomebody);
        return turns * 4 >= paragraphs.Length && (parties.Count * 3 <= turns * 2 || sure * 2 >= turns);
    }

    // "ANNA REED, HOST:" and "REED:" are one speaker
    private string Surname(TurnLabel label)
    {
        var name = label.Name.Of(text);
        return name[(name.LastIndexOf(' ') + 1)..];
    }

    private bool NamesSomebody(TurnLabel label)
    {
        var name = label.Name.Of(text);
        return TurnLabel.IsParty(name)
            || name.Split(' ')
                .Any(w =>
                    Lexicon.Use(w).HasFlag(WordUse.Title)
                    || (Lexicon.Use(w) & (WordUse.MasculineName | WordUse.FeminineName)) != WordUse.None
                );
    }

    // a name alone on its line, over what ends as a sentence does
    private bool IsAlone(TurnLabel label, int index) =>
        label.Name.Of(text).Count(' '.Equals) < MostWordsAlone
        && index + 1 < paragraphs.Length
        && text[paragraphs[index + 1].End - 1] is '.' or '?' or '!' or '…' or '”' or '"' or ')'
        && TurnLabel.At(text, paragraphs[index + 1]) is not { End: LabelEnd.Line };
}
