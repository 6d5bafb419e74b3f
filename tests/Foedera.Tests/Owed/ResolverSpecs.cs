using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Owed;

public sealed class ResolverSpecs
{
    private static readonly Truth[] Values = [Truth.No, Truth.Unknown, Truth.Yes];

    [Fact]
    public void The_logic_is_kleenes()
    {
        foreach (var a in Values)
        foreach (var b in Values)
        {
            a.And(b).Not().ShouldBe(a.Not().Or(b.Not()));
            a.And(b).ShouldBe(b.And(a));
            if (a == Truth.Unknown && b != Truth.No)
                a.And(b).ShouldBe(Truth.Unknown);
            if (a == Truth.Unknown && b != Truth.Yes)
                a.Or(b).ShouldBe(Truth.Unknown);
        }
    }

    [Theory]
    [InlineData("2000", "1999-12-31", Truth.No)]
    [InlineData("2000", "2000-06-01", Truth.Unknown)]
    [InlineData("2000", "2000-12-31", Truth.Yes)]
    [InlineData("2000-03-01/..", "2030-01-01", Truth.Unknown)]
    [InlineData("2000-03-01", "2000-03-01", Truth.Yes)]
    public void An_event_known_by_a_window_has_come_only_at_its_end(string window, string day, Truth expected) =>
        DateWindow
            .TryParse(window)!
            .HasCome(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(expected);

    [Fact]
    public void No_answer_is_no_without_a_rule_that_is_known_not_to_hold()
    {
        var states = ShippedPacks.Series.World.States;
        var pairs =
            from a in Gen.Choose(0, states.Length - 1)
            from b in Gen.Choose(0, states.Length - 1)
            from day in Gen.Choose(0, 30_000)
            where a != b
            select (A: states[a].Code, B: states[b].Code, On: new DateOnly(1948, 1, 1).PlusDays(day));
        Prop.ForAll(
                Arb.From(pairs),
                c =>
                {
                    foreach (var claim in Resolver.Claims(ShippedPacks.Series, Question.Of(c.A, c.B, c.On)))
                    {
                        var held = claim.Because.Select(r => r.Held).ToList();
                        if (claim.Answer == Answer.NotOwed)
                            held[^1].ShouldBe(Truth.No);
                        else
                            held.ShouldNotContain(Truth.No);
                        if (claim.Answer is Answer.Owed or Answer.Consult)
                            held.ShouldAllBe(h => h == Truth.Yes);
                        if (claim.Answer is Answer.Open or Answer.Conditional)
                            held.ShouldContain(Truth.Unknown);
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Knowing_more_never_turns_an_answer_round()
    {
        // an unknown request, and then the two ways it may turn out
        var open = Ask(null).Answer;
        open.ShouldBe(Answer.Conditional);
        Ask("yes").Answer.ShouldBe(Answer.Owed);
        Ask("no").Answer.ShouldBe(Answer.NotOwed);

        static Claim Ask(string? requested) =>
            ShippedPacks
                .Ask(
                    new QuestionText
                    {
                        Attackers = ["AZE"],
                        Targets = ["ARM"],
                        On = "2023-03-01",
                        Requested = requested,
                    }
                )
                .Claim("CSTO", "4", "RUS");
    }

    [Fact]
    public void Two_allies_attacking_each_other_is_told_as_a_conflict()
    {
        var conflicts = ShippedPacks.Ask("TUR", "GRC", "2022-09-01").Conflicts;
        conflicts.ShouldContain(c => c.Kind == ConflictKind.AttackerAndTargetAreAllies && c.PactId == "NATO");
        conflicts.ShouldContain(c => c.Kind == ConflictKind.BoundNotToAttack && c.Obligor!.Value.Code == "FRA");
        conflicts.ShouldContain(c => c.Kind == ConflictKind.AlliedWithAttacker && c.Obligor!.Value.Code == "FRA");
    }

    [Fact]
    public void A_neutral_owes_by_means_of_its_own_choice_and_the_proviso_is_told()
    {
        var answer = ShippedPacks.Ask("RUS", "EST", "2024-01-01");
        answer.Claim("EU-42.7", "42.7", "IRL").Response.ShouldContain("need not be military");
        answer.Conflicts.ShouldContain(c => c.Kind == ConflictKind.Proviso && c.Obligor!.Value.Code == "AUT");
    }

    [Fact]
    public void Every_fact_of_the_packs_has_a_source_or_is_marked() =>
        ShippedPacks
            .Series.Pacts.SelectMany(p =>
                p.Parties.Select(m => m.Evidence).Concat(p.Obligations.Select(o => o.Evidence)).Append(p.Evidence)
            )
            .ShouldAllBe(e => e.Source != null || e.Unverified);

    [Fact]
    public void A_hypothesis_is_cited_as_one() =>
        ShippedPacks
            .Ask(
                new QuestionText
                {
                    Attackers = ["RUS"],
                    Targets = ["UKR"],
                    On = "2025-01-01",
                    Assumptions = ["NATO: Ukraine member"],
                }
            )
            .Claim("NATO", "5", "USA")
            .Because.ShouldContain(r => r.Rule == "target is a party" && r.Evidence == Evidence.Assumed);

    [Theory]
    [InlineData("Atlantis", "EST", "2025-01-01", null, null, "OWED005")]
    [InlineData("RUS", "Atlantis", "2025-01-01", null, null, "OWED006")]
    [InlineData("RUS", "RUS", "2025-01-01", null, null, "OWED003")]
    [InlineData("RUS", "EST", "yesterday", null, null, "OWED004")]
    [InlineData("RUS", "EST", "2025-01-01", "a stern look", null, "OWED007")]
    [InlineData("RUS", "EST", "2025-01-01", null, "NATO: it rains", "OWED010")]
    [InlineData("RUS", "EST", "2025-01-01", null, "Pact of Nowhere: USA member", "OWED009")]
    [InlineData("RUS", "EST", "2025-01-01", null, "NATO: Atlantis member", "OWED006")]
    public void A_question_that_cannot_be_read_says_why(
        string attacker,
        string target,
        string on,
        string? form,
        string? assume,
        string code
    ) =>
        QuestionReader
            .Read(
                ShippedPacks.Series,
                new QuestionText
                {
                    Attackers = [attacker],
                    Targets = [target],
                    On = on,
                    Form = form,
                    Assumptions = assume is null ? [] : [assume],
                }
            )
            .Problems.Select(p => p.Code)
            .ShouldContain(code);

    [Fact]
    public void Duties_of_a_state_on_a_day()
    {
        var finland = StateCode.Parse("FIN");
        string[] Pacts(string day) =>
            [
                .. Duties
                    .Of(
                        ShippedPacks.Series,
                        finland,
                        DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)
                    )
                    .Select(d => d.Pact.Id)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
        Pacts("2023-04-03").ShouldBe(["EU-42.7", "UK-FIN-2022"]);
        Pacts("2023-04-04").ShouldBe(["EU-42.7", "NATO", "UK-FIN-2022"]);
        Pacts("2040-01-01").ShouldContain("NATO", "a day after the last gathering is answered as of it");
    }
}
