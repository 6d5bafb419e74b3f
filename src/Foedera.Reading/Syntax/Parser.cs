namespace Foedera.Reading.Syntax;

/// <summary>Finds each word's head: a beam search over the arc-eager transition system. Not safe for use by two threads at once.</summary>
internal sealed class Parser(QuadWeights weights, int width)
{
    // a state that falls further behind the best hardly ever comes back: the beam is narrow where the choice is easy
    private const int Slack = 700;

    private readonly ParserFeatures features = new();
    private ParserState[] beam = [.. Enumerable.Range(0, width).Select(_ => new ParserState())];
    private ParserState[] spare = [.. Enumerable.Range(0, width).Select(_ => new ParserState())];

    /// <summary>Finds the heads; the root's is the number of words. Exactly one word is the root's child.</summary>
    public void Parse(ReadOnlySpan<WordForm> words, ReadOnlySpan<byte> tags, TagSet tagSet, Span<int> heads)
    {
        features.Reset(words, tags, tagSet);
        beam[0].Reset(words.Length);
        var size = 1;
        Span<uint> keys = stackalloc uint[ParserFeatures.Count];
        Span<int> scores = stackalloc int[QuadWeights.Classes];
        Span<(int Score, int From, ParserStep Step)> best = stackalloc (int, int, ParserStep)[width];
        for (var step = 0; step < 2 * words.Length; step++)
        {
            var found = 0;
            for (var from = 0; from < size; from++)
            {
                features.Of(beam[from], keys);
                weights.Score(keys, scores);
                for (var s = 0; s < QuadWeights.Classes; s++)
                    if (beam[from].Allows((ParserStep)s)) Keep(best, ref found, (beam[from].Score + scores[s], from, (ParserStep)s));
            }
            while (best[found - 1].Score < best[0].Score - Slack) found--;
            for (var i = 0; i < found; i++)
            {
                spare[i].CopyFrom(beam[best[i].From]);
                spare[i].Take(best[i].Step);
                spare[i].Score = best[i].Score;
            }
            (beam, spare, size) = (spare, beam, found);
        }
        for (var i = 0; i < words.Length; i++) heads[i] = beam[0].Head(i);
        OneRoot(heads);
    }

    /// <summary>Puts a candidate in its place by score; of equal ones the earlier stays before the later.</summary>
    internal static void Keep(Span<(int Score, int From, ParserStep Step)> best, ref int found, (int Score, int From, ParserStep Step) candidate)
    {
        if (found == best.Length && candidate.Score <= best[found - 1].Score) return;
        var at = found < best.Length ? found++ : found - 1;
        while (at > 0 && best[at - 1].Score < candidate.Score)
        {
            best[at] = best[at - 1];
            at--;
        }
        best[at] = candidate;
    }

    // words that found no head hang on the first that did not
    private static void OneRoot(Span<int> heads)
    {
        var root = heads.IndexOf(heads.Length);
        for (var i = root + 1; i < heads.Length; i++)
            if (heads[i] == heads.Length) heads[i] = root;
    }
}
