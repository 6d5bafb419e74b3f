using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Verifying;
using Foedera.Core.Sources;

namespace Foedera.Tests.Core.Said;

/// <summary>Two questions, answered apart: is it printed so, and is it what was said?</summary>
public sealed class VerifySpecs
{
    private const string Harbour =
        "The harbour lock will be opened before the ice comes, and no ship of the League will pay.";
    private const string Changed =
        "The harbour gate will be opened before the ice comes, and no ship of the League will pay.";

    [Fact]
    public void What_one_report_prints_is_unwitnessed_and_stands_where_it_is_printed()
    {
        var answer = Index(Report("herald", "Maren Oskeld", Harbour)).Verify(Harbour);

        answer.Verdict.ShouldBe(Verdict.Unwitnessed);
        answer.Printed.ShouldHaveSingleItem().DocumentId.ShouldBe("herald");
        answer.Witness.ShouldBeNull();
    }

    [Fact]
    public void What_stands_on_record_as_asked_is_not_called_altered_by_another_report()
    {
        var index = Index(Report("herald", "Maren Oskeld", Harbour), Report("mirror", "Maren Oskeld", Changed));

        index.Verify(Harbour).Verdict.ShouldBe(Verdict.Disagreeing);
        index.Verify(Changed).Verdict.ShouldBe(Verdict.Disagreeing);
    }

    [Fact]
    public void What_a_record_of_speech_has_otherwise_is_altered_though_it_is_printed()
    {
        var index = Index(
            Report("speech", "Maren Oskeld", Harbour, Genre.Transcript),
            Report("mirror", "Maren Oskeld", Changed)
        );

        var answer = index.Verify(Changed);

        answer.Verdict.ShouldBe(Verdict.Altered);
        answer.Witness.ShouldNotBeNull().Kind.ShouldBe(Witness.Transcript);
        answer.Changes.ShouldHaveSingleItem().ShouldBe(new WordChange(ChangeKind.Replace, "gate", "lock"));
    }

    [Fact]
    public void What_nobody_prints_is_compared_with_the_only_report()
    {
        var answer = Index(Report("herald", "Maren Oskeld", Harbour)).Verify(Changed);

        answer.Verdict.ShouldBe(Verdict.Altered);
        answer.Printed.ShouldBeEmpty();
    }

    private const string Lock = "We keep the lock for the whole League.";

    [Fact]
    public void Several_sentences_are_judged_each_by_its_own_witness()
    {
        var index = Index(
            Report("speech", "Maren Oskeld", $"{Lock} {Harbour}", Genre.Transcript),
            Report("mirror", "Maren Oskeld", $"{Lock} {Changed}")
        );

        var answer = index.Verify($"{Lock} {Changed}");

        answer.Verdict.ShouldBe(Verdict.Altered);
        answer.Printed.ShouldHaveSingleItem().DocumentId.ShouldBe("mirror");
        answer.Best.ShouldNotBeNull().Text.ShouldBe($"{Lock} {Harbour}");
        answer.Changes.ShouldHaveSingleItem().ShouldBe(new WordChange(ChangeKind.Replace, "gate", "lock"));
    }

    [Fact]
    public void Several_sentences_of_one_report_are_unwitnessed()
    {
        var answer = Index(Report("herald", "Maren Oskeld", $"{Lock} {Harbour}")).Verify($"{Lock} {Harbour}");

        answer.Verdict.ShouldBe(Verdict.Unwitnessed);
        answer.Printed.ShouldHaveSingleItem().Text.ShouldBe($"{Lock} {Harbour}");
    }

    [Fact]
    public void The_unchanged_part_of_an_altered_sentence_is_a_trim()
    {
        var index = Index(
            Report("speech", "Maren Oskeld", Harbour, Genre.Transcript),
            Report("mirror", "Maren Oskeld", Changed)
        );

        index.Verify("will be opened before the ice comes").Verdict.ShouldBe(Verdict.Trimmed);
    }

    [Fact]
    public void Asked_about_the_wrong_person_the_answer_names_the_right_one()
    {
        var answer = Index(Report("speech", "Maren Oskeld", Harbour, Genre.Transcript)).Verify(Harbour, "Trell");

        answer.Verdict.ShouldBe(Verdict.NotOnRecord);
        answer.Alternatives[0].Speaker.ShouldNotBeNull().Name.ShouldBe("Maren Oskeld");
        answer.Alternatives[0].Verdict.ShouldBe(Verdict.Verbatim);
    }

    [Fact]
    public void A_made_up_sentence_gets_no_strangers_sentence()
    {
        var index = Index(Report("herald", "Maren Oskeld", Harbour));

        index
            .Verify("Our orchards gave forty carts of pears, and every mill of the valley is at work.")
            .Alternatives.ShouldBeEmpty();
    }

    [Fact]
    public void A_quotation_that_its_own_document_calls_invented_is_not_on_record()
    {
        var report = Report("check", "Maren Oskeld", Harbour);
        var text = report.Document.Text + "\nHer office says she never said this.";

        Index(report with { Document = report.Document with { Text = text } })
            .Verify(Harbour)
            .Verdict.ShouldBe(Verdict.NotOnRecord);
    }

    [Fact]
    public void Every_quotation_of_a_draft_is_found_once()
    {
        const string Draft =
            "“We will keep the lock,” Oskeld said. A sign read “No ship shall pass this gate”. They call it the “big” lock.";
        var said = new Statement("draft#1", "draft")
        {
            Kind = StatementKind.Direct,
            Content = [new TextSpan(0, 24)],
            Speaker = Speaker.Known("Maren Oskeld"),
        };

        var found = DraftQuotations.In(new Document("draft", Draft), [said]);

        found
            .Select(q => (q.Text, q.Speaker?.Name))
            .ShouldBe([("We will keep the lock,", "Maren Oskeld"), ("No ship shall pass this gate", null)]);
    }

    private static QuotationIndex Index(params ReadDocument[] documents) =>
        QuotationIndex.Of(documents, Utterances.Join(documents, (_, _) => []));

    private static ReadDocument Report(string id, string speaker, string quote, Genre genre = Genre.Article)
    {
        var text = $"News of the day from {id}.\n“{quote}” said {speaker}.";
        var start = text.IndexOf('“', StringComparison.Ordinal);
        var statement = new Statement($"{id}#1", id)
        {
            Kind = StatementKind.Direct,
            Content = [new TextSpan(start, start + quote.Length + 2)],
            Speaker = Speaker.Known(speaker),
        };
        return new ReadDocument(
            new Document(id, text)
            {
                Genre = genre,
                Language = "en",
                Published = new DateOnly(2031, 3, 2),
            },
            [statement]
        );
    }
}
