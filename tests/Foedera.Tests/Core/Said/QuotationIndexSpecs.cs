using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Verifying;
using Foedera.Core.Sources;

namespace Foedera.Tests.Core.Said;

/// <summary>What a verification shows of a document that prints a quotation in pieces.</summary>
public sealed class QuotationIndexSpecs
{
    private const string Report =
        "“We will rebuild the northern harbour before the winter comes,” Minister Ada Lindqvist said "
        + "after meeting the fishermen of Port Elin.\n\n"
        + "“Nobody in this town was asked about the railway,” Mayor Tom Varga said.\n\n"
        + "“Every ally will finance a part of the eastern lighthouse,” Lindqvist said.\n";

    [Fact]
    public void A_passage_in_pieces_shows_the_pieces_and_not_what_the_reporter_wrote_between_them()
    {
        var answer = Asked(
            "We will rebuild the northern harbour before the winter comes. Every ally will finance a "
                + "part of the eastern lighthouse."
        );

        answer.Verdict.ShouldBe(Verdict.Joined);
        answer.Best!.Text.ShouldBe(
            "We will rebuild the northern harbour before the winter comes, … Every ally will finance "
                + "a part of the eastern lighthouse,"
        );
        Report[answer.Best.At.Start..answer.Best.At.End]
            .ShouldContain("fishermen", Case.Sensitive, "the place runs from the first piece to the last");
    }

    [Fact]
    public void Words_of_two_speakers_are_never_one_passage()
    {
        var answer = Asked(
            "We will rebuild the northern harbour before the winter comes. Nobody in this town was asked about the railway."
        );

        foreach (var text in answer.Alternatives.Select(a => a.Passage.Text).Append(answer.Best?.Text ?? ""))
            (
                text.Contains("harbour", StringComparison.Ordinal) && text.Contains("railway", StringComparison.Ordinal)
            ).ShouldBeFalse(text);
    }

    private static Verification Asked(string quotation)
    {
        var document = new Document("report", Report);
        ReadDocument[] read = [new(document, Repository.Reader.Read(document))];
        return QuotationIndex.Of(read, Utterances.Join(read, (_, _) => [])).Verify(quotation);
    }
}
