using System.Globalization;
using System.Numerics.Tensors;
using Foedera.Core.Said;
using Foedera.Lab.Corpora;

namespace Foedera.Lab.Training;

/// <summary>Fits the head of types: multinomial logistic regression with a penalty over statements' vectors, which are
/// brought to one
/// scale; an event weighs as the root of its statements.</summary>
internal sealed class TypeFitting(double penalty, int rounds = 300)
{
    private static readonly int Types = Enum.GetValues<StatementType>().Length;

    /// <summary>Weights: for each type one a number, and the bias last.</summary>
    public float[][] Fit(List<TypeLesson> lessons)
    {
        var width = lessons[0].Vector.Length;
        var mean = new float[width];
        foreach (var l in lessons)
            TensorPrimitives.Add(mean, l.Vector, mean);
        TensorPrimitives.Divide(mean, lessons.Count, mean);
        var spread = new float[width];
        foreach (var l in lessons)
            for (var i = 0; i < width; i++)
                spread[i] += (l.Vector[i] - mean[i]) * (l.Vector[i] - mean[i]);
        for (var i = 0; i < width; i++)
            spread[i] = Math.Max(1e-4f, MathF.Sqrt(spread[i] / lessons.Count));
        var rows = lessons.ConvertAll(l => Scaled(l.Vector, mean, spread));
        var (weights, speed) = (Zeros(width + 1), Zeros(width + 1));
        for (var round = 0; round < rounds; round++)
        {
            var slope = Zeros(width + 1);
            for (var n = 0; n < rows.Count; n++)
            {
                var p = Probabilities(weights, rows[n]);
                for (var t = 0; t < Types; t++)
                    TensorPrimitives.MultiplyAdd(
                        rows[n],
                        (float)((p[t] - ((int)lessons[n].Type == t ? 1 : 0)) / rows.Count),
                        slope[t],
                        slope[t]
                    );
            }
            for (var t = 0; t < Types; t++)
            for (var i = 0; i <= width; i++)
            {
                var s = slope[t][i] + (i < width ? (float)penalty * weights[t][i] : 0);
                speed[t][i] = (0.9f * speed[t][i]) - (0.02f * s);
                weights[t][i] += speed[t][i];
            }
        }
        return [.. weights.Select(w => Unscaled(w, mean, spread))];
    }

    /// <summary>The probability of each type.</summary>
    public static double[] Probabilities(float[][] weights, float[] row)
    {
        var scores = new double[weights.Length];
        for (var t = 0; t < weights.Length; t++)
            scores[t] = TensorPrimitives.Dot<float>(row, weights[t]);
        var most = scores.Max();
        for (var t = 0; t < scores.Length; t++)
            scores[t] = Math.Exp(scores[t] - most);
        var sum = scores.Sum();
        for (var t = 0; t < scores.Length; t++)
            scores[t] /= sum;
        return scores;
    }

    /// <summary>Each event by a head that did not see it.</summary>
    public void LeaveOneEventOut(List<TypeLesson> measured, List<TypeLesson> more, Action<string> say)
    {
        var all = measured.Concat(more).ToList();
        var judged = new List<(TypeLesson Lesson, double[] Likely)>();
        foreach (var some in measured.GroupBy(l => l.Event, StringComparer.Ordinal))
        {
            var weights = Fit(all.FindAll(l => l.Event != some.Key));
            judged.AddRange(some.Select(l => (l, Probabilities(weights, [.. l.Vector, 1]))));
        }
        say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"penalty {penalty}: right {judged.Average(j => Best(j.Likely) == (int)j.Lesson.Type ? 1.0 : 0):0.000}; phrases {judged.Average(j => j.Lesson.Ruled == j.Lesson.Type ? 1.0 : 0):0.000}; {judged.Count} statements"
            )
        );
        foreach (var least in (double[])[0.4, 0.5, 0.6, 0.7])
        {
            var sure = judged.FindAll(j => j.Likely.Max() >= least);
            if (sure.Count > 0)
                say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  from {least}: {sure.Count} of them, right {sure.Average(j => Best(j.Likely) == (int)j.Lesson.Type ? 1.0 : 0):0.000}"
                    )
                );
        }
    }

    private static int Best(double[] p) => Array.IndexOf(p, p.Max());

    private static float[][] Zeros(int width) => [.. Enumerable.Range(0, Types).Select(_ => new float[width])];

    private static float[] Scaled(float[] vector, float[] mean, float[] spread) =>
        [.. vector.Select((v, i) => (v - mean[i]) / spread[i]), 1];

    private static float[] Unscaled(float[] weights, float[] mean, float[] spread)
    {
        var plain = mean.Select((_, i) => weights[i] / spread[i]).ToArray();
        return [.. plain, weights[^1] - TensorPrimitives.Dot<float>(plain, mean)];
    }
}
