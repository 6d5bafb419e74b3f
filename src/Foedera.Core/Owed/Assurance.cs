using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What was said about help to come.</summary>
public enum AssuranceKind
{
    /// <summary>It will come.</summary>
    Reassurance,

    /// <summary>It may not come.</summary>
    Doubt,

    /// <summary>It depends on something.</summary>
    Condition,
}

/// <summary>One time that somebody said of somebody that help will come, may not, or depends.</summary>
/// <param name="On">When.</param>
/// <param name="Speaker">Who, as a person or a body.</param>
/// <param name="Kind">What was said.</param>
/// <param name="What">In one sentence, paraphrased.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Assurance(DateWindow On, string Speaker, AssuranceKind Kind, string What, Evidence Evidence)
{
    /// <summary>The state for which the speaker spoke; null for a body or a private person.</summary>
    public StateCode? For { get; init; }

    /// <summary>The states whose help it is about; empty for all parties.</summary>
    public ImmutableArray<StateCode> Helpers { get; init; } = [];

    /// <summary>The states to be helped; empty for all parties.</summary>
    public ImmutableArray<StateCode> Helped { get; init; } = [];

    /// <summary>The words spoken; null when the pack does not quote them.</summary>
    public string? Words { get; init; }
}
