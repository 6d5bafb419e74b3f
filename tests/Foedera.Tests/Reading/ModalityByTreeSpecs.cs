using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Types;

namespace Foedera.Tests.Reading;

public sealed class ModalityByTreeSpecs
{
    private static readonly Actor Norland = new("norland", ActorKind.State, "Norland")
    {
        State = StateCode.Parse("NOR"),
    };
    private static readonly Actor Chancellor = new("norland/chancellor", ActorKind.Office, "Chancellor of Norland")
    {
        State = StateCode.Parse("NOR"),
    };
    private static readonly Actor Varn = new("ilse-varn", ActorKind.Person, "Ilse Varn")
    {
        Memberships = [new Membership("norland/chancellor", DateWindow.Day(new DateOnly(2026, 1, 1)), null)],
    };
    private static readonly Actor Eastmark = new("eastmark", ActorKind.State, "Eastmark")
    {
        State = StateCode.Parse("EST"),
    };
    private static readonly ActorDirectory Actors = new([Norland, Chancellor, Varn, Eastmark]);

    public sealed record TreeCase(
        string Name,
        string Text,
        string Who,
        string? Subject,
        string? Not,
        string? If,
        string? Then
    )
    {
        public override string ToString() => Name;
    }

    public static TheoryData<TreeCase> Cases => [.. SpecFile.Cases<TreeCase>("types", "modality-by-tree.json")];

    [Theory, MemberData(nameof(Cases))]
    public void The_tree_tells_who_is_bound_and_what_is_negated(TreeCase given)
    {
        var read = Repository
            .Reader.Read(new Document("bound", given.Text) { Language = "en" })
            .ShouldHaveSingleItem()
            .Modality;
        string? Of(TextSpan? span) => span?.Of(given.Text);
        Of(read.Committed.ShouldNotBeNull().At).ShouldBe(given.Subject);
        read.Committed.Party.ShouldBe(Enum.Parse<CommittedParty>(given.Who, ignoreCase: true));
        Of(read.Negation).ShouldBe(given.Not);
        Of(read.Condition?.If).ShouldBe(given.If);
        Of(read.Condition?.Then).ShouldBe(given.Then);
    }

    [Theory]
    [InlineData("Norland", CommittedParty.OwnSide)]
    [InlineData("Varn", CommittedParty.Speaker)]
    [InlineData("Eastmark", null)]
    [InlineData("the crews", null)]
    public void A_chancellor_speaks_for_her_state_and_for_no_other(string subject, CommittedParty? party) =>
        new Principal(Speaker.Known("Ilse Varn", "ilse-varn"), Actors).Named(subject).ShouldBe(party);

    [Fact]
    public void Somebody_unknown_speaks_for_nobody() => new Principal(null, Actors).Named("Norland").ShouldBeNull();
}
