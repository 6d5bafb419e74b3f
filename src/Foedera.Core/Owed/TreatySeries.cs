using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>All the pacts at hand, and the world they speak of.</summary>
/// <param name="World">States, places and groups.</param>
/// <param name="Pacts">The pacts, in the order of their ids.</param>
public sealed record TreatySeries(World World, ImmutableArray<Pact> Pacts)
{
    /// <summary>Pacts that are known and whose promises are not kept here.</summary>
    public ImmutableArray<KnownPact> KnownPacts { get; init; } = [];

    /// <summary>Negotiations on record.</summary>
    public ImmutableArray<Negotiation> Negotiations { get; init; } = [];

    /// <summary>The pact of an id, alias or name in any case, else the only one whose names hold these words in a row,
    /// else the only one whose names hold all of
    /// them; null when there is none, or more than one.</summary>
    public Pact? Find(string text)
    {
        var key = World.Key(text);
        if (key.Length == 0)
            return null;
        var words = key.Split(' ');
        return Pacts.FirstOrDefault(p => World.Key(p.Id) == key)
            ?? Pacts.FirstOrDefault(p => World.Key(p.Name) == key || p.Aliases.Any(a => World.Key(a) == key))
            ?? Only(p => NamesOf(p).Any(name => $" {World.Key(name)} ".Contains($" {key} ", StringComparison.Ordinal)))
            ?? Only(p => words.All(string.Join(' ', NamesOf(p).Select(World.Key)).Split(' ').Contains));
    }

    private static IEnumerable<string> NamesOf(Pact pact) => [pact.Id, pact.Name, .. pact.Aliases];

    private Pact? Only(Func<Pact, bool> fits) => Pacts.Where(fits).Take(2).ToArray() is [var one] ? one : null;

    /// <summary>The series as it would be if the assumptions held.</summary>
    public TreatySeries Under(ImmutableArray<Assumption> assumptions, DateOnly day) =>
        assumptions.IsEmpty
            ? this
            : this with
            {
                Pacts =
                [
                    .. Pacts.Select(pact =>
                        assumptions.Where(a => a.PactId == pact.Id).Aggregate(pact, (p, a) => Apply(p, a, day))
                    ),
                ],
            };

    private static Pact Apply(Pact pact, Assumption assumption, DateOnly day) =>
        assumption switch
        {
            Assumption.Membership { Member: true } member => pact with
            {
                Parties =
                [
                    .. pact.Parties.Where(p => p.State != member.State),
                    new Party(member.State, DateWindow.Day(day), Evidence.Assumed) { SignedOn = day },
                ],
            },
            Assumption.Membership gone => pact with
            {
                Parties =
                [
                    .. pact.Parties.Select(p =>
                        p.State == gone.State && p.IsBoundOn(day) != Truth.No ? Left(p, day) : p
                    ),
                ],
            },
            Assumption.Suspended rests => pact with
            {
                Suspensions =
                [
                    .. pact.Suspensions,
                    new Suspension(
                        rests.State,
                        null,
                        DateWindow.Day(day),
                        SuspensionEffect.Suspended,
                        "The participation rests",
                        Evidence.Assumed
                    ),
                    new Suspension(
                        null,
                        rests.State,
                        DateWindow.Day(day),
                        SuspensionEffect.Suspended,
                        "The participation rests",
                        Evidence.Assumed
                    ),
                ],
            },
            Assumption.InForce { Yes: true } => pact with
            {
                InForce = DateWindow.Day(Earlier(pact.SignedOn, day)),
                Ended = null,
                Parties = Bound(pact, day),
                Evidence = Evidence.Assumed,
            },
            Assumption.InForce => pact with { Ended = day.PlusDays(-1), Evidence = Evidence.Assumed },
            Assumption.Decision => pact,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static Party Left(Party party, DateOnly day) =>
        party with
        {
            Until = DateWindow.Day(day.PlusDays(-1)),
            Evidence = Evidence.Assumed,
        };

    // parties whose entry into force is not known, or is that of the pact, come into force with it
    private static ImmutableArray<Party> Bound(Pact pact, DateOnly day) =>
        [
            .. pact.Parties.Select(p =>
                p.InForce.Last is null || p.InForce == pact.InForce
                    ? p with
                    {
                        InForce = DateWindow.Day(Earlier(p.InForce.First ?? day, day)),
                        Evidence = Evidence.Assumed,
                    }
                    : p
            ),
        ];
}
