using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

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
public sealed record Invocation(
    string Article,
    DateWindow On,
    ImmutableArray<StateCode> By,
    string Cause,
    string Outcome,
    Evidence Evidence
)
{
    /// <summary>When the event itself happened; null when the source does not let it be dated.</summary>
    public DateWindow? AttackOn { get; init; }

    /// <summary>What the parties held about the event.</summary>
    public Finding Finding { get; init; }
}
