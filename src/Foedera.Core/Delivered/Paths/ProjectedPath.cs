using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Where a state's figure may go until a pledge falls due, by what series like it have done and what it
/// pledged.</summary>
/// <param name="Pledge">Id of the pledge.</param>
/// <param name="Who">The state.</param>
/// <param name="KnownOn">The day from whose knowledge it is made.</param>
public sealed record ProjectedPath(string Pledge, StateCode Who, DateOnly KnownOn)
{
    /// <summary>The figures so far.</summary>
    public required KnownSeries Known { get; init; }

    /// <summary>The years ahead, up to the deadline.</summary>
    public required ImmutableArray<ProjectedYear> Years { get; init; }

    /// <summary>The figure pledged, in the indicator's unit.</summary>
    public required decimal Target { get; init; }

    /// <summary>The year that decides, or for a pledge that holds every year the last year shown.</summary>
    public required int Deadline { get; init; }

    /// <summary>Probability, from 0 to 1, that the pledge is met in the year that decides (held in every year shown,
    /// for one that holds every year).</summary>
    public required double ChanceOfMeeting { get; init; }

    /// <summary>Points that the figure must rise each year from the last one known; 0 when it is there already, null
    /// when the deadline has passed.</summary>
    public required decimal? RequiredYearlyChange { get; init; }

    /// <summary>Mean yearly change over the last three years known; null with fewer than two figures.</summary>
    public required decimal? Pace { get; init; }

    /// <summary>The first year at or above the target if that pace goes on; null when it never gets there, or the pace
    /// is unknown.</summary>
    public required int? ReachedAtPace { get; init; }

    /// <summary>The straight line from the starting point to the target, year by year; empty when there is no starting
    /// point.</summary>
    public required ImmutableArray<(int Year, decimal Value)> CredibleLine { get; init; }

    /// <summary>Ids of the pledges and plans that draw the path up; empty when none asks for more than the last
    /// figure.</summary>
    public ImmutableArray<string> PulledBy { get; init; } = [];

    /// <summary>What later editions may make of the last figure; null when it is final.</summary>
    public required EstimateError? LastFigureError { get; init; }
}

/// <summary>One year ahead: the middle of the possible futures, and the intervals that hold one in two, four in five,
/// and nineteen in twenty of them.</summary>
/// <param name="Year">The year.</param>
/// <param name="Median">As many futures lie above as below.</param>
/// <param name="Half">From the 25th to the 75th hundredth.</param>
/// <param name="Eighty">From the 10th to the 90th.</param>
/// <param name="NinetyFive">From the 2.5th to the 97.5th.</param>
/// <param name="ChanceAtTarget">Part of the futures at or above the target in this year.</param>
public sealed record ProjectedYear(
    int Year,
    double Median,
    (double Low, double High) Half,
    (double Low, double High) Eighty,
    (double Low, double High) NinetyFive,
    double ChanceAtTarget
);
