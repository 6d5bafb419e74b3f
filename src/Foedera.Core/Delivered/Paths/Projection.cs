using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Projects the figures of a pledge's parties from what was known on a day. Draws are made once a state and
/// used for every pledge.</summary>
public sealed class Projection
{
    private readonly Observations observations;
    private readonly ImmutableArray<HorizonFit> fits;
    private readonly DateOnly knownOn;
    private readonly ImmutableArray<Pledge> pledges;
    private readonly Dictionary<string, Stand> stands = [];
    private readonly Dictionary<(string Measure, StateCode Who), Draws> drawn = [];
    private GdpGrowth? growth;

    /// <summary>Prepares projections.</summary>
    /// <param name="observations">All editions.</param>
    /// <param name="fits">What a panel taught, for 1, 2, … years ahead.</param>
    /// <param name="knownOn">Figures that came out later are not looked at.</param>
    /// <param name="pledges">Pledges and plans that draw paths towards what they ask for; none to go by the past of
    /// such series alone.</param>
    public Projection(
        Observations observations,
        ImmutableArray<HorizonFit> fits,
        DateOnly knownOn,
        ImmutableArray<Pledge> pledges
    ) => (this.observations, this.fits, this.knownOn, this.pledges) = (observations, fits, knownOn, pledges);

    /// <summary>The path of one party to its pledge; null when the pledge names no figure, or too few years are
    /// known.</summary>
    /// <param name="pledge">The pledge.</param>
    /// <param name="who">The party.</param>
    /// <param name="target">The figure to go by instead of the pledge's, as in one of its readings; null for the
    /// pledge's own.</param>
    public ProjectedPath? Path(Pledge pledge, StateCode who, decimal? target = null)
    {
        if (
            (target ?? pledge.Target) is not { } aim
            || pledge.Unit != "%"
            || pledge.PartyOn(who, knownOn) is not { } party
        )
            return null;
        var stand = StandOf(pledge);
        if (!stand.Series.TryGetValue(who, out var known) || stand.OriginOf(who, known) is not { } origin)
            return null;
        var latest = known.Latest!;
        var error = latest.Flag == Certainty.Actual ? null : stand.Error;
        var pull = PledgePull.Of(pledges, pledge.Indicators, latest, knownOn);
        var draws = DrawsOf(stand, who, origin, error, pull);
        var deadline = Math.Min(pledge.By ?? latest.Year + 5, latest.Year + fits.Length);
        var start = StatusRule.StartOf(pledge, party, known);
        var pace = Pace(known);
        return new ProjectedPath(pledge.Id, who, knownOn)
        {
            Known = known,
            Years =
            [
                .. Enumerable
                    .Range(latest.Year + 1, Math.Max(0, deadline - latest.Year))
                    .Select(y => Year(draws, y, pledge, aim)),
            ],
            Target = aim,
            Deadline = pledge.By ?? deadline,
            ChanceOfMeeting = Chance(pledge, known, draws, deadline, aim),
            RequiredYearlyChange = Required(pledge, latest, aim),
            Pace = pace,
            ReachedAtPace = ReachedAt(pledge, latest, aim, pace),
            CredibleLine =
                start is null || pledge.By is not { } by
                    ? []
                    :
                    [
                        .. Enumerable
                            .Range(start.Year, Math.Max(0, by - start.Year + 1))
                            .Select(y => (y, StatusRule.LineAt(pledge, start, aim, y)!.Value)),
                    ],
            LastFigureError = error,
            PulledBy = [.. pull.Pledges],
        };
    }

    /// <summary>What a party's path comes to in money; null when there is no path, the pledge is no share of GDP, or
    /// its GDP is not known.</summary>
    /// <param name="pledge">The pledge.</param>
    /// <param name="who">The party.</param>
    /// <param name="shares">The indicators that are shares of GDP.</param>
    /// <param name="gdp">Id of the indicator of real GDP, in millions.</param>
    public AmountPath? Amounts(Pledge pledge, StateCode who, IReadOnlySet<string> shares, string gdp)
    {
        if (
            pledge.Target is not { } aim
            || pledge.Indicators.IsEmpty
            || !pledge.Indicators.All(shares.Contains)
            || Path(pledge, who) is not { Years: [.., var end] } path
        )
            return null;
        growth ??= GdpGrowth.LearnedFrom(observations, gdp, knownOn);
        return AmountPath.Of(
            drawn[(StandOf(pledge).Measure, who)],
            path.Known.Latest!,
            aim,
            end.Year,
            observations.AsKnownOn(gdp, who, knownOn),
            growth
        );
    }

