namespace Foedera.Reading.Syntax.Network;

/// <summary>The trained network: reads sentences of words. Safe for use by several threads with activations of their
/// own.</summary>
internal sealed class SyntaxNetwork(NetworkShape shape, Embeddings embeddings, float[] weights)
{
    public NetworkShape Shape => shape;

    public Embeddings Embeddings => embeddings;

    public float[] Weights => weights;

    /// <summary>Gives each word its tag, its head (counted from the sentence's first word; the root's is the number of
    /// words) and its relation.</summary>
    /// <param name="run">Room to compute in.</param>
    /// <param name="words">The words of all sentences, one after the other.</param>
    /// <param name="lengths">How many words each sentence has.</param>
    /// <param name="tags">Filled, as the two others.</param>
    /// <param name="heads">As said.</param>
    /// <param name="labels">As said.</param>
    public void Read(
        Activations run,
        ReadOnlySpan<WordForm> words,
        ReadOnlySpan<int> lengths,
        Span<byte> tags,
        Span<int> heads,
        Span<byte> labels
    )
    {
        run.Reset(lengths);
        Embed(run, words);
        for (var layer = 0; layer < NetworkShape.Layers; layer++)
            run.Encode(weights, layer);
        run.Look(weights);
        var at = 0;
        foreach (var sentence in run.Sentences)
        {
            Attach(run, sentence, heads.Slice(at, sentence.Words));
            at += sentence.Words;
        }
        run.Label(weights);
        at = 0;
        foreach (var (first, count) in run.Sentences)
            for (var i = 0; i < count; i++, at++)
            {
                tags[at] = (byte)
                    Functions.IndexOfMost(run.Tags.AsSpan((first + 1 + i) * shape.Tagger.Outputs, shape.Tags));
                labels[at] = (byte)
                    Functions.IndexOfMost(run.Labels.AsSpan((first + 1 + i) * shape.Labeller.Outputs, shape.Labels));
                heads[at] = heads[at] == 0 ? count : heads[at] - 1;
            }
    }

    private void Embed(Activations run, ReadOnlySpan<WordForm> words)
    {
        var at = 0;
        foreach (var (first, count) in run.Sentences)
        {
            var vectors = run.Vectors[0].AsSpan(first * NetworkShape.Width);
            embeddings.OfRoot(vectors[..NetworkShape.Width]);
            for (var i = 1; i <= count; i++)
                embeddings.Of(words[at++], vectors.Slice(i * NetworkShape.Width, NetworkShape.Width));
        }
    }

    private static void Attach(Activations run, (int First, int Words) sentence, Span<int> heads)
    {
        var rowLength = run.Score(sentence);
        SpanningTree.Find(run.Scores, rowLength, heads);
        for (var i = 0; i < heads.Length; i++)
            run.Pair(sentence.First + 1 + i, sentence.First + heads[i]);
    }
}
