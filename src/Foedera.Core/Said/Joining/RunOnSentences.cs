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
    public static List<QuotedPassage> Split(List<QuotedPassage> passages)
    {
        var index = CandidatePairs.Over(passages.ConvertAll(p => p.Words));
        var all = new List<QuotedPassage>(passages.Count);
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            if (BoundaryIn(i, passages, index) is { } at)
                all.AddRange([passage.Part(0, at), passage.Part(at, passage.Words.Count)]);
            else
                all.Add(passage);
        }
        for (var i = 0; i < all.Count; i++)
            all[i].Ordinal = i > 0 && all[i - 1].DocumentNumber == all[i].DocumentNumber ? all[i - 1].Ordinal + 1 : 0;
        return all;
    }

    private static int? BoundaryIn(int number, List<QuotedPassage> passages, CandidatePairs index)
    {
        var passage = passages[number];
        if (passage.IsTranscript || passage.Words.Weight < 2 * LightestHalf)
            return null;
        var boundaries = Boundaries(passage).ToList();
        if (boundaries.Count == 0)
            return null;
        var candidates = index.For(number).ToHashSet();
        (int At, float Fit)? best = null;
        foreach (var first in candidates.Order())
        {
            var (left, right) = (passages[first], first + 1 < passages.Count ? passages[first + 1] : null);
            if (
                right is null
                || !candidates.Contains(first + 1)
                || left.DocumentNumber != right.DocumentNumber
                || left.DocumentNumber == passage.DocumentNumber
            )
                continue;
            // two sentences, not a sentence and a piece of it
            if (!EndsSentence(left) || right.IsPart)
                continue;
            // a document that runs the sentence on as well proves nothing
            if (
                Likeness.Between(left.Words, passage.Words).Both >= 0.8f
                || Likeness.Between(right.Words, passage.Words).Both >= 0.8f
            )
                continue;
            foreach (var at in boundaries)
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

    private static bool EndsSentence(QuotedPassage passage) =>
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
