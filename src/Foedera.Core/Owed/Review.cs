using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What was set for a day.</summary>
public enum ReviewKind
{
    /// <summary>A review of a pact or pledge.</summary>
    Review,

    /// <summary>An examination of what parties did or plan.</summary>
    Examination,

    /// <summary>Ratification or entry into force.</summary>
    Ratification,

    /// <summary>Renewal of a term.</summary>
    Renewal,

    /// <summary>A report that was promised.</summary>
    Report,

    /// <summary>A meeting that was to decide.</summary>
    Meeting,
}

/// <summary>How a review stands on a day.</summary>
public enum ReviewState
{
    /// <summary>Its day has not come.</summary>
    NotYetDue,

    /// <summary>Its day has come, and neither it nor an outcome was found.</summary>
    OutcomeNotFound,

    /// <summary>It took place, and no outcome was found.</summary>
    HeldWithoutOutcome,

    /// <summary>It took place and has an outcome.</summary>
    Done,
}

/// <summary>Something that was to be done by a day: a review, an examination, a ratification, a renewal, a
/// report.</summary>
/// <param name="Kind">What.</param>
/// <param name="About">Of what, in a few words.</param>
/// <param name="Due">When it was to be; by the last day of the window.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Review(ReviewKind Kind, string About, DateWindow Due, Evidence Evidence)
{
    /// <summary>When it took place; null when that was not found.</summary>
    public DateWindow? Held { get; init; }

    /// <summary>What came of it; null when that was not found.</summary>
    public string? Outcome { get; init; }

    /// <summary>The pledge that it examines, by its id; null when it is of the pact itself.</summary>
    public string? Pledge { get; init; }

    /// <summary>How it stands on a day.</summary>
    public ReviewState StateOn(DateOnly day)
    {
        if (Held is { } held && held.HasCome(day) != Truth.No)
            return Outcome is null ? ReviewState.HeldWithoutOutcome : ReviewState.Done;
        return Due.HasCome(day) == Truth.Yes ? ReviewState.OutcomeNotFound : ReviewState.NotYetDue;
    }
}
