using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;

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
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(format)));
        return command;
    }

    private static int Run(string[] paths, OutputFormat format)
    {
        var reader = new StatementReader();
        var rows = Files(paths).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .SelectMany(file => Read(reader, file));
        Printer.Print(format, rows, row => row.Json,
            ("Document", row => row.Statement.DocumentId),
            ("Speaker", row => row.Statement.Speaker?.Name ?? "unknown"),
            ("Kind", row => row.Statement.Kind.ToString().ToLowerInvariant()),
            ("Words", row => row.Words));
        return ExitCode.Success;
    }

    private static IEnumerable<string> Files(string[] paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".txt" or ".json").Order(StringComparer.Ordinal)) yield return file;
            else if (File.Exists(path)) yield return path;
            else throw new InputException(new Problem("READ001", "There is no such file or folder.", path));
        }
    }

    private sealed record Row(Statement Statement, object Json, string Words);

    private static ImmutableArray<Row> Read(StatementReader reader, string file)
    {
        var document = Load(file);
        var points = new CodePoints(document.Text);
        return [.. reader.Read(document).Select(s => new Row(s, StatementRow.Of(document, s, points), StatementRow.ContentText(document, s)))];
    }

    private static Document Load(string file)
    {
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        var name = Path.GetFileNameWithoutExtension(file);
        if (Path.GetExtension(file) != ".json") return new Document(name, text);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        string? Field(string field) => root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return new Document(Field("id") ?? name, Field("text") ?? "")
        {
            Language = Field("language"),
            Outlet = Field("outlet"),
            Published = DateOnly.TryParse(Field("published"), System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null,
            Genre = Enum.TryParse<Genre>(Field("genre"), ignoreCase: true, out var genre) ? genre : Genre.Article,
        };
    }
}
