using Foedera.Core.Primitives;
using Markdig;

namespace Foedera.Reading.Formats;

/// <summary>Markdown (CommonMark), with facts in front of it between lines of three dashes (YAML, "name:
/// value").</summary>
internal sealed class Markdown : IFormat
{
    public string Name => "Markdown";

    public IReadOnlyList<string> Endings { get; } = [".md", ".markdown"];

    public bool Recognises(RawSource source) => source.Ends(".md", ".markdown");

    public IEnumerable<Piece> Read(RawSource source)
    {
        if (source.Bytes.Length > DocumentLimits.Bytes)
            return
            [
                Piece.Whole(
                    source,
                    Parsed<DocumentRead>.Failed(DocumentReader.TooLong(source.Bytes.Length, source.Name))
                ),
            ];
        var decoded = Charset.Decode(source.Span, declared: null);
        var (facts, body) = FrontMatter.Split(decoded.Text);
        var isPlain = body.Length > DocumentLimits.MarkdownBytes || IsWide(body);
        var text = isPlain ? body : HtmlFragment.Text(Markup(body));
        var draft = new Draft(Draft.Headed(facts.Title, text))
        {
            Title = facts.Title,
            Outlet = facts.Outlet,
            Address = facts.Address,
            Language = facts.Language,
            Published = facts.Published,
        };
        var notes = isPlain
            ? decoded.Notes.Append(
                $"longer than {DocumentLimits.MarkdownBytes >> 10} KiB, or with tables of more than "
                    + $"{DocumentLimits.MarkdownColumns} columns: read as plain text, not as Markdown."
            )
            : decoded.Notes;
        return [Piece.Whole(source, draft.Finish(source.Id, source.Name, notes))];
    }

    private static bool IsWide(string body)
    {
        foreach (var line in body.AsSpan().EnumerateLines())
            if (line.Count('|') > DocumentLimits.MarkdownColumns)
                return true;
        return false;
    }

    // an argument of deep nesting is refused by Markdig itself
    private static string Markup(string body)
    {
        try
        {
            return Markdig.Markdown.ToHtml(body, new MarkdownPipelineBuilder().UsePipeTables().Build());
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
