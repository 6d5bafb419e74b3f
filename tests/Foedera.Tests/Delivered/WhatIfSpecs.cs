using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Delivered;

public sealed class WhatIfSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly WhatIf.Means Means = new("nato-gdp-usd-2015", "worldbank-population");
    private static readonly DeliveredRecord Record = ShippedFiguresSpecs.Load();
    private static readonly Projection Projected = new(
        Record.Observations,
        PathsSpecs.Weights(),
        Today,
        Record.Pledges
    );

    [Fact]
    public void An_ally_that_leaves_takes_its_spending_with_it()
    {
        var (with, without) = (Work(Frozen()), Work(Frozen("USA leaves 2027")));
        without.Years.ShouldAllBe(y => y.Counted == 30);
        with.Years.ShouldAllBe(y => y.Counted == 31);
        without.Allies.ShouldNotContain(a => a.Who.Code == "USA");
        without
            .Years[0]
            .SpendingBillion.ShouldBe(
                with.Years[0].SpendingBillion - with.Allies.Single(a => a.Who.Code == "USA").SpendingBillion,
                200m
            );
        without.LeftOut.Select(s => s.Code).ShouldBe(["ISL"]);
    }

    [Fact]
    public void Frozen_shares_stay_and_a_named_share_is_reached_in_its_year()
    {
        var result = Work(Frozen("DEU spends 3.5 by 2029", "ESP spends 2.1"));
        result.Allies.Single(a => a.Who.Code == "DEU").Percent.ShouldBe(3.5m);
        result.Allies.Single(a => a.Who.Code == "ESP").Percent.ShouldBe(2.1m);
        result.Allies.Single(a => a.Who.Code == "ITA").Percent.ShouldBe(2.10m);
        var path = WhatIf.PathOf(
            Frozen("DEU spends 3.5 by 2029"),
            StateCode.Parse("DEU"),
            Record,
            Projection(),
            Means,
            Today
        );
        path.Try(out var years).ShouldBeTrue();
        years![2027].ShouldBeInRange(2.69m, 3.5m);
        years[2029].ShouldBe(3.5m);
    }

    [Fact]
    public void On_the_line_all_are_at_the_target_in_the_end_and_nothing_is_lacking()
    {
        var result = Work(Frozen() with { Baseline = Baseline.Line });
        var last = result.Years[^1];
        (last.Year, last.GapBillion, last.AtTarget).ShouldBe((2035, 0m, 31));
        result.ReachedIn.ShouldNotBeNull();
    }

    [Fact]
    public void Each_fair_share_rule_divides_the_whole_and_equal_GDP_shares_are_the_target()
    {
        var result = Work(Frozen());
        for (var rule = 0; rule < FairShare.Rules.Length; rule++)
        {
            var carried = result.Allies.Sum(a => a.Fair[rule] * a.SpendingBillion / a.Percent);
            var needed = result.Allies.Sum(a => result.Target * a.SpendingBillion / a.Percent);
            carried.ShouldBe(needed, needed / 1_000_000);
        }
        result.Allies.ShouldAllBe(a => Math.Abs(a.Fair[0] - 3.5m) < 0.0001m);
        result.Allies.ShouldAllBe(a => a.FairLow <= a.FairHigh);
    }

    [Fact]
    public void A_relative_window_needs_the_day_it_counts_from()
    {
        Work(Frozen()).Windows.ShouldNotContain(w => w.Label.Contains("Reesink", StringComparison.Ordinal));
        var window = Work(Frozen() with { WarEnds = new DateOnly(2027, 6, 30) })
            .Windows.Single(w => w.Label.Contains("Reesink", StringComparison.Ordinal));
        window.Window.ShouldBe(new DateWindow(new DateOnly(2027, 6, 30), new DateOnly(2028, 6, 30)));
        Work(Frozen() with { Baseline = Baseline.Line, ThreatWindow = DateWindow.TryParse("2040/2041") })
            .Windows[0]
            .Closes.ShouldBe(PathCloses.Before);
        Work(
            Frozen() with
            {
                ThreatWindow = DateWindow.TryParse("2040/2041"),
                Changes = [ScenarioChange.TryParse("all spends 1")!],
            }
        )
            .Windows[0]
            .Closes.ShouldBe(PathCloses.NotInSight);
    }

    [Fact]
    public void Growth_changes_amounts_and_not_shares()
    {
        var (slow, fast) = (Work(Frozen("all grows 0")), Work(Frozen("all grows 3")));
        fast.Years[^1].SpendingBillion.ShouldBeGreaterThan(slow.Years[^1].SpendingBillion * 1.2m);
        fast.Years[^1].Percent.ShouldBe(slow.Years[^1].Percent, 0.05m);
    }

    [Theory]
    [InlineData("nowhere", "SCN001")]
    [InlineData("hague-2025-related", "SCN002")]
    public void A_scenario_about_nothing_is_refused(string pledge, string code) =>
        WhatIf
            .Work(Frozen() with { Pledge = pledge }, Record, Projection(), Means, Today)
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe(code);

    [Fact]
    public void A_change_is_written_as_it_was_read() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<ushort>(),
                ArbMap.Default.ArbFor<byte>(),
                (number, kind) =>
                {
                    ScenarioChange change = (kind % 4) switch
                    {
                        0 => new ScenarioChange.Spends(StateCode.Parse("ESP"), number % 10000 / 100m, null),
                        1 => new ScenarioChange.Spends(null, number % 10000 / 100m, 2000 + (number % 100)),
                        2 => new ScenarioChange.Leaves(StateCode.Parse("USA"), 2000 + (number % 100)),
                        _ => new ScenarioChange.Grows(null, (number % 400 / 10m) - 20),
                    };
                    ScenarioChange.TryParse(change.ToString()).ShouldBe(change);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("ESP")]
    [InlineData("ESP spends lots")]
    [InlineData("all leaves 2027")]
    [InlineData("ESP spends -2")]
    [InlineData("ESP spends 2.1 by never")]
    [InlineData("ESP spends 2,1")]
    public void What_is_no_change_is_not_read(string text) => ScenarioChange.TryParse(text).ShouldBeNull();

    [Fact]
    public void A_scenario_file_is_read_or_refused_with_its_line()
    {
        var file = Path.Combine(Path.GetTempPath(), $"foedera-scenario-{Guid.NewGuid():N}.yaml");
        try
        {
            File.WriteAllText(
                file,
                "name: A\npledge: hague-2025-core\nbaseline: line\nchanges:\n  - ESP spends 2.1\nthreat_window: 2028/2030\n"
            );
            ScenarioReader.Read(file).Try(out var scenario).ShouldBeTrue();
            (scenario!.Baseline, scenario.Changes.Length, scenario.ThreatWindow!.ToEdtf()).ShouldBe(
                (Baseline.Line, 1, "2028/2030")
            );
            File.WriteAllText(file, "name: A\npledge: x\nbaseline: dream\nchanges: [ESP dances]\ncolour: red\n");
            ScenarioReader
                .Read(file)
                .Problems.Select(p => p.Code)
                .ShouldBe(["PACK010", "SCN005", "PACK007"], ignoreOrder: true);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Scenario Frozen(params string[] changes) =>
        new("a test", "hague-2025-core", Baseline.Frozen)
        {
            Changes = [.. changes.Select(c => ScenarioChange.TryParse(c)!)],
        };

    private static Projection Projection() => Projected;

    private static ScenarioResult Work(Scenario scenario)
    {
        var worked = WhatIf.Work(scenario, Record, Projection(), Means, Today);
        return worked.Try(out var result)
            ? result
            : throw new InvalidOperationException(string.Join('\n', worked.Problems));
    }
}
