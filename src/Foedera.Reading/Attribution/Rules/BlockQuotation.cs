using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>He wrote: — and the next paragraph is the text itself, set off, with marks or without.</summary>
internal static class BlockQuotation
{
    private const int FewestWords = 6;

    /// <summary>The statement that paragraph <paramref name="index"/> makes; null when the one before it announces
    /// nothing.</summary>
    public static Finding? At(IReadOnlyList<Passage> passages, int index)
    {
        if (index == 0)
            return null;
        var (p, before) = (passages[index], passages[index - 1]);
        var isMarked = p.Count == 1 && p.IsQuote(0) && p.Items[0].Piece == 0 && p.WordsInside(0) >= 2;
        if (
            (!isMarked && (p.Count < FewestWords || p.Items.Exists(item => item.Kind == ItemKind.Quote)))
            || before.Kind(before.Count - 1) != ItemKind.Colon
        )
            return null;
        var sentence = before.Sentences[^1];
        var verbs = VerbGroup.In(before, sentence.First, before.Count - 1);
        if (
            verbs.Count == 0
            || verbs[^1] is not { Verb.Class: CueClass.Say or CueClass.Tell } verb
            || !IsNear(before, verb)
        )
            return null;
        var source = Subject.Of(before, verb, sentence.First);
        if (source.First >= source.End)
            return null;
        return new Finding(
            nameof(BlockQuotation),
            isMarked ? [.. p.Quotations[p.Items[0].Quotation].Pieces] : [p.At],
            0.7
        )
        {
            Kind = StatementKind.Direct,
            Cue = before.Span(verb.First, verb.End),
            Source = before.Span(source.First, source.End),
            Paragraph = index,
        };
    }

    // said: — said in a statement on Monday: — but not: said there were three reasons:
    private static bool IsNear(Passage p, VerbGroup verb)
    {
        for (var i = verb.End; i < p.Count - 1; i++)
            if (p.Can(i, WordUse.Auxiliary) || p.Is(i, "that"))
                return false;
        return p.Count - 1 - verb.End <= 10;
    }
}
