using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;

namespace Foedera.Tests.Reading.Attribution;

/// <summary>How long reading takes does not depend on how much somebody wrote.</summary>
public class ReadingLimitsSpecs
{
    private const string Filler =
        "The harbour was quiet that week, and the ships lay at their moorings in the rain.\n\n";

    [Fact]
    public void Behind_the_limit_what_stands_in_quotation_marks_is_found_and_its_speaker_named()
    {
        var text =
            "Ilse Varga said the port would open in spring.\n\n"
            + string.Concat(Enumerable.Repeat(Filler, 40))
            + "Ilse Varga said the quay would be built anew.\n\n"
            + "“We will open the port before winter,” Minister Ada Lindqvist said on Tuesday.\n\n";

        var whole = Read(text, ReadingLimits.Usual, out var nothing);
        var part = Read(text, new ReadingLimits { Pieces = 200 }, out var note);

        nothing.ShouldBeNull();
        whole.Select(s => s.Kind).ShouldBe([StatementKind.Indirect, StatementKind.Indirect, StatementKind.Direct]);
        note.ShouldNotBeNull().ShouldStartWith("read in part: behind character ");
        part.Select(s => s.Kind).ShouldBe([StatementKind.Indirect, StatementKind.Direct]);
        part.Select(s => s.Speaker?.Name).ShouldBe(["Ilse Varga", "Ada Lindqvist"]);
    }

    [Fact]
    public void What_is_before_the_limit_is_read_as_if_there_were_none()
    {
        var first = "Ilse Varga said the port would open in spring.\n\n“It will,” said Jon Marek.\n\n";
        var text = first + string.Concat(Enumerable.Repeat(Filler, 40));

        var part = Read(text, new ReadingLimits { Pieces = 300 }, out var note);

        note.ShouldNotBeNull();
        part.Select(s => (s.Content[0], s.Speaker?.Name, s.Type, s.Confidence))
            .ShouldBe(
                Read(text, ReadingLimits.Usual, out _)
                    .Select(s => (s.Content[0], s.Speaker?.Name, s.Type, s.Confidence))
            );
    }

    [Fact]
    public void Of_too_many_statements_the_first_are_kept_and_it_is_said()
    {
        var text = string.Concat(
            Enumerable.Range(0, 30).Select(i => $"“We will open port {i},” Minister Ada Lindqvist said.\n\n")
        );

        var kept = Read(text, new ReadingLimits { Statements = 10 }, out var note);

        kept.Length.ShouldBe(10);
        kept[^1].Content[0].Start.ShouldBe(text.IndexOf("“We will open port 9", StringComparison.Ordinal));
        note.ShouldNotBeNull().ShouldContain("more than 10 statements");
    }

    [Theory, InlineData("de", "„Wir öffnen den Hafen {0}“, sagte Ada Lindqvist.")]
    public void Other_languages_have_the_same_limit(string language, string sentence)
    {
        var text = string.Concat(Enumerable.Range(0, 30).Select(i => sentence.Replace("{0}", $"{i}") + "\n\n"));
        var reader = new StatementReader(
            ActorDirectory.Empty,
            Repository.Models,
            new ReadingLimits { Statements = 10 }
        );

        var kept = reader.Read(new Document("d", text) { Language = language }, out var note);

        kept.Length.ShouldBe(10);
        note.ShouldNotBeNull();
    }

    private static ImmutableArray<Statement> Read(string text, ReadingLimits limits, out string? note) =>
        new StatementReader(ActorDirectory.Empty, Repository.Models, limits).Read(new Document("d", text), out note);
}
