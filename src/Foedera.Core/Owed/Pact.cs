using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>How a pact binds.</summary>
public enum Binding
{
    /// <summary>A treaty: binding in law.</summary>
    Treaty,

    /// <summary>A political declaration: binding in honour.</summary>
    Political,
}

/// <summary>A pact as data: who is bound when, to what, where.</summary>
/// <param name="Id">Stable id, such as <c>NATO</c> or <c>USA-JPN-1960</c>.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="SignedOn">Day of signature.</param>
/// <param name="InForce">The window in which it came into force; open at the end when no source gives the day.</param>
/// <param name="Evidence">Where the dates come from.</param>
public sealed record Pact(string Id, string Name, DateOnly SignedOn, DateWindow InForce, Evidence Evidence)
{
    // each state's stretches of membership: asked for again and again, and few
    private readonly OrderedDictionary<StateCode, Party[]> stretches = [];

    /// <summary>Other ids and names by which people ask for it.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Treaty or political declaration.</summary>
    public Binding Binding { get; init; }

    /// <summary>Last day in force; null while it is in force as far as the pack knows.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>How it ended; null while it runs, or where no source tells.</summary>
    public Ending? Ending { get; init; }

    /// <summary>How it can end; null when the pack does not tell.</summary>
    public Termination? Termination { get; init; }

    /// <summary>First day for which the pack's facts were gathered. Between signature and this day the answer is "not
    /// covered".</summary>
    public required DateOnly CoveredFrom { get; init; }

    /// <summary>The day on which the pack's facts were last gathered. A later day is answered as of this one, and told
    /// so, unless the pact
    /// had ended.</summary>
    public required DateOnly Gathered { get; init; }

    /// <summary>The day by which the facts should be gathered again; null for a pact that has ended.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Stretches of membership, by state and date.</summary>
    public required ImmutableArray<Party> Parties
    {
        get;
        init =>
            (field, stretches) = (
                value,
                new(value.GroupBy(p => p.State).Select(g => KeyValuePair.Create(g.Key, g.ToArray())))
            );
    }

    /// <summary>What the parties promise each other.</summary>
    public required ImmutableArray<Obligation> Obligations { get; init; }

    /// <summary>Where attacks count.</summary>
    public Area Area { get; init; } = Area.Everywhere;

    /// <summary>Suspensions, freezes, and absences that are mistaken for them.</summary>
    public ImmutableArray<Suspension> Suspensions { get; init; } = [];

    /// <summary>Articles that are no obligations but decide something: accession, withdrawal, compatibility,
    /// area.</summary>
    public ImmutableArray<Provision> Provisions { get; init; } = [];

    /// <summary>Ids of the pacts that come first where both apply.</summary>
    public ImmutableArray<string> YieldsTo { get; init; } = [];

    /// <summary>When parties called on it.</summary>
    public ImmutableArray<Invocation> Invocations { get; init; } = [];

    /// <summary>Who posted what where under it.</summary>
    public ImmutableArray<Posting> Posture { get; init; } = [];

    /// <summary>Whether promises were kept when the case came.</summary>
    public ImmutableArray<Honour> Honoured { get; init; } = [];

    /// <summary>Reviews, examinations, ratifications and renewals that were set for a day.</summary>
    public ImmutableArray<Review> Reviews { get; init; } = [];

    /// <summary>Who said of whom that help will or may not come.</summary>
    public ImmutableArray<Assurance> Assurances { get; init; } = [];

    /// <summary>Every state that is, was or will be a party, each once, in the order of the parties.</summary>
    public IReadOnlyCollection<StateCode> States => stretches.Keys;

    /// <summary>How an obligation of the pact is cited in short: "NATO 5", and "EU-42.7" where the id names the article
    /// already.</summary>
    public string Cite(Obligation obligation) =>
        Id.EndsWith(obligation.Article, StringComparison.Ordinal) ? Id : $"{Id} {obligation.Article}";

    /// <summary>In force between anybody on that day. After a term that nothing on record renewed it is
    /// unknown.</summary>
    public Truth IsInForceOn(DateOnly day)
    {
        if (day > Ended)
            return Truth.No;
        return day > Termination?.RunsUntil ? InForce.HasCome(day).And(Truth.Unknown) : InForce.HasCome(day);
    }

    /// <summary>True when the pack can tell about the day: only days between the signature and the beginning of its
    /// record are not covered.</summary>
    public bool Covers(DateOnly day) => day < SignedOn || day > Ended || day >= CoveredFrom;

    /// <summary>The day of the facts by which a day is answered: null when the facts were gathered for that day, or
    /// nothing can have changed.</summary>
    public DateOnly? AsOfFacts(DateOnly day) => day > Gathered && !(day > Ended) ? Gathered : null;

    /// <summary>The stretch of membership that counts for the day: the one that binds then, else the nearest before it,
    /// else the first
    /// after it; null for a state that never was a party.</summary>
    public Party? PartyOn(StateCode state, DateOnly day)
    {
        Party? best = null;
        foreach (var party in stretches.GetValueOrDefault(state) ?? [])
        {
            if (party.IsBoundOn(day) != Truth.No)
                return party;
            if (best is null || party.InForce.First <= day)
                best = party;
        }
        return best;
    }

    /// <summary>Bound by the pact on that day.</summary>
    public Truth Binds(StateCode state, DateOnly day) =>
        PartyOn(state, day) is { } party ? IsInForceOn(day).And(party.IsBoundOn(day)) : Truth.No;
}