    private static ProjectedYear Year(Draws draws, int year, Pledge pledge, decimal aim)
    {
        var q = draws.Quantiles(year, [0.5, 0.25, 0.75, 0.1, 0.9, 0.025, 0.975]);
        return new ProjectedYear(
            year,
            q[0],
            (q[1], q[2]),
            (q[3], q[4]),
            (q[5], q[6]),
            ChanceIn(pledge, draws, year, aim)
        );
    }

    private static double ChanceIn(Pledge pledge, Draws draws, int year, decimal aim)
    {
        var above = draws.AtLeast(year, (double)aim);
        return pledge.Comparator == Comparator.AtLeast ? above : 1 - above;
    }

    private static double Chance(Pledge pledge, KnownSeries known, Draws draws, int deadline, decimal aim)
    {
        if (known.Of(pledge.By ?? 0) is { } due)
            return pledge.IsMetBy(due.Value, aim) ? 1 : 0;
        if (deadline <= draws.Origin)
            return pledge.IsMetBy(known.Latest!.Value, aim) ? 1 : 0;
        return pledge is { By: null, Comparator: Comparator.AtLeast }
            ? draws.AlwaysAtLeast(draws.Origin + 1, deadline, (double)aim)
            : ChanceIn(pledge, draws, deadline, aim);
    }

    private static decimal? Required(Pledge pledge, Observation latest, decimal aim)
    {
        if (pledge.IsMetBy(latest.Value, aim))
            return 0;
        return pledge.By is { } by && by > latest.Year ? (aim - latest.Value) / (by - latest.Year) : null;
    }

    private static decimal? Pace(KnownSeries known)
    {
        var latest = known.Latest!;
        return known.Values.FirstOrDefault(v => v.Year >= latest.Year - 3 && v.Year < latest.Year) is { } before
            ? (latest.Value - before.Value) / (latest.Year - before.Year)
            : null;
    }

    private static int? ReachedAt(Pledge pledge, Observation latest, decimal aim, decimal? pace)
    {
        if (pledge.IsMetBy(latest.Value, aim))
            return latest.Year;
        if (pace is not { } step || step == 0 || (aim - latest.Value) / step < 0)
            return null;
        var years = Math.Ceiling((aim - latest.Value) / step);
        return years > 100 ? null : latest.Year + (int)years;
    }

    private Draws DrawsOf(Stand stand, StateCode who, PathOrigin origin, EstimateError? error, PledgePull pull)
    {
        if (!drawn.TryGetValue((stand.Measure, who), out var draws))
            drawn[(stand.Measure, who)] = draws = Draws.Of(
                origin,
                fits,
                error?.Sd ?? 0,
                stand.MoveIn(origin.Year, fits),
                pull
            );
        return draws;
    }

    private Stand StandOf(Pledge pledge)
    {
        var measure = string.Join('+', pledge.Indicators);
        if (!stands.TryGetValue(measure, out var stand))
            stands[measure] = stand = Stand.Of(pledge, measure, observations, knownOn);
        return stand;
    }

    // All states of one measure, as known on the day: the panel that each is compared with
    private sealed record Stand(
        string Measure,
        Dictionary<StateCode, KnownSeries> Series,
        PathPanel Panel,
        EstimateError Error
    )
    {
        public static Stand Of(Pledge pledge, string measure, Observations observations, DateOnly day)
        {
            var series = pledge
                .Indicators.SelectMany(observations.StatesOf)
                .Distinct()
                .ToDictionary(s => s, s => StatusRule.SeriesFor(pledge, s, day, observations));
            var panel = new PathPanel(
                series
                    .Select(s =>
                        AnnualSeries.Of(
                            s.Key.Code,
                            s.Value.Values.Select(v => KeyValuePair.Create(v.Year, (double)v.Value))
                        )
                    )
                    .OfType<AnnualSeries>()
            );
            var errors = pledge.Indicators.Select(i => EstimateError.LearnedFrom(observations, i, day)).ToArray();
            return new Stand(
                measure,
                series,
                panel,
                errors.Length == 0 ? new EstimateError(0, 0, 0) : errors.MaxBy(e => e.Pairs)!
            );
        }

        private readonly Dictionary<int, CommonMove> moves = [];

        public CommonMove? MoveIn(int year, ImmutableArray<HorizonFit> fits)
        {
            if (fits.IsEmpty)
                return null;
            if (!moves.TryGetValue(year, out var move))
                moves[year] = move = CommonMove.In(Panel, year, fits[0]);
            return move;
        }

        public PathOrigin? OriginOf(StateCode who, KnownSeries known)
        {
            if (known.Latest is not { } latest)
                return null;
            for (var i = 0; i < Panel.Series.Length; i++)
                if (Panel.Series[i].Key == who.Code)
                    return Panel.Origin(i, latest.Year);
            return null;
        }
    }
}
