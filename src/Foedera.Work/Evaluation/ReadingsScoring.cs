using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Horizons;

namespace Foedera.Work.Evaluation;

/// <summary>Scores figures and times: found where one of ours overlaps the label, one to one; then whether it is read right.</summary>
internal sealed class ReadingsScoring
{
    private Tally figures;
    private Tally values;
    private Tally times;
    private Tally bounds;
    private (int Right, int Of) bases;
    private (int Right, int Of) subjects;

    /// <summary>Adds the figures of a document.</summary>
    public void AddFigures(Document document, ImmutableArray<FigureLabel> labels, ImmutableArray<Figure> ours)
    {
        var pairs = Match(document, labels, l => (l.Start, l.End), ours, f => f.At);
        figures += new Tally(labels.Length, pairs.Count, ours.Length, pairs.Count);
        var right = pairs.Count(p => labels[p.Gold].SameValue(ours[p.Predicted]));
        values += new Tally(labels.Length, right, ours.Length, right);
        foreach (var (gold, predicted) in pairs)
        {
            bases = (bases.Right + (labels[gold].Base == ours[predicted].Base ? 1 : 0), bases.Of + 1);
            subjects = (subjects.Right + (labels[gold].Subject == ours[predicted].Subject ? 1 : 0), subjects.Of + 1);
        }
    }

    /// <summary>Adds the times of a document.</summary>
    public void AddTimes(Document document, ImmutableArray<TimeLabel> labels, List<NamedTime> ours)
    {
        var pairs = Match(document, labels, l => (l.Start, l.End), ours, t => t.At);
        times += new Tally(labels.Length, pairs.Count, ours.Count, pairs.Count);
        var right = pairs.Count(p => labels[p.Gold].Window == ours[p.Predicted].Window?.ToEdtf());
        bounds += new Tally(labels.Length, right, ours.Count, right);
    }

    /// <summary>The figures of everything added.</summary>
    public ImmutableArray<Score> Scores() =>
    [
        new("figures.found", null, figures.Figures()),
        new("figures.right", null, values.Figures()),
        new("figures.base", null, [("accuracy", Share(bases)), ("of", bases.Of)]),
        new("figures.subject", null, [("accuracy", Share(subjects)), ("of", subjects.Of)]),
        new("times.found", null, times.Figures()),
        new("times.right", null, bounds.Figures()),
    ];

    private static double Share((int Right, int Of) count) => count.Of == 0 ? 0 : (double)count.Right / count.Of;

    private static List<(int Gold, int Predicted)> Match<TLabel, TOurs>(
        Document document, IReadOnlyList<TLabel> labels, Func<TLabel, (int Start, int End)> placed, IReadOnlyList<TOurs> ours, Func<TOurs, TextSpan> at)
    {
        var points = new CodePoints(document.Text);
        var spans = ours.Select(o => points.FromUtf16(at(o))).ToList();
        return Matching.Greedy(from g in Enumerable.Range(0, labels.Count)
                               from p in Enumerable.Range(0, ours.Count)
                               let shared = Math.Min(placed(labels[g]).End, spans[p].End) - Math.Max(placed(labels[g]).Start, spans[p].Start)
                               where shared > 0
                               select (shared, g, p));
    }
}
