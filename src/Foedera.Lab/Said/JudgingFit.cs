using System.Globalization;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Judging;
using Foedera.Work.Evaluation;

namespace Foedera.Lab.Said;

/// <summary>Chooses the numbers of judging one after the other, each event left out once; the numbers that all events
/// give are what ships.</summary>
internal sealed class JudgingFit(
    List<(SaidEvent Event, JoiningCase Case, Linkage Links)> events,
    ActorDirectory actors,
    Action<string> say
)
{
    private const int Rounds = 2;

    // a false accusation costs as much as this many answers that are right
    private const double Accusation = 4;
    private const double Undecided = 0.6;

    private static readonly (
        string Name,
        double[] Values,
        Func<JudgingOptions, double, JudgingOptions> With
    )[] Numbers =
    [
        (nameof(JudgingOptions.MostPairs), [3, 5, 8], (o, v) => o with { MostPairs = v }),
        (nameof(JudgingOptions.TranscriptUnstated), [0.8, 1.6, 2.4], (o, v) => o with { TranscriptUnstated = v }),
        (nameof(JudgingOptions.ReportAgrees), [1, 1.6, 2.2], (o, v) => o with { ReportAgrees = v }),
        (nameof(JudgingOptions.ReportDiffers), [-0.8, -0.59, -0.4], (o, v) => o with { ReportDiffers = v }),
        (nameof(JudgingOptions.LoneReport), [-0.8, -0.3, 0.2], (o, v) => o with { LoneReport = v }),
        (nameof(JudgingOptions.FurtherVoice), [0.8, 1, 1.3, 1.6], (o, v) => o with { FurtherVoice = v }),
        (nameof(JudgingOptions.OtherVoice), [-0.8, -0.5, -0.3], (o, v) => o with { OtherVoice = v }),
        (nameof(JudgingOptions.Reliability), [1, 2, 3], (o, v) => o with { Reliability = v }),
        (nameof(JudgingOptions.LeastToAccuse), [0.55, 0.6, 0.65, 0.7, 0.75], (o, v) => o with { LeastToAccuse = v }),
        (nameof(JudgingOptions.LeastShared), [0.3, 0.4, 0.5, 0.6], (o, v) => o with { LeastShared = v }),
    ];

    private readonly Dictionary<JudgingOptions, Counts[]> known = [];

    public void Run()
    {
        var all = Enumerable.Range(0, events.Count).ToList();
        var total = new Dictionary<string, Counts>();
        foreach (var left in all)
        {
            var options = Chosen([.. all.Where(i => i != left)]);
            var corpus = events[left].Event.Corpus;
            total[corpus] = total.GetValueOrDefault(corpus) + Of(options)[left];
        }
        foreach (var (corpus, counts) in total)
            say($"judging chosen without the event, {corpus}: {counts}");
        var final = Chosen(all);
        say(
            "numbers that all events give: "
                + string.Join(
                    ", ",
                    Numbers
                        .Select(n => (n.Name, Value: typeof(JudgingOptions).GetProperty(n.Name)!.GetValue(final)))
                        .Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Name} {n.Value}"))
                )
        );
        foreach (var corpus in all.GroupBy(i => events[i].Event.Corpus))
            say(
                $"   on all, {corpus.Key}: {corpus.Select(i => Of(final)[i]).Aggregate((a, b) => a + b)}; as shipped: {corpus.Select(i => Of(JudgingOptions.Default)[i]).Aggregate((a, b) => a + b)}"
            );
    }

    private JudgingOptions Chosen(List<int> among)
    {
        var best = JudgingOptions.Default;
        var worth = Worth(best, among);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, values, with) in Numbers)
            {
                foreach (var options in values.Select(v => with(best, v)).ToList())
                {
                    // a number moves only for more than chance gives
                    if (Worth(options, among) is var value && value < worth + 4)
                        continue;
                    (best, worth) = (options, value);
                }
            }
        }
        return best;
    }

    private double Worth(JudgingOptions options, List<int> among) => among.Sum(i => Of(options)[i].Worth);

    private Counts[] Of(JudgingOptions options)
    {
        if (known.TryGetValue(options, out var before))
            return before;
        return known[options] = [
            .. events.Select(e =>
            {
                var scoring = new PressScoring();
                var bare = e.Event.English.Select(d => d with { Statements = [] }).ToList();
                scoring.Add(
                    e.Event.Gold with
                    {
                        Statements = [],
                        HardNegatives = [],
                    },
                    bare,
                    Utterances.Judged(e.Case.Passages, e.Links, UsualLanguages.In(actors), options)
                );
                var verdict = scoring
                    .Scores()
                    .Single(s => s.Metric == "verdict")
                    .Figures.ToDictionary(f => f.Name, f => f.Value);
                return new Counts(
                    verdict["accuracy"] * verdict["of"],
                    verdict["of"],
                    verdict["undecided"],
                    verdict["accused_wrongly"],
                    verdict["cleared_wrongly"]
                );
            }),
        ];
    }

    private readonly record struct Counts(double Right, double Of, double Open, double Accused, double Cleared)
    {
        public double Worth => Right - (Accusation * Accused) + (Undecided * Open);

        public static Counts operator +(Counts a, Counts b) =>
            new(a.Right + b.Right, a.Of + b.Of, a.Open + b.Open, a.Accused + b.Accused, a.Cleared + b.Cleared);

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Right / Math.Max(1, Of):0.000} of {Of}, {Open} undecided, {Accused} accused wrongly, {Cleared} cleared wrongly"
            );
    }
}
