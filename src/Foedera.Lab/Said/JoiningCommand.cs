using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Judging;
using Foedera.Work.Evaluation;

namespace Foedera.Lab.Said;

/// <summary>Makes the weights of joining again, leaving each event out once, and says how they do on it.</summary>
internal sealed class JoiningCommand(string data, string readings, ActorDirectory actors, Action<string> say)
{
    private const int Seed = 20260;
    private const int InnerFolds = 4;

    private static readonly (double Pull, float Least, float Within)[] Choices =
    [
        .. from pull in (double[])[5, 15] from least in (float[])[-0.7f, -0.35f, 0f] select (pull, least, 0.75f),
    ];

    private JudgingOptions judging = JudgingOptions.Default;
    private JoiningOptions start = JoiningOptions.Default;
    private OneRecord together = new([]);
    private List<(SaidEvent Event, JoiningCase Read, JoiningCase English, List<JoiningCase> Lessons)> events = [];

    /// <summary>Fits, scores and prints.</summary>
    /// <param name="more">--nested, --shipped, --judge, --languages, --describe, and numbers to try: --made, --pull, --least,
    /// --within, --alike, --nearest, --belonging.</param>
    public void Run(string[] more)
    {
        var (nested, shipped) = (more.Contains("--nested"), more.Contains("--shipped"));
        var shippedNow = JoiningOptions.Default;
        start = shippedNow with
        {
            Alike = (float)Number(more, "--alike", shippedNow.Alike),
            Nearest = (float)Number(more, "--nearest", shippedNow.Nearest),
            LeastBelonging = (float)Number(more, "--belonging", shippedNow.LeastBelonging),
        };
        var given = (
            Number(more, "--pull", 5),
            (float)Number(more, "--least", shippedNow.LeastAverage),
            (float)Number(more, "--within", shippedNow.WithinDocument)
        );
        JoiningFit.KeepsWords = !more.Contains("--words");
        judging = judging with { LeastAlike = Number(more, "--accuse", judging.LeastAlike) };
        Prepare(Number(more, "--made", 0.1));
        var options = new List<JoiningOptions>();
        var all = events.SelectMany(e => e.Lessons).ToList();
        for (var left = 0; left < events.Count; left++)
        {
            var others = Enumerable.Range(0, events.Count).Where(i => i != left).ToList();
            var (pull, least, within) = nested ? Chosen(others) : given;
            var thresholds = start with { LeastAverage = least, WithinDocument = within };
            options.Add(
                shipped
                    ? JoiningOptions.Default
                    : JoiningFit.Of([.. others.SelectMany(i => events[i].Lessons)], pull, thresholds)
            );
            if (nested)
                say($"{events[left].Event.Name}: pull {pull}, least {least}, within {within}");
        }
        if (more.Contains("--judge"))
            new JudgingFit(
                [.. events.Select((e, i) => (e.Event, e.English, e.English.Linked(options[i])))],
                actors,
                say
            ).Run();
        if (more.Contains("--languages"))
            new LanguageFit(
                [.. events.Select((e, i) => (e.Event, e.Read, e.Read.Linked(options[i])))],
                actors,
                say
            ).Run(Number(more, "--language-pull", 0.5));
        say(string.Create(CultureInfo.InvariantCulture, $"pairs left out, loss of each: {Loss(options):0.0000}"));
        Report("english", e => (e.English, e.Event.English), options);
        Report("all languages", e => (e.Read, e.Event.Read), options);
        var made = events
            .Select((e, i) => e.Lessons[^1].Count(e.Lessons[^1].Linked(options[i])))
            .Aggregate((a, b) => a + b);
        say(
            $"made look-alikes and labelled pairs joined: {made.LookAlikes} of {made.Made}; F1 among them {made.F1:0.000}"
        );
        if (more.Contains("--describe"))
            Describe(shipped ? JoiningOptions.Default : options[0]);
        if (shipped)
            ReportTogether(JoiningOptions.Default);
        if (shipped)
            return;
        var choice = nested ? Chosen([.. Enumerable.Range(0, events.Count)]) : given;
        var final = JoiningFit.Of(
            all,
            choice.Item1,
            start with
            {
                LeastAverage = choice.Item2,
                WithinDocument = choice.Item3,
            }
        );
        ReportTogether(final);
        say($"all events: pull {choice.Item1}, LeastAverage {choice.Item2}, WithinDocument {choice.Item3}");
        say("SameWords " + Written(final.SameWords));
        say("SameSaying " + Written(final.SameSaying));
        say("TranslatedWords " + Written(final.TranslatedWords));
        say("SameTranslation " + Written(final.SameTranslation));
        say("Belonging " + Written(final.Belonging));
    }

