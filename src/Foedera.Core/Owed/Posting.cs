using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What is posted.</summary>
public enum PostingKind
{
    /// <summary>A battlegroup of several nations.</summary>
    Battlegroup,

    /// <summary>A brigade.</summary>
    Brigade,

    /// <summary>Aircraft that watch the air.</summary>
    AirPolicing,

    /// <summary>Missiles and guns against aircraft and missiles.</summary>
    AirDefence,

    /// <summary>Ships.</summary>
    Naval,

    /// <summary>Nuclear forces, at home or posted with an ally.</summary>
    Nuclear,

    /// <summary>A headquarters.</summary>
    Headquarters,

    /// <summary>Forces in general: troops stationed in a country.</summary>
    Forces,
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

    /// <summary>How many, in <see cref="Unit"/>; null when not known.</summary>
    public int? Strength { get; init; }

    /// <summary>The day that the strength was counted; null when there is none.</summary>
    public DateOnly? StrengthOn { get; init; }

    /// <summary>What it is.</summary>
    public PostingKind Kind { get; init; }

    /// <summary>What the strength counts, such as <c>warheads</c> or <c>aircraft</c>; men and women where nothing is
    /// said.</summary>
    public string Unit { get; init; } = "troops";

    /// <summary>What is there, in a few words; null when nothing needs saying.</summary>
    public string? What { get; init; }
}
