using System.Runtime.Intrinsics;

namespace Foedera.Reading.Syntax.Network;

/// <summary>What the network computes for a few sentences, one row a word, a row for the root before each
/// sentence's first word, an empty one behind its last.
/// Not safe for use by two threads at once.</summary>
internal sealed class Activations(NetworkShape shape)
{
    private const int W = NetworkShape.Width;

    private readonly List<(int First, int Words)> sentences = [];
    private float[] turned = [];

    /// <summary>The sentences: the row of the root, and how many words follow it.</summary>
    public IReadOnlyList<(int First, int Words)> Sentences => sentences;

    /// <summary>How many rows are in use.</summary>
    public int Rows { get; private set; }

    /// <summary>The vectors of the words: of the embeddings, then after each layer.</summary>
    public float[][] Vectors { get; } =
    [.. Enumerable.Range(0, NetworkShape.Layers + 1).Select(_ => Array.Empty<float>())];

    /// <summary>Candidates and openings of the gates, a layer each.</summary>
    public float[][] Gates { get; } = [.. Enumerable.Range(0, NetworkShape.Layers).Select(_ => Array.Empty<float>())];

    /// <summary>Memories, a layer each.</summary>
    public float[][] Memories { get; } =
    [.. Enumerable.Range(0, NetworkShape.Layers).Select(_ => Array.Empty<float>())];

    /// <summary>See <see cref="NetworkShape.Views"/>.</summary>
    public float[] Views { get; private set; } = [];

    /// <summary>Scores of the tags.</summary>
    public float[] Tags { get; private set; } = [];

    /// <summary>See <see cref="NetworkShape.Query"/>.</summary>
    public float[] Queries { get; private set; } = [];

    /// <summary>What <see cref="Score"/> gave.</summary>
    public float[] Scores { get; private set; } = [];

    /// <summary>What the labeller sees of a word and its head.</summary>
    public float[] Pairs { get; private set; } = [];

    /// <summary>Scores of the relations.</summary>
    public float[] Labels { get; private set; } = [];

    /// <summary>Begins anew with sentences of these lengths.</summary>
    public void Reset(ReadOnlySpan<int> lengths)
    {
        sentences.Clear();
        Rows = 0;
        foreach (var words in lengths)
        {
            sentences.Add((Rows, words));
            // the root, the words, and an empty row, so that no sentence sees its neighbour
            Rows += words + 2;
        }
        if (Rows * W > Vectors[0].Length)
            Grow();
        foreach (var (first, words) in sentences)
        foreach (var vectors in Vectors)
            vectors.AsSpan((first + words + 1) * W, W).Clear();
    }

    private void Grow()
    {
        foreach (var set in (float[][][])[Vectors, Memories])
            for (var i = 0; i < set.Length; i++)
                set[i] = new float[Rows * W];
        for (var i = 0; i < Gates.Length; i++)
            Gates[i] = new float[Rows * 3 * W];
        Views = new float[Rows * NetworkShape.ViewsWidth];
        Tags = new float[Rows * shape.Tagger.Outputs];
        Queries = new float[Rows * shape.Query.Outputs];
        Pairs = new float[Rows * NetworkShape.LabelWidth];
        Labels = new float[Rows * shape.Labeller.Outputs];
    }

    /// <summary>Computes the vectors after a layer from those before it.</summary>
    public void Encode(ReadOnlySpan<float> weights, int layer)
    {
        var recurrence = shape.Encoder[layer];
        recurrence.Gates.Apply(weights, Rows, Vectors[layer], W, Gates[layer], 3 * W);
        recurrence.Before.Add(weights, Rows - 1, Vectors[layer], W, Gates[layer].AsSpan(3 * W), 3 * W);
        recurrence.After.Add(weights, Rows - 1, Vectors[layer].AsSpan(W), W, Gates[layer], 3 * W);
        foreach (var (first, words) in sentences)
        {
            recurrence.Walk(
                weights,
                words + 1,
                Vectors[layer].AsSpan(first * W),
                Gates[layer].AsSpan(first * 3 * W),
                Memories[layer].AsSpan(first * W),
                Vectors[layer + 1].AsSpan(first * W)
            );
        }
    }