    // log-loss of the pairs of each event by weights that did not see it: less noisy than what comes of joining
    private double Loss(List<JoiningOptions> options)
    {
        var (loss, count) = (0.0, 0.0);
        for (var i = 0; i < events.Count; i++)
        {
            foreach (var (clues, same, weight) in events[i].Read.All(options[i], translated: false))
            {
                var odds = Math.Clamp(options[i].SameSaying.LogOdds(clues), -20, 20);
                loss += weight * Math.Log(1 + Math.Exp(same ? -odds : odds));
                count += weight;
            }
        }
        return loss / count;
    }

    // what the examples are like: the mean of each clue where two are one utterance, and where they are not
    private void Describe(JoiningOptions options)
    {
        for (var kind = 0; kind < events[0].Lessons.Count; kind++)
        {
            var rows = events.SelectMany(e => e.Lessons[kind].All(options, translated: false)).ToList();
            say($"examples of kind {kind}: {rows.Count(r => r.Same)} the same, {rows.Count(r => !r.Same)} not");
            foreach (var clue in Enum.GetValues<Clue>())
            {
                var (same, not) = (
                    rows.Where(r => r.Same).Average(r => r.Clues[(int)clue]),
                    rows.Where(r => !r.Same).Average(r => r.Clues[(int)clue])
                );
                say(string.Create(CultureInfo.InvariantCulture, $"   {clue, -16} {same, 8:0.000} {not, 8:0.000}"));
            }
        }
    }

    private static double Number(string[] more, string name, double usual) =>
        Array.IndexOf(more, name) is >= 0 and var at ? double.Parse(more[at + 1], CultureInfo.InvariantCulture) : usual;

    private void ReportTogether(JoiningOptions options)
    {
        var joined = together.Joined(options).ToList();
        say($"all events as one record: {joined.Count} utterances of several events");
        foreach (var cluster in joined)
            say("   together " + cluster);
    }

    private void Prepare(double made)
    {
        var found = SaidEvent.Of(data, readings);
        together = new OneRecord(found);
        var labelled = found.Select(e => LabelledReading.Of(e, actors)).ToList();
        events =
        [
            .. found.Select(
                (e, i) =>
                {
                    var alike = new LookAlikes(Seed + i).Beside(labelled[i], labelled[(i + 1) % labelled.Count]);
                    var read = new JoiningCase(e.Gold, e.Read, 1);
                    return (
                        e,
                        read,
                        new JoiningCase(e.Gold, e.English, 1),
                        (List<JoiningCase>)[read, new(e.Gold, labelled[i], 0.5), new(e.Gold, alike, made)]
                    );
                }
            ),
        ];
    }

