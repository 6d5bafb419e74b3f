using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Horizons;

namespace Foedera.Work.Evaluation;

/// <summary>Scores figures and times: found where one of ours overlaps the label, one to one; then whether it is read
/// right.</summary>
internal sealed class ReadingsScoring
{
    private const int MarksAtMost = 2;

    private Tally figures;
    private Tally values;
    private Tally times;
    private Tally bounds;
    private (int Right, int Of) bases;
    private (int Right, int Of) subjects;
    private Tally bindings;
    private (int Right, int Of) levels;
    private (int Right, int Of) parties;
    private Tally negations;
    private Tally denials;
    private Tally conditions;
    private Tally consequences;

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

    /// <summary>Adds what statements of a document bind to: each label is held against the statement of ours that
    /// shares most with it.</summary>
    public void AddModality(Document document, ImmutableArray<ModalityLabel> labels, ImmutableArray<Statement> ours)
    {
        var points = new CodePoints(document.Text);
        foreach (var label in labels)
        {
            var at = points.ToUtf16(label.Start, label.End);
            var read =
                ours.Where(s => s.Content.Any(at.Overlaps)).MaxBy(s => s.Content.Sum(at.Shared))?.Modality
                ?? Modality.None;
            bindings += Presence(label.Level is not null, read.Binding is not null);
            if (label.Level is { } level && read.Binding is { } binding)
            {
                levels = (levels.Right + (Is(binding.Level.ToString(), level) ? 1 : 0), levels.Of + 1);
                parties = (
                    parties.Right + (Is(read.Committed?.Party.ToString(), label.Committed) ? 1 : 0),
                    parties.Of + 1
                );
            }
            negations += Presence(label.Negated, read.Negation is not null);
            denials += Presence(label.CueNegated, read.CueNegation is not null);
            conditions += Place(label.If, read.Condition?.If, points);
            consequences += Place(label.Then, read.Condition?.Then, points);
        }
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
            new("binding.found", null, bindings.Figures()),
            new("binding.level", null, [("accuracy", Share(levels)), ("of", levels.Of)]),
            new("binding.committed", null, [("accuracy", Share(parties)), ("of", parties.Of)]),
            new("negation", null, negations.Figures()),
            new("negation.cue", null, denials.Figures()),
            new("condition", null, conditions.Figures()),
            new("consequence", null, consequences.Figures()),
        ];

    private static bool Is(string? ours, string? label) =>
        string.Equals(ours, label?.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static Tally Presence(bool gold, bool ours) =>
        new(gold ? 1 : 0, gold && ours ? 1 : 0, ours ? 1 : 0, gold && ours ? 1 : 0);

    // right when the passages are the same but for marks at their ends
    private static Tally Place(int[]? gold, TextSpan? ours, CodePoints points)
    {
        if (gold is not [var start, var end] || ours is not { } span)
            return Presence(gold is not null, ours is not null) with { Found = 0, Right = 0 };
        var right =
            Math.Abs(points.FromUtf16(span.Start) - start) <= MarksAtMost
            && Math.Abs(points.FromUtf16(span.End) - end) <= MarksAtMost
                ? 1
                : 0;
        return new Tally(1, right, 1, right);
    }

    private static double Share((int Right, int Of) count) => count.Of == 0 ? 0 : (double)count.Right / count.Of;

    private static List<(int Gold, int Predicted)> Match<TLabel, TOurs>(
        Document document,
        IReadOnlyList<TLabel> labels,
        Func<TLabel, (int Start, int End)> placed,
        IReadOnlyList<TOurs> ours,
        Func<TOurs, TextSpan> at
    )
    {
        var points = new CodePoints(document.Text);
        var spans = ours.Select(o => points.FromUtf16(at(o))).ToList();
        return Matching.Greedy(
            from g in Enumerable.Range(0, labels.Count)
            from p in Enumerable.Range(0, ours.Count)
            let shared = Math.Min(placed(labels[g]).End, spans[p].End)
                - Math.Max(placed(labels[g]).Start, spans[p].Start)
            where shared > 0
            select (shared, g, p)
        );
    }
}
