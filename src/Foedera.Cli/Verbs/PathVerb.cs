using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;
using Foedera.Web.Pages.Delivered;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera path ALLY --pledge ID</c>: where an ally's figure may go until the pledge falls due.</summary>
public static class PathVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var ally = new Argument<string>("ally") { Description = "The ally, by name or ISO code." };
        var pledge = new Option<string?>("--pledge") { Description = "The pledge.", HelpName = "ID" };
        var indicator = new Option<string?>("--indicator")
        {
            Description = "A measure in place of a pledge: a share, such as nato-equipment-share.",
            HelpName = "ID",
        };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "From what was known on this day. Without it, today.",
            HelpName = "DATE",
        };
        var scenario = new Option<FileInfo?>("--scenario")
        {
            Description = "Show the ally's figures in this scenario beside the projection.",
            HelpName = "FILE",
        };
        var (format, db, packs) = (SharedOptions.Format(), SharedOptions.Db(), SharedOptions.Packs());
        var command = new Command(
            "path",
            "Project an ally's figure to a pledge's deadline, with the chance of meeting it."
        )
        {
            ally,
            pledge,
            indicator,
            asOf,
            scenario,
            format,
            db,
            packs,
        };
        command.Validators.Add(given =>
        {
            var both = given.GetValue(pledge) is not null && given.GetValue(indicator) is not null;
            if (both || (given.GetValue(pledge) ?? given.GetValue(indicator)) is null)
                given.AddError("Name a pledge (--pledge) or a measure (--indicator).");
            if (given.GetValue(indicator) is not null && given.GetValue(scenario) is not null)
                given.AddError("A scenario is about a pledge: --scenario goes with --pledge.");
        });
        command.SetAction(
            async (args, stop) =>
            {
                var record = await DeliveredSource.LoadAsync(args.GetValue(packs), args.GetValue(db)!, stop);
                var day = DeliveredSource.Day(args.GetValue(asOf));
                var who = DeliveredSource.Ally(record, args.GetValue(ally)!);
                if (args.GetValue(indicator) is { } measure)
                {
                    PrintMeasure(args.GetValue(format), record, measure, who, day);
                    return ExitCode.Success;
                }
                var projection = DeliveredSource.Project(record, day);
                var asked = DeliveredSource.Pledge(record, args.GetValue(pledge)!);
                var path = projection.Path(asked, who) ?? throw new InputException(NoPath(record, asked, who, day));
                var assumed = args.GetValue(scenario) is { } file
                    ? Assumed(file.FullName, record, projection, who, day)
                    : null;
                var amounts = AmountView.Of(
                    projection.Amounts(
                        DeliveredSource.Pledge(record, path.Pledge),
                        who,
                        record.SharesOfGdp,
                        DeliveredSource.Means.Gdp
                    ),
                    record
                );
                Print(args.GetValue(format), record, path, amounts, assumed);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Problem NoPath(DeliveredRecord record, Pledge pledge, StateCode who, DateOnly day)
    {
        var claims = pledge
            .Readings.Where(r => r.Who == who && r.On <= day)
            .Select(r => $" Claimed by {r.Holder}: {r.Means}");
        return new Problem(
            "PATH002",
            $"No path can be drawn for {record.NameOf(who)} and '{pledge.Id}' as of {day:yyyy-MM-dd}: "
                + (
                    pledge.Indicators.IsEmpty && pledge.Unit == "%"
                        ? "nobody publishes figures of it." + string.Concat(claims)
                        : $"the pledge names no figure, does not bind it, or fewer than {PathPanel.FewestYears} years are known."
                )
        );
    }

    private static void PrintMeasure(
        OutputFormat format,
        DeliveredRecord record,
        string id,
        StateCode who,
        DateOnly day
    )
    {
        var shares = record.Indicators.Where(MeasurePath.IsShare).Select(one => one.Id);
        if (record.IndicatorOf(id) is not { } indicator || !MeasurePath.IsShare(indicator))
            throw new InputException(
                new Problem(
                    "PATH003",
                    $"'{id}' is no measure that is a share; expected one of {string.Join(", ", shares)}"
                )
            );
        var pledge = MeasureViews.PledgeOf(record, indicator, who, day);
        var known = record.Observations.AsKnownOn(indicator.Id, who, day);
        var path = MeasurePath.Of(indicator, who, record.Observations, day, pledge?.Target);
        if (path is null)
            throw new InputException(
                new Problem("PATH004", MeasureViews.Sentence(record.NameOf(who), indicator, known, null))
            );
        var years = path.Years.Select(MeasureYearView.Of);
        if (format == OutputFormat.Json)
        {
            Printer.PrintJson(
                new
                {
                    Indicator = indicator.Id,
                    Ally = who.Code,
                    Name = record.NameOf(who),
                    path.KnownOn,
                    path.Target,
                    Pledge = pledge?.Id,
                    Known = known.Values.Select(FigureView.Of),
                    Years = years,
                }
            );
            return;
        }
        Printer.Print(
            format,
            years,
            y => y,
            ("Year", y => y.Year.ToString(CultureInfo.InvariantCulture)),
            ("Median", y => Number(y.Median)),
            ("Half lie in", y => Range((y.Low50, y.High50))),
            ("Four in five", y => Range((y.Low80, y.High80))),
            ("19 in 20", y => Range((y.Low95, y.High95))),
            ("Chance of the target", y => y.ChanceAtTarget is { } chance ? Percent(chance) : ""),
            ("Held before", y => y.Held is { } held ? $"{Percent(held)} of {y.Checks}" : "")
        );
        if (format == OutputFormat.Table)
            Console.Out.WriteLine(MeasureViews.Sentence(record.NameOf(who), indicator, known, path));
    }

    private static Dictionary<int, decimal> Assumed(
        string file,
        DeliveredRecord record,
        Projection projection,
        StateCode who,
        DateOnly day
    )
    {
        var read = ScenarioReader.Read(file);
        if (!read.Try(out var scenario))
            throw new InputException(read.Problems);
        var worked = WhatIf.PathOf(scenario, who, record, projection, DeliveredSource.Means, day);
        return worked.Try(out var years) ? years.ToDictionary() : throw new InputException(worked.Problems);
    }

    private static void Print(
        OutputFormat format,
        DeliveredRecord record,
        ProjectedPath path,
        AmountView? amounts,
        Dictionary<int, decimal>? assumed
    )
    {
        if (format == OutputFormat.Json)
        {
            Printer.PrintJson(Json(record, path, amounts, assumed));
            return;
        }
        var line = path.CredibleLine.ToDictionary(l => l.Year, l => l.Value);
        Printer.Print(
            format,
            path.Years,
            y => YearJson(y, line, assumed),
            [
                ("Year", y => y.Year.ToString(CultureInfo.InvariantCulture)),
                ("Median", y => Number(y.Median)),
                ("Half lie in", y => Range(y.Half)),
                ("Four in five", y => Range(y.Eighty)),
                ("19 in 20", y => Range(y.NinetyFive)),
                ("Straight line", y => line.TryGetValue(y.Year, out var asks) ? Number((double)asks) : ""),
                ("Chance of the target", y => Percent(y.ChanceAtTarget)),
                .. assumed is null
                    ? Array.Empty<(string, Func<ProjectedYear, string>)>()
                    : [("Scenario", y => assumed.TryGetValue(y.Year, out var value) ? Number((double)value) : "")],
            ]
        );
        if (format == OutputFormat.Table)
            PrintWords(record, path, amounts);
    }

    private static void PrintWords(DeliveredRecord record, ProjectedPath path, AmountView? amounts)
    {
        var latest = path.Known.Latest!;
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{record.NameOf(path.Who)}: {latest.Value:0.00} in {latest.Year} ({latest.Flag.ToString().ToLowerInvariant()}, {latest.Vintage}); the pledge asks for {path.Target:0.00} in {path.Deadline}."
            )
        );
        if (path.Known.Of(path.Deadline) is { } decided)
        {
            var outcome = path.ChanceOfMeeting > 0 ? "met" : "missed";
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path.Deadline} has decided: {decided.Value:0.00} then, so {outcome}; nothing is left to project."
                )
            );
            return;
        }
        Console.Out.WriteLine($"Chance of meeting it: {Percent(path.ChanceOfMeeting)}{Pulled(path)}");
        if (path.RequiredYearlyChange is { } required)
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Rise needed each year: {required:0.00} points; pace of the last three years: {path.Pace:+0.00;-0.00} points a year, which gets there {(path.ReachedAtPace is { } year ? $"in {year}" : "never")}."
                )
            );
        if (amounts is { } money && money.Years[^1] is { } end)
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"In money ({money.Unit}, {money.PriceBase}): in {end.Year} the middle is {end.Median:0.0}, four in five futures lie between {end.Low80:0.0} and {end.High80:0.0}; the pledge would be {end.Asked:0.0}; in {money.LastYear} it was about {money.LastAmount:0.0}."
                )
            );
    }

    private static string Pulled(ProjectedPath path) =>
        path.PulledBy.IsEmpty
            ? ", if the future is like the past of such series."
            : $", if such series go on as they did and as much is kept of {string.Join(" and ", path.PulledBy)} as was of Wales ({PledgePull.Kept * 100:0} % of the way).";

    private static object Json(
        DeliveredRecord record,
        ProjectedPath path,
        AmountView? amounts,
        Dictionary<int, decimal>? assumed
    )
    {
        var line = path.CredibleLine.ToDictionary(l => l.Year, l => l.Value);
        return new
        {
            path.Pledge,
            Ally = path.Who.Code,
            Name = record.NameOf(path.Who),
            path.KnownOn,
            path.Target,
            path.Deadline,
            path.ChanceOfMeeting,
            path.RequiredYearlyChange,
            path.Pace,
            path.ReachedAtPace,
            path.PulledBy,
            LastFigureError = path.LastFigureError is { } error
                ? new
                {
                    error.Pairs,
                    error.Sd,
                    error.MeanAbsolute,
                }
                : null,
            Known = path.Known.Values.Select(FigureView.Of),
            Years = path.Years.Select(y => YearJson(y, line, assumed)),
            Amounts = amounts,
            CredibleLine = path.CredibleLine.Select(l => new { l.Year, Value = Math.Round(l.Value, 4) }),
        };
    }

    private static object YearJson(ProjectedYear y, Dictionary<int, decimal> line, Dictionary<int, decimal>? assumed) =>
        new
        {
            y.Year,
            Median = Math.Round(y.Median, 3),
            Interval50 = Pair(y.Half),
            Interval80 = Pair(y.Eighty),
            Interval95 = Pair(y.NinetyFive),
            y.ChanceAtTarget,
            Line = line.TryGetValue(y.Year, out var asks) ? Math.Round(asks, 3) : (decimal?)null,
            Scenario = assumed?.TryGetValue(y.Year, out var value) == true ? Math.Round(value, 3) : (decimal?)null,
        };

    private static double[] Pair((double Low, double High) range) =>
        [Math.Round(range.Low, 3), Math.Round(range.High, 3)];

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Range((double Low, double High) range) => $"{Number(range.Low)}–{Number(range.High)}";

    private static string Percent(double part) =>
        part is > 0 and < 0.01 ? "under 1 %"
        : part is > 0.99 and < 1 ? "over 99 %"
        : $"{(part * 100).ToString("0", CultureInfo.InvariantCulture)} %";
}
