using System.Collections.Immutable;

namespace Foedera.Work.Evaluation;

/// <summary>What a person read in the documents of a press corpus, as places and values: no words of them. Spans count
/// code points.</summary>
/// <param name="Corpus">The corpus it was read in.</param>
/// <param name="Guideline">What was labelled and what not.</param>
/// <param name="Documents">Every document that was read, with or without labels.</param>
internal sealed record ReadingLabels<T>(
    string Corpus,
    string Guideline,
    ImmutableArray<ReadingLabels<T>.Labelled> Documents
)
{
    /// <summary>One document of an event.</summary>
    internal sealed record Labelled(string Event, string Doc, ImmutableArray<T> Labels);
}

/// <summary>What the wording of a statement binds to; what is absent was found absent.</summary>
internal sealed record ModalityLabel(int Start, int End)
{
    public string? Level { get; init; }

    public string? Committed { get; init; }

    public bool Negated { get; init; }

    public bool CueNegated { get; init; }

    public int[]? If { get; init; }

    public int[]? Then { get; init; }
}

/// <summary>A time in a text: where, and its bounds (EDTF); null where it has none or the day of speech is not
/// known.</summary>
internal sealed record TimeLabel(int Start, int End, string? Window);

/// <summary>A figure in a text.</summary>
internal sealed record FigureLabel(int Start, int End, decimal Value, string Unit, string Comparator)
{
    public decimal? Upper { get; init; }

    public string? Base { get; init; }

    public string? Subject { get; init; }

    public bool SameValue(Core.Said.Figure figure) =>
        figure.Value == Value
        && figure.Upper == Upper
        && string.Equals(figure.Unit, Unit, StringComparison.OrdinalIgnoreCase)
        && figure.Comparator == Comparator;
}
