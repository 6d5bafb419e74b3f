using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>What somebody in office judged of a threat, and for when.</summary>
/// <param name="Issuer">State or body that speaks: an ISO code, NATO, EU; for a statement on record, who published
/// it.</param>
/// <param name="Who">The person or service.</param>
/// <param name="SaidOn">When; a month or year where the day is not known.</param>
/// <param name="AsReported">The horizon in the words of the source.</param>
/// <param name="What">The danger, in a few words.</param>
/// <param name="Kind">How the judgement is meant.</param>
/// <param name="Source">Where it was read.</param>
public sealed record ThreatAssessment(
    string Issuer,
    string Who,
    DateWindow SaidOn,
    string AsReported,
    string What,
    ThreatKind Kind,
    string Source
)
{
    /// <summary>The horizon as bounds; null when it counts from an event that has no date.</summary>
    public DateWindow? Horizon { get; init; }

    /// <summary>The event that the horizon counts from ("the war ends"); null for a horizon in calendar time.</summary>
    public string? CountsFrom { get; init; }

    /// <summary>Months after <see cref="CountsFrom"/>; null for a horizon in calendar time.</summary>
    public int? MonthsAfter { get; init; }

    /// <summary>Conditions and doubts; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The horizon as bounds, once the event it counts from is given a day; null when that is needed and
    /// missing.</summary>
    public DateWindow? Window(DateOnly? eventDay) =>
        Horizon
        ?? (MonthsAfter is { } months && eventDay is { } day ? new DateWindow(day, day.PlusMonths(months)) : null);
}

/// <summary>What a judgement of a threat claims.</summary>
public enum ThreatKind
{
    /// <summary>That somebody could.</summary>
    Capability,

    /// <summary>That it may happen.</summary>
    Possibility,

    /// <summary>The worst of several cases.</summary>
    WorstCase,

    /// <summary>A statement on record that speaks of a danger and of a time; how it is meant, its own words
    /// tell.</summary>
    Stated,
}
