namespace Foedera.Reading.Syntax;

/// <summary>Names the relation of each word to its head, from the root downwards, siblings from left to right, with the whole tree in view.
/// Not safe for use by two threads at once.</summary>
internal sealed class Labeller(int labelCount, SparseWeights weights)
{
    private readonly LabelFeatures features = new();

    /// <summary>Gives the index of each relation.</summary>
    public void Label(ReadOnlySpan<WordForm> words, ReadOnlySpan<byte> tags, ReadOnlySpan<int> heads, Span<byte> into)
    {
        features.Reset(words, tags, heads);
        Span<uint> keys = stackalloc uint[LabelFeatures.Count];
        Span<int> scores = stackalloc int[256];
        scores = scores[..labelCount];
        foreach (var word in features.Order)
        {
            features.Of(word, into, keys);
            scores.Clear();
            foreach (var key in keys) weights.Add(key, scores);
            into[word] = (byte)Tagger.Best(scores);
        }
    }
}
