using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>How far a promise was kept.</summary>
public enum Kept
{
    /// <summary>It was kept.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It was not kept.</summary>
    No,

    /// <summary>Readings differ, or it is disputed that the case had come.</summary>
    Disputed,
}

/// <summary>What parties did when the case of a promise came, or was said to have come.</summary>
/// <param name="Article">The article.</param>
/// <param name="On">When the case came.</param>
/// <param name="Beneficiary">The party attacked.</param>
/// <param name="Obligors">The parties that owed.</param>
/// <param name="Kept">How far they kept it.</param>
/// <param name="What">What they did, in one sentence.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Honour(
    string Article,
    DateWindow On,
    StateCode Beneficiary,
    ImmutableArray<StateCode> Obligors,
    Kept Kept,
    string What,
    Evidence Evidence
)
{
    /// <summary>The states that attacked; empty for a group, or where none is named.</summary>
    public ImmutableArray<StateCode> Attackers { get; init; } = [];
}
