using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Makes the scenario page. Its address holds the whole scenario, so that it can be shared and kept.</summary>
internal static class WhatIfViews
{
    private static readonly char[] Separators = ['\n', '\r', ';'];

    /// <summary>Questions that people ask first, each as the address of its answer.</summary>
    public static ImmutableArray<(string Name, string Changes)> Presets { get; } =
    [
        ("Spain stays at 2.1 %", "ESP spends 2.1"),
        ("The United States leave in 2028", "USA leaves 2028"),
        ("Germany is at 3.5 % in 2029", "DEU spends 3.5 by 2029"),
        ("All are at 3.5 % in 2030", "all spends 3.5 by 2030"),
        ("Economies stand still", "all grows 0"),
    ];

    public static async Task<Shown<WhatIfPage, WhatIfView>> OfAsync(
        PledgeLibrary library,
        ScenarioForm asked,
        DateOnly day,
        CancellationToken stop
    )
    {
        var view = await ViewAsync(library, asked, day, stop);
        return new Shown<WhatIfPage, WhatIfView>(view) { Csv = Table, Status = view.Problems.IsEmpty ? 200 : 400 };
    }

    public static async Task<WhatIfView> ViewAsync(
        PledgeLibrary library,
        ScenarioForm asked,
        DateOnly day,
        CancellationToken stop
    )
    {
        var pledges = library
            .Record.Pledges.Where(p => p.Made <= day && p.Target is not null && !p.Indicators.IsEmpty)
            .ToImmutableArray();
        var form = asked with
        {
            Pledge =
                asked.Pledge.Length > 0
                    ? asked.Pledge
                    : pledges.OrderByDescending(p => p.Parties.Length).FirstOrDefault()?.Id ?? "",
            Baseline = asked.Baseline.Length > 0 ? asked.Baseline : "frozen",
        };
        var threats = await library.ThreatsAsync(day, stop);
        var (scenario, problems) = Read(form, form.Changes);
        var (second, others) = form.Other.Length > 0 ? Read(form, form.Other) : (null, []);
        ScenarioResult? result = null,
            unchanged = null,
            other = null;
        if (scenario is not null && others.IsEmpty)
        {
            var book = library.PathsOn(day);
            var worked = book.Work(scenario, day, threats);
            var compared = second is null ? null : book.Work(second, day, threats);
            if (compared?.Try(out other) == false)
                others = [.. compared.Problems.Select(p => p.Message)];
            if (!worked.Try(out result))
                problems = [.. worked.Problems.Select(p => p.Message)];
            else if (!scenario.Changes.IsEmpty)
                book.Work(scenario with { Changes = [] }, day, threats).Try(out unchanged);
        }
        var (back, wrong) = scenario is null ? (null, []) : Back(library, scenario, form, day);
        problems = [.. problems.Concat(others).Concat(wrong).Distinct()];
        var record = library.Record;
        return new WhatIfView(
            form,
            day,
            [.. pledges.Select(p => PledgeViews.Line(p, record, day))],
            problems,
            result is null ? null : Sentence(result, unchanged, record),
            result?.Target,
            result?.ReachedIn,
            Years(result),
            Years(unchanged),
            Years(other),
            result is null ? [] : [.. result.Allies.Select(a => Share(a, record))],
            result is null ? [] : [.. result.LeftOut.Select(record.NameOf)],
            result is null ? [] : [.. result.Windows.Select(w => new WindowView(w.Label, w.Window.ToEdtf(), w.Closes))],
            [.. FairShare.Rules.Select(r => new RuleView(r.Id, r.Name, r.Source) { Heading = r.Heading })],
            [.. Windows(threats, scenario)],
            scenario is null ? null : File(scenario)
        )
        {
            Back = back,
            Imprint = new Imprint(form.Name.Length > 0 ? $"What if: {form.Name}" : "What if", Address(asked))
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                IsPrivate = true,
                Sources =
                [
                    .. new[] { PledgeLibrary.Means.Gdp, PledgeLibrary.Means.Population }
                        .Select(record.IndicatorOf)
                        .OfType<Indicator>()
                        .Select(i => new Source($"{i.Credit}: {i.Name}", i.Address)),
                ],
            },
        };
    }

    private static (string? Sentence, ImmutableArray<string> Problems) Back(
        PledgeLibrary library,
        Scenario scenario,
        ScenarioForm form,
        DateOnly day
    )
    {
        if (form.Reach.Length == 0 && form.In.Length == 0)
            return (null, []);
        if (
            !decimal.TryParse(form.Reach, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            || percent is <= 0 or > 100
        )
            return (null, [$"“{form.Reach}” is no share of GDP; expected per cent such as 3.5."]);
        if (!int.TryParse(form.In, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return (null, [$"“{form.In}” is no year; expected such as 2030."]);
        var worked = library.PathsOn(day).Needed(scenario, new Aim(percent, year), day);
        return worked.Try(out var needed)
            ? (needed.Sentence(library.Record.NameOf), [])
            : (null, [.. worked.Problems.Select(p => p.Message)]);
    }

    // With the day on which the war ends, assessments that count from it have a window too
    private static IEnumerable<ThreatView> Windows(ImmutableArray<ThreatAssessment> threats, Scenario? scenario) =>
        threats
            .Select(t => ThreatView.Of(t with { Horizon = t.Window(scenario?.WarEnds) }))
            .Concat(
                scenario?.ThreatWindow is { } own
                    ?
                    [
                        new ThreatView(
                            "",
                            "This scenario",
                            own.ToEdtf(),
                            own.ToEdtf(),
                            own.ToEdtf(),
                            null,
                            null,
                            "the window of the scenario",
                            ThreatKind.Possibility,
                            null,
                            ""
                        ),
                    ]
                    : []
            );

    /// <summary>The alliance year by year as rows.</summary>
    public static CsvTable Rows(WhatIfView view) =>
        new(
            [
                "year",
                "percent_of_joint_gdp",
                "without_changes",
                "other_scenario",
                "thousand_million_usd_2015",
                "lacking",
                "at_target",
                "counted",
                "target",
            ],
            view.Years.Select(
                (y, i) =>
                    (IReadOnlyList<string?>)
                        [
                            AllianceViews.Text((int?)y.Year),
                            AllianceViews.Text((decimal?)y.Percent),
                            AllianceViews.Text(view.Unchanged.ElementAtOrDefault(i)?.Percent),
                            AllianceViews.Text(view.Other.ElementAtOrDefault(i)?.Percent),
                            AllianceViews.Text((decimal?)y.SpendingBillion),
                            AllianceViews.Text((decimal?)y.GapBillion),
                            AllianceViews.Text((int?)y.AtTarget),
                            AllianceViews.Text((int?)y.Counted),
                            AllianceViews.Text(view.Target),
                        ]
            )
        );

    /// <summary>The address of a page that shows the scenario.</summary>
    /// <param name="form">The scenario.</param>
    /// <param name="path">/what-if, or its chart.</param>
    public static string Address(ScenarioForm form, string path = "/what-if") =>
        Addresses.Query(
            path,
            ("name", form.Name),
            ("pledge", form.Pledge),
            ("baseline", form.Baseline),
            ("changes", OneLine(form.Changes)),
            ("other", OneLine(form.Other)),
            ("window", form.Window),
            ("war_ends", form.WarEnds),
            ("reach", form.Reach),
            ("in", form.In),
            ("as_of", form.AsOf)
        );

    private static string OneLine(string changes) =>
        string.Join(
            ';',
            changes.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );

    private static (Scenario? Scenario, ImmutableArray<string> Problems) Read(ScenarioForm form, string asked)
    {
        var problems = new List<string>();
        var changes = asked
            .Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Take(100)
            .Select(t => (Text: t, Change: ScenarioChange.TryParse(t)))
            .ToArray();
        problems.AddRange(
            changes
                .Where(c => c.Change is null)
                .Select(c =>
                    $"“{c.Text}” is no change; expected such as “ESP spends 2.1”, “DEU spends 3.5 by 2029”, “USA leaves 2027” or “all grows 1.5”."
                )
        );
        if (!Enum.TryParse<Baseline>(form.Baseline, ignoreCase: true, out var baseline) || !Enum.IsDefined(baseline))
            problems.Add($"“{form.Baseline}” is no baseline; expected projection, line or frozen.");
        var window = form.Window.Length == 0 ? null : DateWindow.TryParse(form.Window);
        if (form.Window.Length > 0 && window is null)
            problems.Add($"“{form.Window}” is no window; expected such as 2028/2030.");
        var war = Days.ParseAsked(form.WarEnds);
        if (form.WarEnds.Length > 0 && war is null)
            problems.Add($"“{form.WarEnds}” is no day that can be asked about; expected YYYY-MM-DD, 1500 to 2200.");
        return problems.Count > 0
            ? (null, [.. problems])
            : (
                new Scenario(form.Name.Length > 0 ? form.Name : "no name yet", form.Pledge, baseline)
                {
                    Changes = [.. changes.Select(c => c.Change!)],
                    ThreatWindow = window,
                    WarEnds = war,
                },
                []
            );
    }

    // The difference goes first; how the threat windows lie to it is one sentence
    private static string Sentence(ScenarioResult result, ScenarioResult? unchanged, DeliveredRecord record)
    {
        if (unchanged is null)
            return Sentence(result);
        var windows = result.Windows.IsEmpty
            ? ""
            : $" {Before(result.Windows.Count(w => w.Closes == PathCloses.Before), result.Windows.Length)}";
        return ScenarioDifference.Of(result, unchanged).Sentence(record.NameOf, result.Target) + windows;
    }

    private static string Sentence(ScenarioResult result)
    {
        var last = result.Years[^1];
        var closes = result.ReachedIn is { } year
            ? string.Create(CultureInfo.InvariantCulture, $"is at {result.Target:0.0#} % of its joint GDP in {year}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"is not at {result.Target:0.0#} % of its joint GDP by {last.Year}: it stands at {last.Percent:0.00} %"
            );
        var before = result.Windows.Count(w => w.Closes == PathCloses.Before);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The alliance as a whole {closes}, and allies below the mark lack {last.GapBillion:0} thousand million US dollars (of 2015) in {last.Year}. {(result.Windows.IsEmpty ? "" : $"{Before(before, result.Windows.Length)}")}"
        );
    }

    private static string Before(int before, int all) =>
        before switch
        {
            0 => $"It does not get there before any of the {all} assessed threat windows.",
            _ when before == all => $"It gets there before all {all} assessed threat windows.",
            _ => $"It gets there before {before} of the {all} assessed threat windows.",
        };

    private static ImmutableArray<AllianceYearView> Years(ScenarioResult? result) =>
        result is null
            ? []
            :
            [
                .. result.Years.Select(y => new AllianceYearView(
                    y.Year,
                    Math.Round(y.SpendingBillion, 2),
                    Math.Round(y.Percent, 3),
                    Math.Round(y.GapBillion, 2),
                    y.AtTarget,
                    y.Counted
                )),
            ];

    private static AllyShareView Share(AllyShare ally, DeliveredRecord record) =>
        new(
            ally.Who.Code,
            record.NameOf(ally.Who),
            Math.Round(ally.Percent, 3),
            Math.Round(ally.SpendingBillion, 3),
            Math.Round(ally.PartOfAlliance, 5),
            Math.Round(ally.FairLow, 3),
            Math.Round(ally.FairHigh, 3),
            FairShare
                .Rules.Select((r, i) => (r.Id, Value: Math.Round(ally.Fair[i], 3)))
                .ToDictionary(f => f.Id, f => f.Value, StringComparer.Ordinal)
        );

    // The same scenario as a file for 'foedera what-if'
    private static string File(Scenario scenario) =>
        string.Join(
            '\n',
            [
                $"name: \"{scenario.Name.Replace("\"", "'", StringComparison.Ordinal)}\"",
                $"pledge: {scenario.Pledge}",
                $"baseline: {scenario.Baseline.ToString().ToLowerInvariant()}",
                .. scenario.Changes.IsEmpty ? [] : scenario.Changes.Select(c => $"  - {c}").Prepend("changes:"),
                .. scenario.ThreatWindow is { } window ? new[] { $"threat_window: {window.ToEdtf()}" } : [],
                .. scenario.WarEnds is { } day ? new[] { $"war_ends: {day:yyyy-MM-dd}" } : [],
            ]
        );

    private static CsvTable Table(WhatIfView view) =>
        new(
            [
                "ally",
                "name",
                "percent_of_gdp",
                "thousand_million_usd_2015",
                "part_of_alliance",
                .. view.Rules.Select(r => $"fair_{r.Id}"),
            ],
            view.Allies.Select(a =>
                (IReadOnlyList<string?>)
                    [
                        a.Ally,
                        a.Name,
                        AllianceViews.Text((decimal?)a.Percent),
                        AllianceViews.Text((decimal?)a.SpendingBillion),
                        AllianceViews.Text((decimal?)a.PartOfAlliance),
                        .. view.Rules.Select(r => AllianceViews.Text((decimal?)a.Fair[r.Id])),
                    ]
            )
        );
}
