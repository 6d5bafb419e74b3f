using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>Is there anything to judge by?</summary>
public enum EvidenceState
{
    /// <summary>No figure for a year in which the pledge held. Unknown is not zero.</summary>
    NoData,

    /// <summary>There is a figure.</summary>
    Data,
}

/// <summary>How a party stands against the calendar of a pledge.</summary>
public enum Schedule
{
    /// <summary>Its time has not come and there is no path to measure against.</summary>
    NotYetDue,

    /// <summary>The figure is there before it is due; a later year decides.</summary>
    ThereAlready,

    /// <summary>At or above the straight line from the starting point to the target.</summary>
    OnPath,

    /// <summary>Below that line.</summary>
    BehindPath,

    /// <summary>It fell due, and the figure was there.</summary>
    Met,

    /// <summary>The figure came after the deadline.</summary>
    MetLate,

    /// <summary>The deadline passed without the figure; or a year fell short of what must hold every year.</summary>
    Missed,

    /// <summary>The party took its word back.</summary>
    Withdrawn,
}

/// <summary>Where a party stands with a pledge, as of a day, from what was known then.</summary>
/// <param name="Pledge">Id of the pledge.</param>
/// <param name="Who">The party.</param>
/// <param name="AsOf">The day.</param>
public sealed record PledgeStatus(string Pledge, StateCode Who, DateOnly AsOf)
{
    /// <summary>Whether there is a figure to judge by.</summary>
    public required EvidenceState Evidence { get; init; }

    /// <summary>How it stands against the calendar; null when that cannot be said.</summary>
    public required Schedule? Schedule { get; init; }

    /// <summary>True when the pledge is read in more than one way for this party; see <see cref="Readings"/>.</summary>
    public bool Disputed => !Readings.IsEmpty;

    /// <summary>Why, step by step: each names the rule and the figure that it used.</summary>
    public required ImmutableArray<StatusReason> Because { get; init; }

    /// <summary>The figure that decided; null when there is none.</summary>
    public Observation? Decided { get; init; }

    /// <summary>The figure that the straight line starts from; null when there is none.</summary>
    public Observation? Start { get; init; }

    /// <summary>What the straight line asks for in the year of <see cref="Decided"/>; null when there is no
    /// line.</summary>
    public decimal? LineAsks { get; init; }

    /// <summary>What every edition known on the day has for the year of <see cref="Decided"/>, the earliest edition
    /// first; empty when no figure decided.</summary>
    public ImmutableArray<Observation> Sources { get; init; } = [];

    /// <summary>How the party stands in each reading, when there is more than one. The status itself goes by the common
    /// text.</summary>
    public ImmutableArray<ReadingStatus> Readings { get; init; } = [];

    /// <summary>Set by an editor instead of the rule; null when the rule decided.</summary>
    public EditorialStatus? SetBy { get; init; }

    /// <summary>What the rule found by itself, kept beside what an editor set; null when that cannot be said, and when
    /// no editor set anything.</summary>
    public Schedule? FoundByRule { get; init; }

    /// <summary>True when a figure decided that its publisher may still change.</summary>
    public bool IsProvisional => Decided is { Flag: not Certainty.Actual };

    /// <summary>True when two statuses say the same, on whatever day.</summary>
    public bool SaysTheSameAs(PledgeStatus other) =>
        Evidence == other.Evidence
        && Schedule == other.Schedule
        && Decided == other.Decided
        && SetBy == other.SetBy
        && Readings
            .Select(r => (r.Reading, r.Schedule))
            .SequenceEqual(other.Readings.Select(r => (r.Reading, r.Schedule)));
}

/// <summary>One step of the reasoning.</summary>
/// <param name="Rule">Name of the rule, as in docs/method/delivered.md.</param>
/// <param name="Fact">What it found, in one sentence.</param>
/// <param name="Figure">The figure used; null when the rule used none.</param>
public sealed record StatusReason(string Rule, string Fact, Observation? Figure = null);

/// <summary>How a party stands in one reading.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Schedule">How it stands; null when that cannot be said.</param>
public sealed record ReadingStatus(PledgeReading Reading, Schedule? Schedule);

/// <summary>A status that an editor set, with the reason. It holds from its day until a later one; the rule's finding
/// stays visible beside it.</summary>
/// <param name="Pledge">Id of the pledge.</param>
/// <param name="Who">The party.</param>
/// <param name="On">The day it was set; it says nothing of earlier days.</param>
/// <param name="Schedule">What was set; null takes an earlier setting back.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who set it.</param>
/// <param name="Source">Where the reason can be read.</param>
public sealed record EditorialStatus(
    string Pledge,
    StateCode Who,
    DateOnly On,
    Schedule? Schedule,
    string Reason,
    string By,
    string Source
)
{
    /// <summary>Place among the settings of one day, as they were recorded: the later one holds. 0 for those of
    /// packs.</summary>
    public int Turn { get; init; }
}
