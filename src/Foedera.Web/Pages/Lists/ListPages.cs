using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Owed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Lists;

/// <summary>The lists that addresses of one ally and one state stand below: each with what is most asked about
/// it.</summary>
internal static class ListPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages
            .MapGet("/allies", AlliesAsync)
            .WithSummary("The allies that pledges on record bind: latest figure, standing, and their pacts.")
            .Produces<AlliesView>();
        pages
            .MapGet("/states", States)
            .WithSummary("The states that pacts on record bind on a day, with how many promises run from and to each.")
            .Produces<StatesView>();
    }

    private static async Task<IResult> AlliesAsync(
        PledgeShelf shelf,
        PactLibrary pacts,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var asOf = http.Request.Query["as_of"].ToString();
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return Failures.BadQuestion(
                $"“{asOf}” is not a day that can be asked about; expected YYYY-MM-DD, 1500 to 2200."
            );
        var library = await shelf.NowAsync(stop);
        var overview = await AllianceViews.AtAsync(library, day, "/allies", stop);
        var rows =
            overview?.Allies.ToDictionary(row => row.Ally) ?? new Dictionary<string, AllyRow>(StringComparer.Ordinal);
        var view = new AlliesView(
            day,
            overview?.Pledge.Title,
            [
                .. library
                    .Record.Allies.Where(ally =>
                        library.Record.Pledges.Any(pledge => pledge.PartyOn(ally, day) is not null)
                    )
                    .Select(ally =>
                        AllyEntry.Of(
                            ally.Code,
                            library.Record.NameOf(ally),
                            rows.GetValueOrDefault(ally.Code),
                            library.Record.Pledges.Count(p => p.PartyOn(ally, day) is not null),
                            PactsOf(pacts, ally, day)
                        )
                    )
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal),
            ]
        )
        {
            Imprint = new Imprint("Allies", Addresses.Query("/allies", ("as_of", asOf)))
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                HasFeed = true,
                Sources = overview?.Imprint.Sources ?? [],
            },
        };
        return new Shown<AlliesPage, AlliesView>(view) { Csv = v => v.Table() };
    }

    private static int PactsOf(PactLibrary pacts, StateCode state, DateOnly day) =>
        pacts.Series.Pacts.Count(pact => pact.Binds(state, day) == Truth.Yes);

    private static IResult States(PactLibrary pacts, TimeProvider clock, string? on)
    {
        if (DayText.Read(on, PactLibrary.DayFor(clock)) is not { Day: { } day })
            return Failures.BadQuestion($"“{on}” is not a day; expected YYYY-MM-DD.");
        var bound = pacts
            .Series.Pacts.SelectMany(pact =>
                pact.States.Where(state => pact.Binds(state, day) == Truth.Yes)
                    .Select(state => (State: state, Pact: pact))
            )
            .GroupBy(x => x.State)
            .Select(g => new StateEntry(
                g.Key.Code,
                pacts.Series.World.NameOf(g.Key),
                [.. g.Select(x => new StatePact(x.Pact.Id, x.Pact.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)]
            ));
        var view = new StatesView(day, [.. bound.OrderBy(entry => entry.Name, StringComparer.Ordinal)])
        {
            Imprint = new Imprint("States", Addresses.Query("/states", ("on", on)))
            {
                AsOf = PactLibrary.Moment(pacts.CoveredUntil),
                Method = "owed",
                HasCsv = true,
            },
        };
        return new Shown<StatesPage, StatesView>(view) { Csv = v => v.Table() };
    }
}

/// <summary>Allies in a list.</summary>
/// <param name="Day">The day it speaks of.</param>
/// <param name="Pledge">The pledge that the standings are about; null when none with figures was on record.</param>
/// <param name="Allies">By name.</param>
public sealed record AlliesView(DateOnly Day, string? Pledge, ImmutableArray<AllyEntry> Allies) : PageView
{
    internal CsvTable Table() =>
        new(
            ["ally", "name", "year", "value", "edition", "standing", "pledges", "pacts"],
            Allies.Select(a =>
                (IReadOnlyList<string?>)
                    [
                        a.Ally,
                        a.Name,
                        AllianceViews.Text(a.Latest?.Year),
                        AllianceViews.Text(a.Latest?.Value),
                        a.Latest?.Edition,
                        a.Standing?.Word,
                        AllianceViews.Text((int?)a.Pledges),
                        AllianceViews.Text((int?)a.Pacts),
                    ]
            )
        );
}

/// <summary>An ally in a list.</summary>
/// <param name="Ally">ISO 3166-1 alpha-3.</param>
/// <param name="Name">Its name.</param>
/// <param name="Latest">The latest figure known; null for none.</param>
/// <param name="Standing">Where it stands with the pledge that binds most; null where that cannot be said.</param>
/// <param name="Pledges">How many pledges bind it.</param>
/// <param name="Pacts">How many pacts bind it.</param>
public sealed record AllyEntry(
    string Ally,
    string Name,
    FigureView? Latest,
    StandingView? Standing,
    int Pledges,
    int Pacts
)
{
    internal static AllyEntry Of(string ally, string name, AllyRow? row, int pledges, int pacts) =>
        new(ally, name, row?.Latest, row?.Standing, pledges, pacts);
}

/// <summary>States in a list.</summary>
/// <param name="Day">The day it speaks of.</param>
/// <param name="States">Those that a pact on record binds, by name.</param>
public sealed record StatesView(DateOnly Day, ImmutableArray<StateEntry> States) : PageView
{
    internal CsvTable Table() =>
        new(
            ["state", "name", "count", "pacts"],
            States.Select(s =>
                (IReadOnlyList<string?>)
                    [
                        s.State,
                        s.Name,
                        s.Pacts.Length.ToString(CultureInfo.InvariantCulture),
                        string.Join("; ", s.Pacts.Select(p => p.Id)),
                    ]
            )
        );
}

/// <summary>A state in a list.</summary>
/// <param name="State">ISO 3166-1 alpha-3.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pacts">The pacts that bind it, by name.</param>
public sealed record StateEntry(string State, string Name, ImmutableArray<StatePact> Pacts);

/// <summary>A pact that binds a state.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record StatePact(string Id, string Name);
