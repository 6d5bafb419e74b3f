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

    /// <summary>First day for which the pack's facts were gathered. Between signature and this day the answer is "not covered".</summary>
    public required DateOnly CoveredFrom { get; init; }

    /// <summary>Last day for which the pack's facts were gathered. After it the answer is "not covered", unless the pact had ended.</summary>
    public required DateOnly CoveredUntil { get; init; }

    /// <summary>Stretches of membership, by state and date.</summary>
    public required ImmutableArray<Party> Parties
    {
        get;
        init => (field, stretches) = (value, new(value.GroupBy(p => p.State).Select(g => KeyValuePair.Create(g.Key, g.ToArray()))));
    }

    /// <summary>What the parties promise each other.</summary>
    public required ImmutableArray<Obligation> Obligations { get; init; }

    /// <summary>Where attacks count.</summary>
    public Area Area { get; init; } = Area.Everywhere;

    /// <summary>Suspensions, freezes, and absences that are mistaken for them.</summary>
    public ImmutableArray<Suspension> Suspensions { get; init; } = [];

    /// <summary>Articles that are no obligations but decide something: accession, withdrawal, compatibility, area.</summary>
    public ImmutableArray<Provision> Provisions { get; init; } = [];

    /// <summary>Ids of the pacts that come first where both apply.</summary>
    public ImmutableArray<string> YieldsTo { get; init; } = [];

    /// <summary>When parties called on it.</summary>
    public ImmutableArray<Invocation> Invocations { get; init; } = [];

    /// <summary>Who posted what where under it.</summary>
    public ImmutableArray<Posting> Posture { get; init; } = [];

    /// <summary>Every state that is, was or will be a party, each once, in the order of the parties.</summary>
    public IReadOnlyCollection<StateCode> States => stretches.Keys;

    /// <summary>How an obligation of the pact is cited in short: "NATO 5", and "EU-42.7" where the id names the article already.</summary>
    public string Cite(Obligation obligation) => Id.EndsWith(obligation.Article, StringComparison.Ordinal) ? Id : $"{Id} {obligation.Article}";

    /// <summary>In force between anybody on that day.</summary>
    public Truth IsInForceOn(DateOnly day) => day > Ended ? Truth.No : InForce.HasCome(day);

    /// <summary>True when the pack can tell about the day: before the signature and after the end there is nothing to know.</summary>
    public bool Covers(DateOnly day) => day < SignedOn || day > Ended || (day >= CoveredFrom && day <= CoveredUntil);

    /// <summary>The stretch of membership that counts for the day: the one that binds then, else the nearest before it, else the first
    /// after it; null for a state that never was a party.</summary>
    public Party? PartyOn(StateCode state, DateOnly day)
    {
        Party? best = null;
        foreach (var party in stretches.GetValueOrDefault(state) ?? [])
        {
            if (party.IsBoundOn(day) != Truth.No) return party;
            if (best is null || party.InForce.First <= day) best = party;
        }
        return best;
    }

    /// <summary>Bound by the pact on that day.</summary>
    public Truth Binds(StateCode state, DateOnly day) =>
        PartyOn(state, day) is { } party ? IsInForceOn(day).And(party.IsBoundOn(day)) : Truth.No;
}

/// <summary>An article that decides something without being an obligation that a case sets off.</summary>
/// <param name="Article">The article.</param>
/// <param name="Topic">One word: scope, accession, withdrawal, compatibility, review.</param>
/// <param name="What">What it says, paraphrased.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Provision(string Article, string Topic, string What, Evidence Evidence);

/// <summary>What the parties made of an event when one of them called on the pact.</summary>
public enum Finding
{
    /// <summary>Nothing that bears on other obligations is recorded.</summary>
    None,

    /// <summary>They talked; whether it was an attack within the pact was left open.</summary>
    LeftOpen,

    /// <summary>They held it to be an attack within the pact.</summary>
    Covered,
}

/// <summary>One time that a party called on the pact.</summary>
/// <param name="Article">The article called on.</param>
/// <param name="On">When it was called on.</param>
/// <param name="By">The parties that called.</param>
/// <param name="Cause">What for.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Invocation(string Article, DateWindow On, ImmutableArray<StateCode> By, string Cause, string Outcome, Evidence Evidence)
{
    /// <summary>When the event itself happened; null when the source does not let it be dated.</summary>
    public DateWindow? AttackOn { get; init; }

    /// <summary>What the parties held about the event.</summary>
    public Finding Finding { get; init; }
}

/// <summary>Forces posted where they reassure.</summary>
/// <param name="Host">Where.</param>
/// <param name="Framework">The state that leads; null where none is named.</param>
/// <param name="During">Since when, until when; an open end stands as far as the source knows.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Posting(StateCode Host, StateCode? Framework, DateWindow During, Evidence Evidence)
{
    /// <summary>Town or base; null when not known.</summary>
    public string? Site { get; init; }

    /// <summary>Other contributors named by a source; the list is rarely complete.</summary>
    public ImmutableArray<StateCode> Contributors { get; init; } = [];

    /// <summary>Men and women; null when not known.</summary>
    public int? Strength { get; init; }

    /// <summary>The day that the strength was counted; null when there is none.</summary>
    public DateOnly? StrengthOn { get; init; }
}
