using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
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
        var (db, packs, format) = (SharedOptions.Db(), SharedOptions.Packs(), SharedOptions.Format());
        var command = new Command("read", "Read documents into the record, find their statements, and join the wordings.") { paths, db, packs, format };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(paths)!, parsed.GetValue(db)!, parsed.GetValue(packs) ?? [], parsed.GetValue(format), stop));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string db, string[] packs, OutputFormat format, CancellationToken stop)
    {
        var actors = StatementsVerb.Actors(packs);
        await using var record = await Records.OpenAsync(db, stop);
        var tally = await ReadAsync(record, paths, actors, stop);
        Printer.Print(format, tally.Kept, Json,
            ("Document", kept => kept.DocumentId),
            ("Statements", kept => kept.Statements.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Record", kept => Words(kept.Outcome)));
        if (format is OutputFormat.Table) await Console.Out.WriteLineAsync(tally.Summary());
        return tally.Refused == 0 ? ExitCode.Success : ExitCode.WrongInput;
    }

    /// <summary>Reads files and folders and joins the whole record.</summary>
    internal static async Task<ReadTally> ReadAsync(RecordStore record, IEnumerable<string> paths, ActorDirectory actors, CancellationToken stop)
    {
        var files = Files.Expand(paths).ToList();
        var tally = new ReadTally();
        await ProgressBar.RunAsync("reading", files.Count, bar =>
            new ReadStage(record, new StatementReader(actors), TimeProvider.System, NullLogger<ReadStage>.Instance).RunAsync(files, tally.With(bar), stop));
        await new JoinStage(record, actors, TimeProvider.System, NullLogger<JoinStage>.Instance).RunAsync(stop);
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
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
