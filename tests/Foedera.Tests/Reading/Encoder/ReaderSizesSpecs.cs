using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;

namespace Foedera.Tests.Reading.Encoder;

/// <summary>Each size of the reader comes with the program and reads.</summary>
public sealed class ReaderSizesSpecs
{
    private const string Text =
        "The council of Karsk met on Monday. Ilse Varn said that the harbour would stay closed until the ice "
        + "breaks. “Nobody will cross the strait this winter,” the minister added.";

    public static TheoryData<string> Sizes { get; } = [.. ReadingModels.Sizes];

    [Theory, MemberData(nameof(Sizes))]
    public void A_size_of_the_reader_finds_who_says_what(string size)
    {
        var reader = new StatementReader(ActorDirectory.Empty, ReadingModels.Open(size));
        var statements = reader.Read(new Document("karsk", Text) { Language = "en" });
        statements.ShouldContain(s => s.Speaker!.Name == "Ilse Varn" && s.Kind == StatementKind.Indirect);
        statements.ShouldContain(s => s.Kind == StatementKind.Direct);
    }
}
