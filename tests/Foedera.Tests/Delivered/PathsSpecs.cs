using System.Collections.Immutable;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Delivered;

public sealed class PathsSpecs
{
    private static readonly double[] Sample = [2.31, 2.25, 2.4, 2.2, 1.9, 1.85, 1.7, 1.72, 1.64, 1.6, 1.71, 1.9];

    /// <summary>Calibration and scores as docs/method/delivered.md states them; the figures of R's forecast package are
    /// in bench/RESULTS-paths.md.</summary>
    [Fact]
    public void On_the_development_half_of_SIPRI_s_panel_intervals_cover_what_they_promise_and_plain_methods_are_beaten()
    {
        var read = YearlyValues.Read(Repository.Shared("data", "alliance", "sipri_share_gdp_1949_2024_dev.csv"));
        read.Try(out var series).ShouldBeTrue();
        var scores = Backtest.Run(series);
        scores.Select(s => s.Horizon).ShouldBe(Enumerable.Range(1, 10));
        foreach (var score in scores)
        {
            score.Own.Count.ShouldBeGreaterThan(3000);
            score.Own.Coverage50.ShouldBe(0.50, 0.03, $"50 % at {score.Horizon} years");
            score.Own.Coverage80.ShouldBe(0.80, 0.03, $"80 % at {score.Horizon} years");
            score.Own.Coverage95.ShouldBe(0.95, 0.03, $"95 % at {score.Horizon} years");
            foreach (var (name, other) in score.Baselines)
            {
                score.Own.Crps.ShouldBeLessThan(other.Crps, $"CRPS against {name} at {score.Horizon} years");
                score.Own.Mae.ShouldBeLessThan(other.Mae, $"MAE against {name} at {score.Horizon} years");
            }
        }
        scores.Average(s => s.Own.Crps).ShouldBeLessThan(0.54);
        scores.Average(s => s.Own.Mae).ShouldBeLessThan(0.69);
    }

    [Fact]
    public void A_projection_never_looks_at_a_later_year_of_any_series()
    {
        var (full, cut) = (Panel(30, 40), Panel(30, 40).Select(s => s.Until(2000)!).ToArray());
        var (now, then) = (
            PathTraining.Fits(new PathPanel(full), 3, 2000).Last(),
            PathTraining.Fits(new PathPanel(cut), 3, 2000).Last()
        );
        then.Year.ShouldBe(now.Year);
        then.Fit.Drift.ShouldBe(now.Fit.Drift);
        then.Fit.Spread.ShouldBe(now.Fit.Spread);
        then.Fit.Errors.ShouldBe(now.Fit.Errors);
        then.Fit.Calibration.ShouldBe(now.Fit.Calibration);
        new PathPanel(cut).Origin(4, 2000)!.Drift.ShouldBe(new PathPanel(full).Origin(4, 2000)!.Drift);
    }

    [Fact]
    public void Short_series_gaps_and_states_that_nobody_knows_do_no_harm()
    {
        var series = Panel(6, 25)
            .Append(AnnualSeries.Of("???", [KeyValuePair.Create(1990, 2.0)])!)
            .Append(
                AnnualSeries.Of(
                    "gaps",
                    Enumerable
                        .Range(0, 25)
                        .Where(y => y % 4 != 1)
                        .Select(y => KeyValuePair.Create(1975 + y, 2 + Math.Sin(y)))
                )!
            )
            .Append(AnnualSeries.Of("zero", Enumerable.Range(0, 25).Select(y => KeyValuePair.Create(1975 + y, 0.0)))!);
        var scores = Backtest.Run(series);
        scores.Length.ShouldBe(10);
        scores[0].Own.Count.ShouldBeGreaterThan(50);
        scores.Where(s => s.Own.Count > 0).ShouldAllBe(s => double.IsFinite(s.Own.Crps) && double.IsFinite(s.Own.Mae));
        Backtest.Run([]).ShouldAllBe(s => s.Own.Count == 0);
    }

