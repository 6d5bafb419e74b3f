using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Cases;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Owed;

/// <summary>What pacts oblige their parties to: a case, the pacts, and the states.</summary>
internal static class OwedPages
{
    private const int LongestSteps = 6_000;
    private const string ExampleSteps =
        "who,does,whom\nRussia,attacks,Estonia\nUnited States,helps,Estonia\nBelarus,helps,Russia\nRussia,attacks,United States\nUnited States,leaves,NATO\n";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages
            .MapGet("/owed", Case)
            .WithSummary("Who owes what to whom if A attacks B on a day.")
            .RequireRateLimiting(Protection.Questions);
        pages
            .MapGet("/owed/chain", Chain)
            .WithSummary("A chain of steps: who attacks, who helps, who then owes whom.")
            .RequireRateLimiting(Protection.Questions);
        pages
            .MapGet("/promises", Promises)
            .WithSummary("The promises of help that stand on a day, drawn.")
            .RequireRateLimiting(Protection.Questions);
        pages
            .MapGet("/promises.graphml", Graph)
            .WithSummary("Every promise that stands on a day, as GraphML.")
            .RequireRateLimiting(Protection.Questions);
        pages
            .MapGet("/negotiations", (PactLibrary library) => NegotiationViews.List(library))
            .WithSummary("The negotiations on record.");
        pages
            .MapGet("/negotiations/{id}", Negotiation)
            .WithSummary("One negotiation: rounds, proposals, replies, each side's account.");
        pages.MapGet("/pacts", Pacts).WithSummary("The pacts at hand.");
        pages.MapGet("/pacts/{id}", Pact).WithSummary("One pact: parties, promises, area, calls, posture.");
        pages.MapGet("/states/{code}", State).WithSummary("Whom a state must defend, and who must defend it.");
    }

    /// <summary>The answer to a case as it was written; what is null was not said.</summary>
    internal static Shown<CasusPage, CasusView> Case(
        PactLibrary library,
        TimeProvider clock,
        string? attacker,
        string? target,
        string? on,
        string? at,
        string? form,
        string? provoked,
        string? requested,
        string? pact,
        string? assume
    )
    {
        var day = on ?? PactLibrary.DayFor(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var filled = new CasusForm(
            attacker ?? "",
            target ?? "",
            day,
            at ?? "",
            form ?? "",
            provoked ?? "",
            requested ?? "",
            pact ?? "",
            assume ?? ""
        );
        var address = Addresses.Query(
            "/owed",
            ("attacker", attacker),
            ("target", target),
            ("on", on),
            ("at", at),
            ("form", form),
            ("provoked", provoked),
            ("requested", requested),
            ("pact", pact),
            ("assume", assume)
        );
        if (string.IsNullOrWhiteSpace(attacker) && string.IsNullOrWhiteSpace(target))
            return CasusViews.Ask(library, filled);
        var read = QuestionReader.Read(
            library.Series,
            new QuestionText
            {
                Attackers = [filled.Attacker],
                Targets = [filled.Target],
                On = day,
                At = at,
                Form = form,
                Provoked = provoked,
                Requested = requested,
                Assumptions =
                [
                    .. filled.Assume.Split(
                        ['\n', ';'],
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    ),
                ],
            },
            PactLibrary.DayFor(clock)
        );
        var chosen = string.IsNullOrWhiteSpace(pact) ? null : library.Series.Find(pact);
        if (!read.Try(out var question))
            return CasusViews.Refuse(library, filled, address, [.. read.Problems.Select(p => p.Message)]);
        if (chosen is null && !string.IsNullOrWhiteSpace(pact))
            return CasusViews.Refuse(library, filled, address, [$"'{pact}' is no pact known here"]);
        return CasusViews.Answer(library, filled, address, Resolver.Answer(library.Series, question, chosen?.Id));
    }

    private static Shown<ChainPage, ScenarioView> Chain(PactLibrary library, TimeProvider clock, string? steps)
    {
        var imprint = new Imprint("A chain of steps", Addresses.Query("/owed/chain", ("steps", steps)))
        {
            Method = "owed",
            IsPrivate = true,
            AsOf = PactLibrary.Moment(library.CoveredUntil),
        };
        var text = string.IsNullOrWhiteSpace(steps) ? ExampleSteps : steps;
        var read =
            text.Length <= LongestSteps
                ? ScenarioFile.Read(text, "the steps", library.Series, PactLibrary.DayFor(clock))
                : Parsed<Scenario>.Failed([
                    new Problem("CASE004", $"more than {LongestSteps} characters", "the steps"),
                ]);
        if (read.Try(out var scenario))
            return new(
                ScenarioView.Of(scenario, Cascade.Play(library.Series, scenario), library.Series.World) with
                {
                    Imprint = imprint,
                    Text = text,
                }
            );
        return new(
            new ScenarioView("", [], [.. read.Problems.Select(p => $"line {p.Line}: {p.Message}")])
            {
                Imprint = imprint,
                Text = text,
            }
        )
        {
            Status = 400,
        };
    }

    private static IResult Promises(PactLibrary library, TimeProvider clock, string? on) =>
        DayText.Read(on, PactLibrary.DayFor(clock)) is { Day: { } day }
            ? PromisesViews.On(library, day)
            : Failures.BadQuestion($"“{on}” is not a day; expected YYYY-MM-DD.");

    private static IResult Graph(PactLibrary library, TimeProvider clock, string? on)
    {
        if (DayText.Read(on, PactLibrary.DayFor(clock)) is not { Day: { } day })
            return Failures.BadQuestion($"“{on}” is not a day; expected YYYY-MM-DD.");
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        PromiseGraph.Write(text, library.Series.World, PromiseTables.On(library.Series, day), day);
        return Results.Text(text.ToString(), "application/xml");
    }

    private static IResult Negotiation(string id, PactLibrary library) =>
        library.Series.Negotiations.FirstOrDefault(n => string.Equals(n.Id, id, StringComparison.OrdinalIgnoreCase))
            is { } found
            ? NegotiationViews.One(library, found)
            : Failures.NotFound($"There is no negotiation “{id}” here.");

    private static Shown<PactsPage, PactsView> Pacts(PactLibrary library, TimeProvider clock) =>
        PactViews.List(library, PactLibrary.DayFor(clock));

    private static IResult Pact(string id, PactLibrary library, TimeProvider clock) =>
        library.Series.Find(id) is { } pact
            ? PactViews.One(library, pact, PactLibrary.DayFor(clock))
            : Failures.NotFound($"There is no pact “{id}” here.");

    private static IResult State(string code, string? on, PactLibrary library, TimeProvider clock)
    {
        if (library.Series.World.FindState(code) is not { } state)
            return Failures.NotFound($"There is no state “{code}” here.");
        var day = PactLibrary.DayFor(clock);
        if (
            !string.IsNullOrWhiteSpace(on)
            && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        )
            return Failures.BadQuestion($"“{on}” is not a day; expected YYYY-MM-DD.");
        return StateViews.One(library, state, day, Addresses.Query($"/states/{state.Code}", ("on", on)));
    }
}
