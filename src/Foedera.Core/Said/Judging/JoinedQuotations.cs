using Foedera.Core.Said.Joining;

namespace Foedera.Core.Said.Judging;

/// <summary>The passages that a document prints one after the other inside one pair of marks, without a sign of a cut,
/// though their
/// sentences do not follow each other in the transcript.</summary>
internal sealed class JoinedQuotations
{
    private readonly HashSet<(int Document, int Start)> starts = [];

    public static JoinedQuotations Among(List<QuotedPassage> passages, Linkage links)
    {
        var joined = new JoinedQuotations();
        for (var i = 1; i < passages.Count; i++)
        {
            var (one, next) = (passages[i - 1], passages[i]);
            if (one.With(next) is null || IsCut(one, next) || Follow(links.Of(i - 1), links.Of(i)))
                continue;
            joined.starts.Add((one.DocumentNumber, one.At.Start));
            joined.starts.Add((next.DocumentNumber, next.At.Start));
        }
        return joined;
    }

    /// <summary>True for a passage printed so.</summary>
    public bool Holds(QuotedPassage passage) => starts.Contains((passage.DocumentNumber, passage.At.Start));

    private static bool IsCut(QuotedPassage one, QuotedPassage next) =>
        one.Words.CutBefore[^1]
        || next.Words.CutBefore[0]
        || one.Document.Text.AsSpan(one.At.End, next.At.Start - one.At.End).ContainsAny('…', '[', '”')
        || one.Text.EndsWith("...", StringComparison.Ordinal);

    // true where no transcript has both: nothing is known against it
    private static bool Follow(Cluster one, Cluster next)
    {
        var known = false;
        foreach (var first in one.Transcripts)
        {
            foreach (var second in next.Transcripts)
            {
                if (first.DocumentNumber != second.DocumentNumber)
                    continue;
                if (second.Ordinal - first.Ordinal is 0 or 1)
                    return true;
                known = true;
            }
        }
        return !known;
    }
}
