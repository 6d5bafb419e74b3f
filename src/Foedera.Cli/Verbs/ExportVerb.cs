using System.CommandLine;
using System.Globalization;
using System.Text;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;
using Foedera.Work.Archives;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera export DIR</c>: the record as files that any program reads.</summary>
public static class ExportVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Folder for the files; it is made when it is not there.",
        };
        var (db, format) = (SharedOptions.Db(), SharedOptions.Format(OutputFormat.Jsonl));
        var command = new Command("export", "Write documents, statements and utterances to files: JSON Lines or CSV.")
        {
            folder,
            db,
            format,
        };
        command.SetAction(
            (parsed, stop) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(db)!, parsed.GetValue(format), stop)
        );
        return command;
    }

    private static async Task<int> RunAsync(string folder, string db, OutputFormat format, CancellationToken stop)
    {
        if (format is not (OutputFormat.Jsonl or OutputFormat.Csv))
            throw new InputException(
                new Problem("EXPORT001", "Files are written as jsonl or csv; choose one with --format.")
            );
        await using var record = await Records.OpenExistingAsync(db, stop);
        Directory.CreateDirectory(folder);
        var ending = format is OutputFormat.Csv ? "csv" : "jsonl";
        await WriteTextAsync(
            Path.Combine(folder, $"documents.{ending}"),
            output => WriteDocuments(output, format, record, stop)
        );
        await WriteTextAsync(
            Path.Combine(folder, $"statements.{ending}"),
            output => WriteStatements(output, format, record, stop)
        );
        await WriteTextAsync(
            Path.Combine(folder, $"utterances.{ending}"),
            output => WriteUtterances(output, format, record, stop)
        );
        await WriteFileAsync(
            Path.Combine(folder, "snapshots.warc.gz"),
            output => WriteArchiveAsync(output, record, stop)
        );
        ErrorLine.Note(
            $"documents.{ending}, statements.{ending}, utterances.{ending} and snapshots.warc.gz are in {folder}."
        );
        return ExitCode.Success;
    }

    private static async Task WriteArchiveAsync(Stream output, RecordStore record, CancellationToken stop)
    {
        var archive = new WarcWriter(output);
        var isBegun = false;
        await foreach (var snapshot in record.SnapshotsAsync(stop))
        {
            if (!isBegun)
                archive.WriteInfo(RecordStore.Program, snapshot.FetchedAt);
            isBegun = true;
            archive.Write(snapshot);
        }
    }

    private static Task WriteTextAsync(string path, Action<TextWriter> write) =>
        WriteFileAsync(
            path,
            output =>
            {
                using var text = new StreamWriter(
                    output,
                    new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                    leaveOpen: true
                )
                {
                    NewLine = "\n",
                };
                write(text);
                return Task.CompletedTask;
            }
        );

    // under another name first: a stopped export leaves no half file behind that looks whole
    private static async Task WriteFileAsync(string path, Func<Stream, Task> write)
    {
        var unfinished = path + ".part";
        await using (var output = new FileStream(unfinished, FileMode.Create))
            await write(output);
        File.Move(unfinished, path, overwrite: true);
    }

    private static void WriteDocuments(
        TextWriter output,
        OutputFormat format,
        RecordStore record,
        CancellationToken stop
    ) =>
        Printer.Write(
            output,
            format,
            record.AllDocumentsAsync(stop).ToBlockingEnumerable(stop),
            read => new
            {
                read.Document.Id,
                Url = read.Document.Address,
                read.Document.Outlet,
                read.Document.Title,
                read.Document.Language,
                read.Document.Published,
                read.Document.Genre,
                TranscriptKind = read.Document.Genre is Genre.Transcript
                    ? read.Document.TranscriptKind
                    : (TranscriptKind?)null,
                Length = new CodePoints(read.Document.Text).FromUtf16(read.Document.Text.Length),
                Statements = read.Statements.Length,
            },
            ("id", read => read.Document.Id),
            ("url", read => read.Document.Address?.ToString() ?? ""),
            ("outlet", read => read.Document.Outlet ?? ""),
            ("title", read => read.Document.Title ?? ""),
            ("language", read => read.Document.Language ?? ""),
            ("published", read => read.Document.Published?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
            ("genre", read => EnumName<Genre>.Of(read.Document.Genre)),
            ("statements", read => read.Statements.Length.ToString(CultureInfo.InvariantCulture))
        );

    private static void WriteStatements(
        TextWriter output,
        OutputFormat format,
        RecordStore record,
        CancellationToken stop
    ) =>
        Printer.Write(
            output,
            format,
            record
                .AllDocumentsAsync(stop)
                .ToBlockingEnumerable(stop)
                .SelectMany(read =>
                {
                    var points = new CodePoints(read.Document.Text);
                    return read.Statements.Select(statement => (read.Document, Statement: statement, Points: points));
                }),
            row => StatementRow.Of(row.Document, row.Statement, row.Points),
            ("id", row => row.Statement.Id),
            ("doc", row => row.Document.Id),
            ("kind", row => EnumName<StatementKind>.Of(row.Statement.Kind)),
            ("type", row => EnumName<StatementType>.Of(row.Statement.Type)),
            ("speaker", row => row.Statement.Speaker?.Name ?? ""),
            ("speaker_id", row => row.Statement.Speaker?.ActorId ?? ""),
            ("content_text", row => StatementRow.ContentText(row.Document, row.Statement)),
            ("said_on", row => row.Statement.SaidOn?.ToEdtf() ?? ""),
            ("horizon", row => row.Statement.Horizon?.ToEdtf() ?? ""),
            ("confidence", row => row.Statement.Confidence.ToString("0.###", CultureInfo.InvariantCulture))
        );

    private static void WriteUtterances(
        TextWriter output,
        OutputFormat format,
        RecordStore record,
        CancellationToken stop
    )
    {
        var utterances = record.AllUtterancesAsync(stop).ToBlockingEnumerable(stop);
        if (format is OutputFormat.Jsonl)
            Printer.Write(output, format, utterances, QuotationJson.Of);
        else
            Printer.Write(
                output,
                format,
                utterances.SelectMany(u => u.Wordings.Select(w => (u.Head, Wording: w))),
                row => row,
                Columns
            );
    }

    private static readonly (string Heading, Func<(UtteranceHead Head, WordingView Wording), string> Cell)[] Columns =
    [
        ("utterance", row => row.Head.Id),
        ("speaker", row => row.Head.Speaker?.Name ?? ""),
        ("witness", row => EnumName<Witness>.Of(row.Head.Witness)),
        ("doc", row => row.Wording.Document.Id),
        ("outlet", row => row.Wording.Document.Outlet ?? ""),
        ("published", row => row.Wording.Document.Published?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("start", row => row.Wording.Start.ToString(CultureInfo.InvariantCulture)),
        ("end", row => row.Wording.End.ToString(CultureInfo.InvariantCulture)),
        ("verdict", row => EnumName<Verdict>.Of(row.Wording.Verdict)),
        ("text", row => row.Wording.Text),
    ];
}
