using System.Collections.Immutable;
using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
using Foedera.Reading.Packs;
using Foedera.Work.Stages;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera statements PATH…</c>: the statements of files, without a record.</summary>
public static class StatementsVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Files or folders: .txt, .html, .json.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = SharedOptions.Format();
        var (packs, follow, model) = (SharedOptions.Packs(), SharedOptions.Follow(), SharedOptions.Model());
        var command = new Command("statements", "Print the statements of documents; nothing is recorded.")
        {
            paths,
            format,
            packs,
            follow,
            model,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(paths)!,
                parsed.GetValue(format),
                parsed.GetValue(packs) ?? [],
                parsed.GetValue(follow),
                parsed.GetValue(model)!
            )
        );
        return command;
    }

    private static int Run(string[] paths, OutputFormat format, string[] packs, bool follow, string model)
    {
        // the models are read, and the code that uses them made ready, while the packs are parsed
        var models = ReadingModels.Open(model);
        var warm = Task.Run(() =>
            new StatementReader(ActorDirectory.Empty, models.Ready()).Read(
                new Document("", "Nobody said that.") { Language = "en" }
            )
        );
        var reader = new StatementReader(Actors(packs), models);
        warm.GetAwaiter().GetResult();
        var bad = 0;
        var rows = Outcomes(reader, [.. Files.Expand(paths, follow)])
            .SelectMany(read =>
            {
                foreach (var problem in read.Problems)
                    ErrorLine.Write($"{problem}");
                if (read.Note is { } note)
                    ErrorLine.Write(note);
                bad += read.Problems.Length;
                return read.Rows;
            });
        Printer.Print(
            format,
            rows,
            row => StatementRow.Of(row.Document, row.Statement, row.Points),
            ("Document", row => row.Statement.DocumentId),
            ("Speaker", row => row.Statement.Speaker is { Name: { } name } ? name : "unknown"),
            ("Kind", row => row.Statement.Kind.ToString().ToLowerInvariant()),
            ("Type", row => row.Statement.Type.ToString().ToLowerInvariant()),
            ("Binds", row => row.Statement.Modality.Binding?.Level.ToString().ToLowerInvariant() ?? ""),
            ("Words", row => StatementRow.ContentText(row.Document, row.Statement))
        );
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
    private static IEnumerable<Outcome> Outcomes(StatementReader reader, List<(string Path, Found? Settled)> files) =>
        files.Count == 1
            ? Guarded(reader, files[0])
            : InOrder
                .RunAsync(files, Files.WeightOf, file => Guarded(reader, file), CancellationToken.None)
                .ToBlockingEnumerable();

    private static IEnumerable<Outcome> Guarded(StatementReader reader, (string Path, Found? Settled) file)
    {
        using var found = Files.Open(file).GetEnumerator();
        while (Next(reader, found, file.Path) is { } outcome)
        {
            yield return outcome;
            if (outcome.IsLast)
                break;
        }
    }

    // the edge of the stage: a fault of ours in one document must not cost the others
    private static Outcome? Next(StatementReader reader, IEnumerator<Found> found, string path)
    {
        try
        {
            return found.MoveNext() ? Read(reader, found.Current) : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new Outcome(
                [],
                [
                    new Problem(
                        "READ901",
                        $"Foedera failed on this file ({fault.GetType().Name}: {fault.Message}); please report it.",
                        path
                    ),
                ]
            )
            {
                IsLast = true,
            };
        }
    }

    private sealed record Row(Document Document, Statement Statement, CodePoints Points);

    private sealed record Outcome(ImmutableArray<Row> Rows, ImmutableArray<Problem> Problems)
    {
        public bool IsLast { get; init; }

        public string? Note { get; init; }
    }

    private static Outcome Read(StatementReader reader, Found found)
    {
        if (found is Found.Failed failed)
            return new Outcome([], failed.Problems);
        if (found is not Found.Read { Reading.Document: var document })
            return new Outcome([], []);
        var points = new CodePoints(document.Text);
        var statements = reader.Read(document, out var note);
        return new Outcome([.. statements.Select(statement => new Row(document, statement, points))], [])
        {
            Note = note is null ? null : $"{document.Id}: {note}",
        };
    }
}
