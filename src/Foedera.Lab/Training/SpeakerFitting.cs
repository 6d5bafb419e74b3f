using System.Globalization;
using System.Text.Json;
using Foedera.Lab.Corpora;
using Foedera.Reading.Attribution.Speakers;

namespace Foedera.Lab.Training;

/// <summary>Fits the ranker of speakers: for each form of source a softmax over candidates with a penalty on the
/// squares of what the weights
/// are off the beliefs in <c>speaker-beliefs.json</c> (taste; some forms are rare), by gradient descent with Adam;
/// reports what it says of events that it did not see.</summary>
internal static class SpeakerFitting
{
    private const int Rounds = 300;
    private const double Rate = 0.05;
    private const double Penalty = 0.5;

    /// <summary>Fits and writes the weights; says how well they do, each event left out in turn.</summary>
    public static void Run(List<SpeakerLesson> lessons, string beliefs, string path, Action<string> say)
    {
        var file = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        var believed = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(
            File.ReadAllText(beliefs)
        )!;
        foreach (var form in Enum.GetValues<SourceForm>())
        {
            var prior = Array.ConvertAll(
                Enum.GetValues<SpeakerSign>(),
                sign => believed[SpeakerRanker.Name(form)].GetValueOrDefault(SpeakerRanker.Name(sign))
            );
            var own = lessons.Where(l => l.Form == form).ToList();
            var events = own.Select(l => l.Event).Where(e => e.Length > 0).Distinct().ToList();
            var left = events
                .AsParallel()
                .AsOrdered()
                .SelectMany(e =>
                {
                    var weights = Fit([.. own.Where(l => l.Event != e)], prior);
                    return own.Where(l => l.Event == e).Select(l => (Lesson: l, Likely: Likely(weights, l))).ToList();
                })
                .ToList();
            var fitted = Fit(own, prior);
            say(
                $"{form}: {own.Count} rankings, {own.Count(l => l.Event.Length > 0)} of them of events, {own.Count(l => l.Lost)} without the speaker"
            );
            foreach (var line in (double[])[0.5, 0.6, 0.7, 0.8])
                say($"  line {line:0.00}: event left out {Score(left, line)}");
            say(
                $"  fitted {Score([.. own.Where(l => l.Event.Length > 0).Select(l => (l, Likely(fitted, l)))], SpeakerRanker.Least)}; GAP {Score([.. own.Where(l => l.Event.Length == 0).Select(l => (l, Likely(fitted, l)))], SpeakerRanker.Least)}"
            );
            var named = new SortedDictionary<string, double>(StringComparer.Ordinal);
            foreach (var sign in Enum.GetValues<SpeakerSign>())
                if (Math.Round(fitted[(int)sign], 3) is var weight && weight != 0)
                    named[SpeakerRanker.Name(sign)] = weight;
            file[SpeakerRanker.Name(form)] = named;
        }
        File.WriteAllText(path, JsonSerializer.Serialize(file, Json.Indented) + "\n");
    }

    private static string Score(List<(SpeakerLesson Lesson, double[] Likely)> seen, double line)
    {
        var (right, wrong, unknown, rightly) = (0, 0, 0, 0);
        foreach (var (lesson, likely) in seen)
        {
            var best = Array.IndexOf(likely, likely.Max());
            var named = best != lesson.Nobody && likely[best] >= line;
            if (!named && lesson.Right == lesson.Nobody)
                rightly++;
            else if (!named)
                unknown++;
            else if (best == lesson.Right)
                right++;
            else
                wrong++;
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{right} right, {wrong} wrong, {unknown} unknown, {rightly} rightly unknown"
        );
    }

    private static double[] Likely(double[] weights, SpeakerLesson lesson)
    {
        var sums = Array.ConvertAll(lesson.Evidence, e => Dot(weights, e));
        var most = sums.Max();
        var total = sums.Sum(s => Math.Exp(s - most));
        return Array.ConvertAll(sums, s => Math.Exp(s - most) / total);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double[] Fit(List<SpeakerLesson> lessons, double[] prior)
    {
        var width = SpeakerCandidate.Signs;
        var (weights, mean, square) = ((double[])prior.Clone(), new double[width], new double[width]);
        for (var round = 1; round <= Rounds && lessons.Count > 0; round++)
        {
            var slope = new double[width];
            for (var i = 0; i < width; i++)
                slope[i] = Penalty * (weights[i] - prior[i]);
            foreach (var lesson in lessons)
            {
                var likely = Likely(weights, lesson);
                for (var c = 0; c < likely.Length; c++)
                {
                    var off = lesson.Weight * (likely[c] - (c == lesson.Right ? 1 : 0));
                    for (var i = 0; i < width; i++)
                        slope[i] += off * lesson.Evidence[c][i];
                }
            }
            for (var i = 0; i < width; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * slope[i]);
                square[i] = (0.999 * square[i]) + (0.001 * slope[i] * slope[i]);
                weights[i] -=
                    Rate
                    * (mean[i] / (1 - Math.Pow(0.9, round)))
                    / (Math.Sqrt(square[i] / (1 - Math.Pow(0.999, round))) + 1e-8);
            }
        }
        return weights;
    }
}
