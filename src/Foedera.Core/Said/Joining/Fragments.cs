namespace Foedera.Core.Said.Joining;

/// <summary>Puts fragments ("devastating") with the sentence they come from: by the same speaker (or in the same
/// document when nobody is
/// named), at a time that fits, and holding the fragment's words. A fragment without such a sentence joins the same
/// fragment elsewhere.
/// What belongs where is weighed by a model of its own (<see cref="JoiningOptions.Belonging"/>).</summary>
internal static class Fragments
{
    /// <summary>Less of a fragment's words in a sentence than this share is chance.</summary>
    public const float LeastCoverage = 0.6f;

    /// <summary>Days that may lie between a fragment and its sentence.</summary>
    public const int DaysApart = 21;

    /// <summary>Sentences looked at for a fragment.</summary>
    public const int MostSentences = 2000;

    /// <summary>Fragments of one document that are looked at; an article has some dozens.</summary>
    public const int MostOfDocument = 500;

    /// <summary>A fragment without a named speaker must be this telling.</summary>
    public const float LeastUnnamed = 5;

    /// <summary>Puts every fragment where it belongs.</summary>
    /// <returns>The sentence of each fragment that has one.</returns>
    public static Dictionary<int, int> Attach(List<QuotedPassage> passages, Linkage links)
    {
        var homes = new FragmentHomes(passages, links, new SentenceLists(passages, links));
        var (chosen, asked) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        for (var i = 0; i < passages.Count; i++)
        {
            if (!passages[i].IsFragment)
                continue;
            var number = asked[passages[i].DocumentNumber] = asked.GetValueOrDefault(passages[i].DocumentNumber) + 1;
            if (number <= MostOfDocument && homes.Best(passages[i]) is { } home)
                chosen[i] = home;
        }
        Join(passages, links, chosen);
        return chosen;
    }

    /// <summary>Carries choices out: all are made before, so that their order does not matter. Those that have no
    /// sentence go with their like.</summary>
    /// <param name="passages">All passages.</param>
    /// <param name="links">What is joined already.</param>
    /// <param name="homes">The sentence of each fragment that has one.</param>
    public static void Join(List<QuotedPassage> passages, Linkage links, Dictionary<int, int> homes)
    {
        var homeless = new List<int>();
        for (var i = 0; i < passages.Count; i++)
        {
            if (!passages[i].IsFragment)
                continue;
            if (homes.TryGetValue(i, out var home))
                links.Join(home, i);
            else
                homeless.Add(i);
        }
        JoinEqual(passages, links, homeless);
    }

    private static void JoinEqual(List<QuotedPassage> passages, Linkage links, List<int> homeless)
    {
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var i in homeless)
        {
            if (passages[i].Voice.IsOpen)
                continue;
            var key = passages[i].Voice.Key + "|" + string.Join(' ', passages[i].Words.Forms.Select(f => f.Stem));
            if (!seen.TryGetValue(key, out var first))
                seen[key] = first = [];
            var home = first.FindIndex(f => links.Of(f).DaysFrom(passages[i].Said) <= DaysApart);
            if (home >= 0)
                links.Join(first[home], i);
            else
                first.Add(i);
        }
    }

    /// <summary>Number of clues about a fragment and a sentence.</summary>
    public static readonly int Count = Enum.GetValues<FragmentClue>().Length;

    /// <summary>What speaks for each sentence that a fragment may come from, before any fragment is put with
    /// one.</summary>
    public static IEnumerable<(int Fragment, int Sentence, float[] Clues)> Choices(
        List<QuotedPassage> passages,
        Linkage links
    )
    {
        var homes = new FragmentHomes(passages, links, new SentenceLists(passages, links));
        for (var i = 0; i < passages.Count; i++)
        {
            if (!passages[i].IsFragment)
                continue;
            foreach (var (sentence, clues) in homes.Choices(passages[i]))
                yield return (i, sentence, clues);
        }
    }
}
