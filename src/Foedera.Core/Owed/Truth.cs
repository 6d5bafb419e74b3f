using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Kleene's three values. Unknown is a value of its own and never counts as no. The order No, Unknown, Yes
/// makes "and" the
/// lesser and "or" the greater of two.</summary>
public enum Truth
{
    /// <summary>Known not to hold. The default, so that nothing holds by accident.</summary>
    No,

    /// <summary>Neither known to hold nor known not to.</summary>
    Unknown,

    /// <summary>Known to hold.</summary>
    Yes,
}

/// <summary>Kleene's strong logic, and dates that are only known to lie within a window.</summary>
public static class Truths
{
    /// <summary>Yes when both are; no when either is no.</summary>
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    /// <summary>Yes when either is; no when both are no.</summary>
    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    /// <summary>Turns yes and no round; unknown stays unknown.</summary>
    public static Truth Not(this Truth value) => (Truth)(Truth.Yes - value);

    /// <summary>From a condition that is surely known.</summary>
    public static Truth Of(bool value) => value ? Truth.Yes : Truth.No;

    /// <summary>Has an event come by the end of the day, when all that is known is that it falls within the
    /// window?</summary>
    public static Truth HasCome(this DateWindow within, DateOnly day) =>
        day < within.First ? Truth.No
        : day >= within.Last ? Truth.Yes
        : Truth.Unknown;

    /// <summary>Is the last day, known to lie within the window, still to come or today?</summary>
    public static Truth StillRunsOn(this DateWindow lastDay, DateOnly day) =>
        day <= lastDay.First ? Truth.Yes
        : day > lastDay.Last ? Truth.No
        : Truth.Unknown;
}
