using System.Collections.Immutable;
using Foedera.Core.Owed.Rules;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Answers casus foederis questions. An answer is the "and" of all rules: one no denies the claim; else one
/// unknown leaves it
/// open; else one condition not yet there makes it conditional; else it is owed.</summary>
public static class Resolver
{
    /// <summary>Answers a question by every pact that the target is or ever was a party to, or by the one pact asked
    /// for.</summary>
    public static CaseAnswer Answer(TreatySeries series, Question question, string? pactId = null)
    {
        var real = series.Under(question.Assumptions, question.On);
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var pact in real.Pacts)
            if (pactId is null || pact.Id == pactId)
                foreach (var target in question.Targets)
                    AddClaims(claims, real.World, pact, target, question, always: pactId is not null);
        var all = claims.ToImmutable();
        var concerned = all.Select(c => c.Pact).Distinct().ToList();
        var living = concerned.Where(p => !(question.On > p.Ended)).ToList();
        // where no pact that lives is concerned, that none is rests on all of the record
        var facts =
            living.Count > 0 || pactId is not null ? living : [.. real.Pacts.Where(p => !(question.On > p.Ended))];
        return new CaseAnswer(
            question,
            facts.Select(p => p.Gathered).DefaultIfEmpty(question.On).Min(),
            all,
            Conflicts.Of(real, question, all)
        )
        {
            AsOfFacts = facts.Select(p => p.AsOfFacts(question.On)).Min(),
            OnRecord = OnRecord.Of(real, question, all),
        };
    }

    /// <summary>The claims alone: what <see cref="Answer"/> does for one attacker and one target, without looking for
    /// conflicts.</summary>
    public static ImmutableArray<Claim> Claims(TreatySeries series, Question question, string? pactId = null)
    {
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var pact in series.Pacts)
            if (pactId is null || pact.Id == pactId)
                foreach (var target in question.Targets)
                    AddClaims(claims, series.World, pact, target, question, always: false);
        return claims.ToImmutable();
    }

    private static void AddClaims(
        ImmutableArray<Claim>.Builder claims,
        World world,
        Pact pact,
        StateCode target,
        Question question,
        bool always
    )
    {
        var beneficiary = pact.PartyOn(target, question.On);
        if (beneficiary is null && !always)
            return;
        var states = pact.States;
        foreach (var obligor in states)
        {
            if (obligor == target)
                continue;
            var party = pact.PartyOn(obligor, question.On);
            foreach (var obligation in pact.Obligations)
                if (IsAsked(obligation, obligor, target, question))
                    claims.Add(
                        new Claim(new Casus(world, pact, obligation, party, beneficiary, obligor, target, question))
                    );
        }
    }

    private static bool IsAsked(Obligation obligation, StateCode obligor, StateCode target, Question question) =>
        obligation.Kind switch
        {
            ObligationKind.BuildUp => false,
            ObligationKind.NotAttack => obligation.Runs(obligor, target)
                && question.Attackers.Any(a => a.State == obligor),
            _ => obligation.Runs(obligor, target),
        };

    internal static Answer Decide(Casus c)
    {
        if (!c.Pact.Covers(c.Day))
            return Owed.Answer.NotCovered;
        var (open, waits) = (false, false);
        foreach (var rule in Rule.All)
        {
            var held = rule.Holds(c);
            if (held == Truth.No)
                return Owed.Answer.NotOwed;
            if (held == Truth.Unknown)
                (open, waits) = (open || !rule.IsCondition, waits || rule.IsCondition);
        }
        return open ? Owed.Answer.Open
            : waits ? Owed.Answer.Conditional
            : c.Obligation.Kind == ObligationKind.Consult ? Owed.Answer.Consult
            : Owed.Answer.Owed;
    }

    internal static ImmutableArray<Reason> Because(Casus c)
    {
        if (!c.Pact.Covers(c.Day))
            return [NotCovered(c)];
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (c.Pact.AsOfFacts(c.Day) is { } last)
            reasons.Add(Later(last));
        foreach (var rule in Rule.All)
        {
            var held = rule.Holds(c);
            if (rule.Tell(c, held) is { } reason)
                reasons.Add(reason);
            if (held == Truth.No)
                break;
        }
        return reasons.ToImmutable();
    }

    internal static ImmutableArray<string> WouldClose(Casus c)
    {
        switch (Decide(c))
        {
            case Owed.Answer.NotCovered:
                return [$"facts about {c.Pact.Name} for {c.Day:yyyy-MM-dd}"];
            case Owed.Answer.Open or Owed.Answer.Conditional:
                return
                [
                    .. Rule.All.Where(r => r.Holds(c) == Truth.Unknown).Select(r => r.WouldClose(c)).OfType<string>(),
                ];
            case Owed.Answer.NotOwed when Rule.All.First(r => r.Holds(c) == Truth.No) is { IsCondition: true } waiting:
                return [waiting.WouldClose(c)!]; // every condition says what would fulfil it
            default:
                return [];
        }
    }

    internal static string Response(Casus c) =>
        c.Proviso is { Effect: ProvisoEffect.Limits } proviso
            ? $"{c.Obligation.Response}; {proviso.What}"
            : c.Obligation.Response;

    private static Reason Later(DateOnly last) =>
        new(
            "as of the facts",
            Truth.Yes,
            $"Answered as of {last:yyyy-MM-dd}, the last day on which the facts were checked; nothing later is on record",
            new Evidence("the pack")
        );

    private static Reason NotCovered(Casus c) =>
        new(
            "covered by the pack",
            Truth.Unknown,
            $"The facts about {c.Pact.Name} begin on {c.Pact.CoveredFrom:yyyy-MM-dd}",
            new Evidence("the pack")
        );
}
