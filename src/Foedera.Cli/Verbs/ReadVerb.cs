using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Work.Stages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera read PATH…</c>: documents into the record.</summary>
public static class ReadVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files or folders: .txt, .html, .json.", Arity = ArgumentArity.OneOrMore };
        var (db, packs, format, follow) = (SharedOptions.Db(), SharedOptions.Packs(), SharedOptions.Format(), SharedOptions.Follow());
        var model = SharedOptions.Model();
        var replace = new Option<string?>("--replace")
        {
            Description = "The document on record, by its id, whose place the one file takes; it stays as an earlier version.",
            HelpName = "DOC",
        };
        var command = new Command("read", "Read documents into the record, find their statements, and join the wordings.") { paths, replace, follow, model, db, packs, format };
        command.SetAction(async (parsed, stop) =>
        {
            var models = ReadingModels.Open(parsed.GetValue(model)!);
            var actors = StatementsVerb.Actors(parsed.GetValue(packs) ?? []);
            await using var record = await Records.OpenAsync(parsed.GetValue(db)!, stop);
            var files = SourceFile.Expand(parsed.GetValue(paths)!, parsed.GetValue(follow)).ToList();
            var tally = await ReadAsync(record, files, parsed.GetValue(replace), actors, models.Ready(), stop);
            return await PrintAsync(tally, parsed.GetValue(format));
        });
        return command;
    }

    private static async Task<int> PrintAsync(ReadTally tally, OutputFormat format)
    {
        Printer.Print(format, tally.Kept, Json,
            ("Document", kept => kept.DocumentId),
            ("Statements", kept => kept.Statements.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Record", kept => Words(kept.Outcome)));
        if (format is OutputFormat.Table) await Console.Out.WriteLineAsync(tally.Summary());
        tally.SayClashes();
        return tally.Refused == 0 ? ExitCode.Success : ExitCode.WrongInput;
    }

    /// <summary>Reads files and folders and joins the whole record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="files">What is to be read.</param>
    /// <param name="replaced">The document that the one file takes the place of; null for what the record finds by itself.</param>
    /// <param name="actors">Who is known.</param>
    /// <param name="models">The trained models.</param>
    /// <param name="stop">Stops it; what was recorded stays.</param>
    internal static async Task<ReadTally> ReadAsync(RecordStore record, List<SourceFile> files, string? replaced, ActorDirectory actors, ReadingModels models, CancellationToken stop)
    {
        if (replaced is not null && files.Count != 1)
            throw new InputException(new Problem("READ001", $"--replace takes one file, and {files.Count} are named.", replaced));
        var tally = new ReadTally();
        await ProgressBar.RunAsync("reading", files.Count, bar =>
            new ReadStage(record, new StatementReader(actors, models), TimeProvider.System, NullLogger<ReadStage>.Instance, replaced).RunAsync(files, tally.With(bar), stop));
        await new JoinStage(record, actors, TimeProvider.System, NullLogger<JoinStage>.Instance).RunAsync(stop);
        await tally.SettleAsync(record, stop);
        return tally;
    }

    private static object Json(FileOutcome.Kept kept) =>
        new { Doc = kept.DocumentId, kept.Path, kept.Statements, Record = EnumName<Outcome>.Of(kept.Outcome), kept.Notes };

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Added => "new",
        Outcome.Unchanged => "unchanged",
        Outcome.Superseded => "corrected: takes the place of an earlier version",
        Outcome.ReadAnew => "read anew: other statements than before",
        Outcome.Removed => "removed before: stays away",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
