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

    private const string First =
        "The council of Vestra has agreed to build the lock, ending a quarrel of nine years that cost three mayors their posts.";
    private const string Second =
        "The mainland had offered to pay a third of the cost, on condition that its ferries sail free of charge for twenty years.";

    private static string Story(string inner, string head = "") =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The lock</title>{head}</head><body><article><h1>The lock</h1>{inner}</article></body></html>";

    [Fact]
    public void A_text_printed_for_two_screens_is_read_once()
    {
        var both = $"<p>{First}</p><p>{Second}</p>";
        Read(Story($"<div class=\"wide\">{both}</div><div class=\"narrow\" style=\"display:none\">{both}</div>"))
            .Text.ShouldBe($"The lock\n\n{First}\n\n{Second}");
    }

    [Fact]
    public void A_sentence_pulled_out_for_the_eye_was_not_said_twice() =>
        Read(
            Story(
                $"<p>{First}</p><blockquote class=\"pull\"><p>ending a quarrel of nine years</p></blockquote><p>{Second}</p>"
            )
        )
            .Text.ShouldBe($"The lock\n\n{First}\n\n{Second}");

    [Fact]
    public void Questions_that_come_again_are_kept()
    {
        var text = Read(
            Story(
                string.Concat(
                    Enumerable
                        .Range(1, 5)
                        .Select(i =>
                            $"<p>What would you have done in the place of the mayor?</p><p>Answer {i}: {First}{i} {Second}{i}</p>"
                        )
                )
            )
        ).Text;
        (text.Split("What would you").Length - 1).ShouldBe(5);
    }

    [Fact]
    public void The_lead_above_the_marked_body_belongs_to_the_article() =>
        Read(
            Story(
                $"<div class=\"dek\">“Locks are not built by committees,” the mayor said.</div><div itemprop=\"articleBody\"><p>{First}</p><p>{Second}</p></div>"
            )
        )
            .Text.ShouldContain("built by committees");

    [Fact]
    public void Text_that_stands_only_in_the_linked_data_is_read_from_there()
    {
        var linked =
            $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"The lock","articleBody":"<p>{{First}}</p><p>{{Second}}</p>"}</script>""";
        Read(Story("<p>The council of Vestra has agreed to…</p>", linked))
            .Text.ShouldBe($"The lock\n\n{First}\n\n{Second}");
    }

    [Theory]
    [InlineData(
        "<blockquote><p>The ice does not vote.</p><footer>— <cite>Odd Brekke</cite></footer></blockquote>",
        "“The ice does not vote.”\n\n— Odd Brekke"
    )]
    [InlineData(
        "<blockquote>The ice does not vote.<br>– Odd Brekke</blockquote>",
        "“The ice does not vote.”\n\n— Odd Brekke"
    )]
    [InlineData("<p>He wrote:</p><blockquote><p>One.</p><p>Two.</p></blockquote>", "He wrote:\n\n“One.\n\n“Two.”")]
    [InlineData("<blockquote><p>A law of 1931, set off.</p></blockquote>", "\n\nA law of 1931, set off.")]
    [InlineData("<p>He called it <q>late</q>, and was not wrong about it.</p>", "He called it “late”, and")]
    public void A_quotation_set_off_by_layout_gets_its_marks_when_somebody_speaks(string inner, string expected) =>
        Read(Story($"<p>{First}</p>{inner}<p>{Second}</p>")).Text.ShouldContain(expected);

    [Fact]
    public void Credits_and_advertisements_of_fast_pages_are_no_text()
    {
        var text = Read(
            Story(
                $"<p>{First}</p><div><img src=\"y.jpg\"><span class=\"img-credit\">Photograph: R. Moll</span></div><amp-ad><p>Buy boots.</p></amp-ad><p>{Second}</p>"
            )
        ).Text;
        text.ShouldBe($"The lock\n\n{First}\n\n{Second}");
    }

    [Fact]
    public void Short_paragraphs_without_paragraph_elements_are_text() =>
        Read(Story($"<div>{First}</div><div>“Vote,” she said.</div><div>{Second}</div>"))
            .Text.ShouldContain("“Vote,” she said.");

    [Theory]
    [InlineData("<p class=\"meta\">Published 13/03/2031 09:15</p>", "2031-03-13")]
    [InlineData(
        "<p>Last updated: <time datetime=\"2031-06-01\">1 June</time></p><p>First published: <time datetime=\"2031-03-04\">4 March</time></p>",
        "2031-03-04"
    )]
    public void The_day_of_publication_is_read_where_only_the_reader_sees_it(string inner, string day) =>
        Read(Story($"{inner}<p>{First}</p><p>{Second}</p>"))
            .Published.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(100_000, "FORMAT007")]
    [InlineData(900, null)]
    public void Elements_nested_without_measure_are_refused(int depth, string? code)
    {
        var html =
            string.Concat(Enumerable.Repeat("<div>", depth))
            + "<p>"
            + string.Join(' ', Enumerable.Repeat("A plain sentence of some length, with a comma.", 5))
            + "</p>";
        DocumentReader.Read(Encoding.UTF8.GetBytes(html), "p.html").Problems.SingleOrDefault()?.Code.ShouldBe(code);
    }

    [Fact]
    public void Formatting_left_open_in_thousands_of_blocks_is_refused()
    {
        var html = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<div><b class=c{i}>x</div>"));
        DocumentReader
            .Read(Encoding.UTF8.GetBytes(html), "p.html")
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("FORMAT007");
    }

    [Fact]
    public void A_page_without_an_article_is_refused()
    {
        var parsed = DocumentReader.Read(
            Encoding.UTF8.GetBytes("<html><body><nav><a href='/'>Home</a></nav></body></html>"),
            "p.html"
        );
        parsed.Problems.ShouldHaveSingleItem().Code.ShouldBe("FORMAT008");
    }

    [Fact]
    public void The_charset_is_the_one_the_page_names()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html =
            "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'></head><body><p>"
            + "«Мы готовы к переговорам», — заявил министр после встречи в столице, и добавил, что решение будет принято завтра.</p></body></html>";
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
