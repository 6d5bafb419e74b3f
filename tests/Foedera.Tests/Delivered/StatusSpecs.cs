using System.Text.Json;
using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Delivered;

public sealed class StatusSpecs
{
    private static readonly StateCode Who = StateCode.Parse("AAA");
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names() => [.. Cases().Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_standing_of_a_pledge_on_a_day(string name)
    {
        var given = Cases().Single(c => c.Name == name);
        var status = StatusRule.StatusOn(PledgeOf(given), Who, given.On, Figures(given.Figures), [])!;
        (status.Schedule?.ToString(), status.Evidence.ToString(), status.Because[0].Rule).ShouldBe(
            (given.Expect, given.Evidence, given.Rule)
        );
    }

    [Fact]
    public void A_pledge_binds_nobody_before_it_is_made_or_before_accession()
    {
        var pledge = Invented(new DateOnly(2020, 5, 1), target: 2, by: 2030) with
        {
            Parties = [new PledgeParty(Who, new DateOnly(2022, 1, 1))],
        };
        StatusRule.StatusOn(pledge, Who, new DateOnly(2021, 12, 31), Figures([]), []).ShouldBeNull();
        StatusRule.StatusOn(pledge, Who, new DateOnly(2022, 1, 1), Figures([]), []).ShouldNotBeNull();
        StatusRule.StatusOn(pledge, StateCode.Parse("ZZZ"), new DateOnly(2022, 1, 1), Figures([]), []).ShouldBeNull();
    }

    [Fact]
    public void An_editor_s_word_holds_from_its_day_and_leaves_the_rule_s_finding_visible()
    {
        var pledge = Invented(new DateOnly(2020, 5, 1), target: 2, by: 2030);
        var figures = Figures([
            [2019, 1],
            [2021, 1.5m],
        ]);
        EditorialStatus set = new(
            pledge.Id,
            Who,
            new DateOnly(2022, 3, 1),
            Schedule.Withdrawn,
            "The minister said so.",
            "an editor",
            "https://example.org/1"
        );
        StatusRule.StatusOn(pledge, Who, new DateOnly(2022, 2, 28), figures, [set])!.Schedule.ShouldBe(Schedule.OnPath);
        var after = StatusRule.StatusOn(pledge, Who, new DateOnly(2022, 3, 1), figures, [set])!;
        after.Schedule.ShouldBe(Schedule.Withdrawn);
        after.Because.Select(b => b.Rule).ShouldBe(["set-by-editor", "on-line"]);
        StatusRule
            .StatusOn(
                pledge,
                Who,
                new DateOnly(2023, 1, 1),
                figures,
                [set, set with { On = new DateOnly(2022, 9, 1), Schedule = null, Reason = "An error." }]
            )!
            .Schedule.ShouldBe(Schedule.OnPath);
    }

    [Fact]
    public void Sources_that_lie_on_either_side_of_the_target_are_named_and_the_newest_decides()
    {
        var pledge = Invented(new DateOnly(2020, 5, 1), target: 2, by: null) with { Indicators = ["share", "older"] };
        var figures = new Observations(
            [Figure(2021, 2.04m, "May", indicator: "older"), Figure(2021, 1.86m, "July"), Figure(2022, 2.50m, "July")],
            [
                new Vintage("May", DateWindow.Day(new DateOnly(2022, 5, 1))),
                new Vintage("July", DateWindow.Day(new DateOnly(2022, 7, 1))),
            ]
        );
        var status = StatusRule.StatusOn(pledge, Who, new DateOnly(2022, 8, 1), figures, [])!;
        (status.Schedule, status.Decided!.Value).ShouldBe((Schedule.Missed, 1.86m));
        status.Because.Single(b => b.Rule == "sources-disagree").Fact.ShouldContain("2.04 (May)");
        status.Sources.Select(s => s.Value).ShouldBe([2.04m, 1.86m]);
        StatusRule
            .StatusOn(pledge, Who, new DateOnly(2022, 6, 1), figures, [])!
            .Because.ShouldNotContain(b => b.Rule == "sources-disagree");
    }

    /// <summary>The heart of the history: editions may arrive in any order and at any time, and the past stays what it
    /// was.</summary>
    [Fact]
    public void What_was_said_on_a_past_day_is_the_same_whether_reckoned_then_or_now_and_in_whatever_order_editions_came()
    {
        var editions = ArbMap.Default.ArbFor<NonEmptyArray<(byte Day, byte Year, byte Value, bool Estimate)>>();
        Prop.ForAll(
                editions,
                ArbMap.Default.ArbFor<byte>(),
                ArbMap.Default.ArbFor<int>(),
                (rows, dayOfStatus, seed) =>
                {
                    var vintages = rows
                        .Get.Select(r => r.Day)
                        .Distinct()
                        .Select(d => new Vintage($"E{d}", DateWindow.Day(new DateOnly(2020, 1, 1).PlusDays(d * 12))))
                        .ToArray();
                    var figures = rows
                        .Get.DistinctBy(r => (r.Day, r.Year % 12))
                        .Select(r =>
                            Figure(
                                2016 + (r.Year % 12),
                                r.Value / 64m,
                                $"E{r.Day}",
                                r.Estimate ? Certainty.Estimate : Certainty.Actual
                            )
                        )
                        .ToArray();
                    var day = new DateOnly(2020, 1, 1).PlusDays(dayOfStatus * 12);
                    var known = vintages.Where(v => v.KnownFrom <= day).Select(v => v.Id).ToHashSet();
                    var then = new Observations(
                        figures.Where(f => known.Contains(f.Vintage)),
                        vintages.Where(v => known.Contains(v.Id))
                    );
                    var random = new System.Random(seed);
                    random.Shuffle(figures);
                    random.Shuffle(vintages);
                    var now = new Observations(figures, vintages);
                    foreach (
                        var pledge in new[]
                        {
                            Invented(new DateOnly(2018, 6, 1), target: 2, by: 2024),
                            Invented(new DateOnly(2018, 6, 1), target: 2, by: null),
                        }
                    )
                    {
                        var (past, present) = (
                            StatusRule.StatusOn(pledge, Who, day, then, [])!,
                            StatusRule.StatusOn(pledge, Who, day, now, [])!
                        );
                        present.SaysTheSameAs(past).ShouldBeTrue();
                        present.Because.ShouldBe(past.Because);
                        var history = StatusHistory.Of(pledge, Who, new DateOnly(2030, 1, 1), now, []);
                        history
                            .Last(h => h.AsOf <= day)
                            .SaysTheSameAs(present)
                            .ShouldBeTrue($"the history has the same on {day:O}");
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_new_edition_overwrites_nothing()
    {
        var figures = new Observations(
            [Figure(2024, 2.03m, "June", Certainty.Estimate), Figure(2024, 1.70m, "August", Certainty.Estimate)],
            [
                new Vintage("August", DateWindow.Day(new DateOnly(2025, 8, 28))),
                new Vintage("June", DateWindow.Day(new DateOnly(2024, 6, 17))),
            ]
        );
        figures.AsKnownOn("share", Who, new DateOnly(2025, 8, 27)).Latest!.Value.ShouldBe(2.03m);
        figures.AsKnownOn("share", Who, new DateOnly(2025, 8, 28)).Latest!.Value.ShouldBe(1.70m);
        figures.AsKnownOn("share", Who, new DateOnly(2024, 6, 16)).Latest.ShouldBeNull();
        figures.RevisionsOf("share", Who, 2024).Select(r => r.Observation.Value).ShouldBe([2.03m, 1.70m]);
    }

    [Fact]
    public void An_edition_dated_by_its_month_is_known_when_the_month_is_over() =>
        new Vintage("AR", DateWindow.TryParse("2026-03")!).KnownFrom.ShouldBe(new DateOnly(2026, 3, 31));

    internal static Pledge Invented(DateOnly made, decimal? target, int? by) =>
        new("pledge", "A pledge")
        {
            Kind = by is null ? PledgeKind.Maintain : PledgeKind.Reach,
            Made = made,
            Occasion = "A meeting",
            Question = "Is it kept?",
            Meaning = "The figure decides.",
            Parties = [new PledgeParty(Who, made)],
            Indicators = ["share"],
            Target = target,
            By = by,
            Firmness = Firmness.Agreed,
            Bindingness = "A word.",
        };

    internal static Observation Figure(
        int year,
        decimal value,
        string edition = "E",
        Certainty flag = Certainty.Actual,
        string who = "AAA",
        string indicator = "share"
    ) => new(indicator, StateCode.Parse(who), year, value, flag, edition, new SourceRow("invented.csv", year, null));

    private static Observations Figures(decimal[][] figures) =>
        new(figures.Select(f => Figure((int)f[0], f[1])), [new Vintage("E", DateWindow.Day(new DateOnly(2000, 1, 1)))]);

    private static Pledge PledgeOf(StatusCase given)
    {
        var pledge = Invented(given.Made, given.Target, given.By) with
        {
            Kind = Enum.Parse<PledgeKind>(given.Kind),
            From = given.From,
            Indicators = given.Unmeasured ? [] : ["share"],
            Comparator = given.Comparator is { } comparator ? Enum.Parse<Comparator>(comparator) : Comparator.AtLeast,
        };
        return given.Withdrawn is { } day
            ? pledge with
            {
                Events =
                [
                    new PledgeEvent(
                        PledgeEventKind.Withdrawal,
                        DateWindow.Day(day),
                        "It was taken back.",
                        "https://example.org/2"
                    ),
                ],
            }
            : pledge;
    }

    private static StatusCase[] Cases() =>
        JsonSerializer.Deserialize<StatusCase[]>(
            File.ReadAllText(Repository.PathOf("specs", "delivered", "status.json")),
            Web
        )!;

    private sealed record StatusCase(
        string Name,
        string Kind,
        DateOnly Made,
        decimal? Target,
        int? By,
        int? From,
        string? Comparator,
        bool Unmeasured,
        DateOnly? Withdrawn,
        DateOnly On,
        decimal[][] Figures,
        string? Expect,
        string Evidence,
        string Rule
    );
}
