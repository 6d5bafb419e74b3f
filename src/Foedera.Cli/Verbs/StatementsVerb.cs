using System.Collections.Immutable;
using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
using Foedera.Reading.Packs;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera statements PATH…</c>: the statements of files, without a record.</summary>
public static class StatementsVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files or folders: .txt, .html, .json.", Arity = ArgumentArity.OneOrMore };
        var format = SharedOptions.Format();
        var packs = SharedOptions.Packs();
        var command = new Command("statements", "Print the statements of documents; nothing is recorded.") { paths, format, packs };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(format), parsed.GetValue(packs) ?? []));
        return command;
    }

    private static int Run(string[] paths, OutputFormat format, string[] packs)
    {
        // the models are read, and the code that uses them made ready, while the packs are parsed
        _ = Task.Run(static () => new StatementReader().Read(new Document("", "Nobody said that.") { Language = "en" }));
        var reader = new StatementReader(Actors(packs));
        var bad = 0;
        var rows = Outcomes(reader, [.. Files.Expand(paths)])
            .SelectMany(read =>
            {
                foreach (var problem in read.Problems) Console.Error.WriteLine($"foedera: {problem}");
                bad += read.Problems.Length;
                return read.Rows;
            });
        Printer.Print(format, rows, row => StatementRow.Of(row.Document, row.Statement, row.Points),
            ("Document", row => row.Statement.DocumentId),
            ("Speaker", row => row.Statement.Speaker is { Name: { } name } ? name : "unknown"),
            ("Kind", row => row.Statement.Kind.ToString().ToLowerInvariant()),
            ("Type", row => row.Statement.Type.ToString().ToLowerInvariant()),
            ("Binds", row => row.Statement.Modality.Binding?.Level.ToString().ToLowerInvariant() ?? ""),
            ("Words", row => StatementRow.ContentText(row.Document, row.Statement)));
        return bad == 0 ? ExitCode.Success : ExitCode.WrongInput;
    }

    /// <summary>The actors of the packs that come with the program and of the folders given.</summary>
    /// <exception cref="InputException">A pack is wrong, or a folder is not there.</exception>
    public static ActorDirectory Actors(string[] packs)
    {
        var parsed = ActorPack.ReadFolders([Path.Combine(AppContext.BaseDirectory, "packs"), .. packs]);
        return parsed.Try(out var actors) ? actors : throw new InputException(parsed.Problems);
    }

    // several at a time, in their order; what that takes would be felt where there is only one
    private static IEnumerable<Outcome> Outcomes(StatementReader reader, List<(string Path, Found? Settled)> files) => files.Count == 1
        ? Files.Open(files[0]).Select(found => Read(reader, found))
        : files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(file => Files.Open(file).Select(found => Read(reader, found)).ToImmutableArray()).AsEnumerable().SelectMany(read => read);

    private sealed record Row(Document Document, Statement Statement, CodePoints Points);

    private sealed record Outcome(ImmutableArray<Row> Rows, ImmutableArray<Problem> Problems);

    private static Outcome Read(StatementReader reader, Found found)
    {
        if (found is Found.Failed failed) return new Outcome([], failed.Problems);
        if (found is not Found.Read { Reading.Document: var document }) return new Outcome([], []);
        var points = new CodePoints(document.Text);
        return new Outcome([.. reader.Read(document).Select(statement => new Row(document, statement, points))], []);
    }
}