    [Fact]
    public void Intervals_nest_and_rise_with_the_level() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte>(),
                ArbMap.Default.ArbFor<byte>(),
                (seed, horizon) =>
                {
                    var panel = new PathPanel(Panel(12, 30, seed));
                    var fit = PathTraining.Fits(panel, 1 + (horizon % 10), panel.LastYear).Last().Fit;
                    var fan = fit.Project(panel.Origin(seed % 12, panel.LastYear)!);
                    var quantiles = Enumerable.Range(0, 201).Select(k => fan.Quantile(k / 200.0)).ToArray();
                    quantiles.ShouldBeInOrder();
                    quantiles.ShouldAllBe(q => q >= 0 && double.IsFinite(q));
                    fan.Interval(0.5).Low.ShouldBeGreaterThanOrEqualTo(fan.Interval(0.95).Low);
                    fan.Interval(0.5).High.ShouldBeLessThanOrEqualTo(fan.Interval(0.95).High);
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Reference: naive() and rwf(drift = TRUE) of R's forecast 8.20 (Debian 12), standard deviations from the
    /// 80 % interval.</summary>
    [Fact]
    public void Naive_and_drift_agree_with_R()
    {
        PlainMethod.Naive(Sample, 3).Select(f => f.Mean).ShouldAllBe(m => m == 1.9);
        ShouldBeNear(PlainMethod.Naive(Sample, 3).Select(f => f.Sd), [0.1470003, 0.2078898, 0.2546120]);
        ShouldBeNear(PlainMethod.Drift(Sample, 3).Select(f => f.Mean), [1.862727, 1.825455, 1.788182]);
        ShouldBeNear(PlainMethod.Drift(Sample, 3).Select(f => f.Sd), [0.1557684, 0.2292849, 0.2914160]);
    }

    [Fact]
    public void A_damped_trend_flattens_out_and_its_error_grows()
    {
        var line = PlainMethod.Damped([1, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0, 3.2], 10);
        var steps = line.Skip(1).Zip(line, (later, earlier) => later.Mean - earlier.Mean).ToArray();
        steps.ShouldAllBe(s => s > 0);
        steps.ShouldBeInOrder(SortDirection.Descending);
        PlainMethod.Damped(Sample, 10).Select(f => f.Sd).ShouldBeInOrder();
    }

    [Fact]
    public void The_normal_distribution_and_its_inverse_undo_each_other()
    {
        Normal.Quantile(0.975).ShouldBe(1.959964, 1e-5);
        for (var p = 0.001; p < 1; p += 0.001)
            Normal.Probability(Normal.Quantile(p)).ShouldBe(p, 1e-6);
        Quantiles.StudentFour(0.975).ShouldBe(2.776445 / 0.740697, 1e-4);
    }

    [Fact]
    public void The_same_figures_give_the_same_draws_and_draws_follow_the_fan()
    {
        var weights = Weights();
        var panel = new PathPanel(Panel(20, 30));
        var origin = panel.Origin(3, panel.LastYear)!;
        var (first, second) = (Draws.Of(origin, weights, 0), Draws.Of(origin, weights, 0));
        first.In(origin.Year + 5).ToArray().ShouldBe(second.In(origin.Year + 5).ToArray());
        foreach (var (horizon, level) in new[] { (1, 0.1), (1, 0.5), (5, 0.25), (10, 0.9) })
        {
            var fan = weights[horizon - 1].Project(origin);
            var drawn = first.Quantile(origin.Year + horizon, level);
            first.AtLeast(origin.Year + horizon, fan.Quantile(level)).ShouldBe(1 - level, 0.02);
            drawn.ShouldBe(fan.Quantile(level), 0.15 * (fan.Quantile(0.9) - fan.Quantile(0.1)));
        }
        first.AlwaysAtLeast(origin.Year + 1, origin.Year + 10, 0).ShouldBe(1);
        first
            .AlwaysAtLeast(origin.Year + 1, origin.Year + 10, 2)
            .ShouldBeLessThanOrEqualTo(first.AtLeast(origin.Year + 10, 2));
    }

    [Fact]
    public void Quantiles_of_draws_are_those_of_the_draws_in_order()
    {
        var panel = new PathPanel(Panel(20, 30));
        var draws = Draws.Of(panel.Origin(5, panel.LastYear)!, Weights(), 0.1);
        var ordered = draws.In(panel.LastYear + 4).ToArray().Order().ToArray();
        foreach (var level in new[] { 0, 0.001, 0.025, 0.5, 0.9, 0.9999 })
            draws.Quantile(panel.LastYear + 4, level).ShouldBe(ordered[(int)(level * ordered.Length)]);
        draws.AtLeast(panel.LastYear + 4, 2).ShouldBe(ordered.Count(v => v >= 2) / (double)Draws.Count);
    }

    [Fact]
    public void An_estimate_of_the_last_year_widens_what_follows()
    {
        var panel = new PathPanel(Panel(20, 30));
        var origin = panel.Origin(3, panel.LastYear)!;
        double Width(Draws draws) => draws.Quantile(origin.Year + 1, 0.9) - draws.Quantile(origin.Year + 1, 0.1);
        Width(Draws.Of(origin, Weights(), 0.2)).ShouldBeGreaterThan(Width(Draws.Of(origin, Weights(), 0)) * 1.2);
    }

    [Fact]
    public void The_error_of_in_year_estimates_is_learned_from_editions_and_only_from_those_that_were_out()
    {
        var record = ShippedFiguresSpecs.Load();
        var error = EstimateError.LearnedFrom(
            record.Observations,
            "nato-defence-share-gdp",
            new DateOnly(2026, 11, 22)
        );
        error.Pairs.ShouldBeGreaterThan(100);
        error.MeanAbsolute.ShouldBeInRange(0.05, 0.25);
        error.Sd.ShouldBeInRange(0.01, 0.12);
        EstimateError
            .LearnedFrom(record.Observations, "nato-defence-share-gdp", new DateOnly(2019, 12, 31))
            .Pairs.ShouldBe(0);
    }

    [Fact]
    public void A_path_tells_chance_need_and_pace_of_one_ally()
    {
        var record = ShippedFiguresSpecs.Load();
        var projection = new Projection(record.Observations, Weights(), new DateOnly(2026, 11, 22), record.Pledges);
        var pledge = record.PledgeOf("hague-2025-core")!;
        var spain = projection.Path(pledge, StateCode.Parse("ESP"))!;
        spain.Years.Select(y => y.Year).ShouldBe(Enumerable.Range(2027, 9));
        spain.RequiredYearlyChange!.Value.ShouldBe((3.5m - spain.Known.Latest!.Value) / 9);
        spain.ChanceOfMeeting.ShouldBeInRange(0.001, 0.3);
        spain.CredibleLine[^1].ShouldBe((2035, 3.5m));
        spain.LastFigureError.ShouldNotBeNull();
        var lower = projection.Path(pledge, StateCode.Parse("ESP"), target: 2.1m)!;
        lower.ChanceOfMeeting.ShouldBeGreaterThan(spain.ChanceOfMeeting);
        projection.Path(pledge, StateCode.Parse("ISL")).ShouldBeNull();
        projection.Path(record.PledgeOf("hague-2025-related")!, StateCode.Parse("ESP")).ShouldBeNull();
        new Projection(record.Observations, Weights(), new DateOnly(2025, 6, 24), record.Pledges)
            .Path(pledge, StateCode.Parse("ESP"))
            .ShouldBeNull();
    }

    /// <summary>One set of futures is 400 kB; how long all of them take is measured in bench/RESULTS.md.</summary>
    [Fact]
    public void Futures_are_drawn_once_a_state_and_serve_every_pledge_of_the_same_measure()
    {
        var record = ShippedFiguresSpecs.Load();
        var projection = new Projection(record.Observations, Weights(), new DateOnly(2026, 11, 22), record.Pledges);
        var (core, germany) = (record.PledgeOf("hague-2025-core")!, StateCode.Parse("DEU"));
        projection.Path(core, StateCode.Parse("ESP")).ShouldNotBeNull();
        Allocated(() => projection.Path(core, germany)).ShouldBeGreaterThan(Draws.Count * sizeof(float) * 10);
        Allocated(() => projection.Path(record.PledgeOf("germany-core-2029")!, germany))
            .ShouldBeLessThan(Draws.Count * sizeof(float));
    }

    [Fact]
    public void Every_pledge_with_a_figure_has_a_path_for_each_party_that_has_ten_known_years()
    {
        var record = ShippedFiguresSpecs.Load();
        var projection = new Projection(record.Observations, Weights(), new DateOnly(2026, 11, 22), record.Pledges);
        record
            .Pledges.SelectMany(p => p.Parties.Select(a => projection.Path(p, a.State)))
            .OfType<ProjectedPath>()
            .Count()
            .ShouldBe(118);
    }

    [Fact]
    public void How_much_is_kept_of_what_was_pledged_is_what_was_kept_of_Wales_by_2021()
    {
        var record = ShippedFiguresSpecs.Load();
        var wales = record.PledgeOf("wales-2014-share")!;
        var (moves, squares) = (0.0, 0.0);
        foreach (var party in wales.Parties)
        {
            var series = StatusRule.SeriesFor(wales, party.State, new DateOnly(2026, 11, 26), record.Observations);
            foreach (var origin in series.Values.Where(v => v.Year is >= 2014 and < 2021 && v.Value < 2))
            foreach (var outcome in series.Values.Where(v => v.Year > origin.Year && v.Year <= 2021))
            {
                var asked = (double)(2 - origin.Value) * (outcome.Year - origin.Year) / (2024 - origin.Year);
                moves += asked * (double)(outcome.Value - origin.Value);
                squares += asked * asked;
            }
        }
        (moves / squares).ShouldBe(PledgePull.Kept, 0.06);
    }

    [Fact]
    public void A_pledge_draws_the_middle_up_and_spreads_the_futures_and_a_law_is_not_undercut()
    {
        var origin = Origin(1.5);
        var fan = Weights()[4].Project(origin);
        var latest = StatusSpecs.Figure(origin.Year, 1.5m);
        var pledge = StatusSpecs.Invented(new DateOnly(origin.Year, 1, 1), target: 3, by: origin.Year + 5);
        var day = new DateOnly(origin.Year, 12, 31);
        var drawn = PledgePull.Of([pledge], ["share"], latest, day).Draw(fan, origin.Year + 5);
        drawn.Quantile(0.5).ShouldBe(fan.Quantile(0.5) + (PledgePull.Kept * (3 - fan.Quantile(0.5))), 1e-6);
        drawn.Scale.ShouldBeGreaterThan(fan.Scale);
        PledgePull
            .Of([pledge with { Firmness = Firmness.InLaw }], ["share"], latest, day)
            .Draw(fan, origin.Year + 5)
            .Quantile(0.5)
            .ShouldBe(3, 1e-6);
        PledgePull.Of([pledge with { Target = 1 }], ["share"], latest, day).Draw(fan, origin.Year + 5).ShouldBe(fan);
        PledgePull.Of([pledge], ["share"], latest, day.PlusYears(-1)).Draw(fan, origin.Year + 5).ShouldBe(fan);
    }

    private static PathOrigin Origin(double value)
    {
        var panel = new PathPanel([
            AnnualSeries.Of("AAA", Enumerable.Range(2001, 12).Select(y => KeyValuePair.Create(y, value)))!,
        ]);
        return panel.Origin(0, 2012)!;
    }

    [Fact]
    public void Weights_are_read_as_they_were_written()
    {
        var path = Path.Combine(Path.GetTempPath(), $"foedera-paths-{Guid.NewGuid():N}.json");
        try
        {
            var trained = PathWeights.Train("an invented panel", [.. Panel(12, 25)]);
            trained.Write(path);
            PathWeights.Read(path).Try(out var read).ShouldBeTrue();
            read!.Fits.Length.ShouldBe(10);
            read.Fits[4].Errors[50].ShouldBe(trained.Fits[4].Errors[50], 1e-4);
            File.WriteAllText(path, "{\"fits\":[]}");
            PathWeights.Read(path).Try(out _).ShouldBeFalse();
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static ImmutableArray<HorizonFit> Weights()
    {
        PathWeights.Read(Repository.PathOf("models", "paths.json")).Try(out var weights).ShouldBeTrue();
        return weights!.Fits;
    }

    private static AnnualSeries[] Panel(int series, int years, int seed = 7)
    {
        var random = new System.Random(seed);
        return
        [
            .. Enumerable
                .Range(0, series)
                .Select(i =>
                {
                    var level = Math.Log(1 + (random.NextDouble() * 3));
                    return AnnualSeries.Of(
                        $"S{i:00}",
                        Enumerable
                            .Range(0, years)
                            .Select(y =>
                                KeyValuePair.Create(1975 + y, Math.Exp(level += (random.NextDouble() - 0.5) * 0.2))
                            )
                    )!;
                }),
        ];
    }

    private static long Allocated(Func<ProjectedPath?> project)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        project().ShouldNotBeNull();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void ShouldBeNear(IEnumerable<double> values, double[] expected)
    {
        foreach (var (value, wanted) in values.Zip(expected))
            value.ShouldBe(wanted, 1e-6);
    }
}
