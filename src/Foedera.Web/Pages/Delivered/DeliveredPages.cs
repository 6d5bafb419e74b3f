using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;
using Foedera.Web.Api;
using Foedera.Web.Pages.Owed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>What was delivered of what was pledged: the alliance, the pledges, the allies, the indicators, and
/// scenarios. A chart lies at its page's
/// address + <c>/chart.svg</c>, its figures at <c>/chart.csv</c> and <c>/chart.json</c>.</summary>
internal static class DeliveredPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages
            .MapGet("/delivered", AllianceAsync)
            .WithSummary("The alliance at a glance: each ally's figure against what was pledged.")
            .Produces<DeliveredView>();
        pages.MapGet("/pledges", PledgesAsync).WithSummary("The pledges on record.").Produces<PledgesView>();
        pages
            .MapGet("/pledges/{id}", PledgeAsync)
            .WithSummary("One pledge: question, verdict, wording, meaning, progress, and what cannot be known yet.")
            .Produces<PledgeView>();
        pages
            .MapGet("/pledges/{id}/thread", ThreadAsync)
            .WithSummary(
                "The life of a pledge in time: statements, documents, plans, figures, and where it stood on each of those days."
            )
            .Produces<ThreadView>();
        pages.MapGet("/allies/{iso3}", AllyAsync).WithSummary("One ally: said, owed, delivered.").Produces<AllyView>();
        pages
            .MapGet("/allies/{iso3}/money", MoneyAsync)
            .WithSummary(
                "What a pledge comes to in money: year by year and in all, in euros or national currency, at constant or current prices."
            )
            .Produces<MoneyView>();
        pages
            .MapGet("/allies/{iso3}/measures", MeasureAsync)
            .WithSummary(
                "Parts of an ally's defence expenditure (equipment, personnel): figures, and where they may go."
            )
            .Produces<MeasureView>();
        pages
            .MapGet("/indicators", IndicatorsAsync)
            .WithSummary("The indicators on record.")
            .Produces<IndicatorsView>();
        pages
            .MapGet("/indicators/{id}", IndicatorAsync)
            .WithSummary("One indicator with its editions: what changed between two of them.")
            .Produces<IndicatorView>();
        pages
            .MapGet("/what-if", ScenarioAsync)
            .WithSummary("A scenario: totals, fair shares, threat windows.")
            .Produces<WhatIfView>()
            .RequireRateLimiting(Protection.Questions);
        pages
            .MapGet("/delivered/compare", CompareAsync)
            .WithSummary("Allies side by side in one measure, as known on a day.")
            .Produces<CompareView>();
        MapChart(pages, "/delivered", AllianceChartAsync);
        MapChart(pages, "/delivered/compare", CompareChartAsync);
        MapChart(pages, "/pledges/{id}", PledgeChartAsync);
        MapChart(pages, "/allies/{iso3}", AllyChartAsync);
        MapChart(pages, "/allies/{iso3}/measures", MeasureChartAsync);
        MapChart(pages, "/indicators/{id}", IndicatorChartAsync);
        MapChart(pages, "/what-if", ScenarioChartAsync, chart => chart.RequireRateLimiting(Protection.Questions));
    }

    private static void MapChart(
        IEndpointRouteBuilder pages,
        string page,
        Delegate draw,
        Action<RouteHandlerBuilder>? also = null
    )
    {
        foreach (var address in new[] { $"{page}/chart.svg", $"{page}/chart" })
        {
            var mapped = pages.MapGet(address, draw).ExcludeFromDescription();
            also?.Invoke(mapped);
        }
    }

    private static async Task<IResult> AllianceAsync(
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    ) =>
        Asked(http, "as_of") is var asOf && PledgeLibrary.Day(asOf, clock) is { } day
            ? await AllianceViews.OverviewAsync(
                await shelf.NowAsync(stop),
                day,
                Addresses.Query("/delivered", ("as_of", asOf)),
                stop
            )
            : NoDay(asOf);

    private static async Task<IResult> AllianceChartAsync(
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var asOf = Asked(http, "as_of");
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        return
            await AllianceViews.AtAsync(
                await shelf.NowAsync(stop),
                day,
                Addresses.Query("/delivered", ("as_of", asOf)),
                stop
            )
                is { } view
            ? new DrawnChart(AllianceChart.Draw(view), view.Imprint, day, AllianceViews.Table(view), view.Allies)
            : Failures.NotFound("No pledge with figures was on record on that day.");
    }

    private static async Task<IResult> CompareAsync(
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    ) =>
        Compared(
            await shelf.NowAsync(stop),
            clock,
            http,
            view => new Shown<ComparePage, CompareView>(view) { Csv = CompareViews.Rows }
        );

    private static async Task<IResult> CompareChartAsync(
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    ) =>
        Compared(
            await shelf.NowAsync(stop),
            clock,
            http,
            view =>
                view.Allies.IsEmpty
                    ? Failures.NotFound("No figure is known for these allies.")
                    : new DrawnChart(
                        CompareViews.Draw(view),
                        view.Imprint,
                        view.Day,
                        CompareViews.Rows(view),
                        view.Allies
                    )
        );

    private static IResult Compared(
        PledgeLibrary library,
        TimeProvider clock,
        HttpContext http,
        Func<CompareView, IResult> show
    )
    {
        var (asOf, id) = (Asked(http, "as_of"), Asked(http, "indicator"));
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var usual = AllianceViews.Chief(library, day)?.Indicators[0] ?? "";
        if (library.Record.IndicatorOf(id.Length == 0 ? usual : id) is not { } indicator)
            return NoIndicator(id);
        var allies = http.Request.Query["ally"].OfType<string>().ToList();
        if (allies.Count > CompareViews.Most)
            return Failures.BadQuestion($"Up to {CompareViews.Most} allies can be compared.");
        var bound = allies.ConvertAll(ally => Bound(library, ally));
        return bound.IndexOf(null) is >= 0 and var wrong
            ? NoAlly(allies[wrong])
            : show(CompareViews.Of(library, indicator, [.. bound.OfType<StateCode>()], day));
    }

    private static async Task<IResult> PledgesAsync(
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var (asOf, statement) = (Asked(http, "as_of"), Asked(http, "statement"));
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var library = await shelf.NowAsync(stop);
        var spoken =
            statement.Length == 0
                ? (ImmutableArray<SpokenPledge>?)null
                : await library.PledgesOfAsync(statement, day, stop);
        return PledgeViews.List(
            library,
            spoken,
            day,
            Addresses.Query("/pledges", ("as_of", asOf), ("statement", statement))
        );
    }

    private static async Task<IResult> PledgeAsync(
        string id,
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var asOf = Asked(http, "as_of");
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var library = await shelf.NowAsync(stop);
        return library.Record.PledgeOf(id) is { } pledge
            ? await PledgeViews.OneAsync(library, pledge, day, PledgeAddress(pledge.Id, asOf), stop)
            : NoPledge(id);
    }

    private static async Task<IResult> ThreadAsync(
        string id,
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var (asOf, who) = (Asked(http, "as_of"), Asked(http, "ally"));
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var library = await shelf.NowAsync(stop);
        if (library.Record.PledgeOf(id) is not { } pledge)
            return NoPledge(id);
        if (who.Length > 0 && Bound(library, who) is null)
            return NoAlly(who);
        var ally = who.Length > 0 ? Bound(library, who) : null;
        return await ThreadViews.OneAsync(
            library,
            pledge,
            ally,
            day,
            Addresses.Query(
                $"/pledges/{Uri.EscapeDataString(pledge.Id)}/thread",
                ("ally", ally?.Code),
                ("as_of", asOf)
            ),
            stop
        );
    }

    private static async Task<IResult> PledgeChartAsync(
        string id,
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var asOf = Asked(http, "as_of");
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var library = await shelf.NowAsync(stop);
        if (library.Record.PledgeOf(id) is not { } pledge)
            return NoPledge(id);
        var view = await PledgeViews.ViewAsync(library, pledge, day, PledgeAddress(pledge.Id, asOf), stop);
        return PledgeViews.Draw(view) is { } chart
            ? new DrawnChart(chart, view.Imprint, day, PledgeViews.Rows(view.Paths), new { view.Paths, view.Threats })
            : Failures.NotFound("No path can be drawn for this pledge.");
    }

    private static async Task<IResult> AllyAsync(
        string iso3,
        PledgeShelf shelf,
        PactLibrary pacts,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var (asOf, pledge) = (Asked(http, "as_of"), Asked(http, "pledge"));
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var library = await shelf.NowAsync(stop);
        return Bound(library, iso3) is { } ally
            ? await AllyViews.OneAsync(library, pacts, ally, day, pledge, AllyAddress(ally, pledge, asOf), stop)
            : NoAlly(iso3);
    }

    private static async Task<IResult> MoneyAsync(
        string iso3,
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var (asOf, asked) = (Asked(http, "as_of"), Asked(http, "pledge"));
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var library = await shelf.NowAsync(stop);
        if (Bound(library, iso3) is not { } ally)
            return NoAlly(iso3);
        if (AllyViews.ChiefOf(library, ally, day, asked) is not { } pledge)
            return NoPledge(asked);
        var (front, money, prices) = (Asked(http, "front"), Asked(http, "money"), Asked(http, "prices"));
        var address = Addresses.Query(
            $"/allies/{ally}/money",
            ("pledge", asked),
            ("front", front),
            ("money", money),
            ("prices", prices),
            ("as_of", asOf)
        );
        return MoneyViews.One(library, ally, pledge, MoneyForm.Of(front, money, prices), day, address);
    }

    private static async Task<IResult> MeasureAsync(
        string iso3,
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    ) =>
        Measured(
            await shelf.NowAsync(stop),
            iso3,
            clock,
            http,
            view => new Shown<MeasurePage, MeasureView>(view) { Csv = MeasureViews.Rows }
        );

    private static async Task<IResult> MeasureChartAsync(
        string iso3,
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    ) =>
        Measured(
            await shelf.NowAsync(stop),
            iso3,
            clock,
            http,
            view =>
                view.Known.IsEmpty
                    ? Failures.NotFound("No figure is known for this ally and measure.")
                    : new DrawnChart(
                        MeasureChart.Draw(view),
                        view.Imprint,
                        view.Day,
                        MeasureViews.Rows(view),
                        new { view.Known, view.Years }
                    )
        );

    private static IResult Measured(
        PledgeLibrary library,
        string iso3,
        TimeProvider clock,
        HttpContext http,
        Func<MeasureView, IResult> show
    )
    {
        var (asOf, id) = (Asked(http, "as_of"), Asked(http, "indicator"));
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        if (Bound(library, iso3) is not { } ally)
            return NoAlly(iso3);
        var indicator = id.Length == 0 ? MeasureViews.Usual(library.Record) : library.Record.IndicatorOf(id);
        return indicator is not null && MeasurePath.IsShare(indicator)
            ? show(MeasureViews.Of(library, ally, indicator, day))
            : NoIndicator(id);
    }

    private static async Task<IResult> AllyChartAsync(
        string iso3,
        PledgeShelf shelf,
        PactLibrary pacts,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var (asOf, pledge) = (Asked(http, "as_of"), Asked(http, "pledge"));
        if (PledgeLibrary.Day(asOf, clock) is not { } day)
            return NoDay(asOf);
        var library = await shelf.NowAsync(stop);
        if (Bound(library, iso3) is not { } ally)
            return NoAlly(iso3);
        var view = await AllyViews.ViewAsync(library, pacts, ally, day, pledge, AllyAddress(ally, pledge, asOf), stop);
        return view.Path is { } path
            ? new DrawnChart(
                PathChart.Draw(path, view.Threats, view.Said),
                view.Imprint,
                day,
                PledgeViews.Rows([path]),
                new { view.Path, view.Threats }
            )
            : Failures.NotFound("No path can be drawn for this ally and pledge.");
    }

    private static async Task<IResult> IndicatorsAsync(PledgeShelf shelf, TimeProvider clock, CancellationToken stop) =>
        IndicatorViews.List(await shelf.NowAsync(stop), PledgeLibrary.Day(null, clock)!.Value);

    private static async Task<IResult> IndicatorAsync(
        string id,
        PledgeShelf shelf,
        TimeProvider clock,
        string? from,
        string? to,
        int? year,
        CancellationToken stop
    )
    {
        var library = await shelf.NowAsync(stop);
        return library.Record.IndicatorOf(id) is { } indicator
            ? IndicatorViews.One(
                library,
                indicator,
                from,
                to,
                year,
                PledgeLibrary.Day(null, clock)!.Value,
                IndicatorAddress(indicator.Id, from, to, year)
            )
            : NoIndicator(id);
    }

    private static async Task<IResult> IndicatorChartAsync(
        string id,
        PledgeShelf shelf,
        TimeProvider clock,
        string? from,
        string? to,
        int? year,
        CancellationToken stop
    )
    {
        var library = await shelf.NowAsync(stop);
        if (library.Record.IndicatorOf(id) is not { } indicator)
            return NoIndicator(id);
        var view = IndicatorViews.View(
            library,
            indicator,
            from,
            to,
            year,
            PledgeLibrary.Day(null, clock)!.Value,
            IndicatorAddress(indicator.Id, from, to, year)
        );
        return view.Change is null
            ? Failures.NotFound("These editions have no year of this indicator in common that could be drawn.")
            : new DrawnChart(
                RevisionChart.Draw(view),
                view.Imprint,
                view.Day,
                IndicatorViews.Rows(view),
                view.Revisions
            );
    }

    private static async Task<IResult> ScenarioAsync(
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var form = Form(http);
        return PledgeLibrary.Day(form.AsOf, clock) is { } day
            ? await WhatIfViews.OfAsync(await shelf.NowAsync(stop), form, day, stop)
            : NoDay(form.AsOf);
    }

    private static async Task<IResult> ScenarioChartAsync(
        PledgeShelf shelf,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var form = Form(http);
        if (PledgeLibrary.Day(form.AsOf, clock) is not { } day)
            return NoDay(form.AsOf);
        var view = await WhatIfViews.ViewAsync(await shelf.NowAsync(stop), form, day, stop);
        return view.Years.IsEmpty
            ? Failures.BadQuestion(string.Join(' ', view.Problems))
            : new DrawnChart(
                ScenarioChart.Draw(view),
                view.Imprint,
                day,
                WhatIfViews.Rows(view),
                new
                {
                    view.Form,
                    view.Target,
                    view.Years,
                    view.Unchanged,
                    view.Other,
                    view.Threats,
                }
            );
    }

    private static ScenarioForm Form(HttpContext http)
    {
        string Bounded(string name) => Asked(http, name) is { Length: < 4000 } text ? text : "";
        return new ScenarioForm(
            Bounded("name"),
            Bounded("pledge"),
            Bounded("baseline"),
            Bounded("changes"),
            Bounded("other"),
            Bounded("window"),
            Bounded("war_ends"),
            Bounded("as_of")
        )
        {
            Reach = Bounded("reach"),
            In = Bounded("in"),
        };
    }

    private static string Asked(HttpContext http, string name) => http.Request.Query[name].ToString();

    private static StateCode? Bound(PledgeLibrary library, string iso3) =>
        StateCode.TryParse(iso3) is { } ally && library.Record.Allies.Contains(ally) ? ally : null;

    private static string PledgeAddress(string id, string asOf) =>
        Addresses.Query($"/pledges/{Uri.EscapeDataString(id)}", ("as_of", asOf));

    private static string AllyAddress(StateCode ally, string pledge, string asOf) =>
        Addresses.Query($"/allies/{ally}", ("pledge", pledge), ("as_of", asOf));

    private static string IndicatorAddress(string id, string? from, string? to, int? year) =>
        Addresses.Query(
            $"/indicators/{Uri.EscapeDataString(id)}",
            ("from", from),
            ("to", to),
            ("year", year?.ToString(CultureInfo.InvariantCulture))
        );

    private static IResult NoPledge(string id) => Failures.NotFound($"There is no pledge “{id}” on record.");

    private static IResult NoAlly(string iso3) => Failures.NotFound($"No pledge on record binds “{iso3}”.");

    private static IResult NoIndicator(string id) => Failures.NotFound($"There is no indicator “{id}” on record.");

    private static IResult NoDay(string? asked) =>
        Failures.BadQuestion($"“{asked}” is not a day that can be asked about; expected YYYY-MM-DD, 1500 to 2200.");
}
