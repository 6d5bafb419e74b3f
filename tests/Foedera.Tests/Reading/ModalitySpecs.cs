using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading;

public sealed class ModalitySpecs
{
    public sealed record ModalityCase(
        string Name,
        string Kind,
        string Cue,
        string Content,
        string? Level,
        string? Word,
        string? Who,
        string? Subject,
        string? Not,
        string? CueNot,
        string? If,
        string? Then
    )
    {
        public override string ToString() => Name;
    }

    public static TheoryData<ModalityCase> Cases => [.. SpecFile.Cases<ModalityCase>("types", "modality.json")];

    [Theory, MemberData(nameof(Cases))]
    public void The_wording_tells_how_far_it_binds_whom_and_on_which_condition(ModalityCase given)
    {
        var text = $"The marshal {given.Cue} {given.Content}.";
        var cue = new TextSpan("The marshal ".Length, "The marshal ".Length + given.Cue.Length);
        var read = ModalityReader.Read(
            text,
            Enum.Parse<StatementKind>(given.Kind, ignoreCase: true),
            [new TextSpan(cue.End + 1, text.Length - 1)],
            cue,
            Principal.Unknown,
            parsed: null
        );
        string? Of(TextSpan? span) => span?.Of(text);
        Of(read.Condition?.If).ShouldBe(given.If);
        Of(read.Condition?.Then).ShouldBe(given.Then);
        read.Binding?.Level.ShouldBe(Enum.Parse<Bindingness>(given.Level ?? "Will", ignoreCase: true));
        (read.Binding is null).ShouldBe(given.Level is null);
        Of(read.Binding?.Word).ShouldBe(given.Word);
        read.Committed?.Party.ShouldBe(Enum.Parse<CommittedParty>(given.Who!, ignoreCase: true));
        if (given.Subject is not null)
            Of(read.Committed?.At).ShouldBe(given.Subject);
        Of(read.Negation).ShouldBe(given.Not);
        Of(read.CueNegation).ShouldBe(given.CueNot);
    }

    [Fact]
    public void Every_span_of_any_text_lies_in_it() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                said =>
                {
                    var text = "If " + said.Get + ", we will not go unless " + said.Get;
                    var read = ModalityReader.Read(
                        text,
                        StatementKind.Direct,
                        [new TextSpan(0, text.Length)],
                        null,
                        Principal.Unknown,
                        parsed: null
                    );
                    foreach (
                        var span in new[]
                        {
                            read.Binding?.Word,
                            read.Committed?.At,
                            read.Negation,
                            read.Condition?.If,
                            read.Condition?.Then,
                        }
                    )
                        (span?.End ?? 0).ShouldBeLessThanOrEqualTo(text.Length);
                }
            )
            .QuickCheckThrowOnFailure();
}
