namespace Foedera.Core.Owed;

/// <summary>Where a fact of a pack comes from.</summary>
/// <param name="Source">Address or citation of what was read; null when nothing was.</param>
/// <param name="Unverified">True when the source was not seen, or does not say all of the fact: general knowledge, to
/// be checked.</param>
/// <param name="Note">The doubt or the detail that belongs to the fact; null when there is none.</param>
public sealed record Evidence(string? Source, bool Unverified = false, string? Note = null)
{
    /// <summary>What the question stipulates: true by assumption, for this question only.</summary>
    public static Evidence Assumed { get; } = new("assumed in the question");

    /// <summary>What the question itself says.</summary>
    public static Evidence Asked { get; } = new("the question");
}
