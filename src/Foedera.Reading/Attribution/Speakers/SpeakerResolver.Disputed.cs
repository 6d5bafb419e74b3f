using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Speakers;

// Quotations that the text itself calls invented ("a fabricated quotation in which …"), or that it gives to somebody only as others do
// ("a quotation attributed to …") while it says that nobody said so. They are kept, and are nobody's words.
internal sealed partial class SpeakerResolver
{
    private const int DenialReach = 3;

    private static readonly HashSet<string> Invented = English("invented");
    private static readonly HashSet<string> QuotationNouns = English("quotation");
    private static readonly HashSet<string> Credited = English("credited");
    private static readonly HashSet<string> Denial = English("denial");

    private bool? deniesSaying;

    private bool IsDisputed(Passage p, Finding finding)
    {
        if (finding.Source is not { } source || source.Start < p.At.Start) return false;
        var (first, end) = p.Sentences[p.SentenceOf(p.ItemAt(source.Start))];
        for (var i = first; i < end; i++)
        {
            if (!IsOneOf(p, i, QuotationNouns)) continue;
            if (IsOneOf(p, i - 1, Invented) || IsOneOf(p, i - 2, Invented)) return true;
            if ((IsOneOf(p, i + 1, Credited) || IsOneOf(p, i + 2, Credited)) && (deniesSaying ??= passages.Any(DeniesSaying))) return true;
        }
        return false;
    }

    // "she never said this", "no such words were spoken": a denial right before a verb of saying; or the word for an invention
    private static bool DeniesSaying(Passage p)
    {
        for (var i = 0; i < p.Count; i++)
        {
            if (IsOneOf(p, i, Invented)) return true;
            if (!p.IsWord(i) || Lexicon.Cue(p.Word(i)) is not { Class: CueClass.Say or CueClass.Tell }) continue;
            for (var k = Math.Max(0, i - DenialReach); k < i; k++)
                if (IsOneOf(p, k, Denial)) return true;
        }
        return false;
    }

    private static bool IsOneOf(Passage p, int i, HashSet<string> words) => p.IsWord(i) && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(p.Word(i));

    private static HashSet<string> English(string list) => new(LanguageFolder.Of("en")!.Words("words", list), StringComparer.OrdinalIgnoreCase);
}
