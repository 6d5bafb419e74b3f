using System.Buffers;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Takes apart a sentence that another document prints as two in a row ("We want peace, but we are ready"
/// against
/// "We want peace. But we are ready."), so that each half can meet its counterpart.</summary>
internal static class RunOnSentences
{
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;:–—-");

    private const int FewestWords = 3;
    private const float LightestHalf = 10;
    private const float LeastLike = 0.5f;

    /// <summary>The passages, with such sentences in two.</summary>
    public static List<QuotedPassage> Split(List<QuotedPassage> passages) => Split(passages, BoundariesIn(passages));

    /// <summary>The passages, taken apart at boundaries that are known.</summary>
    public static List<QuotedPassage> Split(List<QuotedPassage> passages, int[] boundaries)
    {
        var all = new List<QuotedPassage>(passages.Count);
        for (var i = 0; i < passages.Count; i++)
            all.AddRange(Parts(passages[i], boundaries[i]));
        Number(all);
        return all;
    }

    /// <summary>Where each passage is taken apart: the number of the second half's first word; 0 where it is
    /// not.</summary>
    public static int[] BoundariesIn(List<QuotedPassage> passages)
    {
        var index = CandidatePairs.Over(passages.ConvertAll(p => p.Words));
        var boundaries = new int[passages.Count];
        for (var i = 0; i < passages.Count; i++)
            if (CanSplit(passages[i]))
                boundaries[i] = BoundaryIn(passages[i], Neighbours(index.For(i), passages)) ?? 0;
        return boundaries;
    }

    /// <summary>A passage, in two where it has a boundary.</summary>
    public static IEnumerable<QuotedPassage> Parts(QuotedPassage passage, int boundary) =>
        boundary == 0 ? [passage] : [passage.Part(0, boundary), passage.Part(boundary, passage.Words.Count)];

    /// <summary>Gives passages, sorted by document, their places in their documents.</summary>
    public static void Number(List<QuotedPassage> all)
    {
        for (var i = 0; i < all.Count; i++)
            all[i].Ordinal = i > 0 && all[i - 1].DocumentNumber == all[i].DocumentNumber ? all[i - 1].Ordinal + 1 : 0;
    }

    /// <summary>True for a passage that could be taken apart if its like were found.</summary>
    public static bool CanSplit(QuotedPassage passage) =>
        !passage.IsTranscript && passage.Words.Weight >= 2 * LightestHalf && Boundaries(passage).Any();

    // passages in a row that are both candidates
    private static IEnumerable<(QuotedPassage Left, QuotedPassage Right)> Neighbours(
        List<int> candidates,
        List<QuotedPassage> passages
    )
    {
        for (var i = 0; i + 1 < candidates.Count; i++)
            if (candidates[i + 1] == candidates[i] + 1)
                yield return (passages[candidates[i]], passages[candidates[i] + 1]);
    }

    /// <summary>Where a passage is taken apart by what others print; null where it is not.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="neighbours">Its candidates that stand in a row, in order.</param>
    public static int? BoundaryIn(
        QuotedPassage passage,
        IEnumerable<(QuotedPassage Left, QuotedPassage Right)> neighbours
    )
    {
        List<int>? boundaries = null;
        (int At, float Fit)? best = null;
        foreach (var (left, right) in neighbours)
        {
            if (
                left.DocumentNumber != right.DocumentNumber
                || left.DocumentNumber == passage.DocumentNumber
                || !AreTwo(left, right)
            )
                continue;
            // a document that runs the sentence on as well proves nothing
            if (
                Likeness.Between(left.Words, passage.Words).Both >= 0.8f
                || Likeness.Between(right.Words, passage.Words).Both >= 0.8f
            )
                continue;
            foreach (var at in boundaries ??= [.. Boundaries(passage)])
            {
                var fit =
                    Fit(passage.Words.Slice(0, at), left.Words)
                    + Fit(passage.Words.Slice(at, passage.Words.Count), right.Words);
                if (fit > (best?.Fit ?? 0))
                    best = (at, fit);
            }
        }
        return best?.At;
    }

    // two sentences, not a sentence and a piece of it
    private static bool AreTwo(QuotedPassage left, QuotedPassage right) => EndsSentence(left) && !right.IsPart;

    /// <summary>True for a passage with the mark of an end.</summary>
    public static bool EndsSentence(QuotedPassage passage) =>
        passage.Text.TrimEnd('"', '”', '’', ')') is [.., '.' or '!' or '?' or ','] text
        && !text.EndsWith("..", StringComparison.Ordinal);

    // how alike a half and a sentence are; less than any sum of two that match when they are not alike
    private static float Fit(WordSequence half, WordSequence sentence)
    {
        if (half.Weight < LightestHalf)
            return -2;
        var both = Likeness.Between(half, sentence).Both;
        return both >= LeastLike ? both : -2;
    }

    private static IEnumerable<int> Boundaries(QuotedPassage passage)
    {
        var (at, text) = (passage.Words.At, passage.Document.Text);
        for (var i = FewestWords; i + FewestWords <= at.Length; i++)
            if (text.AsSpan(at[i - 1].End, Math.Max(0, at[i].Start - at[i - 1].End)).ContainsAny(ClauseMarks))
                yield return i;
    }
}
