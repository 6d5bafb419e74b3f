namespace Foedera.Reading.Syntax.Training;

/// <summary>Makes a tree projective by hanging a word whose arc crosses others on its head's head (Nivre and Nilsson 2005, without marking).</summary>
internal static class Projective
{
    /// <summary>The heads of the projective tree; the root's is the number of words.</summary>
    public static int[] Heads(int[] heads)
    {
        var lifted = (int[])heads.Clone();
        while (ShortestCrossing(lifted) is >= 0 and var word) lifted[word] = lifted[lifted[word]];
        return lifted;
    }

    private static int ShortestCrossing(int[] heads)
    {
        var (best, length) = (-1, int.MaxValue);
        for (var word = 0; word < heads.Length; word++)
        {
            // arcs of the root cross nothing: it stands behind the last word
            if (heads[word] == heads.Length || Math.Abs(heads[word] - word) >= length || Spans(heads, word)) continue;
            (best, length) = (word, Math.Abs(heads[word] - word));
        }
        return best;
    }

    // every word between the two ends comes from the head
    private static bool Spans(int[] heads, int word)
    {
        var head = heads[word];
        for (var between = Math.Min(word, head) + 1; between < Math.Max(word, head); between++)
        {
            var above = between;
            while (above != head && above != heads.Length) above = heads[above];
            if (above != head) return false;
        }
        return true;
    }
}
