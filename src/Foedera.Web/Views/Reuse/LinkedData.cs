using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Foedera.Web.Api;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Reuse;

/// <summary>What a page shows in the words of schema.org, for search engines: a quotation, a claim, a data set. A
/// review of a claim is written only
/// where an editor has set a standing and is named.</summary>
internal static class LinkedData
{
    private const string Context = "https://schema.org";

    public static ImmutableArray<JsonObject> Of(PageView view, string origin)
    {
        if (view.Imprint.IsPrivate || view.Imprint.IsFailure)
            return [];
        IEnumerable<JsonObject> own = view switch
        {
            UtteranceEdition utterance => [Quotation(utterance, origin)],
            PledgeView pledge => [Claim(pledge, origin), .. Reviews(pledge, origin)],
            _ => [],
        };
        return view.Imprint.HasCsv ? [.. own, Dataset(view.Imprint, origin)] : [.. own];
    }

    private static JsonObject Quotation(UtteranceEdition utterance, string origin)
    {
        var quotation = new JsonObject
        {
            ["@context"] = Context,
            ["@type"] = "Quotation",
            ["@id"] = origin + utterance.Imprint.Address,
            ["url"] = origin + utterance.Imprint.Address,
            ["text"] = Words.Bare(utterance.Best.Text),
            ["inLanguage"] = utterance.Best.Language,
            ["isBasedOn"] = new JsonArray([
                .. utterance.Wordings.Where(w => w.Url is not null).DistinctBy(w => w.Url).Take(50).Select(Report),
            ]),
        };
        if (utterance.Speaker is { Name: { } name } speaker)
        {
            quotation["creator"] = new JsonObject
            {
                ["@type"] = "Person",
                ["name"] = name,
                ["url"] = utterance.SpeakerKey is { } key ? origin + Addresses.Speaker(key) : null,
                ["identifier"] = speaker.ActorId,
            };
        }
        return quotation;
    }

    private static JsonObject Report(EditedWording wording) =>
        new()
        {
            ["@type"] = wording.Genre == Core.Sources.Genre.Article ? "NewsArticle" : "CreativeWork",
            ["url"] = wording.Url,
            ["name"] = wording.Title,
            ["datePublished"] = QueryWords.Of(wording.Published),
            ["publisher"] = wording.Outlet is { } outlet
                ? new JsonObject { ["@type"] = "Organization", ["name"] = outlet }
                : null,
        };

    private static JsonObject Claim(PledgeView pledge, string origin) =>
        new()
        {
            ["@context"] = Context,
            ["@type"] = "Claim",
            ["@id"] = origin + pledge.Imprint.Address,
            ["url"] = origin + pledge.Imprint.Address,
            ["name"] = pledge.Imprint.Title,
            ["text"] = pledge.Meaning,
            ["firstAppearance"] =
                pledge.Wording.Length == 0
                    ? null
                    : new JsonObject
                    {
                        ["@type"] = "CreativeWork",
                        ["name"] = pledge.Wording[0].Title,
                        ["url"] = pledge.Wording[0].Address,
                    },
        };

    private static IEnumerable<JsonObject> Reviews(PledgeView pledge, string origin) =>
        from standing in pledge.Standings
        where standing.SetBy is not null
        select new JsonObject
        {
            ["@context"] = Context,
            ["@type"] = "ClaimReview",
            ["url"] = origin + Addresses.Query(pledge.Imprint.Address.Split('?')[0]) + "#" + standing.Ally,
            ["datePublished"] = standing.SetBy!.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = standing.SetBy.By },
            ["claimReviewed"] = $"{standing.Name}: {pledge.Imprint.Title}",
            ["itemReviewed"] = new JsonObject { ["@type"] = "Claim", ["@id"] = origin + pledge.Imprint.Address },
            ["reviewRating"] = new JsonObject { ["@type"] = "Rating", ["alternateName"] = standing.Word },
        };

    private static JsonObject Dataset(Imprint imprint, string origin) =>
        new()
        {
            ["@context"] = Context,
            ["@type"] = "Dataset",
            ["name"] = imprint.Title,
            ["description"] =
                imprint.Description
                ?? $"The data behind the page “{imprint.Title}” of Foedera, the record of what allies say, owe and deliver.",
            ["url"] = origin + imprint.Address,
            ["dateModified"] = imprint.AsOf is { } asOf
                ? asOf.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null,
            ["isAccessibleForFree"] = true,
            ["creator"] = new JsonObject
            {
                ["@type"] = "Organization",
                ["name"] = "Foedera",
                ["url"] = origin + "/about",
            },
            ["distribution"] = new JsonArray(
                Download(imprint, origin, "csv", "text/csv"),
                Download(imprint, origin, "json", "application/json")
            ),
        };

    private static JsonObject Download(Imprint imprint, string origin, string form, string type) =>
        new()
        {
            ["@type"] = "DataDownload",
            ["encodingFormat"] = type,
            ["contentUrl"] = origin + imprint.As(form),
        };
}
