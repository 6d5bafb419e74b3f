using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Work.Stages;

namespace Foedera.System.Tests.Store;

/// <summary>A document is who published it and where, never what it says of itself.</summary>
public sealed class IdentitySpecs : IAsyncDisposable
{
    private const string Transcript =
        "We ask them to count with us, every one of them, before the winter comes to the coast";
    private const string Invented = "We ask nobody for anything";
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Whoever_claims_the_id_of_another_stands_beside_it(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await record.SaveAsync([Genuine]);

        var spoof = (
            await record.SaveAsync([Examples.Report("speech", "Rival", Invented).From("spoof.json")])
        ).ShouldHaveSingleItem();

        (spoof.Outcome, spoof.DocumentId).ShouldBe((Outcome.Added, "rival:spoof.json#speech"));
        var genuine = (await record.DocumentAsync("the-compact:speech.txt#speech")).ShouldNotBeNull();
        genuine.Document.Text.ShouldContain(Transcript);
        genuine.Statements.ShouldHaveSingleItem().Statement.Id.ShouldBe("the-compact:speech.txt#speech#1");
        genuine.Rivals.ShouldHaveSingleItem().Id.ShouldBe("rival:spoof.json#speech");
        (await record.DocumentAsync("rival:spoof.json#speech"))
            .ShouldNotBeNull()
            .Rivals.ShouldHaveSingleItem()
            .Id.ShouldBe("the-compact:speech.txt#speech");
        (await record.DocumentAsync("speech")).ShouldBeNull("nobody can tell which of them is meant");
        (await record.SharingAsync("speech")).Length.ShouldBe(2);
        var clash = (await record.ClashesAsync(new HashSet<long> { spoof.Key })).ShouldHaveSingleItem();
        (clash.Claim, clash.Of, clash.Count).ShouldBe((Claim.Name, "speech", 2));
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Whoever_claims_the_address_of_another_stands_beside_it(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await record.SaveAsync([
            Examples.Report("speech", "The Compact", Transcript, address: "https://compact.example/speech"),
        ]);

        var spoof = (
            await record.SaveAsync([
                Examples
                    .Report("other", "Rival", Invented, address: "http://COMPACT.example/speech#top")
                    .From("spoof.json"),
            ])
        ).ShouldHaveSingleItem();

        (spoof.Outcome, spoof.DocumentId).ShouldBe((Outcome.Added, "other"));
        (await record.DocumentAsync("speech")).ShouldNotBeNull().Rivals.ShouldHaveSingleItem().Id.ShouldBe("other");
        (await record.ClashesAsync(new HashSet<long> { spoof.Key }))
            .ShouldHaveSingleItem()
            .Claim.ShouldBe(Claim.Address);
    }

    [Theory]
    [InlineData("Speech")]
    [InlineData("sp\u200Beech")]
    [InlineData("spe\u0435ch")]
    [InlineData("ｓｐｅｅｃｈ")]
    [InlineData("spéech")]
    public async Task Names_that_look_alike_are_a_clash_and_two_documents(string lookalike)
    {
        await using var record = await records.OpenAsync(TestRecords.Sqlite);
        await record.SaveAsync([Genuine]);

        var other = (
            await record.SaveAsync([Examples.Report(lookalike, "Rival", Invented).From("spoof.json")])
        ).ShouldHaveSingleItem();

        (await record.ClashesAsync(new HashSet<long> { other.Key })).ShouldHaveSingleItem().Count.ShouldBe(2);
        (await record.DocumentAsync("speech")).ShouldNotBeNull().Document.Text.ShouldContain(Transcript);
        (await record.DocumentAsync(lookalike)).ShouldNotBeNull().Document.Text.ShouldContain(Invented);
    }

    [Fact]
    public async Task A_name_that_spells_the_full_name_of_another_takes_nothing_from_it()
    {
        await using var record = await records.OpenAsync(TestRecords.Sqlite);
        await record.SaveAsync([Genuine]);

        var spoof = (
            await record.SaveAsync([
                Examples.Report("the-compact:speech.txt#speech", "Rival", Invented).From("spoof.json"),
            ])
        ).ShouldHaveSingleItem();

        spoof.DocumentId.ShouldBe("rival:spoof.json#the-compact:speech.txt#speech");
        (await record.DocumentAsync("the-compact:speech.txt#speech"))
            .ShouldNotBeNull()
            .Document.Text.ShouldContain(Transcript);
        (await record.DocumentAsync(spoof.DocumentId)).ShouldNotBeNull().Document.Text.ShouldContain(Invented);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Two_texts_from_one_origin_that_are_not_alike_both_stand_however_often_they_are_read(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var (go, stay) = (
            Short("a", "“We will go,” said Bob Smith."),
            Short("a", "“They must stay,” Ann Jones answered him.")
        );
        await record.SaveAsync([go, stay]);
        var before = await ContentAsync(record);

        for (var i = 0; i < 3; i++)
        {
            (await record.SaveAsync([go])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Unchanged);
            (await record.SaveAsync([stay, go])).ShouldAllBe(saved => saved.Outcome == Outcome.Unchanged);
        }

        (await ContentAsync(record)).ShouldBe(before);
        (await record.SummaryAsync()).Documents.ShouldBe(2);
        (await record.SharingAsync("a"))
            .Select(head => head.Id)
            .ShouldAllBe(id => id.StartsWith("a.txt~") && id.EndsWith("#a"));
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_correction_stands_when_the_earlier_version_is_read_again(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var (first, corrected) = (Examples.Report(), Examples.Report(quote: "We will spend 3.5 per cent by 2031"));
        await record.SaveAsync([first]);
        await record.SaveAsync([corrected]);
        var before = await ContentAsync(record);

        var again = await record.SaveAsync([first, corrected, first]);

        again.ShouldAllBe(saved => saved.Outcome == Outcome.Unchanged && saved.DocumentId == "courier-1");
        again[0].Note.ShouldNotBeNull().ShouldContain("earlier version");
        (await ContentAsync(record)).ShouldBe(before);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Equal_bytes_of_one_outlet_are_one_document_wherever_they_lie(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await record.SaveAsync([Examples.Report()]);

        (await record.SaveAsync([Examples.Report().From("archive/2025/again.txt")]))
            .ShouldHaveSingleItem()
            .Outcome.ShouldBe(Outcome.Unchanged);
        (await record.SaveAsync([Examples.Report(outlet: "Elin Globe")]))
            .ShouldHaveSingleItem()
            .Outcome.ShouldBe(Outcome.Added, "another outlet printed the same");

        (await record.SummaryAsync()).Documents.ShouldBe(2);
    }

    [Fact]
    public async Task A_name_is_shown_alone_again_when_nobody_shares_it()
    {
        await using var record = await records.OpenAsync(TestRecords.Sqlite);
        await record.SaveAsync([Genuine]);
        var spoof = Examples.Report("speech", "Rival", Invented).From("spoof.json");
        await record.SaveAsync([spoof]);

        await record.SaveAsync([Genuine with { Replaces = "rival:spoof.json#speech" }]);

        var view = (await record.DocumentAsync("speech")).ShouldNotBeNull();
        view.Document.Text.ShouldContain(Transcript);
        view.Statements.ShouldHaveSingleItem().Statement.Id.ShouldBe("speech#1");
        view.Versions.Select(v => (v.Origin, v.IsCurrent))
            .ShouldBe([("the-compact:speech.txt", true), ("rival:spoof.json", false)]);
        (await record.SaveAsync([spoof])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Unchanged);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_shared_name_is_shown_with_its_origin_however_many_come_and_go_one_by_one(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        string[] outlets = ["Rival", "Second", "Third"];
        foreach (var outlet in outlets)
            await record.SaveAsync([
                Examples.Report("speech", outlet, $"“{outlet} has it,” Ann Jones said.").From("s.json"),
            ]);
        (await record.SharingAsync("speech"))
            .Select(head => head.Id)
            .ShouldBe(["rival:s.json#speech", "second:s.json#speech", "third:s.json#speech"], ignoreOrder: true);

        await record.RemoveAsync("second:s.json#speech", "a test");
        (await record.DocumentAsync("third:s.json#speech")).ShouldNotBeNull();
        await record.RemoveAsync("third:s.json#speech", "a test");

        var alone = (await record.DocumentAsync("speech")).ShouldNotBeNull();
        alone.Document.Id.ShouldBe("speech");
        alone.Document.Text.ShouldContain("Rival has it");
        alone.Statements.ShouldAllBe(line => line.Statement.Id.StartsWith("speech#"));
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_person_may_say_that_one_document_takes_the_place_of_another(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await record.SaveAsync([Genuine]);
        var final = Examples.Report("final", "The Compact", Invented) with { Replaces = "speech" };

        (await record.SaveAsync([final])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Superseded);
        (await record.SaveAsync([final with { Replaces = "final" }]))
            .ShouldHaveSingleItem()
            .Outcome.ShouldBe(Outcome.Unchanged);
        (await record.DocumentAsync("speech"))
            .ShouldNotBeNull()
            .Document.Id.ShouldBe("final", "the earlier name leads to what stands in its place");

        (await record.SaveAsync([Genuine with { Replaces = "final" }]))
            .ShouldHaveSingleItem()
            .Outcome.ShouldBe(Outcome.Superseded, "and back");
        (await record.DocumentAsync("final")).ShouldNotBeNull().Document.Text.ShouldContain(Transcript);
        (
            await Should.ThrowAsync<RecordException>(() => record.SaveAsync([final with { Replaces = "nobody" }]))
        ).Problem.Code.ShouldBe("RECORD018");
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task An_answer_says_that_others_claim_to_be_the_document_it_stands_on(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var verifier = new Verifier(record);
        await record.SaveAsync([Genuine]);
        (await verifier.VerifyAsync(Transcript, null)).Rivals.ShouldBeEmpty();

        await record.SaveAsync([Examples.Report("speech", "Rival", Invented).From("spoof.json")]);

        var rivals = (await verifier.VerifyAsync(Transcript, null)).Rivals.ShouldHaveSingleItem();
        rivals.Key.ShouldBe("the-compact:speech.txt#speech");
        rivals.Value.ShouldBe(["rival:spoof.json#speech"]);
    }

    [Fact]
    public async Task Words_of_a_superseded_witness_are_kept_beside_the_wordings_that_they_judged()
    {
        await using var record = await records.OpenAsync(TestRecords.Sqlite);
        var (witness, report) = (Genuine, Examples.Report("globe", "Elin Globe", Transcript));
        await record.SaveAsync([witness, report]);
        await record.ReplaceUtterancesAsync([Examples.Joined(witness, report)], Examples.Points(witness, report));

        var corrected = Examples.Report("speech", "The Compact", Transcript + " again");
        await record.SaveAsync([corrected]);
        var joined = Examples.Joined(corrected, report);
        await record.ReplaceUtterancesAsync([joined], Examples.Points(corrected, report));

        var former = (await record.UtteranceAsync(joined.Id)).ShouldNotBeNull().FormerWitnesses.ShouldHaveSingleItem();
        former.Text.ShouldBe(Transcript);
        former.Document.Id.ShouldBe("speech");
        former.Version.ShouldBe(1);
    }

    private static Arrival Genuine => Examples.Report("speech", "The Compact", Transcript);

    private static Arrival Short(string id, string text)
    {
        var report = Examples.Report(id).WithoutStatements();
        return new Arrival(
            report.Read with
            {
                Document = new(id, text),
            },
            Core.Sources.Origin.OfFile(null, $"{id}.txt"),
            new($"{id}.txt", DateTimeOffset.UnixEpoch, global::System.Text.Encoding.UTF8.GetBytes(text))
        );
    }

    private static async Task<string> ContentAsync(RecordStore record) => await RecordDump.OfAsync(record);
}
