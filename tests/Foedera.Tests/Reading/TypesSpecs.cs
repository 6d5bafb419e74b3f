using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Types;

namespace Foedera.Tests.Reading;

public sealed class TypesSpecs
{
    public sealed record TypeCase(string Name, string Before, string Content, string After, string Type)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<TypeCase> Cases => [.. SpecFile.Cases<TypeCase>("types", "types.json")];

    [Theory, MemberData(nameof(Cases))]
    public void A_statement_is_told_by_what_it_does(TypeCase given)
    {
        var text = given.Before + given.Content + given.After;
        StatementTypes.Of(text, [new TextSpan(given.Before.Length, given.Before.Length + given.Content.Length)])
            .ShouldBe(Enum.Parse<StatementType>(given.Type, ignoreCase: true));
    }
}
