using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Delivered;
using Foedera.Reading.Series;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera what-if FILE</c>: alliance totals, who carries what, and whether the path closes before the
/// windows that services warn of.</summary>
public static class WhatIfVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description =
                "A scenario: name, pledge, baseline (projection, line or frozen), changes, threat_window, war_ends.",
        };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "From what was known on this day. Without it, today.",
            HelpName = "DATE",
        };
        var reach = new Option<decimal?>("--reach")
        {
            Description =
                "The way back: what would have to change for the alliance to be at this per cent of its joint GDP, in the year of --in.",
            HelpName = "PERCENT",
        };
        var by = new Option<int?>("--in")
        {
            Description = "The year of --reach; without it, the pledge's deadline.",
            HelpName = "YEAR",
        };
        var (format, db, packs) = (SharedOptions.Format(), SharedOptions.Db(), SharedOptions.Packs());
        var command = new Command(
            "what-if",
            "Work a scenario out: totals, shares under several fair-share rules, and the threat windows."
        )
        {
            file,
            asOf,
            reach,
            by,
            format,
            db,
            packs,
        };
        command.SetAction(
            async (args, stop) =>
            {
                var read = ScenarioReader.Read(args.GetValue(file)!.FullName);
                if (!read.Try(out var scenario))
                    throw new InputException(read.Problems);
                var record = await DeliveredSource.LoadAsync(args.GetValue(packs), args.GetValue(db)!, stop);
                var day = DeliveredSource.Day(args.GetValue(asOf));
                var worked = WhatIf.Work(
                    scenario,
                    record,
                    DeliveredSource.Project(record, day),
                    DeliveredSource.Means,
                    day
                );
                if (!worked.Try(out var result))
                    throw new InputException(worked.Problems);
                var unchanged = scenario.Changes.IsEmpty
                    ? null
                    : WhatIf.Work(
                        scenario with
                        {
                            Changes = [],
                        },
                        record,
                        DeliveredSource.Project(record, day),
                        DeliveredSource.Means,
                        day
                    );
                var difference =
                    unchanged?.Try(out var without) == true ? ScenarioDifference.Of(result, without) : null;
                NeededChange? needed = null;
                if (args.GetValue(reach) is { } percent)
                {
                    var aim = new Aim(
                        percent,
                        args.GetValue(by) ?? record.PledgeOf(scenario.Pledge)?.By ?? result.Years[^1].Year
                    );
                    var back = WhatIf.Needed(
                        scenario,
                        aim,
                        record,
                        DeliveredSource.Project(record, day),
                        DeliveredSource.Means,
                        day
                    );
                    if (!back.Try(out needed))
                        throw new InputException(back.Problems);
                }
                Print(args.GetValue(format), record, result, difference, needed);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static void Print(
        OutputFormat format,
        DeliveredRecord record,
        ScenarioResult result,
        ScenarioDifference? difference,
        NeededChange? needed
    )
    {
        if (format == OutputFormat.Json)
        {
            Printer.PrintJson(Json(record, result, difference, needed));
            return;
        }
        if (format == OutputFormat.Table)
        {
            Console.Out.WriteLine(
                $"{result.Scenario.Name} (baseline: {result.Scenario.Baseline.ToString().ToLowerInvariant()}; as of {result.KnownOn:yyyy-MM-dd}; US dollars of 2015)"
            );
            if (difference is not null)
                Console.Out.WriteLine(difference.Sentence(record.NameOf, result.Target));
            if (needed is not null)
                Console.Out.WriteLine(needed.Sentence(record.NameOf));
            Printer.Print(
                format,
                result.Years,
                y => y,
                ("Year", y => y.Year.ToString(CultureInfo.InvariantCulture)),
                ("% of joint GDP", y => Number(y.Percent, "0.00")),
                ("Thousand million USD", y => Number(y.SpendingBillion, "0")),
                ("Lacking to the target", y => Number(y.GapBillion, "0")),
                ("At the target", y => $"{y.AtTarget} of {y.Counted}")
            );
        }
        Printer.Print(
            format,
            result.Allies,
            a => AllyJson(record, a),
            ("Ally", a => a.Who.Code),
            ("% of GDP", a => Number(a.Percent, "0.00")),
            ("Thousand million USD", a => Number(a.SpendingBillion, "0.0")),
            ("Part of all", a => $"{Number(a.PartOfAlliance * 100, "0.0")} %"),
            ("Fair shares, % of GDP", a => $"{Number(a.FairLow, "0.00")}–{Number(a.FairHigh, "0.00")}")
        );
        if (format == OutputFormat.Table)
            PrintWords(record, result);
    }

    private static void PrintWords(DeliveredRecord record, ScenarioResult result)
    {
        Console.Out.WriteLine(
            result.ReachedIn is { } year
                ? $"The alliance as a whole is at {Number(result.Target, "0.0")} % in {year}."
                : $"The alliance as a whole is not at {Number(result.Target, "0.0")} % within the years shown."
        );
        if (!result.Windows.IsEmpty)
            Console.Out.WriteLine(
                $"Before {result.Windows.Count(w => w.Closes == PathCloses.Before)} of the {result.Windows.Length} assessed threat windows (--format json lists them)."
            );
        if (!result.LeftOut.IsEmpty)
            Console.Out.WriteLine(
                $"Left out, for want of figures: {string.Join(", ", result.LeftOut.Select(record.NameOf))}."
            );
        foreach (var rule in FairShare.Rules)
            Console.Out.WriteLine($"Fair share '{rule.Id}': {rule.Name}. {rule.Source}.");
    }

    private static object? NeededJson(DeliveredRecord record, NeededChange? needed) =>
        needed is null
            ? null
            : new
            {
                Sentence = needed.Sentence(record.NameOf),
                Aim = needed.Aim.Percent,
                needed.Aim.Year,
                Percent = Math.Round(needed.Percent, 3),
                LackingBillion = Math.Round(needed.LackingBillion, 1),
                Points = Math.Round(needed.Points, 3),
                Floor = needed.Floor is { } floor ? Math.Round(floor, 3) : (decimal?)null,
                needed.BelowFloor,
                Alone = needed.Alone.Select(a => new { Ally = a.Who.Code, Percent = Math.Round(a.Percent, 3) }),
            };

    private static object Json(
        DeliveredRecord record,
        ScenarioResult result,
        ScenarioDifference? difference,
        NeededChange? needed
    ) =>
        new
        {
            Scenario = new
            {
                result.Scenario.Name,
                result.Scenario.Pledge,
                result.Scenario.Baseline,
                Changes = result.Scenario.Changes.Select(c => c.ToString()),
                ThreatWindow = result.Scenario.ThreatWindow?.ToEdtf(),
                result.Scenario.WarEnds,
            },
            result.KnownOn,
            result.Target,
            result.ReachedIn,
            Difference = difference is null
                ? null
                : new
                {
                    Sentence = difference.Sentence(record.NameOf, result.Target),
                    difference.Year,
                    Allies = difference.Allies.Select(a => new
                    {
                        Ally = a.Who.Code,
                        Percent = Math.Round(a.With.Percent, 3),
                        Unchanged = Math.Round(a.Without.Percent, 3),
                        Billion = Math.Round(a.With.SpendingBillion - a.Without.SpendingBillion, 3),
                        NeededPoints = Math.Round(a.NeededPoints, 3),
                    }),
                    Alliance = new
                    {
                        Percent = Math.Round(difference.Alliance.Percent, 3),
                        Unchanged = Math.Round(difference.Unchanged.Percent, 3),
                        NeededPoints = Math.Round(difference.NeededPoints, 3),
                        NeededBillion = Math.Round(difference.NeededBillion, 1),
                    },
                },
            Needed = NeededJson(record, needed),
            Currency = "USD, 2015 prices and exchange rates",
            Years = result.Years.Select(y => new
            {
                y.Year,
                SpendingBillion = Math.Round(y.SpendingBillion, 2),
                Percent = Math.Round(y.Percent, 3),
                GapBillion = Math.Round(y.GapBillion, 2),
                y.AtTarget,
                y.Counted,
            }),
            Allies = result.Allies.Select(a => AllyJson(record, a)),
            LeftOut = result.LeftOut.Select(s => s.Code),
            Windows = result.Windows.Select(w => new
            {
                w.Label,
                Window = w.Window.ToEdtf(),
                w.Closes,
            }),
            FairShareRules = FairShare.Rules.Select(r => new
            {
                r.Id,
                r.Name,
                r.Source,
            }),
        };

    private static object AllyJson(DeliveredRecord record, AllyShare ally) =>
        new
        {
            Ally = ally.Who.Code,
            Name = record.NameOf(ally.Who),
            Percent = Math.Round(ally.Percent, 3),
            SpendingBillion = Math.Round(ally.SpendingBillion, 3),
            PartOfAlliance = Math.Round(ally.PartOfAlliance, 5),
            FairLow = Math.Round(ally.FairLow, 3),
            FairHigh = Math.Round(ally.FairHigh, 3),
            Fair = FairShare
                .Rules.Select((r, i) => (r.Id, Value: Math.Round(ally.Fair[i], 3)))
                .ToDictionary(f => f.Id, f => f.Value),
        };

    private static string Number(decimal value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}
