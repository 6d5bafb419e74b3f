using System.Text;
using Foedera.Core.Sources;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

public sealed class HtmlArticleSpecs
{
    private const string Page = """
        <!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Harbour vote delayed | The Port Courier</title>
        <meta property="og:site_name" content="The Port Courier"><link rel="canonical" href="https://courier.example/harbour">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour vote delayed","datePublished":"2031-05-04T22:10:00+02:00"}</script></head>
        <body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
        <main><article><h1>Harbour vote delayed</h1><p class="byline">By Ana Lind</p>
        <p>The council put off its vote on the new harbour wall on Sunday, after a night of talks that brought no agreement.</p>
        <figure><img src="x.jpg"><figcaption>The harbour in an undated picture.</figcaption></figure>
        <p>“We need more time,” said the mayor, “and — I am told — more café&nbsp;breaks.” Nobody in the chamber laughed at that.</p>
        </article><aside><p>Read also: ten harbours you have to see before you die, and the ships that call there.</p></aside></main>
        <footer><p>© The Port Courier. All rights reserved, in every port of the world and beyond.</p></footer></body></html>
        """;

    [Fact]
    public void The_article_is_read_and_the_rest_of_the_page_is_not()
    {
        var document = Read(Page);
        document.Text.ShouldStartWith("Harbour vote delayed\n\n");
        document.Text.ShouldContain("“We need more time,” said the mayor");
        document.Text.ShouldNotContain("Read also");
        document.Text.ShouldNotContain("All rights reserved");
        document.Text.ShouldNotContain("undated picture");
    }

    [Fact]
    public void The_page_tells_headline_outlet_day_language_and_address()
    {
        var document = Read(Page);
        document.Title.ShouldBe("Harbour vote delayed");
        document.Outlet.ShouldBe("The Port Courier");
        document.Published.ShouldBe(new DateOnly(2031, 5, 4));
        document.Language.ShouldBe("en-GB");
        document.Address.ShouldBe(new Uri("https://courier.example/harbour"));
    }

    [Fact]
    public void Each_passage_leads_back_to_its_bytes()
    {
        var document = Read(Page);
        var source = Encoding.UTF8.GetBytes(Page);
        document.Passages.ShouldNotBeEmpty();
        foreach (var passage in document.Passages)
        {
            var html = Encoding.UTF8.GetString(source[(int)passage.FirstByte..(int)passage.LastByte]);
            html.ShouldStartWith("<p");
            html.ShouldEndWith("</p>");
            html.Replace("&nbsp;", "\u00A0", StringComparison.Ordinal).ShouldContain(passage.Text.Of(document.Text));
        }
    }

    [Theory]
    [InlineData(100_000, "FORMAT007")]
    [InlineData(900, null)]
    public void Elements_nested_without_measure_are_refused(int depth, string? code)
    {
        var html = string.Concat(Enumerable.Repeat("<div>", depth)) + "<p>" + string.Join(' ', Enumerable.Repeat("A plain sentence of some length, with a comma.", 5)) + "</p>";
        DocumentReader.Read(Encoding.UTF8.GetBytes(html), "p.html").Problems.SingleOrDefault()?.Code.ShouldBe(code);
    }

    [Fact]
    public void Formatting_left_open_in_thousands_of_blocks_is_refused()
    {
        var html = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<div><b class=c{i}>x</div>"));
        DocumentReader.Read(Encoding.UTF8.GetBytes(html), "p.html").Problems.ShouldHaveSingleItem().Code.ShouldBe("FORMAT007");
    }

    [Fact]
    public void A_page_without_an_article_is_refused()
    {
        var parsed = DocumentReader.Read(Encoding.UTF8.GetBytes("<html><body><nav><a href='/'>Home</a></nav></body></html>"), "p.html");
        parsed.Problems.ShouldHaveSingleItem().Code.ShouldBe("FORMAT008");
    }

    [Fact]
    public void The_charset_is_the_one_the_page_names()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'></head><body><p>" +
            "«Мы готовы к переговорам», — заявил министр после встречи в столице, и добавил, что решение будет принято завтра.</p></body></html>";
        var parsed = DocumentReader.Read(Encoding.GetEncoding(1251).GetBytes(html), "p.html");
        parsed.Try(out var read).ShouldBeTrue();
        read!.Document.Text.ShouldContain("«Мы готовы к переговорам»");
    }

    private static Document Read(string html)
    {
        var parsed = DocumentReader.Read(Encoding.UTF8.GetBytes(html), "page.html");
        parsed.Problems.ShouldBeEmpty();
        parsed.Try(out var read).ShouldBeTrue();
        return read!.Document;
    }
}
