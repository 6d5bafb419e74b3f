using System.Collections.Immutable;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Document = Foedera.Core.Sources.Document;

namespace Foedera.Reading.Formats;

/// <summary>A web page to the article that it shows: its headline, then its paragraphs, each on a line of its own with
/// a blank line between.</summary>
internal static class HtmlArticle
{
    private const string Between = "\n\n";

    public static Parsed<DocumentRead> Read(
        ReadOnlySpan<byte> bytes,
        string id,
        string name,
        Uri? address,
        string? charset
    )
    {
        var decoded = Charset.Decode(bytes, charset ?? HtmlCharset.Declared(bytes), HtmlCharset.Language(bytes));
        if (HtmlGauge.Depth(decoded.Text, DocumentLimits.HtmlDepth) > DocumentLimits.HtmlDepth)
            return Parsed<DocumentRead>.Failed(
                new Problem(
                    "FORMAT007",
                    $"the page nests more than {DocumentLimits.HtmlDepth:N0} elements in each other, or leaves formatting open without end.",
                    name
                )
            );
        if (Parse(decoded.Text) is not { } page)
            return Parsed<DocumentRead>.Failed(
                new Problem(
                    "FORMAT011",
                    $"the page unfolds to more than {DocumentLimits.HtmlElements:N0} elements.",
                    name
                )
            );
        var facts = HtmlFacts.Of(page, address);
        var body = ArticleBody.Find(page, facts);
        if (body.IsEmpty)
            return Parsed<DocumentRead>.Failed(
                new Problem("FORMAT008", "no article text was found on the page.", name)
            );
        var (text, spans) = Canonical(facts.Title, body);
        var signs = TranscriptSigns.In(text);
        var document = new Document(id, text)
        {
            Title = facts.Title,
            Outlet = facts.Outlet,
            Address = facts.Address,
            Language = facts.Language,
            Published = facts.Published,
            Genre = signs is null ? Genre.Article : Genre.Transcript,
            TranscriptKind = signs ?? TranscriptKind.Unstated,
            Passages = SourceMap.Of(bytes, decoded, body, spans),
        };
        return Parsed<DocumentRead>.Ok(new DocumentRead(document, decoded.Notes));
    }

    /// <summary>The article's blocks, a line each, without the headline; empty when there are none.</summary>
    public static string Body(ReadOnlySpan<byte> bytes, Uri? address)
    {
        var page = Parse(Charset.Decode(bytes, HtmlCharset.Declared(bytes), HtmlCharset.Language(bytes)).Text);
        return page is null
            ? ""
            : string.Join('\n', ArticleBody.Find(page, HtmlFacts.Of(page, address)).Select(block => block.Text));
    }

    /// <summary>The tree of the page; null when it unfolds beyond the limit.</summary>
    internal static IHtmlDocument? Parse(string html)
    {
        var created = 0;
        var options = new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            IsScripting = false,
            SkipComments = true,
            MaximumDepth = DocumentLimits.HtmlDepth,
            OnCreated = (_, _) =>
            {
                if (++created > DocumentLimits.HtmlElements)
                    throw new InvalidDataException();
            },
        };
        try
        {
            return new HtmlParser(options).ParseDocument(html);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static (string Text, ImmutableArray<TextSpan> Spans) Canonical(string? title, ImmutableArray<Block> body)
    {
        var text = new StringBuilder(title);
        var spans = ImmutableArray.CreateBuilder<TextSpan>(body.Length);
        foreach (var block in body)
        {
            if (text.Length > 0)
                text.Append(Between);
            var start = text.Length;
            text.Append(block.Text);
            spans.Add(new TextSpan(start, text.Length));
        }
        return (text.ToString(), spans.MoveToImmutable());
    }
}
