using Foedera.Store;
using Foedera.Store.Queries;
using Microsoft.Data.Sqlite;

namespace Foedera.System.Tests.Store;

/// <summary>Taking a document back.</summary>
public sealed class RemovalSpecs : IAsyncDisposable
{
    private const string Telling = "We will send the cranberry fleet";
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task What_was_removed_is_gone_from_everywhere_and_stays_away(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var (kept, gone) = (Examples.Report(), Examples.Report("globe-1", "Elin Globe", Telling));
        await record.SaveAsync([kept, gone]);
        await record.ReplaceUtterancesAsync(
            [Examples.Joined(kept), Examples.Joined(gone)],
            Examples.Points(kept, gone)
        );

        var removed = await record.RemoveAsync("globe-1", "The outlet withdrew it.");

        (removed.Id, removed.Origin, removed.Reason, removed.Versions).ShouldBe(
            ("globe-1", "elin-globe:globe-1.txt", "The outlet withdrew it.", 1)
        );
        (await record.DocumentAsync("globe-1")).ShouldBeNull();
        (await record.SearchAsync(new StatementQuery { Words = "cranberry" }, Paging.First)).Statements.Total.ShouldBe(
            0
        );
        (await record.DocumentsAsync("cranberry", null, Paging.First)).Total.ShouldBe(0);
        (await record.UtteranceAsync("u-globe-1#1")).ShouldBeNull();
        (await record.SnapshotAsync(gone.Snapshot!.Sha256)).ShouldBeNull();
        (await record.EvidenceAsync(Telling)).Documents.ShouldHaveSingleItem().Document.Id.ShouldBe("courier-1");
        (await record.SummaryAsync()).ShouldSatisfyAllConditions(
            s => s.Documents.ShouldBe(1),
            s => s.NotYetJoined.ShouldBeGreaterThan(0)
        );
        (await record.RemovedAsync(Paging.First)).Rows.ShouldHaveSingleItem().ShouldBe(removed);
        (await RecordDump.OfAsync(record)).ShouldNotContain("cranberry");
        (await record.LedgerAsync(null, Paging.First))[0]
            .ShouldSatisfyAllConditions(e => e.Event.ShouldBe("removed"), e => e.Detail.ShouldContain("withdrew"));
        (await record.AuditAsync()).IsWhole.ShouldBeTrue();

        var again = (await record.SaveAsync([gone, kept]))[0];
        again.Outcome.ShouldBe(Outcome.Removed);
        again.Note.ShouldNotBeNull().ShouldContain("The outlet withdrew it.");
        (await record.SaveAsync([Examples.Report("globe-1", "Elin Globe", Telling + " again")]))[0]
            .Outcome.ShouldBe(Outcome.Removed, "a little change does not bring it back");

        (await record.SaveAsync([gone with { Replaces = "globe-1" }]))[0]
            .Outcome.ShouldBe(Outcome.Added, "a person takes it back");
        (await record.DocumentAsync("globe-1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task All_versions_go_and_none_of_their_words_stays_in_the_file()
    {
        var address = await records.AddressAsync(TestRecords.Sqlite);
        await using (var record = await RecordStore.OpenAsync(address, TimeProvider.System))
        {
            await record.SaveAsync([Examples.Report("globe-1", "Elin Globe", Telling), Examples.Report()]);
            await record.SaveAsync([Examples.Report("globe-1", "Elin Globe", Telling + " now")]);
            (await record.RemoveAsync("globe-1", "Court order.")).Versions.ShouldBe(2);
            (await record.SupersededAsync(Paging.First)).Total.ShouldBe(0);
        }
        SqliteConnection.ClearAllPools();

        foreach (var file in Directory.GetFiles(records.Folder))
            global::System
                .Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file))
                .ShouldNotContain("cranberry", Case.Insensitive, file);
    }

    [Fact]
    public async Task Of_two_documents_of_one_name_the_one_that_is_meant_must_be_named()
    {
        await using var record = await records.OpenAsync(TestRecords.Sqlite);
        await record.SaveAsync([
            Examples.Report(),
            Examples.Report("courier-1", "Rival", "Nothing of the kind").From("spoof.txt"),
        ]);

        var refused = await Should.ThrowAsync<RecordException>(() =>
            record.RemoveAsync("courier-1", "It is a forgery.")
        );

        refused.Problem.Code.ShouldBe("RECORD019");
        refused.Message.ShouldContain("rival:spoof.txt#courier-1");
        await record.RemoveAsync("rival:spoof.txt#courier-1", "It is a forgery.");
        (await record.DocumentAsync("courier-1")).ShouldNotBeNull().Rivals.ShouldBeEmpty();
    }
}
