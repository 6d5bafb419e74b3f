using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Core.Said;

public sealed class UtterancesSpecs
{
    private static readonly string[] Sayings =
    [
        "The harbour league will answer every raid on its lighthouses with all its ships.",
        "If anybody believes that they can burn a granary unpunished, they will meet the whole league.",
        "Our answer will be thunderous.",
        "Members must spend four per cent of their harvest on watchtowers before 2031.",
        "I told the miller that the bridge would stay open for the carters.",
        "thunderous",
        "spend four percent of their harvest",
    ];

    private static readonly Gen<ReadDocument> AnyDocument =
        from id in Gen.Choose(1, 1_000_000)
        from speaker in Gen.Elements("Ilse Varga", "Tomas Brandt", "")
        from day in Gen.Choose(0, 60)
        from said in Gen.Elements(Sayings).ListOf()
        select Document($"d{id}", speaker, new DateOnly(2031, 1, 1).PlusDays(day), [.. said]);

    private static readonly Arbitrary<List<ReadDocument>> AnyDocuments = AnyDocument
        .ListOf()
        .Select(all => all.DistinctBy(d => d.Document.Id).ToList())
        .ToArbitrary();

    [Fact]
    public void The_order_of_the_documents_does_not_matter() =>
        Prop.ForAll(
                AnyDocuments,
                documents => Told(Join(documents)).ShouldBe(Told(Join([.. Enumerable.Reverse(documents)])))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Joining_twice_gives_the_same_utterances() =>
        Prop.ForAll(AnyDocuments, documents => Told(Join(documents)).ShouldBe(Told(Join(documents))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_wording_lies_in_its_document_and_stands_in_one_utterance() =>
        Prop.ForAll(
                AnyDocuments,
                documents =>
                {
                    var texts = documents.ToDictionary(d => d.Document.Id, d => d.Document.Text);
                    var wordings = Join(documents).SelectMany(u => u.Wordings).ToList();
                    foreach (var wording in wordings)
                        wording.At.Of(texts[wording.DocumentId]).ShouldBe(wording.Text);
                    wordings.Select(w => (w.DocumentId, w.At)).Distinct().Count().ShouldBe(wordings.Count);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_document_or_an_utterance_that_cannot_be_joined_costs_itself_alone()
    {
        var day = new DateOnly(2031, 1, 1);
        var (good, other) = (
            Document("good", "Ilse Varga", day, [Sayings[0]]),
            Document("other", "Tomas Brandt", day, [Sayings[3]])
        );
        var damaged = new ReadDocument(
            new Document("damaged", "Short."),
            [new Statement("damaged#1", "damaged") { Kind = StatementKind.Direct, Content = default }]
        );
        var failed = new List<string>();

        var joined = Utterances.Rejoin(
            [damaged, good, other],
            (speaker, _) => speaker.Name == "Tomas Brandt" ? throw new InvalidDataException("a fault") : [],
            "",
            JoiningState.None,
            (document, _) => failed.Add(document)
        );

        failed.ShouldBe(["damaged", "other"]);
        joined.Ids.ShouldHaveSingleItem();
        joined.Judged.ShouldHaveSingleItem().Wordings.ShouldHaveSingleItem().DocumentId.ShouldBe("good");
    }

    private static ImmutableArray<Utterance> Join(List<ReadDocument> documents) =>
        Utterances.Join(documents, (_, _) => []);

    private static string Told(ImmutableArray<Utterance> utterances) =>
        string.Join(
            '\n',
            utterances.Select(u =>
                $"{u.Id} {u.Speaker?.Name} {u.Witness}: {string.Join(" | ", u.Wordings.Select(Told))}"
            )
        );

    private static string Told(Wording wording) =>
        $"{wording.DocumentId}{wording.At} {wording.Verdict} {string.Join(';', wording.Changes)}";

    private static ReadDocument Document(string id, string speaker, DateOnly day, string[] said)
    {
        var text = "";
        var statements = new List<Statement>();
        foreach (var words in said)
        {
            var start = text.Length;
            text += $"“{words}”";
            statements.Add(
                new Statement($"{id}#{statements.Count}", id)
                {
                    Kind = StatementKind.Direct,
                    Content = [new TextSpan(start, text.Length)],
                    Speaker = speaker.Length == 0 ? null : Speaker.Known(speaker),
                }
            );
            text += speaker.Length == 0 ? " was heard.\n" : $" said {speaker}.\n";
        }
        return new ReadDocument(new Document(id, text) { Published = day, Language = "en" }, [.. statements]);
    }
}
