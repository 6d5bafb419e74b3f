using System.Collections.Immutable;

namespace Foedera.Core.Owed;

/// <summary>Every fact of a pact, for counts of what is verified.</summary>
public static class PactFacts
{
    /// <summary>The evidence of each fact, in the order of the pack.</summary>
    public static ImmutableArray<Evidence> Of(Pact pact) =>
        [
            pact.Evidence,
            .. pact.Parties.Select(p => p.Evidence),
            .. pact.Obligations.SelectMany(OfObligation),
            .. pact.Provisions.Select(p => p.Evidence),
            .. pact.Area.Entries.Select(e => e.Evidence),
            .. pact.Suspensions.Select(s => s.Evidence),
            .. pact.Invocations.Select(i => i.Evidence),
            .. pact.Posture.Select(p => p.Evidence),
            .. pact.Honoured.Select(h => h.Evidence),
            .. pact.Reviews.Select(r => r.Evidence),
            .. pact.Assurances.Select(a => a.Evidence),
        ];

    private static IEnumerable<Evidence> OfObligation(Obligation obligation) =>
        obligation.Provisos.Select(p => p.Evidence).Prepend(obligation.Evidence);
}
