using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>“X.” — Ann Lee, prime minister: the name signs the quotation behind a dash, on its line or on the
/// next.</summary>
internal sealed class QuoteThenName : IQuotationRule
{
    private const int FewestWords = 2;
    private const int LongestName = 12;
    private const int LongestSignature = 16;

    public Finding? Apply(Scene scene)
    {
        var p = scene.Passage;
        if (scene.RunsOn || !Opens(scene) || p.WordsInside(scene.Quote) < FewestWords)
            return null;
        var isLast = scene.Quote == p.Count - 1 && scene.Index + 1 < scene.Passages.Count;
        var (signing, dash) = isLast ? (scene.Passages[scene.Index + 1], 0) : (p, scene.Quote + 1);
        if (isLast && signing.Count > LongestSignature)
            return null;
        var end = isLast ? signing.Count : scene.Sentence.End;
        if (Signature(signing, dash, end) is not var (first, last))
            return null;
        var content = new List<TextSpan>();
        scene.AddContent(content, scene.Quote, scene.Quote + 1);
        return new Finding(nameof(QuoteThenName), content, 0.85)
        {
            Cue = signing.Span(dash, dash + 1),
            Source = signing.Span(first, last),
            EndItem = isLast ? p.Count : last,
        };
    }

    // nothing before it but the sign of a list
    private static bool Opens(Scene scene)
    {
        for (var i = scene.From; i < scene.Quote; i++)
            if (scene.Passage.IsWord(i))
                return false;
        return true;
    }

    private static (int First, int End)? Signature(Passage p, int dash, int end)
    {
        if (p.Kind(dash) != ItemKind.Dash || !p.IsCapital(dash + 1))
            return null;
        var (first, last) = NounPhrase.After(p, dash + 1, end);
        if (first == last || last - first > LongestName)
            return null;
        for (var i = last; i < end; i++)
            if (VerbGroup.At(p, i, last, end) is not null || p.Can(i, WordUse.Auxiliary) || p.IsQuote(i))
                return null;
        return (first, last);
    }
}
