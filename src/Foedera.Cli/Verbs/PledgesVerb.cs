using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Web.Pages.Delivered;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera pledges</c>: where allies stand with what they pledged, as of any day.</summary>
public static class PledgesVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var ally = new Option<string?>("--ally") { Description = "One ally, by name or ISO code.", HelpName = "X" };
        var pledge = new Option<string?>("--pledge") { Description = "One pledge.", HelpName = "ID" };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "What would have been said on this day, from what was known then. Without it, today.",
            HelpName = "DATE",
        };
        var history = new Option<bool>("--history") { Description = "Every change of status up to the day." };
        var (format, db, packs) = (SharedOptions.Format(), SharedOptions.Db(), SharedOptions.Packs());
        var command = new Command("pledges", "Show where allies stand with what they pledged, and why.")
        {
            ally,
            pledge,
            asOf,
            history,
            format,
            db,
            packs,
        };
        command.Add(SetStatusVerb.Command());
        command.SetAction(
            async (args, stop) =>
            {
                var record = await DeliveredSource.LoadAsync(args.GetValue(packs), args.GetValue(db)!, stop);
                var day = DeliveredSource.Day(args.GetValue(asOf));
                var pledges = args.GetValue(pledge) is { } id ? [DeliveredSource.Pledge(record, id)] : record.Pledges;
                var who = args.GetValue(ally) is { } name
                    ? DeliveredSource.Ally(record, name)
                    : (Core.Primitives.StateCode?)null;
                if (who is null && args.GetValue(pledge) is null && !args.GetValue(history))
                    PrintPledges(args.GetValue(format), record, day);
                else
                {
                    var statuses = pledges
                        .SelectMany(p =>
                            record
                                .StatusesOn(p, day)
                                .Where(s => who is null || s.Who == who)
                                .SelectMany(s =>
                                    args.GetValue(history)
                                        ? StatusHistory.Of(p, s.Who, day, record.Observations, record.Editorial)
                                        : [s]
                                )
                        )
                        .ToArray();
                    var projection = args.GetValue(history) ? null : DeliveredSource.Project(record, day);
                    PrintStatuses(args.GetValue(format), [.. statuses.Select(s => View(record, projection, s))]);
                }
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static void PrintPledges(OutputFormat format, DeliveredRecord record, DateOnly day)
    {
        var rows = record
            .Pledges.Where(p => p.Made <= day)
            .Select(p => (Pledge: p, Count: StatusCount.Of(record.StatusesOn(p, day))))
            .ToArray();
        Printer.Print(
            format,
            rows,
            r => Json(record, r.Pledge, r.Count, day),
            ("Pledge", r => r.Pledge.Id),
            ("What", r => r.Pledge.Title),
            ("Made", r => Made(r.Pledge)),
            ("By", r => r.Pledge.By?.ToString(CultureInfo.InvariantCulture) ?? "every year"),
            ("Parties", r => (r.Count.Rated + r.Count.Unrated.Length).ToString(CultureInfo.InvariantCulture)),
            ("Standing", r => StatusSentence.Of(r.Count))
        );
        if (format == OutputFormat.Table)
            Console.Out.WriteLine(
                $"As of {day:yyyy-MM-dd}. Next: foedera pledges --ally ESP, or foedera pledges --pledge {rows.FirstOrDefault().Pledge?.Id}"
            );
    }

    private static StandingView View(DeliveredRecord record, Projection? projection, PledgeStatus status) =>
        StandingView.Of(
            status,
            record,
            Outlook.IsOpen(status.Schedule) ? projection?.Path(record.PledgeOf(status.Pledge)!, status.Who) : null
        );

    private static void PrintStatuses(OutputFormat format, IReadOnlyList<StandingView> statuses)
    {
        Printer.Print(
            format,
            statuses,
            s => s,
            ("Ally", s => s.Ally),
            ("Pledge", s => s.Pledge),
            ("As of", s => s.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (
                "Standing",
                s =>
                    s.Word
                    + (s.Chance is { } chance ? $", chance {chance * 100:0} %" : "")
                    + (s.Disputed ? ", disputed" : "")
                    + (s.SetBy is null ? "" : ", set by an editor")
            ),
            (
                "Why",
                s =>
                    string.Join(
                        " ",
                        s.Because.Select(b => b.Fact)
                            .Concat(
                                s.Readings.Select(r =>
                                    $"Read by {r.Holder}: {r.Means} ({StatusSentence.Word(r.Schedule)})"
                                )
                            )
                    )
            )
        );
        if (format == OutputFormat.Table)
            Console.Out.WriteLine(
                "Estimates may be revised. Sources: --format json. Next: foedera path ALLY --pledge ID"
            );
    }

    private static string Made(Pledge pledge) =>
        pledge.MadeWithin ?? pledge.Made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object Json(DeliveredRecord record, Pledge pledge, StatusCount count, DateOnly day) =>
        new
        {
            pledge.Id,
            pledge.Title,
            pledge.Kind,
            pledge.Question,
            pledge.Meaning,
            Made = Made(pledge),
            pledge.Indicators,
            pledge.Comparator,
            pledge.Target,
            pledge.From,
            pledge.By,
            pledge.Firmness,
            pledge.Bindingness,
            pledge.Supersedes,
            Missing = pledge.Missing(),
            AsOf = day,
            Counts = count.Counts.Select(c => new { Schedule = StatusSentence.Word(c.Schedule), c.Count }),
            Unrated = count.Unrated.Select(u => u.Code),
            Statuses = record.StatusesOn(pledge, day).Select(s => StandingView.Of(s, record)),
            Witnesses = pledge.Witnesses.Select(w => new
            {
                w.Title,
                w.Address,
                w.Passage,
            }),
        };
}
