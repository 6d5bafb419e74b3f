using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera documents</c>: what is on record, was superseded, or was removed.</summary>
public static class DocumentsVerb
{
    /// <summary>Which documents.</summary>
    public enum State
    {
        /// <summary>Those that count.</summary>
        Current,

        /// <summary>Versions that others took the place of.</summary>
        Superseded,

        /// <summary>Those that were taken back.</summary>
        Removed,
    }

    /// <summary>The columns of a removed document.</summary>
    internal static readonly (string Heading, Func<RemovedDocument, string> Cell)[] RemovedColumns =
    [
        ("Document", removed => removed.Id),
        ("Outlet", removed => removed.Outlet ?? ""),
        ("Published", removed => Day(removed.Published)),
        ("Removed", removed => Moment(removed.RemovedAt)),
        ("Reason", removed => removed.Reason),
    ];

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var state = new Option<State>("--state")
        {
            Description = "Which: those that count, versions that were superseded, or what was removed.",
            HelpName = "current|superseded|removed",
        };
        var (db, format) = (SharedOptions.Db(), SharedOptions.Format());
        var command = new Command(
            "documents",
            "List the documents on record, the versions that were superseded, or what was removed."
        )
        {
            state,
            db,
            format,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var record = await Records.OpenExistingAsync(parsed.GetValue(db)!, stop);
                Print(record, parsed.GetValue(state), parsed.GetValue(format), stop);
                return ExitCode.Success;
            }
        );
        return command;
    }

    /// <summary>A removed document in JSON.</summary>
    internal static object Json(RemovedDocument removed) =>
        new
        {
            Doc = removed.Id,
            State = State.Removed,
            removed.Origin,
            removed.Outlet,
            removed.Published,
            removed.Versions,
            removed.RecordedAt,
            removed.RemovedAt,
            removed.Reason,
        };

    private static void Print(RecordStore record, State state, OutputFormat format, CancellationToken stop)
    {
        switch (state)
        {
            case State.Current:
                Printer.Print(
                    format,
                    All(paging => record.DocumentsAsync(null, null, paging, stop)),
                    Json,
                    ("Document", hit => hit.Document.Id),
                    ("Outlet", hit => hit.Document.Outlet ?? ""),
                    ("Published", hit => Day(hit.Document.Published)),
                    ("Kind", hit => EnumName<Core.Sources.Genre>.Of(hit.Document.Genre)),
                    ("Statements", hit => hit.Statements.ToString(CultureInfo.InvariantCulture)),
                    ("Title", hit => hit.Document.Title ?? "")
                );
                break;
            case State.Superseded:
                Printer.Print(
                    format,
                    All(paging => record.SupersededAsync(paging, stop)),
                    Json,
                    ("Document", old => old.Document.Id),
                    ("Outlet", old => old.Document.Outlet ?? ""),
                    ("Published", old => Day(old.Document.Published)),
                    ("Recorded", old => Moment(old.RecordedAt)),
                    ("In its place", old => old.By)
                );
                break;
            default:
                Printer.Print(format, All(paging => record.RemovedAsync(paging, stop)), Json, RemovedColumns);
                break;
        }
    }

    private static object Json(DocumentHit hit) =>
        new
        {
            Doc = hit.Document.Id,
            State = State.Current,
            Url = hit.Document.Address,
            hit.Document.Outlet,
            hit.Document.Title,
            hit.Document.Language,
            hit.Document.Published,
            hit.Document.Genre,
            hit.Statements,
        };

    private static object Json(SupersededDocument old) =>
        new
        {
            Doc = old.Document.Id,
            State = State.Superseded,
            old.Origin,
            old.Document.Outlet,
            old.Document.Title,
            old.Document.Published,
            old.RecordedAt,
            old.By,
        };

    private static IEnumerable<T> All<T>(Func<Paging, Task<Listing<T>>> list)
    {
        for (var page = 1; ; page++)
        {
            var listing = list(new Paging(page, Paging.Most)).GetAwaiter().GetResult();
            foreach (var row in listing.Rows)
                yield return row;
            if (page >= listing.Pages)
                yield break;
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
