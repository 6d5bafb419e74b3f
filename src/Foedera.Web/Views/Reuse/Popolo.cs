using System.Text.Json.Nodes;
using Foedera.Core.Said;
using Foedera.Web.Api;

namespace Foedera.Web.Views.Reuse;

/// <summary>An actor in the words of Popolo (popoloproject.com): persons with memberships of posts, organisations;
/// nothing is added to what the packs say.</summary>
internal static class Popolo
{
    public static JsonObject Of(Actor actor, ActorDirectory actors, string origin)
    {
        var offices = actor
            .Memberships.Select(m => m.OfficeId)
            .Distinct(StringComparer.Ordinal)
            .Select(actors.Find)
            .OfType<Actor>()
            .ToList();
        var isPerson = actor.Kind == ActorKind.Person;
        return new JsonObject
        {
            ["persons"] = isPerson ? new JsonArray(Person(actor, origin)) : [],
            ["organizations"] = isPerson ? [] : new JsonArray(Organization(actor, origin)),
            ["posts"] = new JsonArray([.. offices.Select(Post)]),
            ["memberships"] = new JsonArray([.. actor.Memberships.Select(m => Membership(actor, m))]),
        };
    }

    private static JsonObject Person(Actor actor, string origin)
    {
        var person = new JsonObject
        {
            ["id"] = actor.Id,
            ["name"] = actor.Name,
            ["other_names"] = new JsonArray([.. actor.Aliases.Select(alias => new JsonObject { ["name"] = alias })]),
            ["links"] = new JsonArray(
                new JsonObject { ["url"] = origin + Addresses.Speaker(actor.Id), ["note"] = "Foedera" }
            ),
        };
        if (actor.State is { } state)
            person["national_identity"] = state.Code;
        Sourced(person, actor);
        return person;
    }

    private static JsonObject Organization(Actor actor, string origin)
    {
        var organization = new JsonObject
        {
            ["id"] = actor.Id,
            ["name"] = actor.Name,
            ["classification"] = QueryWords.Of<ActorKind>(actor.Kind),
            ["other_names"] = new JsonArray([.. actor.Aliases.Select(alias => new JsonObject { ["name"] = alias })]),
            ["links"] = new JsonArray(
                new JsonObject { ["url"] = origin + Addresses.Speaker(actor.Id), ["note"] = "Foedera" }
            ),
        };
        Sourced(organization, actor);
        return organization;
    }

    private static JsonObject Post(Actor office) =>
        new()
        {
            ["id"] = office.Id,
            ["label"] = office.Name,
            ["area"] = office.State is { } state ? new JsonObject { ["id"] = state.Code } : null,
        };

    private static JsonObject Membership(Actor actor, Membership held)
    {
        var membership = new JsonObject
        {
            ["person_id"] = actor.Id,
            ["post_id"] = held.OfficeId,
            ["start_date"] = QueryWords.Of(held.Held.First),
            ["end_date"] = QueryWords.Of(held.Held.Last),
        };
        if (held.Source is { } source)
            membership["sources"] = new JsonArray(Source(source));
        if (held.IsUnverified)
            membership["unverified"] = true;
        return membership;
    }

    private static void Sourced(JsonObject written, Actor actor)
    {
        if (actor.Wikidata is { } item)
            written["identifiers"] = new JsonArray(new JsonObject { ["scheme"] = "wikidata", ["identifier"] = item });
        if (actor.Source is { } source)
            written["sources"] = new JsonArray(Source(source));
        if (actor.IsUnverified)
            written["unverified"] = true;
    }

    private static JsonObject Source(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && Addresses.IsWeb(address)
            ? new JsonObject { ["url"] = source }
            : new JsonObject { ["note"] = source };
}
