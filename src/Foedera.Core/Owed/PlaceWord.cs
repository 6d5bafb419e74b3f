namespace Foedera.Core.Owed;

/// <summary>What a word does in front of a place: "vessels in", "the coast of".</summary>
public enum PlaceWordRole
{
    /// <summary>Names forces.</summary>
    Forces,

    /// <summary>Names ground.</summary>
    Ground,

    /// <summary>Adds nothing.</summary>
    Filler,

    /// <summary>Leads to the place.</summary>
    Preposition,
}
