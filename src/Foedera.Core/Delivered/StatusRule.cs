using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>The published rule that tells where a party stands with a pledge on a day (docs/method/delivered.md).
/// It looks at nothing that was not known on that day.</summary>
public static class StatusRule
{
    /// <summary>Where the party stands; null when the pledge does not bind it on that day.</summary>
    public static PledgeStatus? StatusOn(
        Pledge pledge,
        StateCode who,
        DateOnly day,
        Observations observations,
        IEnumerable<EditorialStatus> editorial
    )
    {
        if (pledge.PartyOn(who, day) is not { } party)
            return null;
        var series = SeriesFor(pledge, who, day, observations);
        var found =
            pledge.Target is { } target
            && !pledge.Indicators.IsEmpty
            && Judge(pledge, party, target, day, series) is { } judged
                ? judged
                : Unmeasured(pledge, who, day, series);
        if (Withdrawal(pledge, who, day) is { } withdrawn)
        {
            var reason = new StatusReason("withdrawn", withdrawn.Text);
            found = found with { Schedule = Schedule.Withdrawn, Because = [reason, .. found.Because] };
        }
        return Edited(WithSources(pledge, found, observations), editorial) with
        {
            Readings = ReadingsOn(pledge, party, day, series),
        };
    }

    /// <summary>The figures that measure a pledge, as known on a day: the fittest indicator, with stand-ins for the
    /// years it lacks.</summary>
    public static KnownSeries SeriesFor(Pledge pledge, StateCode who, DateOnly day, Observations observations) =>
        pledge
            .Indicators.Select(i => observations.AsKnownOn(i, who, day))
            .Aggregate((KnownSeries?)null, (known, next) => known?.FilledBy(next) ?? next)
        ?? new KnownSeries("", who, []);

    /// <summary>What the straight line from the starting point to the target asks for in a year; null before the
    /// start.</summary>
    public static decimal? LineAt(Pledge pledge, Observation start, decimal target, int year)
    {
        if (pledge.By is not { } by || year < start.Year)
            return null;
        if (year >= by || by == start.Year)
            return target;
        return start.Value + ((target - start.Value) * (year - start.Year) / (by - start.Year));
    }

    /// <summary>The figure that the straight line starts from: that of the last full year before the pledge, or of the
    /// party's accession, else the first there is.</summary>
    public static Observation? StartOf(Pledge pledge, PledgeParty party, KnownSeries series)
    {
        var year = Math.Max(pledge.Made.Year, party.Since > pledge.Made ? party.Since.Year : 0) - 1;
        return series.UpTo(year) ?? series.Values.FirstOrDefault();
    }

    private static PledgeStatus Judge(
        Pledge pledge,
        PledgeParty party,
        decimal target,
        DateOnly day,
        KnownSeries series
    )
    {
        var blank = new PledgeStatus(pledge.Id, party.State, day)
        {
            Evidence = EvidenceState.NoData,
            Schedule = null,
            Because = [],
        };
        var bound = series.Values.Where(v => v.Year >= Math.Max(pledge.From ?? 0, pledge.Made.Year)).ToImmutableArray();
        if (bound.IsEmpty)
            return NoFigure(pledge, party, day, series, blank);
        var judged = blank with { Evidence = EvidenceState.Data, Start = StartOf(pledge, party, series) };
        if (pledge.By is not { } by)
            return EveryYear(pledge, target, bound, judged);
        return by < day.Year
            ? AfterDeadline(pledge, target, by, bound, judged)
            : OnTheWay(pledge, target, bound, judged);
    }

    private static PledgeStatus NoFigure(
        Pledge pledge,
        PledgeParty party,
        DateOnly day,
        KnownSeries series,
        PledgeStatus blank
    )
    {
        var start = StartOf(pledge, party, series);
        var begins = pledge.From ?? pledge.Made.Year;
        var fact = start is null
            ? "No figure for this state was known."
            : $"The latest figure known is for {start.Year}, before the pledge held: {Print(start)}.";
        return blank with
        {
            Schedule = day.Year < begins ? Schedule.NotYetDue : null,
            Start = start,
            Because = [new StatusReason("no-data", fact, start)],
        };
    }

