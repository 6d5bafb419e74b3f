using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>What a rule sees: a quotation in its sentence, and what earlier rules have already used.</summary>
/// <param name="Passages">All paragraphs of the document.</param>
/// <param name="Index">The paragraph.</param>
/// <param name="Sentence">Items of the sentence: first included, end excluded.</param>
/// <param name="Quote">Item index of the quotation.</param>
/// <param name="Low">First item that no earlier finding has used.</param>
internal sealed record Scene(
    IReadOnlyList<Passage> Passages,
    int Index,
    (int First, int End) Sentence,
    int Quote,
    int Low
)
{
    public Passage Passage => Passages[Index];

    /// <summary>The quotation's item.</summary>
    public Item Item => Passage.Items[Quote];

    /// <summary>True when the quotation goes on in the next paragraph.</summary>
    public bool RunsOn => Item.Piece < Passage.Quotations[Item.Quotation].Pieces.Length - 1;

    /// <summary>The first item of the sentence that is still free.</summary>
    public int From => Math.Max(Low, Sentence.First);

    /// <summary>Adds the content from item <paramref name="first"/> to item <paramref name="end"/> (excluded): one
    /// piece a paragraph where the
    /// quotations at its ends began earlier or run on.</summary>
    public void AddContent(List<TextSpan> content, int first, int end)
    {
        var here = Passage.Span(first, end);
        if (Passage.IsQuote(first))
            content.AddRange(Pieces(first).Where(piece => piece.End <= here.Start));
        content.Add(here);
        if (Passage.IsQuote(end - 1))
            content.AddRange(Pieces(end - 1).Where(piece => piece.Start >= here.End));
    }

    private System.Collections.Immutable.ImmutableArray<TextSpan> Pieces(int quote) =>
        Passage.Quotations[Passage.Items[quote].Quotation].Pieces;
}

/// <summary>One way in which the press ties a quotation to its speaker.</summary>
internal interface IQuotationRule
{
    /// <summary>The statement that the quotation belongs to; null when the rule does not apply.</summary>
    Finding? Apply(Scene scene);
}
