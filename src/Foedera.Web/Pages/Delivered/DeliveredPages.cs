using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>What was delivered of what was pledged: the alliance, the pledges, the allies, the indicators, and scenarios.</summary>
internal static class DeliveredPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/delivered", Alliance).WithSummary("The alliance at a glance: each ally's figure against what was pledged.");
        pages.MapGet("/delivered/chart.svg", AllianceSvg).ExcludeFromDescription();
        pages.MapGet("/allies/{iso3}/chart.svg", AllySvg).ExcludeFromDescription();
        pages.MapGet("/pledges", Pledges).WithSummary("The pledges on record.");
        pages.MapGet("/pledges/{id}", Pledge).WithSummary("One pledge: question, verdict, wording, meaning, progress, and what cannot be known yet.");
        pages.MapGet("/allies/{iso3}", Ally).WithSummary("One ally: said, owed, delivered.");
        pages.MapGet("/indicators", Indicators).WithSummary("The indicators on record.");
        pages.MapGet("/indicators/{id}", Indicator).WithSummary("One indicator with its editions: what changed between two of them.");
        pages.MapGet("/what-if", Scenario).WithSummary("A scenario: totals, fair shares, threat windows.").RequireRateLimiting(Protection.Questions);
    }

    private static IResult Alliance(PledgeLibrary library, TimeProvider clock, HttpContext http) => http.Request.Query["as_of"].ToString() is var asOf && PledgeLibrary.Day(asOf, clock) is { } day
        ? AllianceViews.Overview(library, day, Addresses.Query("/delivered", ("as_of", asOf))) : NoDay(asOf);

    private static IResult Pledges(PledgeLibrary library, TimeProvider clock, HttpContext http)
    {
        var asOf = http.Request.Query["as_of"].ToString();
        return PledgeLibrary.Day(asOf, clock) is { } day ? PledgeViews.List(library, day, Addresses.Query("/pledges", ("as_of", asOf))) : NoDay(asOf);
    }

    private static async Task<IResult> Pledge(string id, PledgeLibrary library, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var asOf = http.Request.Query["as_of"].ToString();
        if (PledgeLibrary.Day(asOf, clock) is not { } day) return NoDay(asOf);
        return library.Record.PledgeOf(id) is { } pledge ? await PledgeViews.OneAsync(library, pledge, day, Addresses.Query($"/pledges/{Uri.EscapeDataString(pledge.Id)}", ("as_of", asOf)), stop)
            : Failures.NotFound($"There is no pledge “{id}” on record.");
    }

    private static async Task<IResult> Ally(string iso3, PledgeLibrary library, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var (asOf, pledge) = (http.Request.Query["as_of"].ToString(), http.Request.Query["pledge"].ToString());
        if (PledgeLibrary.Day(asOf, clock) is not { } day) return NoDay(asOf);
        if (StateCode.TryParse(iso3) is not { } ally || !library.Record.Allies.Contains(ally)) return Failures.NotFound($"No pledge on record binds “{iso3}”.");
        return await AllyViews.OneAsync(library, ally, day, pledge, Addresses.Query($"/allies/{ally}", ("pledge", pledge), ("as_of", asOf)), stop);
    }

    private static Shown<IndicatorsPage, IndicatorsView> Indicators(PledgeLibrary library, TimeProvider clock) => IndicatorViews.List(library, PledgeLibrary.Day(null, clock)!.Value);

    private static IResult Indicator(string id, PledgeLibrary library, TimeProvider clock, string? from, string? to, int? year)
    {
        if (library.Record.IndicatorOf(id) is not { } indicator) return Failures.NotFound($"There is no indicator “{id}” on record.");
        return IndicatorViews.One(library, indicator, from, to, year, PledgeLibrary.Day(null, clock)!.Value,
            Addresses.Query($"/indicators/{Uri.EscapeDataString(indicator.Id)}", ("from", from), ("to", to), ("year", year?.ToString(CultureInfo.InvariantCulture))));
    }

    private static IResult Scenario(PledgeLibrary library, TimeProvider clock, HttpContext http)
    {
        string Asked(string name) => http.Request.Query[name].ToString() is { Length: < 4000 } text ? text : "";
        var form = new ScenarioForm(Asked("name"), Asked("pledge"), Asked("baseline"), Asked("changes"), Asked("window"), Asked("war_ends"), Asked("as_of"));
        return PledgeLibrary.Day(form.AsOf, clock) is { } day ? WhatIfViews.Of(library, form, day) : NoDay(form.AsOf);
    }

    private static IResult AllianceSvg(PledgeLibrary library, TimeProvider clock, HttpContext http)
    {
        var asOf = http.Request.Query["as_of"].ToString();
        if (PledgeLibrary.Day(asOf, clock) is not { } day) return NoDay(asOf);
        return AllianceViews.At(library, day, "/delivered") is { } view ? Svg(AllianceChart.Draw(view)) : Failures.NotFound("No pledge with figures was on record on that day.");
    }

    private static IResult AllySvg(string iso3, PledgeLibrary library, TimeProvider clock, HttpContext http)
    {
        var (asOf, pledge) = (http.Request.Query["as_of"].ToString(), http.Request.Query["pledge"].ToString());
        if (PledgeLibrary.Day(asOf, clock) is not { } day) return NoDay(asOf);
        return StateCode.TryParse(iso3) is { } ally && PathView.Of(library.PathsOn(day).Of(pledge, ally), library.Record) is { } path
            ? Svg(PathChart.Draw(path, [.. library.Record.Threats.Where(t => t.SaidOn.Last <= day).Select(ThreatView.Of)])) : Failures.NotFound("No path can be drawn for this ally and pledge.");
    }

    private static IResult Svg(Chart chart) => Results.Text(chart.WriteFile(), "image/svg+xml", System.Text.Encoding.UTF8);

    private static IResult NoDay(string? asked) => Failures.BadQuestion($"“{asked}” is not a day; expected YYYY-MM-DD.");
}