    private static PledgeStatus OnTheWay(
        Pledge pledge,
        decimal target,
        ImmutableArray<Observation> bound,
        PledgeStatus judged
    )
    {
        var latest = bound[^1];
        if (latest.IsTooRoundFor(target))
            return TooRound(judged, latest, target);
        if (pledge.IsMetBy(latest.Value, target))
            return judged with
            {
                Schedule = Schedule.ThereAlready,
                Decided = latest,
                Because = [Reached(target, latest), DecidesLater(pledge), .. Caveats(latest, target)],
            };
        var line =
            judged.Start is { } start && start.Year < latest.Year ? LineAt(pledge, start, target, latest.Year) : null;
        if (line is not { } asks)
            return judged with
            {
                Schedule = Schedule.NotYetDue,
                Decided = latest,
                Because =
                [
                    new StatusReason(
                        "no-line",
                        $"Only one figure is known ({Print(latest)}), so there is no line to measure against yet.",
                        latest
                    ),
                ],
            };
        if (latest.IsTooRoundFor(asks))
            return TooRound(judged, latest, asks) with { LineAsks = asks };
        var on = pledge.IsMetBy(latest.Value, asks);
        var fact =
            $"{Print(latest)}; the straight line from {Number(judged.Start!.Value)} in "
            + $"{judged.Start.Year} to {Number(target)} in {pledge.By} asks for {Number(asks)} in "
            + $"{latest.Year}.";
        return judged with
        {
            Schedule = on ? Schedule.OnPath : Schedule.BehindPath,
            Decided = latest,
            LineAsks = asks,
            Because = [new StatusReason(on ? "on-line" : "below-line", fact, latest), .. Caveats(latest, asks)],
        };
    }

    private static PledgeStatus AfterDeadline(
        Pledge pledge,
        decimal target,
        int by,
        ImmutableArray<Observation> bound,
        PledgeStatus judged
    )
    {
        if (bound.FirstOrDefault(v => v.Year == by) is not { } due)
        {
            var gap = new StatusReason(
                "deciding-year-unknown",
                $"The year that decides is {by}, and no figure for it was known.",
                bound[^1]
            );
            return judged with { Evidence = EvidenceState.NoData, Schedule = null, Because = [gap] };
        }
        if (due.IsTooRoundFor(target))
            return TooRound(judged, due, target);
        if (pledge.IsMetBy(due.Value, target))
            return judged with
            {
                Schedule = Schedule.Met,
                Decided = due,
                Because = [Reached(target, due), .. Caveats(due, target)],
            };
        var later = bound.FirstOrDefault(v =>
            v.Year > by && v.Year < judged.AsOf.Year && pledge.IsMetBy(v.Value, target) && !v.IsTooRoundFor(target)
        );
        var missed = new StatusReason(
            "short-at-deadline",
            $"{Print(due)}, where {Number(target)} was pledged by {by}.",
            due
        );
        return later is null
            ? judged with
            {
                Schedule = Schedule.Missed,
                Decided = due,
                Because = [missed, .. Caveats(due, target)],
            }
            : judged with
            {
                Schedule = Schedule.MetLate,
                Decided = later,
                Because = [missed, Reached(target, later), .. Caveats(later, target)],
            };
    }

    // A year that still runs is no verdict: its estimate is told beside that of the last year that is over
    private static PledgeStatus EveryYear(
        Pledge pledge,
        decimal target,
        ImmutableArray<Observation> bound,
        PledgeStatus judged
    )
    {
        var over = bound.Where(v => v.Year < judged.AsOf.Year).ToImmutableArray();
        if (over.IsEmpty)
            return FirstYearRuns(pledge, target, bound[^1], judged);
        var latest = over[^1];
        if (latest.IsTooRoundFor(target))
            return TooRound(judged, latest, target);
        var kept = pledge.IsMetBy(latest.Value, target);
        var reasons = new List<StatusReason>
        {
            kept
                ? Reached(target, latest)
                : new(
                    "short-in-year",
                    $"{Print(latest)}, where at least {Number(target)} was pledged every year.",
                    latest
                ),
        };
        var shortYears = over.Where(v => !pledge.IsMetBy(v.Value, target) && !v.IsTooRoundFor(target))
            .Select(v => v.Year)
            .ToArray();
        if (shortYears.Length > 0 && kept)
            reasons.Add(
                new StatusReason("short-before", $"Earlier years fell short: {string.Join(", ", shortYears)}.")
            );
        if (bound[^1].Year > latest.Year)
            reasons.Add(
                new StatusReason(
                    "year-running",
                    $"{bound[^1].Year} decides when it is over; so far {Print(bound[^1])}.",
                    bound[^1]
                )
            );
        return judged with
        {
            Schedule = kept ? Schedule.Met : Schedule.Missed,
            Decided = latest,
            Because = [.. reasons, .. Caveats(latest, target)],
        };
    }

    private static PledgeStatus FirstYearRuns(Pledge pledge, decimal target, Observation running, PledgeStatus judged)
    {
        if (running.IsTooRoundFor(target))
            return TooRound(judged, running, target);
        var runs = new StatusReason(
            "year-running",
            $"{running.Year} decides when it is over; so far {Print(running)}.",
            running
        );
        return judged with
        {
            Schedule = pledge.IsMetBy(running.Value, target) ? Schedule.ThereAlready : Schedule.NotYetDue,
            Decided = running,
            Because = [runs, .. Caveats(running, target)],
        };
    }

