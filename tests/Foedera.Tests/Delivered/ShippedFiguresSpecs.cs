using System.Globalization;
using System.Text.Json;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;

namespace Foedera.Tests.Delivered;

/// <summary>What the pack that comes with Foedera says.</summary>
public sealed class ShippedFiguresSpecs
{
    private const string Share = "nato-defence-share-gdp";
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly DeliveredRecord Record = Load();

    [Fact]
    public void For_2024_there_were_23_allies_at_two_per_cent_in_June_2024_and_18_in_August_2025()
    {
        var before = Record.AtLeast(Share, "NATO-2024-06", 2024, 2);
        var after = Record.AtLeast(Share, "NATO-2025-08", 2024, 2);
        (before.Length, after.Length).ShouldBe((23, 18));
        before
            .Except(after)
            .Select(s => Record.NameOf(s))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Albania", "Bulgaria", "Montenegro", "North Macedonia", "Slovakia"]);
        after.Except(before).ShouldBeEmpty();
    }

    [Fact]
    public void The_edition_of_July_2026_has_28_allies_of_31_at_two_per_cent_for_2025_and_30_for_2026()
    {
        const string Core = "nato-core-defence-share-gdp";
        var listed = Record
            .Observations.All.Where(o => o is { Indicator: Core, Vintage: "NATO-2026-07" })
            .Select(o => o.Who)
            .Distinct()
            .ToArray();
        var (in2025, in2026) = (
            Record.AtLeast(Core, "NATO-2026-07", 2025, 2),
            Record.AtLeast(Core, "NATO-2026-07", 2026, 2)
        );
        (listed.Length, in2025.Length, in2026.Length).ShouldBe((31, 28, 30));
        listed.Except(in2025).Select(s => s.Code).Order(StringComparer.Ordinal).ShouldBe(["ALB", "CZE", "SVN"]);
    }

    [Theory]
    [InlineData("hague-2025-core", "18 on path, 5 there already, 8 behind path", "ISL")]
    [InlineData("vilnius-2023", "28 met, 3 missed", "ISL")]
    [InlineData("wales-2014-share", "15 met, 9 met late, 3 missed", "ISL")]
    public void The_standings_on_a_day_of_November_2026(string pledge, string counts, string unknown)
    {
        var count = StatusCount.Of(Record.StatusesOn(Record.PledgeOf(pledge)!, new DateOnly(2026, 11, 26)));
        var said = count.Counts.Select(c => $"{c.Count} {StatusSentence.Word(c.Schedule)}").ToHashSet();
        said.SetEquals(counts.Split(", ")).ShouldBeTrue(string.Join(", ", said));
        count.Unrated.Select(u => u.Code).ShouldBe([unknown]);
    }

    [Theory]
    [InlineData("wales-2014-share", "CZE", Schedule.Missed)]
    [InlineData("vilnius-2023", "CZE", Schedule.Missed)]
    [InlineData("vilnius-2023", "ALB", Schedule.Missed)]
    [InlineData("vilnius-2023", "SVN", Schedule.Missed)]
    public void What_the_table_of_July_2026_changed(string pledge, string ally, Schedule schedule) =>
        StatusRule
            .StatusOn(
                Record.PledgeOf(pledge)!,
                StateCode.Parse(ally),
                new DateOnly(2026, 11, 26),
                Record.Observations,
                []
            )!
            .Schedule.ShouldBe(schedule);

    [Fact]
    public void Four_founding_parties_of_Wales_missed_the_share_of_equipment_in_2024()
    {
        var pledge = Record.PledgeOf("wales-2014-equipment")!;
        var short2024 = Record
            .StatusesOn(pledge, new DateOnly(2026, 11, 26))
            .Where(s => s.Schedule is Schedule.Missed or Schedule.MetLate)
            .Select(s => s.Who.Code);
        short2024.Order(StringComparer.Ordinal).ShouldBe(["BEL", "CAN", "NLD", "PRT"]);
    }

    [Fact]
    public void A_figure_of_one_decimal_decides_nobody_s_standing_at_two_per_cent()
    {
        var day = new DateOnly(2026, 5, 1);
        var statuses = Record.StatusesOn(Record.PledgeOf("vilnius-2023")!, day);
        var round = statuses.Where(s => s.Decided is { Value: 2.0m, Vintage: "NATO-AR2025" }).ToArray();
        round.ShouldNotBeEmpty();
        round.ShouldAllBe(s => s.Schedule == null);
    }

    [Fact]
    public void The_four_parts_of_an_ally_s_spending_come_to_the_whole()
    {
        string[] parts =
        [
            "nato-equipment-share",
            "nato-personnel-share",
            "nato-infrastructure-share",
            "nato-other-share",
        ];
        var sums = Record
            .Observations.All.Where(o => o.Vintage == "NATO-2026-07" && parts.Contains(o.Indicator))
            .GroupBy(o => (o.Who, o.Year))
            .Where(g => g.Count() == 4)
            .ToArray();
        sums.Length.ShouldBeGreaterThan(300);
        sums.ShouldAllBe(g => Math.Abs(g.Sum(o => o.Value) - 100) < 0.06m);
    }

