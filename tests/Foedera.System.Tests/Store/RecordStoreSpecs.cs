using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;

namespace Foedera.System.Tests.Store;

public sealed class RecordStoreSpecs : IAsyncDisposable
{
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_document_comes_back_as_it_went_in(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var report = Examples.Report();

        (await record.SaveAsync([report])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Added);

        var view = (await record.DocumentAsync("courier-1")).ShouldNotBeNull();
        view.Document.ShouldBe(
            report.Read.Document with
            {
                Passages = view.Document.Passages,
                Identity = view.Document.Identity,
            }
        );
        view.Document.Passages.ShouldBe(report.Read.Document.Passages);
        var statement = view.Statements.ShouldHaveSingleItem().Statement;
        var expected = report.Read.Statements[0];
        statement.Content.ShouldBe(expected.Content);
        statement.Source.ShouldBe(expected.Source);
        statement.Cue.ShouldBe(expected.Cue);
        statement.Figures.ShouldBe(expected.Figures);
        statement.Speaker.ShouldNotBeNull().Name.ShouldBe("Ada Lindqvist");
        (
            statement.Id,
            statement.Kind,
            statement.Type,
            statement.Horizon,
            statement.SaidOn,
            statement.Confidence,
            statement.Rule
        ).ShouldBe(
            (
                expected.Id,
                expected.Kind,
                expected.Type,
                expected.Horizon,
                expected.SaidOn,
                expected.Confidence,
                expected.Rule
            )
        );
        statement.Modality.ShouldBe(expected.Modality);
        view.Snapshot.ShouldNotBeNull().Sha256.ShouldBe(report.Snapshot!.Sha256);
        (await record.SnapshotAsync(report.Snapshot.Sha256)).ShouldBe(report.Snapshot.Bytes.ToArray());
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Reading_the_same_document_twice_changes_nothing(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var report = Examples.Report();
        await record.SaveAsync([report]);
        var before = await record.SummaryAsync();

        (await record.SaveAsync([report])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Unchanged);

        (await record.SummaryAsync()).ShouldBe(before);
        (await record.LedgerAsync(null, Paging.First)).Count.ShouldBe(1);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_corrected_document_supersedes_the_old_one_which_stays(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await record.SaveAsync([Examples.Report()]);

        (await record.SaveAsync([Examples.Report(quote: "We will spend 3.5 per cent by 2031")]))
            .ShouldHaveSingleItem()
            .Outcome.ShouldBe(Outcome.Superseded);

        var now = (await record.DocumentAsync("courier-1")).ShouldNotBeNull();
        now.Document.Text.ShouldContain("2031");
        now.Versions.Select(v => (v.Number, v.IsCurrent)).ShouldBe([(2, true), (1, false)]);
        (await record.DocumentAsync("courier-1", version: 1)).ShouldNotBeNull().Document.Text.ShouldContain("2030");
        var found = await record.SearchAsync(new StatementQuery { Words = "spend" }, Paging.First);
        found.Statements.Rows.ShouldHaveSingleItem().Text.ShouldContain("2031");
        (await record.SummaryAsync()).Documents.ShouldBe(1);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Other_statements_from_the_same_text_replace_the_derived_ones(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var report = Examples.Report();
        await record.SaveAsync([report]);
        var better = report with
        {
            Read = report.Read with { Statements = [report.Read.Statements[0] with { Type = StatementType.Forecast }] },
        };

        (await record.SaveAsync([better])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.ReadAnew);

        var view = (await record.DocumentAsync("courier-1")).ShouldNotBeNull();
        view.Statements.ShouldHaveSingleItem().Statement.Type.ShouldBe(StatementType.Forecast);
        view.Versions.Length.ShouldBe(1);
        (await record.SearchAsync(new StatementQuery { Words = "spend" }, Paging.First)).Statements.Total.ShouldBe(1);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Utterances_are_replaced_as_a_whole_and_count_code_points(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var (first, second) = (
            Examples.Report(),
            Examples.Report("globe-1", "Elin Globe", "We will spend 3.5 per cent by 2031", "2025-03-27")
        );
        await record.SaveAsync([first, second]);
        (await record.SummaryAsync()).NotYetJoined.ShouldBe(2);

        (
            await record.ReplaceUtterancesAsync([Examples.Joined(first, second)], Examples.Points(first, second))
        ).ShouldBeTrue();
        (
            await record.ReplaceUtterancesAsync([Examples.Joined(first, second)], Examples.Points(first, second))
        ).ShouldBeFalse();

        (await record.SummaryAsync()).ShouldSatisfyAllConditions(
            s => s.NotYetJoined.ShouldBe(0),
            s => s.Utterances.ShouldBe(1),
            s => s.Wordings.ShouldBe(2)
        );
        var view = (await record.UtteranceAsync("u-courier-1#1")).ShouldNotBeNull();
        view.Head.ShouldSatisfyAllConditions(
            h => h.Text.ShouldBe(Examples.Pledge),
            h => h.Wordings.ShouldBe(2),
            h => h.Outlets.ShouldBe(2),
            h => h.Differing.ShouldBe(1),
            h => h.Last.ShouldBe(new DateOnly(2025, 3, 27))
        );
        var wording = view.Wordings[1];
        wording.Changes.ShouldBe([new WordChange(ChangeKind.Replace, "2031", "2030")]);
        var text = second.Read.Document.Text;
        new CodePoints(text).ToUtf16(wording.Start, wording.End).Of(text).ShouldBe(wording.Text);
        wording.Before.ShouldBe("PORT ELIN 😀 — “");
        wording.After.ShouldStartWith(",” Minister Ada");
        var read = view.Read.ShouldNotBeNull();
        read.Number.ShouldBe(0);
        read.At.Of(read.Read.Text).ShouldBe(Examples.Pledge);
        read.Read.Statement.Figures.ShouldHaveSingleItem().At.Of(read.Read.Text).ShouldBe("3.5 per cent");
        (await record.DocumentAsync("globe-1"))
            .ShouldNotBeNull()
            .Statements[0]
            .Wordings.ShouldHaveSingleItem()
            .ShouldBe(new StatementWording("u-courier-1#1", Verdict.Altered, 1));
        var all = new List<UtteranceView>();
        await foreach (var utterance in record.AllUtterancesAsync())
            all.Add(utterance);
        all.ShouldHaveSingleItem().Wordings.Length.ShouldBe(2);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_sentence_of_a_transcript_can_be_a_wording_without_a_statement(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var report = Examples.Report();
        await record.SaveAsync([report]);
        var utterance = Examples.Joined(report);

        await record.ReplaceUtterancesAsync(
            [utterance with { Wordings = [utterance.Wordings[0] with { StatementId = "" }] }],
            Examples.Points(report)
        );

        var view = (await record.UtteranceAsync(utterance.Id)).ShouldNotBeNull();
        view.Wordings.ShouldHaveSingleItem().StatementId.ShouldBeNull();
        view.Read.ShouldBeNull();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task What_joining_needs_can_be_loaded_again(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await record.SaveAsync([.. Enumerable.Range(1, 7).Select(i => Examples.Report($"courier-{i}"))]);

        var ids = new List<string>();
        await foreach (var read in record.AllDocumentsAsync())
        {
            read.Statements.ShouldHaveSingleItem().Content[0].Of(read.Document.Text).ShouldBe($"“{Examples.Pledge},”");
            ids.Add(read.Document.Id);
        }

        ids.ShouldBe(Enumerable.Range(1, 7).Select(i => $"courier-{i}"));
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Text_that_no_database_can_hold_is_kept_with_its_positions(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var report = Examples.Report(opening: "\0broken \uD83D here 😀 — ");

        await record.SaveAsync([report]);

        var view = (await record.DocumentAsync("courier-1")).ShouldNotBeNull();
        view.Document.Text.ShouldStartWith("\uFFFDbroken \uFFFD here 😀");
        view.Statements[0].Statement.Content[0].Of(view.Document.Text).ShouldBe($"“{Examples.Pledge},”");
        (await record.SaveAsync([report])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Unchanged);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task The_ledger_is_a_chain_that_shows_a_change(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await record.SaveAsync([Examples.Report("a"), Examples.Report("b")]);
        await record.SaveAsync([Examples.Report("a", quote: "Not a word of it")]);

        (await record.LedgerAsync(null, Paging.First))
            .Select(e => (e.Number, e.Event, e.Subject))
            .ShouldBe([(3, "superseded", "a"), (2, "added", "b"), (1, "added", "a")]);
        (await record.LedgerAsync("a", Paging.First)).Count.ShouldBe(2);
        (await record.FirstBrokenEntryAsync()).ShouldBeNull();
    }
}
