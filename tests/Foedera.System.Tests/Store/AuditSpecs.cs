using Foedera.Store;

namespace Foedera.System.Tests.Store;

/// <summary>Every promise of provenance can be checked, and each way of breaking one is found and named.</summary>
public sealed class AuditSpecs : IAsyncDisposable
{
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_record_that_was_read_corrected_joined_and_pruned_holds(string engine)
    {
        await using var record = await FilledAsync(engine);
        await record.SaveAsync([
            Examples.Report(quote: "We will spend 3.6 per cent by 2030"),
            Examples.Report("globe-1", "Rival", "We never said so").From("spoof.txt"),
        ]);
        await record.RemoveAsync("rival:spoof.txt#globe-1", "It is a forgery.");

        var audit = await record.AuditAsync();

        audit.Checks.ShouldAllBe(check => check.First == null);
        audit.Checks.ShouldAllBe(check => check.Checked > 0 || check.Name == "utterances");
    }

    /// <summary>Each way of breaking a record by hand, with the check that must find it and a part of the
    /// place.</summary>
    public static TheoryData<string, string, string, string> Breakages() =>
        new()
        {
            {
                "a text",
                "update documents set text = replace(text, '3.5', '5.3') where id = 'courier-1'",
                "documents",
                "courier-1"
            },
            {
                "a text beyond its end",
                "update documents set text = substr(text, 1, 20) where id = 'courier-1'",
                "documents",
                "courier-1"
            },
            { "a day", "update documents set published = null where id = 'courier-1'", "documents", "courier-1" },
            {
                "an origin",
                "update documents set origin = 'other:a.txt' where id = 'courier-1'",
                "documents",
                "courier-1"
            },
            { "a name", "update documents set name = 'globe-1' where id = 'courier-1'", "documents", "courier-1" },
            { "an id", "update documents set id = 'another' where id = 'courier-1'", "documents", "another" },
            {
                "a name for the eye",
                "update documents set seen_name = 'another' where id = 'courier-1'",
                "documents",
                "courier-1"
            },
            {
                "a claim of an address",
                "update documents set claims = '//another.example/' where id = 'courier-1'",
                "documents",
                "courier-1"
            },
            {
                "a document put in",
                """
                    insert into documents (key, id, text, genre, transcript_kind, passages, fingerprint,
                    statements_hash, reader, recorded_at, name, mark, origin) select 99, 'forged', text,
                    genre, transcript_kind, passages, fingerprint, statements_hash, reader, recorded_at,
                    'forged', mark, origin from documents where id = 'courier-1'
                    """,
                "documents",
                "documents"
            },
            {
                "a document taken out",
                "delete from wordings; delete from documents where id = 'globe-1'",
                "documents",
                "documents"
            },
            {
                "a hash and its text",
                "update documents set title = 'Other', fingerprint = 'abc' where id = 'courier-1'",
                "documents",
                "courier-1"
            },
            {
                "a statement's words",
                "update statements set content_text = 'We promise' where id = 'courier-1#1'",
                "statements",
                "courier-1#1"
            },
            {
                "a statement's place",
                "update statements set content = '[[1,5]]' where id = 'courier-1#1'",
                "statements",
                "courier-1#1"
            },
            {
                "a statement's place outside the text",
                "update statements set content = '[[1,5000]]' where id = 'courier-1#1'",
                "statements",
                "courier-1#1"
            },
            {
                "a speaker",
                "update statements set speaker_name = 'Somebody Else' where id = 'courier-1#1'",
                "statements",
                "courier-1"
            },
            {
                "a kind that there is none of",
                "update statements set kind = 'shouted' where id = 'courier-1#1'",
                "statements",
                "courier-1#1"
            },
            {
                "a statement taken out",
                "delete from wordings; delete from statements where id = 'courier-1#1'",
                "statements",
                "courier-1"
            },
            { "a figure", "update figures set value = 9", "statements", "courier-1#1" },
            {
                "a wording's words",
                "update wordings set text = 'We will not' where number = 1",
                "wordings",
                "number 1"
            },
            { "a wording's place", "update wordings set first = first + 1 where number = 2", "wordings", "number 2" },
            { "a verdict", "update wordings set verdict = 'verbatim' where number = 2", "utterances", "joined" },
            {
                "an utterance's speaker",
                "update utterances set speaker_name = 'Somebody Else'",
                "utterances",
                "joined"
            },
            {
                "a snapshot's name",
                """
                    update documents set snapshot = null; update snapshots set sha256 = 'ab'
                    where sha256 = (select min(sha256) from snapshots)
                    """,
                "snapshots",
                "ab"
            },
            { "a snapshot's length", "update snapshots set length = length + 1", "snapshots", "snapshots" },
        };

    [Theory, MemberData(nameof(Breakages))]
    public async Task What_was_changed_by_hand_is_found_and_named(string what, string sql, string check, string place)
    {
        foreach (
            var engine in new[] { TestRecords.Sqlite, TestRecords.Postgres }.Where(e =>
                e is TestRecords.Sqlite || TestRecords.HasPostgres
            )
        )
        {
            await using var record = await FilledAsync(engine);
            await record.WriteAsync(sql);

            var audit = await record.AuditAsync();

            audit.IsWhole.ShouldBeFalse(what);
            var found = audit
                .Checks.Single(c => c.Name == check)
                .First.ShouldNotBeNull($"{what} on {engine}: {string.Join("; ", audit.Checks.Select(c => c.First))}");
            found.ToString().ShouldContain(place);
        }
    }

    [Theory]
    [InlineData("drop trigger entries_stay; update entries set subject = 'other' where number = 1", "line 1")]
    [InlineData("drop trigger entries_are_kept; delete from entries where number = 2", "line 3")]
    [InlineData("drop trigger entries_are_kept; delete from entries", "courier-1")]
    public async Task A_ledger_that_was_changed_by_hand_is_found(string sql, string place)
    {
        await using var record = await FilledAsync(TestRecords.Sqlite);
        await record.WriteAsync(sql);

        (await record.AuditAsync()).Checks.ShouldContain(check =>
            check.First != null && check.First.ToString().Contains(place, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("delete from document_words where rowid = 1")]
    [InlineData("insert into document_words (rowid, words) values (77, 'nothing of the kind')")]
    [InlineData("insert or replace into statement_words (rowid, words) values (1, 'other words')")]
    public async Task A_full_text_index_with_other_words_is_found(string sql)
    {
        await using var record = await FilledAsync(TestRecords.Sqlite);
        await record.WriteAsync(sql);

        (await record.AuditAsync()).Checks.Single(check => check.Name == "index").First.ShouldNotBeNull();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_damaged_row_is_one_problem_that_names_it(string engine)
    {
        await using var record = await FilledAsync(engine);
        await record.WriteAsync("update documents set genre = 'rumour' where id = 'courier-1'");

        var told = await Should.ThrowAsync<RecordException>(() => record.DocumentAsync("courier-1"));

        told.Problem.Code.ShouldBe("RECORD007");
        told.Message.ShouldContain("rumour");
        told.Message.ShouldContain("documents");
        told.Message.Split('\n').Length.ShouldBe(1);
    }

    private async Task<RecordStore> FilledAsync(string engine)
    {
        var record = await records.OpenAsync(engine);
        var (first, second) = (
            Examples.Report(),
            Examples.Report("globe-1", "Elin Globe", "We will spend 3.5 per cent by 2031", "2025-03-27")
        );
        await record.SaveAsync([first, second]);
        await record.ReplaceUtterancesAsync([Examples.Joined(first, second)], Examples.Points(first, second));
        return record;
    }
}
