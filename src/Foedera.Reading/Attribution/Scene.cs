using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>What a rule sees: a quotation in its sentence, and what earlier rules have already used.</summary>
/// <param name="Passages">All paragraphs of the document.</param>
/// <param name="Index">The paragraph.</param>
/// <param name="Sentence">Items of the sentence: first included, end excluded.</param>
/// <param name="Quote">Item index of the quotation.</param>
/// <param name="Low">First item that no earlier finding has used.</param>
internal sealed record Scene(IReadOnlyList<Passage> Passages, int Index, (int First, int End) Sentence, int Quote, int Low)
{
    public Passage Passage => Passages[Index];

    /// <summary>The quotation's item.</summary>
    public Item Item => Passage.Items[Quote];

    /// <summary>The whole quotation, over all its paragraphs.</summary>
    public TextSpan Whole => Passage.Quotations[Item.Quotation].At;

    /// <summary>True when the quotation goes on in the next paragraph.</summary>
    public bool RunsOn => Item.Piece < Passage.Quotations[Item.Quotation].Pieces.Length - 1;

    /// <summary>The first item of the sentence that is still free.</summary>
    public int From => Math.Max(Low, Sentence.First);

    /// <summary>Content from item <paramref name="first"/> to item <paramref name="end"/> (excluded), stretched over all paragraphs of the quotations at its ends.</summary>
    public TextSpan Content(int first, int end)
    {
        var (start, stop) = (Passage.Items[first].Start, Passage.Items[end - 1].End);
        if (Passage.IsQuote(first)) start = Passage.Quotations[Passage.Items[first].Quotation].At.Start;
        if (Passage.IsQuote(end - 1)) stop = Passage.Quotations[Passage.Items[end - 1].Quotation].At.End;
        return new TextSpan(start, Math.Max(stop, start));
    }
}

/// <summary>One way in which the press ties a quotation to its speaker.</summary>
internal interface IQuotationRule
{
    /// <summary>The statement that the quotation belongs to; null when the rule does not apply.</summary>
    Finding? Apply(Scene scene);
}
