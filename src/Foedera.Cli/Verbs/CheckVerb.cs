using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Reading.Intake;
using Foedera.Store.Mapping;
using Foedera.Work.Stages;
using Spectre.Console;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera check DRAFT|-</c>: every quotation of a draft against the record.</summary>
public static class CheckVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var draft = new Argument<string>("draft")
        {
            Description = "The draft: text, Markdown, HTML or DOCX; - for standard input.",
        };
        var (db, format, packs, model) = (
            SharedOptions.Db(),
            SharedOptions.Format(),
            SharedOptions.Packs(),
            SharedOptions.Model()
        );
        var command = new Command(
            "check",
            "Check every quotation of a draft against the record; exit code 3 when one is altered or given to the wrong person."
        )
        {
            draft,
            db,
            format,
            packs,
            model,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    parsed.GetRequiredValue(draft),
                    parsed.GetRequiredValue(db),
                    parsed.GetValue(format),
                    parsed.GetValue(packs) ?? [],
                    parsed.GetValue(model)!,
                    stop
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string path,
        string db,
        OutputFormat format,
        string[] packs,
        string model,
        CancellationToken stop
    )
    {
        var name = path == "-" ? StandardInput.Name : path;
        var parsed = DraftText.Read(Bytes(path), name);
        if (!parsed.Try(out var draft))
            throw new InputException(parsed.Problems);
        await using var record = await Records.OpenExistingAsync(db, stop);
        var reader = new StatementReader(StatementsVerb.Actors(packs), ReadingModels.Open(model).Ready());
        var found = await new DraftChecker(record, reader).CheckAsync(draft, stop);
        if (found.Searched.Documents == 0)
            throw new InputException(
                new Problem("CHECK004", "the record is empty, so nothing can be checked; 'foedera read' fills it.", db)
            );
        if (found.Quotations.IsEmpty)
            throw new InputException(new Problem("CHECK005", "there is no quotation in the draft.", name));
        Print(format, found);
        return found.HasFault ? ExitCode.Fault : ExitCode.Success;
    }

    private static byte[] Bytes(string path)
    {
        if (path == "-")
            return StandardInput.Bytes(DraftText.Longest, "CHECK002");
        return BoundedFile.Read(path, DraftText.Longest, out var all) is { } unread
            ? throw new InputException(new Problem(unread.IsTooLong ? "CHECK002" : "CHECK006", unread.Reason, path))
            : all;
    }

    private static void Print(OutputFormat format, CheckedDraft found)
    {
        if (format is OutputFormat.Json)
        {
            Printer.PrintJson(QuotationJson.Of(found));
            return;
        }
        var points = new CodePoints(found.Draft.Text);
        Printer.Print(
            format,
            found.Quotations,
            q => QuotationJson.Of(q, points),
            ("At", q => points.FromUtf16(q.Quotation.At.Start).ToString(CultureInfo.InvariantCulture)),
            ("Verdict", q => EnumName<Verdict>.Of(q.Found.Answer.Verdict)),
            ("Given to", q => q.Quotation.Speaker?.Name ?? ""),
            ("Said by", q => q.SaidBy?.Name ?? ""),
            ("Quotation", q => q.Quotation.Text),
            ("Changes", q => string.Join("; ", q.Found.Answer.Changes.Select(c => $"“{c.Witness}” > “{c.Theirs}”")))
        );
        if (format is OutputFormat.Table)
            Terminal.Out.WriteLine(Summary(found));
    }

    private static string Summary(CheckedDraft found)
    {
        var faults = found.Quotations.Count(q => q.IsFault);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Quotations.Length} {(found.Quotations.Length == 1 ? "quotation" : "quotations")}, {faults} altered or given to somebody else; {found.Searched.Documents:N0} documents searched."
        );
    }
}
