using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Speakers;

// Quotations that the text itself calls invented ("a fabricated quotation in which …"), or that it gives to somebody
// only as others do
// ("a quotation attributed to …") while it says that nobody said so. They are kept, and are nobody's words.
internal sealed partial class SpeakerResolver
{
    private const int DenialReach = 3;

    private static readonly WordList Invented = English("invented");
    private static readonly WordList QuotationNouns = English("quotation");
    private static readonly WordList Credited = English("credited");
    private static readonly WordList Denial = English("denial");

    private bool? deniesSaying;

    // the words of the text that call the quotation invented, beside its source, its cue, or itself, or in the sentence
    // after it
    private TextSpan? DisputedBy(Finding finding)
    {
        var beside = new[] { finding.Source?.Start, finding.Cue?.Start, finding.Content[0].Start };
        foreach (var at in beside.OfType<int>())
            if (CalledInvented(at) is { } words)
                return words;
        return FollowedByDenial(finding.Content[^1].End);
    }

    private TextSpan? CalledInvented(int at)
    {
        var p = passages[PassageOf(at)];
        if (at < p.At.Start || p.Count == 0)
            return null;
        var (first, end) = p.Sentences[p.SentenceOf(Math.Min(p.Count - 1, p.ItemAt(at)))];
        for (var i = first; i < end; i++)
        {
            if (!p.Is(i, QuotationNouns))
                continue;
            for (var k = Math.Max(first, i - 2); k < i; k++)
                if (p.Is(k, Invented))
                    return p.Span(k, i + 1);
            for (var k = i + 1; k <= Math.Min(end - 1, i + 2); k++)
                if (p.Is(k, Credited) && (deniesSaying ??= passages.Any(DeniesSaying)))
                    return p.Span(i, k + 1);
        }
        return null;
    }

    // "The quotation is fabricated."
    private TextSpan? FollowedByDenial(int end)
    {
        var index = PassageOf(Math.Max(0, end - 1));
        var p = passages[index];
        var next = p.Count == 0 ? 0 : p.SentenceOf(Math.Min(p.Count - 1, p.ItemAt(Math.Max(0, end - 1)))) + 1;
        if (next >= p.Sentences.Count)
        {
            if (index + 1 >= passages.Count || passages[index + 1].Count == 0)
                return null;
            (p, next) = (passages[index + 1], 0);
        }
        var (first, stop) = p.Sentences[next];
        if (!p.Can(first, WordUse.Determiner))
            return null;
        for (var i = first + 1; i < Math.Min(stop, first + DenialReach); i++)
        {
            if (!p.Is(i, QuotationNouns))
                continue;
            for (var k = i + 1; k < Math.Min(stop, i + 2 + DenialReach); k++)
                if (p.Is(k, Invented))
                    return p.Span(first, k + 1);
        }
        return null;
    }

    // "she never said this", "no such words were spoken": a denial right before a verb of saying; or the word for an
    // invention
    private static bool DeniesSaying(Passage p)
    {
        for (var i = 0; i < p.Count; i++)
        {
            if (p.Is(i, Invented))
                return true;
            if (!p.IsWord(i) || Lexicon.Cue(p.Word(i)) is not { Class: CueClass.Say or CueClass.Tell })
                continue;
            for (var k = Math.Max(0, i - DenialReach); k < i; k++)
                if (p.Is(k, Denial))
                    return true;
        }
        return false;
    }

    private static WordList English(string list) => WordList.AnyCase("words", list);
}
