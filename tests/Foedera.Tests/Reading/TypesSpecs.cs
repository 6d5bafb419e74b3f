using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading;

public sealed class TypesSpecs
{
    /// <summary>A statement: its cue is a word or two of what stands before or after its content; it is indirect unless
    /// quoted.</summary>
    public sealed record TypeCase(string Name, string Before, string Content, string After, string Type)
    {
        public string? Cue { get; init; }

        public override string ToString() => Name;
    }

    public static TheoryData<TypeCase> Cases => [.. SpecFile.Cases<TypeCase>("types", "types.json")];

    [Theory, MemberData(nameof(Cases))]
    public void A_statement_is_told_by_what_it_does(TypeCase given)
    {
        var text = given.Before + given.Content + given.After;
        var content = new TextSpan(given.Before.Length, given.Before.Length + given.Content.Length);
        var cue = given.Cue is { } words
            ? new TextSpan(
                text.IndexOf(words, StringComparison.Ordinal),
                text.IndexOf(words, StringComparison.Ordinal) + words.Length
            )
            : (TextSpan?)null;
        var kind = given.Before.EndsWith('“') ? StatementKind.Direct : StatementKind.Indirect;
        var read = StatementTypes.Read(text, kind, [content], cue);
        read.Type.ShouldBe(Enum.Parse<StatementType>(given.Type, ignoreCase: true), read.Rule);
    }

    [Theory]
    [InlineData("We'll send the ships", "We will send the ships")]
    [InlineData("They won’t protect you", "They will not protect you")]
    [InlineData("We can't and cannot accept it", "We can not and can not accept it")]
    public void A_contraction_says_what_its_words_say(string contracted, string full) =>
        StatementTypes
            .Read(contracted, StatementKind.Direct, [new TextSpan(0, contracted.Length)], null)
            .ShouldBe(StatementTypes.Read(full, StatementKind.Direct, [new TextSpan(0, full.Length)], null));

    [Fact]
    public void The_first_two_sentences_decide()
    {
        const string said = "The harvest was good. The barns are full. We will send the ships.";
        StatementTypes
            .Of(said, StatementKind.Direct, [new TextSpan(0, said.Length)], null)
            .ShouldBe(StatementType.Assessment);
        StatementTypes
            .Of(said, StatementKind.Direct, [new TextSpan(22, said.Length)], null)
            .ShouldBe(StatementType.Commitment);
    }

    [Fact]
    public void Any_text_has_a_type()
    {
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                given =>
                {
                    var text = given.Get;
                    var whole = new TextSpan(0, text.Length);
                    Enum.IsDefined(StatementTypes.Of(text, StatementKind.Mixed, [whole], whole)).ShouldBeTrue();
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
