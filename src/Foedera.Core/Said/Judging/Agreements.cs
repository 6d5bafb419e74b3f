using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Judging;

/// <summary>How often independent reports of an utterance have the same words, language by language: in the language
/// spoken they mostly
/// do, translators seldom choose the same words.</summary>
internal sealed class Agreements(Voices voices, JudgingOptions options)
{
    private const int MostReadings = 12;

    private readonly Dictionary<Cluster, List<(string Language, int Agreeing, int All)>> known = [];

    /// <summary>Pairs of voices with whole wordings in a language, and how many of them agree: the words of the shorter
    /// stand in the longer, in order.</summary>
    public List<(string Language, int Agreeing, int All)> In(Cluster cluster)
    {
        if (known.TryGetValue(cluster, out var before))
            return before;
        var found = new List<(string, int, int)>();
        if (cluster.Members.Count > 1)
        {
            var voice = voices.Of(cluster.Members);
            foreach (
                var group in cluster
                    .Members.Where(m => m.Words.Count >= options.LeastWords && m.Language is not null)
                    .GroupBy(m => m.Language!)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
            )
            {
                var readings = group
                    .GroupBy(m => voice[m.DocumentNumber])
                    .Select(g => g.MaxBy(m => m.Words.Weight)!)
                    .Take(MostReadings)
                    .ToList();
                var agreeing = 0;
                for (var i = 0; i < readings.Count; i++)
                for (var j = 0; j < i; j++)
                    if (Agree(readings[i].Words, readings[j].Words))
                        agreeing++;
                if (readings.Count > 1)
                    found.Add((group.Key, agreeing, readings.Count * (readings.Count - 1) / 2));
            }
        }
        return known[cluster] = found;
    }

    // all words of the shorter stand in the longer, in order: what was left out says nothing of the language
    private static bool Agree(WordSequence one, WordSequence other)
    {
        var (shorter, longer) = one.Count <= other.Count ? (one, other) : (other, one);
        var next = 0;
        for (var i = 0; i < longer.Count && next < shorter.Count; i++)
            if (longer.Forms[i].Id == shorter.Forms[next].Id)
                next++;
        return next == shorter.Count;
    }
}
