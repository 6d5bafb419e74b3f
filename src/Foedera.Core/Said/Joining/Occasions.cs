using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Which transcripts record the same occasion: most sentences of the shorter stand in the longer, nearly word for word.</summary>
internal sealed class Occasions
{
    private const int FewestSentences = 5;
    private const float LeastShare = 0.7f;

    private readonly HashSet<(int, int)> same = [];

    /// <summary>Compares the transcripts among the passages by the pairs that candidates gave.</summary>
    public static Occasions Among(List<QuotedPassage> passages, IEnumerable<(int One, int Other, Likeness Likeness)> pairs)
    {
        var sizes = passages.Where(p => p.IsTranscript).GroupBy(p => p.DocumentNumber).ToDictionary(g => g.Key, g => g.Count());
        var shared = new Dictionary<(int, int), HashSet<int>>();
        foreach (var (one, other, likeness) in pairs)
        {
            var (a, b) = (passages[one], passages[other]);
            if (!a.IsTranscript || !b.IsTranscript || a.DocumentNumber == b.DocumentNumber || likeness.Equal < 0.9f * likeness.Longer) continue;
            var key = (Math.Min(a.DocumentNumber, b.DocumentNumber), Math.Max(a.DocumentNumber, b.DocumentNumber));
            if (!shared.TryGetValue(key, out var sentences)) shared[key] = sentences = [];
            sentences.Add(sizes[a.DocumentNumber] <= sizes[b.DocumentNumber] ? one : other);
        }
        var occasions = new Occasions();
        foreach (var (documents, sentences) in shared)
        {
            var shorter = Math.Min(sizes[documents.Item1], sizes[documents.Item2]);
            if (shorter >= FewestSentences && sentences.Count >= LeastShare * shorter) occasions.same.Add(documents);
        }
        return occasions;
    }

    public bool AreSame(int one, int other) => same.Contains((Math.Min(one, other), Math.Max(one, other)));
}
