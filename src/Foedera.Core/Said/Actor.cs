using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said;

/// <summary>What kind of thing can speak or be committed.</summary>
public enum ActorKind
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A post that persons hold in turn ("Secretary General of NATO").</summary>
    Office,

    /// <summary>An alliance, ministry, company, service, party.</summary>
    Organisation,

    /// <summary>A state.</summary>
    State,
}

/// <summary>Somebody or something that makes statements, as the packs describe it.</summary>
/// <param name="Id">Stable id within the packs, such as <c>mark-rutte</c>.</param>
/// <param name="Kind">Person, office, organisation or state.</param>
/// <param name="Name">The name shown.</param>
public sealed record Actor(string Id, ActorKind Kind, string Name)
{
    /// <summary>Other ways in which texts name it; never empty strings.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Pronoun set: "he", "she" or "they"; null when the source does not say.</summary>
    public string? Pronoun { get; init; }

    /// <summary>True for a person whose family name stands before the given name in English, too ("Yoon Suk
    /// Yeol").</summary>
    public bool IsFamilyNameFirst { get; init; }

    /// <summary>Languages (BCP 47) spoken in public, the usual one first; empty when not known.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Country by ISO 3166-1 alpha-3; null for international bodies.</summary>
    public StateCode? State { get; init; }

    /// <summary>Wikidata item such as Q57792; null when not known.</summary>
    public string? Wikidata { get; init; }

    /// <summary>Posts held, in the sense of Popolo's memberships.</summary>
    public ImmutableArray<Membership> Memberships { get; init; } = [];

    /// <summary>For an office: the last day for which its holders were gathered; null when the pack does not
    /// say.</summary>
    public DateOnly? KnownUntil { get; init; }

    /// <summary>Address of the page the facts were taken from.</summary>
    public string? Source { get; init; }

    /// <summary>True when nobody has yet compared the facts with a source.</summary>
    public bool IsUnverified { get; init; }
}

/// <summary>A person's tenure of a post.</summary>
/// <param name="OfficeId">Id of the office (an actor of kind office).</param>
/// <param name="Held">First and last day; an open end is not over as far as the source knows.</param>
/// <param name="Source">Where the tenure was read.</param>
public sealed record Membership(string OfficeId, DateWindow Held, string? Source)
{
    /// <summary>True when nobody has yet compared the days with a source: nobody is named as a speaker on such a row
    /// alone.</summary>
    public bool IsUnverified { get; init; }

    /// <summary>For a tenure without an end: the last day for which a source names the holder; null where the office
    /// says it.</summary>
    public DateOnly? KnownUntil { get; init; }
}
