using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Work.Fetching;
using Foedera.Work.Stages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera read PATH…</c>: documents into the record.</summary>
public static class ReadVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Files, folders, addresses (pages, feeds, sitemaps), or - for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var (db, packs, format, follow) = (
            SharedOptions.Db(),
            SharedOptions.Packs(),
            SharedOptions.Format(),
            SharedOptions.Follow()
        );
        var model = SharedOptions.Model();
        var (list, allowed) = (FetchArguments.List(), FetchArguments.Allowed());
        var replace = new Option<string?>("--replace")
        {
            Description =
                "The document on record, by its id, whose place the one file takes; it stays as an earlier version.",
            HelpName = "DOC",
        };
        var command = new Command(
            "read",
            "Read documents into the record, find their statements, and join the wordings."
        )
        {
            paths,
            list,
            allowed,
            replace,
            follow,
            model,
            db,
            packs,
            format,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(paths) is not { Length: > 0 } && given.GetValue(list) is null)
                given.AddError("Name a file, a folder or an address to read.");
        });
        command.SetAction(
            async (parsed, stop) =>
            {
                var models = ReadingModels.Open(parsed.GetValue(model)!);
                var actors = StatementsVerb.Actors(parsed.GetValue(packs) ?? []);
                var named = parsed.GetValue(paths) ?? [];
                var addresses = FetchArguments.Addresses(named.Where(FetchArguments.IsAddress), parsed.GetValue(list));
                await using var record = await Records.OpenAsync(parsed.GetValue(db)!, stop);
                var options = FetchArguments.Options(parsed.GetValue(allowed));
                using var fetcher = new Fetcher(options, TimeProvider.System);
                var files = await FilesAsync(named, parsed.GetValue(follow), stop);
                var pages = new FetchStage(record, fetcher, options).RunAsync(addresses, stop);
                var tally = await ReadAsync(
                    record,
                    new Sources(files, addresses.Count, pages),
                    parsed.GetValue(replace),
                    actors,
                    models.Ready(),
                    stop
                );
                return await PrintAsync(tally, parsed.GetValue(format));
            }
        );
        return command;
    }

    /// <summary>What is to be read.</summary>
    /// <param name="Files">Files in their order, read first.</param>
    /// <param name="Addresses">How many addresses were named.</param>
    /// <param name="Pages">What is fetched from them.</param>
    private sealed record Sources(IReadOnlyList<Source> Files, int Addresses, IAsyncEnumerable<Source> Pages)
    {
        public int Count => Files.Count + Addresses;

        public IAsyncEnumerable<Source> All => Files.ToAsyncEnumerable().Concat(Pages);
    }

    private static async Task<IReadOnlyList<Source>> FilesAsync(string[] named, bool follow, CancellationToken stop)
    {
        var files = new List<Source>();
        foreach (var path in named.Where(path => !FetchArguments.IsAddress(path)))
        {
            if (path == "-")
                files.Add(await SourceInput.ReadAsync(StandardInput.Open(), stop));
            else
                files.AddRange(SourceFile.Expand([path], follow));
        }
        return files;
    }

    private static async Task<int> PrintAsync(ReadTally tally, OutputFormat format)
    {
        Printer.Print(
            format,
            tally.Kept,
            Json,
            ("Document", kept => kept.DocumentId),
            ("Statements", kept => kept.Statements.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Record", kept => Words(kept.Outcome))
        );
        if (format is OutputFormat.Table)
            await Console.Out.WriteLineAsync(tally.Summary());
        tally.SayClashes();
        return tally.Refused == 0 ? ExitCode.Success : ExitCode.WrongInput;
    }

    /// <summary>Reads files and joins the whole record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="files">What is to be read.</param>
    /// <param name="actors">Who is known.</param>
    /// <param name="models">The trained models.</param>
    /// <param name="stop">Stops it; what was recorded stays.</param>
    internal static Task<ReadTally> ReadAsync(
        RecordStore record,
        IReadOnlyList<Source> files,
        ActorDirectory actors,
        ReadingModels models,
        CancellationToken stop
    ) => ReadAsync(record, new Sources(files, 0, AsyncEnumerable.Empty<Source>()), null, actors, models, stop);

    private static async Task<ReadTally> ReadAsync(
        RecordStore record,
        Sources sources,
        string? replaced,
        ActorDirectory actors,
        ReadingModels models,
        CancellationToken stop
    )
    {
        if (replaced is not null && sources.Count != 1)
            throw new InputException(
                new Problem("READ001", $"--replace takes one file, and {sources.Count} are named.", replaced)
            );
        var tally = new ReadTally();
        await ProgressBar.RunAsync(
            "reading",
            sources.Count,
            bar =>
                new ReadStage(
                    record,
                    new StatementReader(actors, models),
                    TimeProvider.System,
                    NullLogger<ReadStage>.Instance,
                    replaced
                ).RunAsync(sources.All, tally.With(bar), stop)
        );
        await new JoinStage(record, actors, TimeProvider.System, NullLogger<JoinStage>.Instance).RunAsync(
            tally.Take,
            stop
        );
        await tally.SettleAsync(record, stop);
        return tally;
    }

    private static object Json(FileOutcome.Kept kept) =>
        new
        {
            Doc = kept.DocumentId,
            kept.Path,
            kept.Statements,
            Record = EnumName<Outcome>.Of(kept.Outcome),
            kept.Notes,
        };

    private static string Words(Outcome outcome) =>
        outcome switch
        {
            Outcome.Added => "new",
            Outcome.Unchanged => "unchanged",
            Outcome.Superseded => "corrected: takes the place of an earlier version",
            Outcome.ReadAnew => "read anew: other statements than before",
            Outcome.Removed => "removed before: stays away",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
