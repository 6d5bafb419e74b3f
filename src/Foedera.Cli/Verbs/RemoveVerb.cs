using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Work.Stages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera remove DOC --reason …</c>: takes a document back.</summary>
public static class RemoveVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var document = new Argument<string>("doc")
        {
            Description = "The document, by its id as every verb and page shows it.",
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why, in a sentence that anyone may read: it is kept.",
            Required = true,
            HelpName = "TEXT",
        };
        var (db, packs, format) = (SharedOptions.Db(), SharedOptions.Packs(), SharedOptions.Format());
        var command = new Command(
            "remove",
            "Take a document back: its text goes from the record, that it was there stays."
        )
        {
            document,
            reason,
            db,
            packs,
            format,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    parsed.GetValue(document)!,
                    Stated(parsed.GetValue(reason)!),
                    parsed.GetValue(db)!,
                    parsed.GetValue(packs) ?? [],
                    parsed.GetValue(format),
                    stop
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string document,
        string reason,
        string db,
        string[] packs,
        OutputFormat format,
        CancellationToken stop
    )
    {
        var actors = StatementsVerb.Actors(packs);
        await using var record = await Records.OpenExistingAsync(db, stop);
        var removed = await record.RemoveAsync(document, reason, stop);
        await new JoinStage(record, actors, TimeProvider.System, NullLogger<JoinStage>.Instance).RunAsync(
            problem => ErrorLine.Write($"{problem}"),
            stop
        );
        Printer.Print(format, [removed], DocumentsVerb.Json, DocumentsVerb.RemovedColumns);
        return ExitCode.Success;
    }

    private static string Stated(string reason) =>
        reason.Trim() is { Length: > 0 and <= RecordStore.LongestReason } stated
            ? stated
            : throw new InputException(
                new Problem("REMOVE001", $"A reason is 1 to {RecordStore.LongestReason} characters.")
            );
}