    [Fact]
    public void Each_status_of_the_Hague_pledge_agrees_with_a_separate_reckoning_from_the_raw_tables()
    {
        var pledge = Record.PledgeOf("hague-2025-core")!;
        var statuses = Record.StatusesOn(pledge, new DateOnly(2026, 11, 22)).ToDictionary(s => s.Who.Code);
        var cases = JsonSerializer.Deserialize<HagueCase[]>(
            File.ReadAllText(Repository.PathOf("specs", "delivered", "hague-on-2026-11-22.json")),
            Web
        )!;
        statuses.Count.ShouldBe(cases.Length);
        foreach (var expected in cases)
        {
            var status = statuses[expected.Ally];
            (status.Schedule?.ToString(), status.Because[0].Rule).ShouldBe(
                (expected.Schedule, expected.Rule),
                expected.Ally
            );
            if (expected.Value is { } value)
                (status.Decided!.Year, status.Decided.Value).ShouldBe((expected.Year!.Value, value), expected.Ally);
            if (status.LineAsks is { } asks)
                asks.ShouldBe(expected.Line!.Value, 0.0001m, expected.Ally);
        }
    }

    [Fact]
    public void Both_readings_of_Spain_s_position_are_shown_and_come_to_different_ends()
    {
        var pledge = Record.PledgeOf("hague-2025-core")!;
        var spain = StatusRule.StatusOn(
            pledge,
            StateCode.Parse("ESP"),
            new DateOnly(2035, 1, 1),
            Record.Observations,
            []
        )!;
        spain.Disputed.ShouldBeTrue();
        spain.Readings.Select(r => r.Reading.Target).ShouldBe([2.1m, null, 3.5m]);
        spain.Readings.Single(r => r.Reading.Target is null).Schedule.ShouldBeNull();
        StatusRule
            .StatusOn(pledge, StateCode.Parse("ESP"), new DateOnly(2025, 6, 25), Record.Observations, [])!
            .Readings.Length.ShouldBe(3);
        StatusRule
            .StatusOn(pledge, StateCode.Parse("ITA"), new DateOnly(2026, 1, 1), Record.Observations, [])!
            .Disputed.ShouldBeFalse();
    }

    [Fact]
    public void Iceland_is_unknown_and_not_zero_and_is_in_no_count()
    {
        var statuses = Record.StatusesOn(Record.PledgeOf("vilnius-2023")!, new DateOnly(2026, 11, 22));
        var count = StatusCount.Of(statuses);
        count.Unrated.ShouldContain(StateCode.Parse("ISL"));
        (count.Rated + count.Unrated.Length).ShouldBe(32);
        StatusSentence.Of(count).ShouldContain("of which nothing can be said");
    }

    [Fact]
    public void Every_figure_leads_to_the_row_it_was_read_from()
    {
        var files = new Dictionary<string, string[]>();
        foreach (var figure in Record.Observations.All)
        {
            if (!files.TryGetValue(figure.Source.File, out var lines))
                files[figure.Source.File] = lines = File.ReadAllLines(
                    Directory
                        .EnumerateFiles(Repository.PathOf("packs"), figure.Source.File, SearchOption.AllDirectories)
                        .Single()
                );
            lines[figure.Source.Row - 1]
                .ShouldStartWith(
                    $"{figure.Indicator},{figure.Who},{figure.Year},{figure.Value.ToString(CultureInfo.InvariantCulture)},"
                );
        }
        Record.Observations.All.Length.ShouldBeGreaterThan(5000);
        Record.Observations.Editions.ShouldAllBe(e => Record.EditionNotes.ContainsKey(e.Id));
    }

    [Fact]
    public void No_pledge_names_an_indicator_or_a_predecessor_that_is_not_there()
    {
        foreach (var pledge in Record.Pledges)
        {
            pledge.Indicators.ShouldAllBe(i => Record.IndicatorOf(i) != null);
            pledge.Supersedes.ShouldAllBe(s => Record.PledgeOf(s) != null);
        }
        Record.PledgeOf("hague-2025-related")!.Missing().ShouldContain("no published figure measures it");
    }

    internal static DeliveredRecord Load()
    {
        var read = DeliveredPacks.Read([Repository.PathOf("packs")]);
        return read.Try(out var record)
            ? record
            : throw new InvalidOperationException(string.Join('\n', read.Problems));
    }

    private sealed record HagueCase(
        string Ally,
        string? Schedule,
        string Rule,
        int? Year,
        decimal? Value,
        decimal? Line
    );
}
