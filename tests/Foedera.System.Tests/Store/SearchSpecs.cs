using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.System.Tests.Store;

public sealed class SearchSpecs : IAsyncDisposable
{
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Words_phrases_and_beginnings_are_found_whatever_case_and_accents(string engine)
    {
        await using var record = await FilledAsync(engine);

        (await Found(record, "SPEND")).ShouldBe(["globe-1#1", "courier-1#1"]);
        (await Found(record, "\"3.5 per cent\" spend")).ShouldBe(["globe-1#1", "courier-1#1"]);
        (await Found(record, "\"cent per\"")).ShouldBeEmpty();
        (await Found(record, "prom*")).ShouldBe(["post-1#1"]);
        (await Found(record, "defense")).ShouldBe(["journal-1#1"]);
        (await Found(record, "we'll \"' OR 1=1 --")).ShouldBeEmpty();
        (await Found(record, "!!!")).ShouldBeEmpty();
        (await Found(record, "NOT NEAR(spend)")).ShouldBeEmpty();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Every_part_of_a_query_narrows_it(string engine)
    {
        await using var record = await FilledAsync(engine);

        (await Found(record, new StatementQuery { Outlet = "elin-globe" })).ShouldBe(["globe-1#1"]);
        (
            await Found(
                record,
                new StatementQuery
                {
                    Speaker = "ada-lindqvist",
                    Published = new DateWindow(new DateOnly(2025, 4, 1), null),
                }
            )
        ).ShouldBe(["journal-1#1", "post-1#1"]);
        (await Found(record, new StatementQuery { Figure = new FigureRange(3, 4, "%") })).ShouldBe([
            "globe-1#1",
            "courier-1#1",
        ]);
        (await Found(record, new StatementQuery { Figure = new FigureRange(4, 5, "%") })).ShouldBeEmpty();
        (await Found(record, new StatementQuery { Horizon = DateWindow.Year(2029) })).Length.ShouldBe(4);
        (await Found(record, new StatementQuery { Horizon = DateWindow.Year(2031) })).ShouldBeEmpty();
        (await Found(record, new StatementQuery { Binding = Bindingness.Pledge })).Length.ShouldBe(4);
        (await Found(record, new StatementQuery { Binding = Bindingness.Might })).ShouldBeEmpty();
        (await Found(record, new StatementQuery { Verdict = Verdict.Altered })).ShouldBe(["globe-1#1"]);
        (await Found(record, new StatementQuery { Kind = StatementKind.Indirect })).ShouldBeEmpty();
        (
            await Found(
                record,
                new StatementQuery
                {
                    Post = [new Tenure("ada-lindqvist", new DateWindow(null, new DateOnly(2025, 3, 26)))],
                }
            )
        ).ShouldBe(["courier-1#1"]);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_figure_is_found_by_where_it_lies(string engine)
    {
        await using var record = await FilledAsync(engine);
        string[] both = ["globe-1#1", "courier-1#1"];

        (await Stated(record, FigureTest.Named, 3.5m)).ShouldBe(both);
        (await Stated(record, FigureTest.Named, 3)).ShouldBeEmpty();
        (await Stated(record, FigureTest.Over, 3)).ShouldBe(both);
        (await Stated(record, FigureTest.Over, 3.5m)).ShouldBeEmpty();
        (await Stated(record, FigureTest.AtLeast, 3.5m)).ShouldBe(both);
        (await Stated(record, FigureTest.Under, 4)).ShouldBe(both);
        (await Stated(record, FigureTest.AtMost, 3)).ShouldBeEmpty();
        (await Found(record, new StatementQuery { Stated = new FigureAsked(FigureTest.Between, 3, 4, null) })).ShouldBe(
            both
        );
        (
            await Found(record, new StatementQuery { Stated = new FigureAsked(FigureTest.Between, 3, 4, "EUR") })
        ).ShouldBeEmpty();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_speaker_belongs_to_a_group_on_the_day_it_was_said(string engine)
    {
        await using var record = await FilledAsync(engine);
        ImmutableArray<Tenure> early =
        [
            new Tenure("nobody", new DateWindow(null, null)),
            new Tenure("ada-lindqvist", new DateWindow(new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 27))),
        ];
        ImmutableArray<Tenure> always = [new Tenure("ada-lindqvist", new DateWindow(null, null))];

        (await Found(record, new StatementQuery { Among = [early] })).ShouldBe(["globe-1#1", "courier-1#1"]);
        (await Found(record, new StatementQuery { Among = [always] })).Length.ShouldBe(4);
        (await Found(record, new StatementQuery { Among = [always, early] })).Length.ShouldBe(2);
        (
            await Found(
                record,
                new StatementQuery
                {
                    Among =
                    [
                        [],
                    ],
                }
            )
        ).ShouldBeEmpty();
        (
            await Found(record, new StatementQuery { Said = new DateWindow(new DateOnly(2025, 4, 1), null) })
        ).Length.ShouldBe(2);
        (await Found(record, new StatementQuery { Said = new DateWindow(null, new DateOnly(2025, 3, 26)) })).ShouldBe([
            "courier-1#1",
        ]);
        (await Found(record, new StatementQuery { Language = "en" })).Length.ShouldBe(4);
        (await Found(record, new StatementQuery { Language = "de" })).ShouldBeEmpty();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task One_word_of_each_group_must_stand_there_and_the_best_fit_comes_first(string engine)
    {
        await using var record = await FilledAsync(engine);
        ImmutableArray<SearchTerm> spending = [new("spend", false), new("promised", false)];
        ImmutableArray<SearchTerm> who = [new("we", false), new("cest notre", false)];

        (await Found(record, new StatementQuery { Groups = [spending] })).ShouldBe([
            "post-1#1",
            "globe-1#1",
            "courier-1#1",
        ]);
        (await Found(record, new StatementQuery { Groups = [spending, who] })).ShouldBe(["globe-1#1", "courier-1#1"]);
        (
            await Found(
                record,
                new StatementQuery
                {
                    Groups =
                    [
                        [new("promised", false), new("anything", false)],
                    ],
                    Order = SearchOrder.Relevance,
                }
            )
        ).ShouldBe(["post-1#1"]);
        (await Found(record, new StatementQuery { Order = SearchOrder.Relevance })).Length.ShouldBe(4);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Words_of_the_record_near_a_mistyped_one(string engine)
    {
        await using var record = await FilledAsync(engine);

        (await record.WordsLikeAsync("promissed")).ShouldBe(["promised"]);
        (await record.WordsLikeAsync("spedn")).ShouldBe(["spend"]);
        (await record.WordsLikeAsync("qqqqqq")).ShouldBeEmpty();
        (await record.WordsLikeAsync("we")).ShouldBeEmpty();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Statements_found_are_had_with_all_that_was_read_in_them(string engine)
    {
        await using var record = await FilledAsync(engine);
        await record.SaveAsync([Examples.Report(quote: "We will spend 3.5 per cent by 2031")]);

        var read = await record.InTextAsync(["courier-1#1", "globe-1#1", "nothing#1"]);

        read.Keys.ShouldBe(["courier-1#1", "globe-1#1"], ignoreOrder: true);
        var (statement, text) = read["courier-1#1"];
        text.ShouldContain("2031");
        statement.Figures.ShouldHaveSingleItem().At.Of(text).ShouldBe("3.5 per cent");
        statement.Modality.Negation!.Value.Of(text).ShouldBe("without");
        (await record.InTextAsync([])).ShouldBeEmpty();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Facets_count_the_whole_result_and_pages_cut_it(string engine)
    {
        await using var record = await FilledAsync(engine);

        var result = await record.SearchAsync(new StatementQuery(), new Paging(2, 3));

        result.Statements.ShouldSatisfyAllConditions(
            l => l.Total.ShouldBe(4),
            l => l.Pages.ShouldBe(2),
            l => l.Rows.Select(r => r.Id).ShouldBe(["courier-1#1"])
        );
        result.Facets.Speakers.ShouldBe([new FacetValue("ada-lindqvist", "Ada Lindqvist", 4)]);
        result.Facets.Outlets.Length.ShouldBe(4);
        result.Facets.Months.Select(m => (m.Key, m.Count)).ShouldBe([("2025-04", 2), ("2025-03", 2)]);
        result.Facets.Verdicts.Select(v => (v.Key, v.Count)).ShouldBe([("altered", 1), ("verbatim", 1)]);
        result.Facets.IsWhole.ShouldBeTrue();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Lists_of_speakers_outlets_documents_and_utterances(string engine)
    {
        await using var record = await FilledAsync(engine);

        (await record.SpeakersAsync("Lind", Paging.First)).Rows.ShouldBe([
            new SpeakerHead("ada-lindqvist", "Ada Lindqvist", "ada-lindqvist", 4, 4, new DateOnly(2025, 4, 3)),
        ]);
        (await record.SpeakerAsync("nobody")).ShouldBeNull();
        (await record.OutletsAsync(Paging.First)).Rows.Length.ShouldBe(4);
        (await record.OutletAsync("elin-globe")).ShouldNotBeNull().Statements.ShouldBe(1);
        (await record.DocumentsAsync("questions", "elin-globe", Paging.First))
            .Rows.ShouldHaveSingleItem()
            .Document.Id.ShouldBe("globe-1");
        (await record.UtterancesAsync(new UtteranceQuery { Speaker = "ada-lindqvist", Wordings = 2 }, Paging.First))
            .Rows.ShouldHaveSingleItem()
            .Differing.ShouldBe(1);
        (
            await record.UtterancesAsync(new UtteranceQuery { Verdict = Verdict.Translated }, Paging.First)
        ).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("Sécurité d’abord", "securite dabord")]
    [InlineData("3.5%—now", "3 5 now")]
    [InlineData("Ça, c'est “l’été”", "ca cest lete")]
    [InlineData("", "")]
    public void The_index_holds_folded_words(string text, string words) => SearchWords.Fold(text).ShouldBe(words);

    [Theory]
    [InlineData("Süddeutsche Zeitung", "suddeutsche-zeitung")]
    [InlineData("  B.B.C. News! ", "b-b-c-news")]
    [InlineData("Новости", "новости")]
    [InlineData("???", "-")]
    public void Addresses_name_outlets_plainly(string name, string slug) => Slug.Of(name).ShouldBe(slug);

    private static Task<string[]> Stated(RecordStore record, FigureTest test, decimal value) =>
        Found(record, new StatementQuery { Stated = new FigureAsked(test, value, null, "%") });

    private static async Task<string[]> Found(RecordStore record, string words) =>
        await Found(record, new StatementQuery { Words = words });

    private static async Task<string[]> Found(RecordStore record, StatementQuery query) =>
        [.. (await record.SearchAsync(query, Paging.First)).Statements.Rows.Select(row => row.Id)];

    private async Task<RecordStore> FilledAsync(string engine)
    {
        var record = await records.OpenAsync(engine);
        var (first, second) = (
            Examples.Report(),
            Examples.Report("globe-1", "Elin Globe", "We will spend 3.5 per cent by 2031", "2025-03-27")
        );
        await record.SaveAsync([
            first,
            second,
            Examples.Report("post-1", "Northern Post", "Nobody promised anything", "2025-04-02"),
            Examples.Report("journal-1", "Le Journal", "La défense, c’est notre affaire: Defénse", "2025-04-03"),
        ]);
        await record.ReplaceUtterancesAsync([Examples.Joined(first, second)], Examples.Points(first, second));
        return record;
    }
}