    /// <summary>Computes tags, views and queries from the last vectors.</summary>
    public void Look(ReadOnlySpan<float> weights)
    {
        shape.Tagger.Apply(weights, Rows, Vectors[^1], W, Tags, shape.Tagger.Outputs);
        shape.Views.Apply(weights, Rows, Vectors[^1], W, Views, NetworkShape.ViewsWidth);
        for (var row = 0; row < Rows; row++)
            Functions.Leaky(Views.AsSpan(row * NetworkShape.ViewsWidth, 2 * NetworkShape.ArcWidth));
        shape.Query.Apply(weights, Rows, Views, NetworkShape.ViewsWidth, Queries, shape.Query.Outputs);
    }

    /// <summary>How well each place of a sentence, 0 for the root, fits as the head of each word: a row a word. Returns
    /// how far apart the rows are.</summary>
    public int Score((int First, int Words) sentence)
    {
        var (places, padded) = (sentence.Words + 1, Matrix.Padded(sentence.Words + 1));
        if (Scores.Length < sentence.Words * padded)
            Scores = new float[sentence.Words * padded];
        if (turned.Length < NetworkShape.ArcWidth * padded)
            turned = new float[NetworkShape.ArcWidth * padded];
        for (var place = 0; place < places; place++)
        {
            var head = Views.AsSpan(
                ((sentence.First + place) * NetworkShape.ViewsWidth) + NetworkShape.ArcWidth,
                NetworkShape.ArcWidth
            );
            for (var k = 0; k < head.Length; k++)
                turned[(k * padded) + place] = head[k];
        }
        for (var word = 1; word <= sentence.Words; word++)
        {
            var liked = Queries.AsSpan(
                ((sentence.First + word) * shape.Query.Outputs) + NetworkShape.ArcWidth,
                Distance.Kinds
            );
            for (var place = 0; place < places; place++)
                Scores[((word - 1) * padded) + place] = liked[Distance.Kind(word, place)];
        }
        for (var column = 0; column < padded; column += Matrix.Panel)
        {
            Matrix.AddProduct(
                sentence.Words,
                NetworkShape.ArcWidth,
                Queries.AsSpan((sentence.First + 1) * shape.Query.Outputs),
                shape.Query.Outputs,
                1,
                turned.AsSpan(column),
                padded,
                Scores.AsSpan(column),
                padded
            );
        }
        return padded;
    }

    /// <summary>Sets what the labeller sees of the word in a row, whose head is in the other row.</summary>
    public void Pair(int row, int headRow)
    {
        var dependent = Views.AsSpan(
            (row * NetworkShape.ViewsWidth) + (2 * NetworkShape.ArcWidth),
            NetworkShape.LabelWidth
        );
        var head = Views.AsSpan(
            (headRow * NetworkShape.ViewsWidth) + (2 * NetworkShape.ArcWidth) + NetworkShape.LabelWidth,
            NetworkShape.LabelWidth
        );
        var into = Pairs.AsSpan(row * NetworkShape.LabelWidth, NetworkShape.LabelWidth);
        for (var i = 0; i < into.Length; i += Vector256<float>.Count)
            Vector256
                .Max(
                    Vector256<float>.Zero,
                    Vector256.Create<float>(dependent[i..]) + Vector256.Create<float>(head[i..])
                )
                .CopyTo(into[i..]);
    }

    /// <summary>Computes the relations of all pairs.</summary>
    public void Label(ReadOnlySpan<float> weights) =>
        shape.Labeller.Apply(weights, Rows, Pairs, NetworkShape.LabelWidth, Labels, shape.Labeller.Outputs);
}
