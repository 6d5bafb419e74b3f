using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Owed;

/// <summary>What pacts oblige their parties to: a case, the pacts, and the states.</summary>
internal static class OwedPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/owed", Case).WithSummary("Who owes what to whom if A attacks B on a day.").RequireRateLimiting(Protection.Questions);
        pages.MapGet("/pacts", Pacts).WithSummary("The pacts at hand.");
        pages.MapGet("/pacts/{id}", Pact).WithSummary("One pact: parties, promises, area, calls, posture.");
        pages.MapGet("/states/{code}", State).WithSummary("Whom a state must defend, and who must defend it.");
    }

    private static Shown<CasusPage, CasusView> Case(PactLibrary library, TimeProvider clock, HttpContext http,
        string? attacker, string? target, string? on, string? at, string? form, string? provoked, string? requested, string? pact, string? assume)
    {
        var day = on ?? PactLibrary.DayFor(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var filled = new CasusForm(attacker ?? "", target ?? "", day, at ?? "", form ?? "", provoked ?? "", requested ?? "", pact ?? "", assume ?? "");
        var address = Addresses.Query("/owed", ("attacker", attacker), ("target", target), ("on", on), ("at", at), ("form", form), ("provoked", provoked), ("requested", requested), ("pact", pact), ("assume", assume));
        if (string.IsNullOrWhiteSpace(attacker) && string.IsNullOrWhiteSpace(target)) return CasusViews.Ask(library, filled);
        var read = QuestionReader.Read(library.Series, new QuestionText
        {
            Attackers = [filled.Attacker],
            Targets = [filled.Target],
            On = day,
            At = at,
            Form = form,
            Provoked = provoked,
            Requested = requested,
            Assumptions = [.. filled.Assume.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        });
        var chosen = string.IsNullOrWhiteSpace(pact) ? null : library.Series.Find(pact);
        if (!read.Try(out var question)) return CasusViews.Refuse(library, filled, address, [.. read.Problems.Select(p => p.Message)]);
        if (chosen is null && !string.IsNullOrWhiteSpace(pact)) return CasusViews.Refuse(library, filled, address, [$"'{pact}' is no pact known here"]);
        return CasusViews.Answer(library, filled, address, Resolver.Answer(library.Series, question, chosen?.Id));
    }

    private static Shown<PactsPage, PactsView> Pacts(PactLibrary library, TimeProvider clock) => PactViews.List(library, PactLibrary.DayFor(clock));

    private static IResult Pact(string id, PactLibrary library, TimeProvider clock) => library.Series.Find(id) is { } pact
        ? PactViews.One(library, pact, PactLibrary.DayFor(clock)) : Failures.NotFound($"There is no pact “{id}” here.");

    private static IResult State(string code, string? on, PactLibrary library, TimeProvider clock)
    {
        if (library.Series.World.FindState(code) is not { } state) return Failures.NotFound($"There is no state “{code}” here.");
        var day = PactLibrary.DayFor(clock);
        if (!string.IsNullOrWhiteSpace(on) && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Failures.BadQuestion($"“{on}” is not a day; expected YYYY-MM-DD.");
        return StateViews.One(library, state, day, Addresses.Query($"/states/{state.Code}", ("on", on)));
    }
}
