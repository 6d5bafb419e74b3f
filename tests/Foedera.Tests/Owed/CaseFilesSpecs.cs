using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Cases;

namespace Foedera.Tests.Owed;

/// <summary>Files of cases and of steps: answers in the order of the rows, every fault by its row, nothing taken in
/// half.</summary>
public sealed class CaseFilesSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Fact]
    public void Each_case_has_the_answer_that_it_has_alone()
    {
        Cases(
                "attacker,target,on,at\nRUS,EST,2025-01-01,\nUSA,Denmark,2026-01-15,Greenland\nRussia,\"Korea, Rep.\",today,\n"
            )
            .Try(out var rows)
            .ShouldBeTrue();
        foreach (var row in rows!)
        {
            var alone = Resolver.Answer(ShippedPacks.Series, row.Question).Claims;
            var owed = alone
                .Where(c =>
                    c.Answer == Answer.Owed && c.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist
                )
                .Select(c => c.Obligor.Code)
                .Distinct();
            CaseSummary
                .Cells(ShippedPacks.Series, row.Question, null)[1]
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .ShouldBe(owed);
        }
    }

    [Fact]
    public void A_state_beside_itself_has_a_line_of_its_own()
    {
        Cases("attacker,target,on\nRUS,EST,2025-01-01\nEST,Estonia,2025-01-01\nSoviet Union,Russia,1975-01-01\n")
            .Try(out var rows)
            .ShouldBeTrue();
        rows!.Select(r => r.IsSelf).ShouldBe([false, true, true]);
    }

    [Fact]
    public void Every_faulty_row_is_told_and_nothing_is_answered()
    {
        var read = Cases("attacker,target,on\nRUS,EST,2025-01-01\nAtlantis,EST,2025-01-01\nRUS,EST,3/4/2025\n");
        read.Problems.Select(p => p.Line).ShouldBe([3, 4]);
        read.Try(out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("attacker,target\n")]
    [InlineData("attacker,colour\nRUS,red\n")]
    [InlineData("attacker,target\n\"RUS,EST\n")]
    public void A_file_that_holds_no_cases_is_refused(string text) => Cases(text).Problems.ShouldNotBeEmpty();

    [Fact]
    public void A_chain_tells_who_owes_whom_at_each_step()
    {
        var steps = Play(
            "who,does,whom,on\nRUS,attacks,EST,2025-01-01\nUSA,helps,EST,\nCHE,helps,EST,\n"
                + "BLR,helps,RUS,\nRUS,attacks,USA,\nUSA,leaves,NATO,\n"
        );
        steps.Select(s => s.Standing).ShouldBe([null, Standing.Owed, Standing.NotOwed, null, null, null]);
        steps[3].Findings.Single().ShouldContain("nothing to help against");
        steps[4]
            .Answer!.Claim("NATO", "5", "CAN")
            .Answer.ShouldBe(Answer.Open, "a state that joined and is then struck");
        steps[5]
            .Answer!.Claims.Where(c => c.Obligor.Code == "CAN" && c.Obligation.Article == "5")
            .ShouldAllBe(c => c.Answer != Answer.Owed);
    }

    [Fact]
    public void A_promise_not_to_attack_that_is_broken_is_told() =>
        Play("who,does,whom,on\nUSA,attacks,DNK,2025-01-01\n")[0]
            .Findings.ShouldContain(f => f.Contains("promise not to attack", StringComparison.Ordinal));

    [Fact]
    public void Every_faulty_step_is_told_and_none_is_played()
    {
        var read = ScenarioFile.Read(
            "who,does,whom\nRUS,attacks,EST\nRUS,tickles,EST\nXXX,helps,EST\nUSA,leaves,NOWHERE\nRUS,attacks,RUS\n",
            "steps.csv",
            ShippedPacks.Series,
            Today
        );
        read.Problems.Select(p => p.Line).Distinct().ShouldBe([3, 4, 5, 6]);
        read.Try(out _).ShouldBeFalse();
    }

    [Fact]
    public void What_stands_on_a_day_is_what_each_state_is_told()
    {
        var day = new DateOnly(2025, 1, 1);
        var all = PromiseTables.On(ShippedPacks.Series, day);
        var finland = StateCode.Parse("FIN");
        all.Where(d => d.Obligor == finland || d.Beneficiary == finland)
            .Select(Key)
            .ToHashSet()
            .SetEquals(
                Duties
                    .Of(ShippedPacks.Series, finland, day)
                    .Where(d => d.Obligation.Kind != ObligationKind.BuildUp)
                    .Select(Key)
            )
            .ShouldBeTrue();
    }

    [Fact]
    public void Between_a_day_and_itself_nothing_changes_and_an_accession_shows()
    {
        PromiseTables.Between(ShippedPacks.Series, new DateOnly(2024, 3, 6), new DateOnly(2024, 3, 6)).ShouldBeEmpty();
        PromiseTables
            .Between(ShippedPacks.Series, new DateOnly(2024, 3, 6), new DateOnly(2024, 3, 7))
            .ShouldContain(c =>
                c.Began && c.Duty.Obligor.Code == "SWE" && c.Duty.Pact.Id == "NATO" && c.Duty.Beneficiary.Code == "CAN"
            );
    }

    private static (string, string, StateCode, StateCode) Key(Duty d) =>
        (d.Pact.Id, d.Obligation.Article, d.Obligor, d.Beneficiary);

    private static Parsed<IReadOnlyList<CaseRow>> Cases(string text) =>
        CaseFile.Read(text, "cases.csv", ShippedPacks.Series, Today);

    private static System.Collections.Immutable.ImmutableArray<StepAnswer> Play(string text)
    {
        var read = ScenarioFile.Read(text, "steps.csv", ShippedPacks.Series, Today);
        read.Try(out var scenario).ShouldBeTrue(string.Join('\n', read.Problems));
        return Cascade.Play(ShippedPacks.Series, scenario!);
    }
}
