using System.Collections.Immutable;
using System.Globalization;
using Foedera.Store;
using Foedera.Store.Snapshots;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Sources;

/// <summary>How it stands with the sources that are watched: a source that fell silent looks like one that has nothing
/// to say.</summary>
internal static class SourcePages
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages
            .MapGet("/sources", List)
            .WithSummary("Watched sources: last visit, last new document, silence, failures.")
            .Produces<SourcesView>();

    private static async Task<Shown<SourcesPage, SourcesView>> List(
        RecordStore record,
        TimeProvider clock,
        CancellationToken stop
    ) => new(SourcesView.Of(await record.WatchedAsync(stop), clock.GetUtcNow())) { Csv = v => v.Table() };
}

/// <summary>The sources that were ever watched.</summary>
/// <param name="Sources">Those in trouble first, then those silent for longest.</param>
public sealed record SourcesView(ImmutableArray<SourceLine> Sources) : PageView
{
    internal static SourcesView Of(IReadOnlyList<WatchedState> states, DateTimeOffset now) =>
        new([
            .. states
                .Select(state => SourceLine.Of(state, now))
                .OrderByDescending(s => s.Failures)
                .ThenBy(s => s.LastNew ?? DateTimeOffset.MinValue)
                .ThenBy(s => s.Name, StringComparer.Ordinal),
        ])
        {
            Imprint = new Imprint("Watched sources", "/sources")
            {
                AsOf = states.Count == 0 ? null : states.Max(state => state.LastVisit),
                HasCsv = true,
            },
        };

    internal CsvTable Table() =>
        new(
            ["name", "address", "last_visit", "last_new", "silent_days", "next_visit", "failures", "problem"],
            Sources.Select(s =>
                (IReadOnlyList<string?>)
                    [
                        s.Name,
                        s.Address,
                        Moment(s.LastVisit),
                        Moment(s.LastNew),
                        s.SilentDays?.ToString(CultureInfo.InvariantCulture),
                        Moment(s.NextVisit),
                        s.Failures.ToString(CultureInfo.InvariantCulture),
                        s.Problem,
                    ]
            )
        );

    private static string? Moment(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <summary>A watched source.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Address">Where it is, without what may be a secret: the query and the user of the address.</param>
/// <param name="LastVisit">When it was visited last.</param>
/// <param name="LastNew">When a document came from it last; null while none did.</param>
/// <param name="SilentDays">Whole days since then; null while none came.</param>
/// <param name="NextVisit">When it is due again.</param>
/// <param name="Failures">Visits in a row that failed.</param>
/// <param name="Problem">Why the last visit failed; null when it did not.</param>
public sealed record SourceLine(
    string Name,
    string Address,
    DateTimeOffset LastVisit,
    DateTimeOffset? LastNew,
    int? SilentDays,
    DateTimeOffset NextVisit,
    int Failures,
    string? Problem
)
{
    internal static SourceLine Of(WatchedState state, DateTimeOffset now) =>
        new(
            state.Name,
            state.ShownAddress,
            state.LastVisit,
            state.LastNew,
            state.SilentDays(now),
            state.NextVisit,
            state.Failures,
            state.Problem
        );
}
