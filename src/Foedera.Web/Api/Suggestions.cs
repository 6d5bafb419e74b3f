using System.Text.Json.Nodes;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Pages;
using Foedera.Web.Pages.Delivered;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Api;

/// <summary>Names that begin as a reader types: speakers on record, posts and states of the packs, pledges. As an array
/// of names, or in the form of
/// OpenSearch suggestions.</summary>
internal static class Suggestions
{
    private const int Most = 8;
    private const int Longest = 100;

    public static void Map(IEndpointRouteBuilder pages) =>
        pages
            .MapGet("/suggest", AnswerAsync)
            .RequireRateLimiting(Protection.Suggestions)
            .WithSummary(
                "Names that hold what was typed: of=speaker, post, state or pledge; of=search in the form of OpenSearch."
            )
            .Produces<string[]>();

    private static async Task<IResult> AnswerAsync(
        string? of,
        string? q,
        RecordStore record,
        ActorDirectory actors,
        PledgeShelf shelf,
        CancellationToken stop
    )
    {
        var typed = AskedWords.Clean(q) ?? "";
        if (typed.Length is 0 or > Longest)
            return Results.Json(of == "search" ? new JsonArray(typed, new JsonArray()) : []);
        var names = of switch
        {
            "speaker" or "search" => await SpeakersAsync(record, typed, stop),
            "post" => Named(
                actors.Offices.SelectMany(office => office.Aliases.Where(IsPhrase).Append(office.Name)),
                typed
            ),
            "state" => Named(actors.All.Where(a => a.Kind == ActorKind.State).Select(a => a.Name), typed),
            "pledge" => Named((await shelf.NowAsync(stop)).Record.Pledges.Select(pledge => pledge.Title), typed),
            _ => null,
        };
        if (names is null)
            return Failures.BadQuestion("“of” is speaker, post, state, pledge or search.");
        var list = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        return of == "search"
            ? Results.Json(new JsonArray(typed, list), contentType: "application/x-suggestions+json")
            : Results.Json(list);
    }

    private static async Task<IEnumerable<string>> SpeakersAsync(
        RecordStore record,
        string typed,
        CancellationToken stop
    ) => (await record.SpeakersAsync(typed, new Paging(1, Most), stop: stop)).Rows.Select(speaker => speaker.Name);

    // those that begin so before those that hold it
    private static IEnumerable<string> Named(IEnumerable<string> names, string typed)
    {
        var asked = ActorDirectory.Fold(typed);
        return names
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, At: ActorDirectory.Fold(name).IndexOf(asked, StringComparison.Ordinal)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .ThenBy(found => found.Name.Length)
            .ThenBy(found => found.Name, StringComparer.Ordinal)
            .Select(found => found.Name)
            .Take(Most);
    }

    private static bool IsPhrase(string alias) => alias.Contains(' ', StringComparison.Ordinal);
}