    // A figure of one decimal decides nothing where its rounding hides the threshold
    private static PledgeStatus TooRound(PledgeStatus judged, Observation figure, decimal threshold) =>
        judged with
        {
            Schedule = null,
            Decided = figure,
            Because = [.. Caveats(figure, threshold).OrderByDescending(c => c.Rule == "rounding")],
        };

    // An edition that says otherwise of the year that decides is named, and the newest one decides
    private static PledgeStatus WithSources(Pledge pledge, PledgeStatus status, Observations observations)
    {
        if (status.Decided is not { } decided || pledge.Target is not { } target)
            return status;
        var sources = observations.SourcesOf(pledge.Indicators, status.Who, decided.Year, status.AsOf);
        var threshold = status.LineAsks ?? target;
        var others = sources
            .Where(s => s != decided && pledge.IsMetBy(s.Value, threshold) != pledge.IsMetBy(decided.Value, threshold))
            .ToArray();
        if (others.Length == 0)
            return status with { Sources = sources };
        var said = string.Join(
            ", ",
            others.Select(o => $"{o.Value.ToString(CultureInfo.InvariantCulture)} ({o.Vintage})")
        );
        var fact =
            $"Sources disagree on {decided.Year}: {said} would lie on the other side of {Number(threshold)}; the newest decides.";
        return status with
        {
            Sources = sources,
            Because = [.. status.Because, new StatusReason("sources-disagree", fact)],
        };
    }

    private static PledgeStatus Unmeasured(Pledge pledge, StateCode who, DateOnly day, KnownSeries series) =>
        new(pledge.Id, who, day)
        {
            Evidence = series.Values.IsEmpty ? EvidenceState.NoData : EvidenceState.Data,
            Schedule = null,
            Because =
            [
                new StatusReason(
                    "not-measured",
                    pledge.Indicators.IsEmpty
                        ? "Nobody publishes a figure that measures this pledge per state."
                        : "The pledge names no figure that could be compared."
                ),
            ],
        };

    private static PledgeStatus Edited(PledgeStatus found, IEnumerable<EditorialStatus> editorial)
    {
        var set = editorial
            .Where(e => e.Pledge == found.Pledge && e.Who == found.Who && e.On <= found.AsOf)
            .OrderBy(e => e.On)
            .ThenBy(e => e.Turn)
            .ThenBy(e => e.Reason, StringComparer.Ordinal)
            .LastOrDefault();
        return set?.Schedule is null
            ? found
            : found with
            {
                Schedule = set.Schedule,
                SetBy = set,
                FoundByRule = found.Schedule,
                Because =
                [
                    new StatusReason("set-by-editor", $"{set.By} set this on {set.On:yyyy-MM-dd}: {set.Reason}"),
                    .. found.Because,
                ],
            };
    }

    private static ImmutableArray<ReadingStatus> ReadingsOn(
        Pledge pledge,
        PledgeParty party,
        DateOnly day,
        KnownSeries series
    ) =>
        [
            .. pledge
                .Readings.Where(r => r.Who == party.State && r.On <= day)
                .Select(r => new ReadingStatus(
                    r,
                    r.Target is { } target && !pledge.Indicators.IsEmpty
                        ? Judge(pledge, party, target, day, series).Schedule
                        : null
                )),
        ];

    private static PledgeEvent? Withdrawal(Pledge pledge, StateCode who, DateOnly day) =>
        pledge.Events.FirstOrDefault(e =>
            e.Kind == PledgeEventKind.Withdrawal && (e.Who is null || e.Who == who) && e.When.Last <= day
        );

    private static StatusReason Reached(decimal target, Observation figure) =>
        new("at-target", $"{Print(figure)}, against {Number(target)} pledged.", figure);

    private static StatusReason DecidesLater(Pledge pledge) =>
        new("decides-later", $"The year that decides is {pledge.By}.");

    private static IEnumerable<StatusReason> Caveats(Observation figure, decimal threshold)
    {
        if (figure.Flag != Certainty.Actual)
            yield return new StatusReason(
                "may-be-revised",
                $"The figure for {figure.Year} is "
                    + $"{(figure.Flag == Certainty.Estimate ? "an estimate" : "provisional")} and may change "
                    + $"in the next edition.",
                figure
            );
        if (figure.Rounding > 0 && Math.Abs(figure.Value - threshold) < figure.Rounding)
            yield return new StatusReason(
                "rounding",
                $"Printed as {figure.Value.ToString(CultureInfo.InvariantCulture)}: rounding hides on "
                    + $"which side of {Number(threshold)} it lies.",
                figure
            );
        if (figure.Source.Note is { } note)
            yield return new StatusReason("noted", $"The row is marked: {note}.", figure);
    }

    private static string Print(Observation figure) =>
        $"{Number(figure.Value)} in {figure.Year} "
        + $"({(figure.Flag == Certainty.Actual ? "actual" : figure.Flag == Certainty.Estimate ? "estimate" : "provisional")}, "
        + $"edition {figure.Vintage})";

    private static string Number(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
