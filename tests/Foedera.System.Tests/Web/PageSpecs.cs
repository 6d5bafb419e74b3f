using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Foedera.Store.Queries;

namespace Foedera.System.Tests.Web;

/// <summary>The pages of what was said, over the samples: each answers its question, and its data says the
/// same.</summary>
public sealed class PageSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "Newest utterances")]
    [InlineData("/said", "the most recently reported first")]
    [InlineData("/said?witness=transcript", "with a transcript")]
    [InlineData("/said?verdict=altered", "Utterances with a wording that is altered")]
    [InlineData("/documents", "Alliance chief in Karsk after schoolyard drone")]
    [InlineData("/documents/karsk-drovia-today", "Drovia Today")]
    [InlineData("/documents/karsk-transcript", "Joint press conference")]
    [InlineData("/speakers", "Tomas Ardel")]
    [InlineData("/speakers?sort=name", "aria-sort=\"ascending\"")]
    [InlineData("/speakers/tomas-ardel", "joined into")]
    [InlineData("/speakers/maren-oskeld", "Secretary General of the Meridian Compact")]
    [InlineData("/outlets", "The Harbour Gazette")]
    [InlineData("/sources", "No source is watched.")]
    [InlineData("/outlets/the-harbour-gazette", "How its wordings stand")]
    [InlineData("/search?q=schoolyard", "statement")]
    [InlineData("/search?q=drovia&verdict=altered", "aria-current=\"true\"")]
    [InlineData("/search?q=nowhereinthisrecord", "No statement on record matches.")]
    [InlineData("/verify", "Enter a quotation")]
    public async Task A_page_answers_its_question_and_its_data_is_beside_it(string address, string answer)
    {
        var response = await site.Client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain(answer);
        using var json = await Data(address);
        json.RootElement.GetProperty("page").GetProperty("address").GetString()!.ShouldStartWith(site.Origin);
    }

    [Fact]
    public async Task An_utterance_is_shown_as_a_critical_edition()
    {
        var head = await Misjudge();
        var page = await site.Client.GetStringAsync($"/utterances/{head.Id}", Stop);
        page.ShouldContain("<h2 id=\"apparatus\">Apparatus</h2>");
        page.ShouldContain("<ins>misjudges</ins>");
        page.ShouldContain("<del>were to misjudge</del>");
        page.ShouldContain("Beside the transcript,");
        page.ShouldContain("href=\"/documents/karsk-drovia-today#s");
    }

    [Fact]
    public async Task The_data_of_an_utterance_holds_what_the_contract_names()
    {
        var head = await Misjudge();
        using var json = await Data($"/utterances/{head.Id}");
        var root = json.RootElement;
        root.GetProperty("id").GetString().ShouldBe(head.Id);
        root.GetProperty("witness").GetString().ShouldBe("transcript");
        var wording = root.GetProperty("wordings")
            .EnumerateArray()
            .First(w => w.GetProperty("doc").GetString() == "karsk-drovia-today");
        wording.GetProperty("verdict").GetString().ShouldBe("altered");
        wording
            .GetProperty("changes")
            .EnumerateArray()
            .Select(c => c.GetProperty("op").GetString())
            .ShouldContain("replace");
        var document = await site.Record.DocumentAsync("karsk-drovia-today", stop: Stop);
        var (start, end) = (wording.GetProperty("start").GetInt32(), wording.GetProperty("end").GetInt32());
        string.Concat(document!.Document.Text.EnumerateRunes().Skip(start).Take(end - start))
            .ShouldBe(wording.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Every_place_that_an_utterance_links_to_is_there()
    {
        var page = await site.Client.GetStringAsync($"/utterances/{(await Misjudge()).Id}", Stop);
        var links = global::System.Text.RegularExpressions.Regex.Matches(
            page,
            "href=\"(?<page>/documents/[^\"#]+)#(?<place>[^\"]+)\"",
            global::System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(2)
        );
        links.Count.ShouldBeGreaterThan(3);
        foreach (
            var (address, anchor) in links
                .Select(l => (WebUtility.HtmlDecode(l.Groups["page"].Value), l.Groups["place"].Value))
                .Distinct()
        )
            (await site.Client.GetStringAsync(address, Stop)).ShouldContain($"id=\"{anchor}\"", customMessage: address);
    }

    [Fact]
    public async Task An_utterance_says_what_was_read_in_its_words_and_by_which_words()
    {
        var page = await site.Client.GetStringAsync($"/utterances/{(await Misjudge()).Id}", Stop);
        var says = Section(page, "<h2 id=\"says\">What it says</h2>");
        says.ShouldContain("Warning: announces harm under a condition");
        says.ShouldContain("<b class=\"decides\">will</b>");
        says.ShouldContain("the strongest of five steps, by the word <q>will</q>");
        says.ShouldContain("Somebody else <q>they</q>");
        says.ShouldContain(
            "<q>If anyone were to misjudge us and believe that an attack on Drovia would go unanswered</q>"
        );
        says.ShouldContain("<q>they will meet the full strength of this Compact</q>");
        says.ShouldContain("a rule: quoted words, then the clause that attributes them");
        says.ShouldContain("0.96 of 1");
    }

    [Fact]
    public async Task What_was_read_in_a_longer_passage_is_not_told_of_a_sentence_that_does_not_hold_the_words()
    {
        var utterance = await Utterance("Nobody was hurt");
        var says = Section(
            await site.Client.GetStringAsync($"/utterances/{utterance.Id}", Stop),
            "<h2 id=\"says\">What it says</h2>"
        );
        says.ShouldNotContain("How far it binds");
        says.ShouldNotContain("Condition");
    }

    [Fact]
    public async Task The_margin_of_a_document_tells_figures_times_and_what_binds()
    {
        var page = await site.Client.GetStringAsync("/documents/brisemont-globe-dispatch", Stop);
        WebUtility.HtmlDecode(page).ShouldContain("Binds as “will”; negated; 3.5\u00A0% of GDP; speaks of 2033.");
        page.ShouldContain("<b class=\"decides\">3.5% of its gross domestic product</b>");
        Section(page, "<h2 id=\"statements\">").ShouldContain("<dt>Time spoken of</dt>");
    }

    [Fact]
    public async Task A_search_tells_what_its_statements_bind_to()
    {
        var page = await site.Client.GetStringAsync("/search?q=%22gross+domestic+product%22&type=commitment", Stop);
        WebUtility
            .HtmlDecode(page)
            .ShouldContain("commitment. Binds as “will”; negated; 3.5\u00A0% of GDP; speaks of 2033.");
        using var json = await Data("/search?q=%22gross+domestic+product%22&type=commitment");
        foreach (var statement in json.RootElement.GetProperty("statements").EnumerateArray())
            Contract.ShouldBeSubsetOf(Names(statement));
    }

    [Fact]
    public async Task The_data_of_a_document_holds_each_statement_as_the_contract_names_it()
    {
        using var json = await Data("/documents/brisemont-globe-dispatch");
        var text = json.RootElement.GetProperty("text").GetString()!;
        var statement = json
            .RootElement.GetProperty("statements")
            .EnumerateArray()
            .Single(s => s.GetProperty("type").GetString() == "commitment");
        Contract.ShouldBeSubsetOf(Names(statement));
        Names(statement.GetProperty("speaker")).ShouldBe(["name", "id", "candidates"], ignoreOrder: true);
        statement.GetProperty("binding").GetProperty("level").GetString().ShouldBe("will");
        Cut(text, statement.GetProperty("binding").GetProperty("at")).ShouldBe("will");
        statement.GetProperty("committed").GetProperty("who").GetString().ShouldBe("other");
        Cut(text, statement.GetProperty("negation").GetProperty("content")).ShouldBe("not");
        statement.GetProperty("negation").GetProperty("cue").ValueKind.ShouldBe(JsonValueKind.Null);
        var figure = statement.GetProperty("figures")[0];
        Names(figure).ShouldBe(["at", "value", "upper", "unit", "comparator", "base", "subject"], ignoreOrder: true);
        figure.GetProperty("value").GetDecimal().ShouldBe(3.5m);
        Cut(text, figure.GetProperty("at")).ShouldBe("3.5% of its gross domestic product");
        statement.GetProperty("horizon").GetString().ShouldBe("2033");
    }

    [Fact]
    public async Task The_data_of_an_utterance_holds_the_statement_that_was_read_in_it()
    {
        using var json = await Data($"/utterances/{(await Misjudge()).Id}");
        var read = json.RootElement.GetProperty("read");
        Contract.ShouldBeSubsetOf(Names(read));
        read.GetProperty("type").GetString().ShouldBe("warning");
        read.GetProperty("condition").GetProperty("then").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("Our response would be united, and for whoever tries it, it would be ruinous.", "verbatim")]
    [InlineData("our response would be united and for whoever tries it it would be ruinous", "normalised")]
    [InlineData(
        "If anyone misjudges us and believes that an attack on Drovia would go unanswered, they will meet the full force of this Compact",
        "altered"
    )]
    [InlineData("We shall turn the whole of the northern sea into a parking lot by Christmas", "not-on-record")]
    public async Task A_quotation_is_looked_up(string quotation, string verdict)
    {
        using var json = await Data($"/verify?q={Uri.EscapeDataString(quotation)}");
        json.RootElement.GetProperty("verdict").GetString().ShouldBe(verdict);
        json.RootElement.GetProperty("searched").GetProperty("transcripts").GetInt32().ShouldBe(1);
        var page = await site.Client.GetStringAsync($"/verify?q={Uri.EscapeDataString(quotation)}", Stop);
        page.ShouldContain(verdict.Replace('-', ' '));
        page.ShouldContain("What was searched");
    }

    [Fact]
    public async Task A_passage_has_an_address_of_its_own()
    {
        var document = (await site.Record.DocumentAsync("karsk-drovia-today", stop: Stop))!.Document;
        var at = document.Text.IndexOf("Residents of Velm", StringComparison.Ordinal);
        var page = await site.Client.GetStringAsync($"/documents/karsk-drovia-today?at={at}-{at + 17}", Stop);
        page.ShouldContain("<mark class=\"passage\" id=\"passage\">Residents of Velm</mark>");
    }

    [Theory]
    [InlineData("/utterances/u0")]
    [InlineData("/documents/nothing")]
    [InlineData("/speakers/nobody")]
    [InlineData("/outlets/none")]
    [InlineData("/method/none")]
    public async Task What_is_not_there_is_said_to_be_not_on_record(string address)
    {
        (await site.Client.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var data = await site.Client.GetAsync($"{address}.json", Stop);
        data.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        data.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/search?from=yesterday")]
    [InlineData("/search?from=2031-02-02&to=2031-01-01")]
    [InlineData("/search?page=two")]
    public async Task A_question_that_makes_no_sense_is_refused(string address) =>
        (await site.Client.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("/verify")]
    [InlineData("/search")]
    public async Task A_question_longer_than_a_page_is_refused(string address) =>
        (await site.Client.GetAsync($"{address}?q={new string('a', 2001)}", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );

    [Theory]
    [InlineData("/said.csv", "id,text,speaker,witness,wordings,outlets,differing,first,last")]
    [InlineData("/documents.csv", "id,title,outlet,published,language,genre,statements")]
    [InlineData("/speakers.csv", "key,name,actor,statements,documents,last")]
    [InlineData("/outlets.csv", "key,name,documents,statements,first,last")]
    [InlineData(
        "/search.csv?q=drovia",
        "id,doc,outlet,published,speaker,kind,type,content_text,said_on,horizon,confidence,utterances,binding,binding_word,committed,committed_words,negation,cue_negation,condition,consequence,figures,rule,post"
    )]
    [InlineData(
        "/documents/karsk-drovia-today.csv",
        "id,speaker,kind,type,content_text,said_on,horizon,confidence,binding,binding_word,committed,committed_words,negation,cue_negation,condition,consequence,figures,rule"
    )]
    public async Task A_list_is_a_table_too(string address, string headings)
    {
        var table = await site.Client.GetStringAsync(address, Stop);
        table.Split("\r\n")[0].ShouldBe(headings);
        table.Split("\r\n").Length.ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData("/index.atom")]
    [InlineData("/said.atom")]
    [InlineData("/speakers/maren-oskeld.atom")]
    public async Task Utterances_can_be_followed_as_a_feed(string address)
    {
        var feed = XDocument.Parse(await site.Client.GetStringAsync(address, Stop));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Root!.Name.ShouldBe(atom + "feed");
        feed.Root.Elements(atom + "entry").ShouldNotBeEmpty();
        feed.Root.Elements(atom + "entry")
            .ShouldAllBe(e => e.Element(atom + "id")!.Value.StartsWith(site.Origin, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/said")]
    [InlineData("/documents")]
    [InlineData("/documents/hostile/%3Cb%3E1%3C/b%3E")]
    [InlineData("/documents/hostile-2")]
    [InlineData("/outlets")]
    [InlineData("/search?q=treaty")]
    [InlineData("/search?q=%22%3E%3Cscript%3Ealert('x')%3C/script%3E")]
    [InlineData(
        "/verify?q=%3C/textarea%3E%3Cscript%3Ealert('x')%3C/script%3E&speaker=%22%3E%3Cscript%3Ealert('x')%3C/script%3E"
    )]
    [InlineData("/verify?q=We+stand+by+the+treaty+and+we+shall+go+on+standing+by+it")]
    [InlineData("/corrections?page=/%22%3E%3Cscript%3Ealert('x')%3C/script%3E")]
    [InlineData("/corrections?page=//evil.example")]
    [InlineData("/no/%3Cscript%3Ealert('x')%3C/script%3E")]
    public async Task Markup_in_a_document_or_a_question_never_becomes_markup_of_the_page(string address)
    {
        var page = await (await site.Client.GetAsync(address, Stop)).Content.ReadAsStringAsync(Stop);
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img src=x");
        page.ShouldNotContain("href=\"javascript:");
        page.ShouldNotContain("href=\"//evil");
        page.ShouldNotContain("onload=\"alert");
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_defused()
    {
        var table = await site.Client.GetStringAsync("/outlets.csv", Stop);
        table.ShouldContain("\"'=HYPERLINK(\"\"https://evil.example\"\")\"");
    }

    // of DESIGN.md and docs/cli.md, and the rule
    private static readonly string[] Contract =
    [
        "doc",
        "id",
        "kind",
        "type",
        "speaker",
        "source",
        "cue",
        "content",
        "content_text",
        "figures",
        "horizon",
        "said_on",
        "confidence",
        "binding",
        "committed",
        "negation",
        "condition",
        "rule",
    ];

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);

    private static string Cut(string text, JsonElement at) =>
        string.Concat(text.EnumerateRunes().Skip(at[0].GetInt32()).Take(at[1].GetInt32() - at[0].GetInt32()));

    private static string Section(string page, string heading)
    {
        var start = page.IndexOf(heading, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, heading);
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    private async Task<JsonDocument> Data(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? address : address[..query];
        return JsonDocument.Parse(
            await site.Client.GetStringAsync(
                $"{(path == "/" ? "/index" : path)}.json{(query < 0 ? "" : address[query..])}",
                Stop
            )
        );
    }

    private Task<UtteranceHead> Misjudge() => Utterance("misjudge");

    private async Task<UtteranceHead> Utterance(string words) =>
        (await site.Record.UtterancesAsync(new UtteranceQuery { Wordings = 4 }, Paging.First, Stop)).Rows.First(u =>
            u.Text.Contains(words, StringComparison.Ordinal)
        );
}
