using System.Collections.Immutable;

namespace Foedera.Core.Owed;

/// <summary>What an answer stands on, and what it cannot know.</summary>
/// <param name="Pacts">How many pacts were asked.</param>
/// <param name="Missing">Pacts known to have bound the target on the day whose promises are not kept here; those with
/// the fewest members first.</param>
/// <param name="Facts">How many facts the claims that are not denied stand on.</param>
/// <param name="Unverified">How many of them are unverified.</param>
public sealed record OnRecord(int Pacts, ImmutableArray<KnownPact> Missing, int Facts, int Unverified)
{
    private const int SameSignature = 60; // days between two counts of one signature: ATOP and depositaries differ by weeks

    /// <summary>What the claims of an answer stand on.</summary>
    internal static OnRecord Of(TreatySeries series, Question question, ImmutableArray<Claim> claims)
    {
        var facts = claims
            .Where(c => c.Answer is not (Answer.NotOwed or Answer.NotCovered))
            .SelectMany(c => c.Because.Select(r => (r.Fact, r.Evidence)))
            .Where(f => f.Evidence != Evidence.Asked && f.Evidence != Evidence.Assumed)
            .ToHashSet();
        ImmutableArray<KnownPact> missing =
        [
            .. series
                .KnownPacts.Where(k =>
                    k.During.Contains(question.On) && question.Targets.Any(k.States.Contains) && !IsKept(series, k)
                )
                .OrderBy(k => k.States.Length),
        ];
        return new OnRecord(series.Pacts.Length, missing, facts.Count, facts.Count(f => f.Evidence.Unverified));
    }

    /// <summary>The number of a pact in the list of known pacts; null when none, or more than one, was signed by its
    /// parties at about that time.</summary>
    public static string? NumberOf(TreatySeries series, Pact pact) =>
        series.KnownPacts.Where(k => IsSame(pact, k)).Select(k => k.Id).Take(2).ToArray() is [var only] ? only : null;

    private static bool IsKept(TreatySeries series, KnownPact known) => series.Pacts.Any(p => IsSame(p, known));

    private static bool IsSame(Pact pact, KnownPact known) =>
        known.During.First is { } from
        && Math.Abs(pact.SignedOn.DayNumber - from.DayNumber) <= SameSignature
        && known.States.Count(pact.States.Contains) >= 2;
}