    // the numbers that do best on parts of these events that the weights were not fitted on
    private (double Pull, float Least, float Within) Chosen(List<int> among)
    {
        var scores = new PairCounts[Choices.Length];
        foreach (var pulls in Choices.Select((c, k) => (c, k)).GroupBy(c => c.c.Pull))
        {
            for (var fold = 0; fold < InnerFolds; fold++)
            {
                var fitted = JoiningFit.Of(
                    [.. among.Where((_, k) => k % InnerFolds != fold).SelectMany(i => events[i].Lessons)],
                    pulls.Key,
                    start
                );
                foreach (var ((_, least, within), k) in pulls)
                {
                    var options = fitted with { LeastAverage = least, WithinDocument = within };
                    foreach (var i in among.Where((_, n) => n % InnerFolds == fold))
                        scores[k] +=
                            events[i].English.Count(events[i].English.Linked(options))
                            + events[i].Lessons[^1].Count(events[i].Lessons[^1].Linked(options));
                }
            }
        }
        // a look-alike joined costs as much as five pairs that are not
        return Choices[
            Enumerable
                .Range(0, Choices.Length)
                .MaxBy(k => (2.0 * scores[k].Both - 10.0 * scores[k].LookAlikes) / (scores[k].Gold + scores[k].Ours))
        ];
    }

    private void Report(
        string title,
        Func<
            (SaidEvent Event, JoiningCase Read, JoiningCase English, List<JoiningCase>),
            (JoiningCase, ImmutableArray<ReadDocument>)
        > of,
        List<JoiningOptions> options
    )
    {
        foreach (var corpus in events.Select((e, i) => (e, i)).GroupBy(e => e.e.Event.Corpus))
        {
            var scoring = new PressScoring();
            foreach (var (e, i) in corpus)
            {
                var (given, documents) = of(e);
                if (documents.IsEmpty)
                    continue;
                var utterances = Utterances.Judged(
                    given.Passages,
                    given.Linked(options[i]),
                    UsualLanguages.In(actors),
                    judging
                );
                scoring.Add(e.Event.Gold, documents, utterances);
                say($"   event {e.Event.Name}: {Alone(e.Event.Gold, documents, utterances)}");
            }
            var wrong = corpus
                .SelectMany(e => of(e.e).Item1.Wrong(options[e.i], of(e.e).Item1.Linked(options[e.i])))
                .ToList();
            foreach (var kind in wrong.GroupBy(w => w.Kind).OrderBy(g => g.Key))
                say($"   pairs {kind.Key}: {kind.Count()}");
            foreach (var (kind, pair) in wrong)
                say($"      {kind}: {pair}");
            say($"{title}, {corpus.Key}, each event left out once:");
            foreach (var score in scoring.Scores().Where(s => s.Metric is "clusters" or "hard_negatives" or "verdict"))
                say(
                    "   "
                        + score.Metric
                        + "  "
                        + string.Join(
                            "  ",
                            score.Figures.Select(f =>
                                f.Item1 + " " + f.Item2.ToString("0.####", CultureInfo.InvariantCulture)
                            )
                        )
                );
            foreach (var fault in scoring.Faults)
                say("   " + fault);
        }
    }

    // one event's figures on a line
    private static string Alone(
        PressGold gold,
        ImmutableArray<ReadDocument> documents,
        ImmutableArray<Utterance> utterances
    )
    {
        var scoring = new PressScoring();
        scoring.Add(gold, documents, utterances);
        return string.Join(
            "  ",
            scoring
                .Scores()
                .Where(s => s.Metric is "clusters" or "verdict" or "verdict.confusion")
                .SelectMany(s =>
                    s.Figures.Where(f => f.Name is "f1" or "accuracy" or "of" or "undecided")
                        .Select(f => string.Create(CultureInfo.InvariantCulture, $"{s.Group} {f.Name} {f.Value:0.##}"))
                )
        );
    }

    private static string Written<TClue>(LogisticModel<TClue> model)
        where TClue : struct, Enum =>
        string.Join(
            ", ",
            Enum.GetValues<TClue>()
                .Select((c, i) => (c, i))
                .Where(c => model.Weights[c.i] != 0)
                .Select(c =>
                    string.Create(CultureInfo.InvariantCulture, $"({typeof(TClue).Name}.{c.c}, {model.Weights[c.i]}f)")
                )
        );
}
