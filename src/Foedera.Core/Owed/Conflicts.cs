using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Finds what pulls obligors two ways. Conflicts stand beside the claims and change none.</summary>
internal static class Conflicts
{
    public static ImmutableArray<Conflict> Of(TreatySeries series, Question question, ImmutableArray<Claim> claims)
    {
        var found = ImmutableArray.CreateBuilder<Conflict>();
        foreach (var attacker in question.Attackers)
            if (attacker.State is { } state)
                foreach (var target in question.Targets)
                    found.AddRange(Allies(series, state, target, question.On));
        var obligors = claims
            .Where(c =>
                c.Answer is Answer.Owed or Answer.Conditional or Answer.Open
                && c.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist
            )
            .Select(c => c.Obligor)
            .Distinct()
            .Order()
            .ToList();
        foreach (var obligor in obligors)
        foreach (var attacker in question.Attackers)
            if (attacker.State is { } state && state != obligor)
                found.AddRange(TowardsAttacker(series, obligor, state, question.On));
        foreach (var claim in claims)
            if (claim.Because.FirstOrDefault(r => r.Rule == "proviso") is { } proviso)
                found.Add(
                    new Conflict(ConflictKind.Proviso, claim.Obligor, claim.Pact.Id, proviso.Fact, proviso.Evidence)
                );
        return [.. found.Distinct()];
    }

    private static IEnumerable<Conflict> Allies(
        TreatySeries series,
        StateCode attacker,
        StateCode target,
        DateOnly day
    ) =>
        from pact in series.Pacts
        where pact.Covers(day) && pact.Binds(attacker, day) == Truth.Yes && pact.Binds(target, day) == Truth.Yes
        select new Conflict(
            ConflictKind.AttackerAndTargetAreAllies,
            null,
            pact.Id,
            $"{series.World.NameOf(attacker)} and {series.World.NameOf(target)} are both bound by {pact.Name}",
            pact.Evidence
        );

    private static IEnumerable<Conflict> TowardsAttacker(
        TreatySeries series,
        StateCode obligor,
        StateCode attacker,
        DateOnly day
    )
    {
        foreach (var pact in series.Pacts)
        {
            if (!pact.Covers(day) || pact.Binds(obligor, day) != Truth.Yes || pact.Binds(attacker, day) != Truth.Yes)
                continue;
            foreach (var promise in pact.Obligations)
            {
                if (!promise.Runs(obligor, attacker))
                    continue;
                if (promise.Kind == ObligationKind.NotAttack)
                    yield return new Conflict(
                        ConflictKind.BoundNotToAttack,
                        obligor,
                        pact.Id,
                        $"{series.World.NameOf(obligor)} has promised {series.World.NameOf(attacker)} "
                            + $"not to attack it ({pact.Name}, Article {promise.Article})",
                        promise.Evidence
                    );
                else if (promise.Kind is ObligationKind.Defend or ObligationKind.Assist)
                    yield return new Conflict(
                        ConflictKind.AlliedWithAttacker,
                        obligor,
                        pact.Id,
                        $"{series.World.NameOf(obligor)} has promised help to "
                            + $"{series.World.NameOf(attacker)}, too ({pact.Name}, Article "
                            + $"{promise.Article})",
                        promise.Evidence
                    );
            }
        }
    }
}
