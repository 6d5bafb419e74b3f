using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>One stretch of time during which a state is bound by a pact. A state that left and came back has
/// two.</summary>
/// <param name="State">The state.</param>
/// <param name="InForce">The window in which the pact came into force for it: a single day when the day is known; open
/// at the end when
/// it is only known to be later than signature.</param>
/// <param name="Evidence">Where the dates come from.</param>
public sealed record Party(StateCode State, DateWindow InForce, Evidence Evidence)
{
    /// <summary>Signature of the pact or of the protocol of accession, the day from which ATOP counts; null when not
    /// known.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>The window in which the last day of being bound lies; null while nothing is known to have ended
    /// it.</summary>
    public DateWindow? Until { get; init; }

    /// <summary>Bound on that day, in the sense of entry into force for this party.</summary>
    public Truth IsBoundOn(DateOnly day) => InForce.HasCome(day).And(Until?.StillRunsOn(day) ?? Truth.Yes);
}

/// <summary>What a suspension or remark does to the obligations it touches.</summary>
public enum SuspensionEffect
{
    /// <summary>Nothing: the fact is told because people take it for more (France's absence from the command,
    /// 1966–2009).</summary>
    None,

    /// <summary>It is open whether the obligations still bind (a participation "frozen" without notice of
    /// leaving).</summary>
    Open,

    /// <summary>The obligations rest.</summary>
    Suspended,
}

/// <summary>A time during which obligations between parties rest, are in doubt, or are wrongly thought to
/// rest.</summary>
/// <param name="Obligor">Whose obligations; null means every party's.</param>
/// <param name="Beneficiary">Towards whom; null means towards every party.</param>
/// <param name="During">First and last day; an open end is not over as far as the source knows.</param>
/// <param name="Effect">What it does.</param>
/// <param name="What">What happened, in one sentence.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Suspension(
    StateCode? Obligor,
    StateCode? Beneficiary,
    DateWindow During,
    SuspensionEffect Effect,
    string What,
    Evidence Evidence
)
{
    /// <summary>True when it touches what one party owes another on the day.</summary>
    public bool Touches(StateCode obligor, StateCode beneficiary, DateOnly day) =>
        (Obligor is null || Obligor == obligor)
        && (Beneficiary is null || Beneficiary == beneficiary)
        && During.Contains(day);
}
