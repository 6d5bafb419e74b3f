using System.Numerics.Tensors;
using Foedera.Reading.Syntax.Network;

namespace Foedera.Reading.Syntax.Training;

/// <summary>Learns from a few sentences at a time: runs the network with dropout and goes back through it. One for each
/// thread.</summary>
internal sealed class SyntaxLearner(
    NetworkShape shape,
    float[] weights,
    float[] embeddings,
    float[] chanceUnknown,
    LearningPlan plan
)
{
    private const int W = NetworkShape.Width;
    private const int V = NetworkShape.ViewsWidth;
    private const int A = NetworkShape.ArcWidth;
    private const int L = NetworkShape.LabelWidth;

    private readonly Activations run = new(shape);
    private float[][] masks = [.. Enumerable.Range(0, NetworkShape.Layers + 1).Select(_ => Array.Empty<float>())];
    private float[] viewMask = [];
    private float[] pairMask = [];
    private float[] dVector = [],
        dNext = [],
        dGates = [],
        dViews = [],
        dQueries = [],
        dPairs = [];
    private int[] used = [];
    private uint random;

    /// <summary>What the weights should change.</summary>
    public float[] Gradient { get; } = new float[shape.Size];

    /// <summary>What each row of the embeddings should change.</summary>
    public float[] RowGradient { get; } = new float[embeddings.Length];

    /// <summary>Which rows of the embeddings were used.</summary>
    public HashSet<int> Touched { get; } = [];

    /// <summary>Sums of losses: tags, heads, relations.</summary>
    public double[] Losses { get; } = new double[3];

    /// <summary>Adds to the gradients what these sentences teach.</summary>
    public void Learn(IReadOnlyList<SyntaxLesson> sentences, uint seed)
    {
        random = unchecked(seed * 0x9E3779B1u) | 1;
        for (var i = 0; i < 4; i++)
            Next();
        run.Reset([.. sentences.Select(s => s.Heads.Length)]);
        Grow();
        Embed(sentences);
        Drop(run.Vectors[0], masks[0], plan.DropWords, W);
        for (var layer = 0; layer < NetworkShape.Layers; layer++)
        {
            run.Encode(weights, layer);
            Drop(run.Vectors[layer + 1], masks[layer + 1], plan.DropLayers, W);
        }
        Look();
        dVector.AsSpan(0, run.Rows * W).Clear();
        dViews.AsSpan(0, run.Rows * V).Clear();
        dQueries.AsSpan(0, run.Rows * shape.Query.Outputs).Clear();
        LearnTags(sentences);
        LearnHeads(sentences);
        LearnLabels(sentences);
        Back();
    }

    private void Grow()
    {
        var rows = run.Vectors[0].Length / W;
        if (viewMask.Length >= rows * V)
            return;
        masks = [.. masks.Select(_ => new float[rows * W])];
        (viewMask, pairMask) = (new float[rows * V], new float[rows * L]);
        (dVector, dNext, dGates) = (new float[rows * W], new float[rows * W], new float[rows * 3 * W]);
        (dViews, dQueries, dPairs) = (new float[rows * V], new float[rows * shape.Query.Outputs], new float[rows * L]);
        used = new int[rows * FeatureRows.Templates];
    }

    private uint Next()
    {
        random ^= random << 13;
        random ^= random >> 17;
        return random ^= random << 5;
    }

    private float Chance() => (Next() >> 8) * (1f / (1 << 24));

    private void Embed(IReadOnlyList<SyntaxLesson> sentences)
    {
        for (var s = 0; s < sentences.Count; s++)
        {
            var (first, words) = run.Sentences[s];
            for (var (i, row) = (0, first); i <= words; i++, row++)
            {
                var vector = run.Vectors[0].AsSpan(row * W, W);
                vector.Clear();
                for (var template = 0; template < FeatureRows.Templates; template++)
                {
                    var feature = sentences[s].Rows[(i * FeatureRows.Templates) + template];
                    if (feature > FeatureRows.Root && Chance() < chanceUnknown[feature])
                        feature = template;
                    used[(row * FeatureRows.Templates) + template] = feature;
                    if (feature >= 0)
                        TensorPrimitives.Add(vector, embeddings.AsSpan(feature * W, W), vector);
                }
            }
        }
    }

    private void Drop(float[] values, float[] mask, float share, int width)
    {
        var (keep, limit) = (1 / (1 - share), (uint)(share * uint.MaxValue));
        foreach (var (first, words) in run.Sentences)
            for (var i = first * width; i < (first + words + 1) * width; i++)
            {
                mask[i] = Next() < limit ? 0 : keep;
                values[i] *= mask[i];
            }
    }

    private void Look()
    {
        shape.Tagger.Apply(weights, run.Rows, run.Vectors[^1], W, run.Tags, shape.Tagger.Outputs);
        shape.Views.Apply(weights, run.Rows, run.Vectors[^1], W, run.Views, V);
        for (var row = 0; row < run.Rows; row++)
            Functions.Leaky(run.Views.AsSpan(row * V, 2 * A));
        Drop(run.Views, viewMask, plan.DropViews, V);
        shape.Query.Apply(weights, run.Rows, run.Views, V, run.Queries, shape.Query.Outputs);
    }

    // cross entropy: turns scores into what they should change; gives the loss
    private static double Entropy(Span<float> row, int right)
    {
        Functions.Softmax(row);
        var loss = -Math.Log(Math.Max(row[right], 1e-12f));
        row[right] -= 1;
        return loss;
    }

    // the rows of the root and behind the last word have neither tag nor relation
    private void ClearEdges(float[] values, int width)
    {
        foreach (var (first, words) in run.Sentences)
        {
            values.AsSpan(first * width, width).Clear();
            values.AsSpan((first + words + 1) * width, width).Clear();
        }
    }

    private void LearnTags(IReadOnlyList<SyntaxLesson> sentences)
    {
        var width = shape.Tagger.Outputs;
        for (var s = 0; s < sentences.Count; s++)
        {
            var (first, words) = run.Sentences[s];
            for (var i = 0; i < words; i++)
            {
                var row = run.Tags.AsSpan((first + 1 + i) * width, width);
                row[shape.Tags..].Clear();
                if (sentences[s].Tags[i] < 0)
                    row.Clear();
                else
                    Losses[0] += Entropy(row[..shape.Tags], sentences[s].Tags[i]);
            }
        }
        ClearEdges(run.Tags, width);
        shape.Tagger.Back(weights, Gradient, run.Rows, run.Vectors[^1], W, run.Tags, width, dVector, W);
    }

    private void LearnHeads(IReadOnlyList<SyntaxLesson> sentences)
    {
        var query = shape.Query.Outputs;
        for (var s = 0; s < sentences.Count; s++)
        {
            var (first, words) = run.Sentences[s];
            var padded = run.Score((first, words));
            var scores = run.Scores;
            for (var i = 0; i < words; i++)
            {
                var row = scores.AsSpan(i * padded, padded);
                row[i + 1] = -1e9f;
                row[(words + 1)..].Clear();
                Losses[1] += Entropy(row[..(words + 1)], sentences[s].Heads[i]);
                var dLiked = dQueries.AsSpan(((first + 1 + i) * query) + A, Distance.Kinds);
                for (var place = 0; place <= words; place++)
                    dLiked[Distance.Kind(i + 1, place)] += row[place];
            }
            for (var column = 0; column < A; column += Matrix.Panel)
            {
                Matrix.AddProduct(
                    words,
                    words + 1,
                    scores,
                    padded,
                    1,
                    run.Views.AsSpan((first * V) + A + column),
                    V,
                    dQueries.AsSpan(((first + 1) * query) + column),
                    query
                );
                Matrix.AddProduct(
                    words + 1,
                    words,
                    scores,
                    1,
                    padded,
                    run.Queries.AsSpan(((first + 1) * query) + column),
                    query,
                    dViews.AsSpan((first * V) + A + column),
                    V
                );
            }
        }
        shape.Query.Back(weights, Gradient, run.Rows, run.Views, V, dQueries, query, dViews, V);
    }

    private void LearnLabels(IReadOnlyList<SyntaxLesson> sentences)
    {
        var width = shape.Labeller.Outputs;
        for (var s = 0; s < sentences.Count; s++)
        {
            var (first, words) = run.Sentences[s];
            for (var i = 0; i < words; i++)
                run.Pair(first + 1 + i, first + sentences[s].Heads[i]);
        }
        ClearEdges(run.Pairs, L);
        Drop(run.Pairs, pairMask, plan.DropViews, L);
        run.Label(weights);
        for (var s = 0; s < sentences.Count; s++)
        {
            var (first, words) = run.Sentences[s];
            for (var i = 0; i < words; i++)
            {
                var row = run.Labels.AsSpan((first + 1 + i) * width, width);
                row[shape.Labels..].Clear();
                if (sentences[s].Labels[i] < 0)
                    row.Clear();
                else
                    Losses[2] += Entropy(row[..shape.Labels], sentences[s].Labels[i]);
            }
        }
        ClearEdges(run.Labels, width);
        dPairs.AsSpan(0, run.Rows * L).Clear();
        shape.Labeller.Back(weights, Gradient, run.Rows, run.Pairs, L, run.Labels, width, dPairs, L);
        for (var s = 0; s < sentences.Count; s++)
        {
            var (first, words) = run.Sentences[s];
            for (var i = 0; i < words; i++)
                BackPair(first + 1 + i, first + sentences[s].Heads[i]);
        }
    }

    private void BackPair(int row, int headRow)
    {
        var dependent = dViews.AsSpan((row * V) + (2 * A), L);
        var head = dViews.AsSpan((headRow * V) + (2 * A) + L, L);
        for (var j = 0; j < L; j++)
        {
            if (run.Pairs[(row * L) + j] <= 0)
                continue;
            var d = dPairs[(row * L) + j] * pairMask[(row * L) + j];
            dependent[j] += d;
            head[j] += d;
        }
    }

    private void Back()
    {
        for (var i = 0; i < run.Rows * V; i++)
        {
            dViews[i] *= viewMask[i];
            // below zero the view was made a tenth of what it was
            if (i % V < 2 * A && run.Views[i] < 0)
                dViews[i] *= Functions.Leak;
        }
        shape.Views.Back(weights, Gradient, run.Rows, run.Vectors[^1], W, dViews, V, dVector, W);
        for (var layer = NetworkShape.Layers - 1; layer >= 0; layer--)
        {
            var recurrence = shape.Encoder[layer];
            for (var i = 0; i < run.Rows * W; i++)
                dVector[i] *= masks[layer + 1][i];
            dNext.AsSpan(0, run.Rows * W).Clear();
            dGates.AsSpan(0, run.Rows * 3 * W).Clear();
            foreach (var (first, words) in run.Sentences)
            {
                recurrence.BackWalk(
                    weights,
                    Gradient,
                    words + 1,
                    run.Vectors[layer].AsSpan(first * W),
                    run.Gates[layer].AsSpan(first * 3 * W),
                    run.Memories[layer].AsSpan(first * W),
                    dVector.AsSpan(first * W),
                    dNext.AsSpan(first * W),
                    dGates.AsSpan(first * 3 * W)
                );
            }
            var side = run.Rows - 1;
            recurrence.Before.BackAdd(
                weights,
                Gradient,
                side,
                run.Vectors[layer],
                W,
                dGates.AsSpan(3 * W),
                3 * W,
                dNext,
                W
            );
            recurrence.After.BackAdd(
                weights,
                Gradient,
                side,
                run.Vectors[layer].AsSpan(W),
                W,
                dGates,
                3 * W,
                dNext.AsSpan(W),
                W
            );
            recurrence.Gates.Back(weights, Gradient, run.Rows, run.Vectors[layer], W, dGates, 3 * W, dNext, W);
            (dVector, dNext) = (dNext, dVector);
        }
        foreach (var (first, words) in run.Sentences)
            for (var row = first; row <= first + words; row++)
                BackEmbed(row);
    }

    private void BackEmbed(int row)
    {
        var d = dVector.AsSpan(row * W, W);
        TensorPrimitives.Multiply(d, masks[0].AsSpan(row * W, W), d);
        foreach (var feature in used.AsSpan(row * FeatureRows.Templates, FeatureRows.Templates))
        {
            if (feature < 0)
                continue;
            Touched.Add(feature);
            var into = RowGradient.AsSpan(feature * W, W);
            TensorPrimitives.Add(into, d, into);
        }
    }
}
