using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Plays a scenario step by step, as far as the texts carry it and no further: nobody joins unless a step says
/// so, and what is owed
/// after a step is asked anew. A state that joined a war of its own accord and is then struck leaves it open whether
/// that is an attack.</summary>
public sealed class Cascade
{
    private readonly TreatySeries series;
    private readonly List<StepAnswer> answers = [];
    private readonly List<Assumption> assumptions = [];
    private readonly List<Deed.Attacks> attacks = [];
    private readonly HashSet<StateCode> joined = [];
    private readonly HashSet<StateCode> asked = [];

    private Cascade(TreatySeries series) => this.series = series;

    private World World => series.World;

    /// <summary>What each step comes to, in order.</summary>
    public static ImmutableArray<StepAnswer> Play(TreatySeries series, Scenario scenario)
    {
        var cascade = new Cascade(series);
        foreach (var step in scenario.Steps)
            cascade.answers.Add(cascade.Take(step));
        return [.. cascade.answers];
    }

    private StepAnswer Take(Step step) =>
        step.Deed switch
        {
            Deed.Attacks attack => Attack(step, attack),
            Deed.Helps help => Help(step, help),
            Deed.Asks ask => Ask(step, ask),
            Deed.Leaves leave => Leave(step, leave),
            Deed.Supposes suppose => Suppose(step, suppose),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private StepAnswer Attack(Step step, Deed.Attacks attack)
    {
        attacks.Add(attack);
        var answer = Put(step, attack);
        var findings = Broken(answer).ToList();
        foreach (var target in attack.Whom.Where(joined.Contains))
            findings.Add(
                $"{World.NameOf(target)} joined the war by an earlier step: whether to strike it is an "
                    + $"attack on it, or defence against it, is open"
            );
        findings.AddRange(BothSides(answer));
        return new StepAnswer(step, CaseSentence.Case(answer.Question, World), answer, [.. findings]);
    }

    private StepAnswer Help(Step step, Deed.Helps help)
    {
        var what = $"{World.NameOf(help.Who)} helps {World.InSentence(help.Whom)}";
        var against = attacks.Where(a => a.Whom.Contains(help.Whom)).ToList();
        if (against.Count == 0)
            return NothingToDefend(step, what, help);
        var answer = Put(step, against[^1] with { Whom = [help.Whom] });
        var claims = answer
            .Claims.Where(c =>
                c.Obligor == help.Who && c.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist
            )
            .ToList();
        var standing = Of(claims);
        var findings = new List<string> { Told(standing, help, claims) };
        foreach (var attacker in against.SelectMany(a => a.By).Select(a => a.State).OfType<StateCode>().Distinct())
            findings.AddRange(Against(help.Who, attacker, step.On));
        joined.Add(help.Who);
        return new StepAnswer(step, what, answer, [.. findings]) { Standing = standing };
    }

    // promises of help speak of an attack on the one helped; what the helper has promised those whom that one attacked
    // is told
    private StepAnswer NothingToDefend(Step step, string what, Deed.Helps help)
    {
        var findings = new List<string>
        {
            $"No step before has {World.InSentence(help.Whom)} attacked: there is nothing to help against",
        };
        foreach (
            var victim in attacks.Where(a => a.By.Any(b => b.State == help.Whom)).SelectMany(a => a.Whom).Distinct()
        )
            findings.AddRange(Against(help.Who, victim, step.On));
        return new StepAnswer(step, what, null, [.. findings]);
    }

    private StepAnswer Ask(Step step, Deed.Asks ask)
    {
        asked.Add(ask.Who);
        var against = attacks.FindLast(a => a.Whom.Contains(ask.Who));
        var what = $"{World.NameOf(ask.Who)} asks for help";
        return against is null
            ? new StepAnswer(step, what, null, ["No step before has it attacked"])
            : new StepAnswer(step, what, Put(step, against), []);
    }

    private StepAnswer Leave(Step step, Deed.Leaves leave)
    {
        assumptions.Add(new Assumption.Membership(leave.PactId, leave.Who, false));
        var what = $"{World.NameOf(leave.Who)} leaves {leave.PactId}";
        var pact = series.Find(leave.PactId);
        var findings = new List<string>();
        if (pact is not null && pact.Binds(leave.Who, step.On) == Truth.No)
            findings.Add($"{World.NameOf(leave.Who)} was not bound by {pact.Name} on the day");
        if (pact?.Termination is { } termination)
            findings.Add($"How it can be left: {termination.What}");
        else if (pact?.Provisions.FirstOrDefault(p => p.Topic == "withdrawal") is { } withdrawal)
            findings.Add($"How it can be left: {withdrawal.What}");
        return new StepAnswer(step, what, attacks.Count == 0 ? null : Put(step, attacks[^1]), [.. findings]);
    }

    private StepAnswer Suppose(Step step, Deed.Supposes suppose)
    {
        assumptions.Add(suppose.What);
        return new StepAnswer(step, $"Suppose {suppose.Text}", attacks.Count == 0 ? null : Put(step, attacks[^1]), []);
    }

    private CaseAnswer Put(Step step, Deed.Attacks attack)
    {
        var where = Whereabouts.Read(World, attack.At, step.On, [.. attack.Whom]);
        return Resolver.Answer(
            series,
            new Question(attack.By, attack.Whom, step.On)
            {
                Form = attack.Form,
                Site = where.Site,
                Remarks = where.Remark is { } remark ? [remark] : [],
                Provoked = attack.Whom.Any(joined.Contains) ? Truth.Unknown : Truth.No,
                Requested = attack.Whom.Any(asked.Contains) ? Truth.Yes : Truth.Unknown,
                Assumptions = [.. assumptions],
            }
        );
    }

    private IEnumerable<string> Broken(CaseAnswer answer) =>
        from claim in answer.Claims
        where
            claim.Obligation.Kind == ObligationKind.NotAttack
            && claim.Answer is Answer.Owed or Answer.Open
            && answer.Question.Form != Form.Threat
        select claim.Answer == Answer.Owed
            ? $"{World.NameOf(claim.Obligor)} breaks its promise not to attack "
                + $"{World.InSentence(claim.Beneficiary)} ({claim.Pact.Cite(claim.Obligation)})"
            : $"Whether {World.InSentence(claim.Obligor)} breaks a promise not to attack "
                + $"{World.InSentence(claim.Beneficiary)} is open ({claim.Pact.Cite(claim.Obligation)})";

    private IEnumerable<string> BothSides(CaseAnswer answer) =>
        answer
            .Conflicts.Where(c => c.Kind is ConflictKind.AlliedWithAttacker && c.Obligor is not null)
            .Select(c => $"{World.NameOf(c.Obligor!.Value)} is bound to both sides: {c.Fact}")
            .Distinct();

    // what a state that joins has promised the other side
    private IEnumerable<string> Against(StateCode who, StateCode attacker, DateOnly day)
    {
        foreach (var duty in Duties.Of(series.Under([.. assumptions], day), who, day))
        {
            if (duty.Obligor != who || duty.Beneficiary != attacker)
                continue;
            var cited = duty.Pact.Cite(duty.Obligation);
            if (duty.Obligation.Kind == ObligationKind.NotAttack)
                yield return $"It has promised {World.InSentence(attacker)} not to attack it ({cited}); whether to "
                    + $"join the war breaks that is open";
            else if (duty.Obligation.Kind == ObligationKind.StayNeutral)
                yield return $"It has promised {World.InSentence(attacker)} to stay neutral ({cited}): to help "
                    + $"breaks it where that promise covers this war";
            else if (duty.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist)
                yield return $"It is bound to both sides: it has promised help to {World.InSentence(attacker)}, too ({cited})";
        }
    }

    private static Standing Of(List<Claim> claims)
    {
        if (claims.Exists(c => c.Answer == Answer.Owed))
            return Standing.Owed;
        if (claims.Exists(c => c.Answer == Answer.Conditional))
            return Standing.Conditional;
        return claims.Exists(c => c.Answer is Answer.Open or Answer.NotCovered) ? Standing.Open : Standing.NotOwed;
    }

    private string Told(Standing standing, Deed.Helps help, List<Claim> claims)
    {
        var cited = string.Join(
            ", ",
            claims.Where(c => c.Answer is not Answer.NotOwed).Select(c => c.Pact.Cite(c.Obligation)).Distinct()
        );
        return standing switch
        {
            Standing.Owed => $"It owes that help ({cited})",
            Standing.Conditional => $"It owes that help once asked or decided ({cited})",
            Standing.Open => $"Whether it owes that help is open ({cited})",
            _ => $"No pact on record obliges {World.InSentence(help.Who)} to help "
                + $"{World.InSentence(help.Whom)}: it joins of its own accord",
        };
    }
}
