using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Tests.Owed;

/// <summary>The packs of the repository, read once.</summary>
internal static class ShippedPacks
{
    public static TreatySeries Series { get; } = Read();

    public static CaseAnswer Ask(string attacker, string target, string on, string? at = null, string? pact = null) =>
        Ask(
            new QuestionText
            {
                Attackers = [attacker],
                Targets = [target],
                On = on,
                At = at,
            },
            pact
        );

    public static CaseAnswer Ask(QuestionText text, string? pact = null)
    {
        var read = QuestionReader.Read(Series, text);
        read.Try(out var question).ShouldBeTrue(string.Join('\n', read.Problems));
        return Resolver.Answer(Series, question!, pact is null ? null : Series.Find(pact)!.Id);
    }

    public static Claim Claim(this CaseAnswer answer, string pact, string article, string obligor) =>
        answer.Claims.Single(c =>
            c.Pact.Id == pact && c.Obligation.Article == article && c.Obligor == StateCode.Parse(obligor)
        );

    private static TreatySeries Read()
    {
        var read = PactPacks.Read(Repository.PathOf("packs"));
        read.Try(out var series).ShouldBeTrue(string.Join('\n', read.Problems));
        return series!;
    }
}
