using System.Globalization;
using System.Numerics.Tensors;
using Foedera.Reading.Syntax.Network;

namespace Foedera.Reading.Syntax.Training;

/// <summary>Trains the syntax network on a treebank: tags, heads and relations together. The same data and seed give
/// the same bytes,
/// however many processors there are: sentences are dealt to a fixed number of learners, whose gradients are added in a
/// fixed order.</summary>
internal sealed class SyntaxTrainer
{
    private const int W = NetworkShape.Width;
    private const int Learners = 2;
    private const int WarmUp = 200;
    private const int StepsPerMean = 8;

    // gradients are sums over words: they are brought to the size of those of a sentence of so many words
    private const float UsualWords = 20;

    private readonly SyntaxLessons lessons;
    private readonly LearningPlan plan;
    private readonly NetworkShape shape;
    private readonly Random random;
    private readonly float[] weights;
    private readonly float[] embeddings;
    private readonly Adam moveWeights;
    private readonly Adam moveEmbeddings;
    private readonly SyntaxLearner[] learners;

    private SyntaxTrainer(SyntaxLessons lessons, LearningPlan plan, int seed)
    {
        (this.lessons, this.plan, random) = (lessons, plan, new Random(seed));
        shape = new NetworkShape(lessons.Tags.Length, lessons.Labels.Length);
        weights = FirstWeights.Of(shape, random);
        embeddings = FirstWeights.Around(0, lessons.Features.Count * W, 0.1f, random);
        (moveWeights, moveEmbeddings) = (new Adam(weights.Length), new Adam(embeddings.Length));
        learners =
        [
            .. Enumerable
                .Range(0, Learners)
                .Select(_ => new SyntaxLearner(shape, weights, embeddings, lessons.ChanceUnknown, plan)),
        ];
    }

    /// <summary>Trains a model.</summary>
    /// <param name="bank">The treebank.</param>
    /// <param name="plan">How.</param>
    /// <param name="seed">Seed of the order of sentences and of all that is left to chance.</param>
    /// <param name="progress">Told what was done, a line each.</param>
    /// <param name="look">Shown the model after each round.</param>
    public static SyntaxModel Train(
        List<TreebankSentence> bank,
        LearningPlan plan,
        int seed,
        Action<string> progress,
        Action<SyntaxModel>? look = null
    )
    {
        var taught = new SyntaxLessons(bank, plan);
        progress(
            $"{bank.Count} sentences, {taught.Tags.Length} tags, {taught.Labels.Length} relations, {taught.Features.Keys.Length} features"
        );
        return new SyntaxTrainer(taught, plan, seed).Run(seed, progress, look);
    }

    private SyntaxModel Run(int seed, Action<string> progress, Action<SyntaxModel>? look)
    {
        var (meanWeights, meanEmbeddings) = (new RunningMean(weights), new RunningMean(embeddings));
        var order = Enumerable.Range(0, lessons.All.Length).ToArray();
        var (step, steps) = (0, plan.Rounds * ((order.Length + plan.Batch - 1) / plan.Batch));
        for (var round = 1; round <= plan.Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var batch in order.Chunk(plan.Batch))
            {
                step++;
                Learn(batch, seed, step);
                Update(batch, Rate(step, steps), step);
                if (step % StepsPerMean != 0)
                    continue;
                meanWeights.Take();
                meanEmbeddings.Take();
            }
            progress(Said(round));
            look?.Invoke(Model(meanWeights.Values, meanEmbeddings.Values));
        }
        return Model(meanWeights.Values, meanEmbeddings.Values);
    }

    private SyntaxModel Model(float[] meanWeights, float[] meanEmbeddings) =>
        new(
            new TagSet(lessons.Tags),
            lessons.Labels,
            new SyntaxNetwork(shape, Embeddings.Of(lessons.Features, meanEmbeddings), [.. meanWeights])
        );

    private void Learn(int[] batch, int seed, int step) =>
        Parallel.For(
            0,
            Learners,
            learner =>
                learners[learner]
                    .Learn(
                        [.. batch.Where((_, i) => i % Learners == learner).Select(i => lessons.All[i])],
                        unchecked((uint)((seed * 1_000_003) + (step * Learners) + learner))
                    )
        );

    private float Rate(int step, int steps)
    {
        var done = step / (float)steps;
        return plan.Rate * MathF.Min(1, step / (float)WarmUp) * (1 - (0.95f * MathF.Max(0, (done - 0.4f) / 0.6f)));
    }

    private void Update(int[] batch, float rate, int step)
    {
        var scale = UsualWords / batch.Sum(i => lessons.All[i].Heads.Length);
        var gradient = learners[0].Gradient;
        foreach (var other in learners[1..])
        {
            TensorPrimitives.Add(gradient, other.Gradient, gradient);
            Array.Clear(other.Gradient);
        }
        moveWeights.Move(weights, 0, gradient, scale, rate, step);
        Array.Clear(gradient);
        foreach (var row in learners.SelectMany(l => l.Touched).Distinct())
        {
            var sum = learners[0].RowGradient.AsSpan(row * W, W);
            foreach (var other in learners[1..])
            {
                var more = other.RowGradient.AsSpan(row * W, W);
                TensorPrimitives.Add(sum, more, sum);
                more.Clear();
            }
            moveEmbeddings.Move(embeddings.AsSpan(row * W, W), row * W, sum, scale, rate, step);
            sum.Clear();
        }
        foreach (var learner in learners)
            learner.Touched.Clear();
    }

    private string Said(int round)
    {
        var losses = Enumerable.Range(0, 3).Select(i => learners.Sum(l => l.Losses[i]) / lessons.Words).ToArray();
        foreach (var learner in learners)
            Array.Clear(learner.Losses);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"round {round} of {plan.Rounds}: loss of a word: tag {losses[0]:0.000}, head {losses[1]:0.000}, relation {losses[2]:0.000}"
        );
    }
}
