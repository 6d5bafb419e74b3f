using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Web.Api;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Owed;
using Foedera.Web.Pages.Said;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Embeds;

/// <summary>Pages small enough for a frame on somebody else's page, the only ones that may stand there, and oEmbed, by
/// which other programs find them.</summary>
internal static class EmbedPages
{
    /// <summary>Addresses of embeds begin so.</summary>
    public const string Root = "/embed";

    private const int Width = 640;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Root + "/utterances/{**id}", UtteranceAsync).ExcludeFromDescription();
        pages.MapGet(Root + "/pledges/{id}", PledgeAsync).ExcludeFromDescription();
        pages.MapGet(Root + "/allies/{iso3}", AllyAsync).ExcludeFromDescription();
        pages
            .MapGet("/oembed", OEmbedAsync)
            .WithSummary("oEmbed 1.0: the frame for an address of an utterance, a pledge or an ally.")
            .Produces<OEmbed>();
    }

    /// <summary>The height of the frame for a page of that address; null when it has none.</summary>
    public static int? HeightOf(string address)
    {
        if (address.StartsWith("/utterances/", StringComparison.Ordinal))
            return 420;
        if (Is(address, "/pledges/"))
            return 900;
        return Is(address, "/allies/") ? 620 : null;
    }

    // a page of one thing, and none below it
    private static bool Is(string address, string kind) =>
        address.StartsWith(kind, StringComparison.Ordinal)
        && address.Length > kind.Length
        && address.Split('?')[0].IndexOf('/', kind.Length) < 0;

    private static async Task<IResult> UtteranceAsync(string id, RecordStore record, CancellationToken stop)
    {
        if (await record.UtteranceAsync(id, stop) is not { } found)
            return Failures.NotFound("No utterance on record has this address.");
        var summary = await record.SummaryAsync(stop);
        return Framed<EmbeddedUtterance>(UtteranceEdition.Of(found, summary.AsOf));
    }

    private static async Task<IResult> PledgeAsync(
        string id,
        PledgeShelf shelf,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var library = await shelf.NowAsync(stop);
        return library.Record.PledgeOf(id) is { } pledge
            ? Framed<EmbeddedPledge>(
                await PledgeViews.ViewAsync(
                    library,
                    pledge,
                    Today(clock),
                    $"/pledges/{Uri.EscapeDataString(pledge.Id)}",
                    stop
                )
            )
            : Failures.NotFound($"There is no pledge “{id}” on record.");
    }

    private static async Task<IResult> AllyAsync(
        string iso3,
        PledgeShelf shelf,
        PactLibrary pacts,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var library = await shelf.NowAsync(stop);
        return StateCode.TryParse(iso3) is { } ally && library.Record.Allies.Contains(ally)
            ? Framed<EmbeddedAlly>(
                await AllyViews.ViewAsync(library, pacts, ally, Today(clock), "", $"/allies/{ally}", stop)
            )
            : Failures.NotFound($"No pledge on record binds “{iso3}”.");
    }

    private static DateOnly Today(TimeProvider clock) => PledgeLibrary.Day(null, clock)!.Value;

    private static RazorComponentResult<TPage> Framed<TPage>(PageView view)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view })
        {
            PreventStreamingRendering = true,
        };

    private static async Task<IResult> OEmbedAsync(
        string? url,
        string? format,
        int? maxwidth,
        int? maxheight,
        HttpContext http,
        RecordStore record,
        PledgeShelf shelf,
        CancellationToken stop
    )
    {
        if (format is not (null or "" or "json"))
            return Results.Problem("Only format=json is written.", statusCode: StatusCodes.Status501NotImplemented);
        var origin = http.Origin();
        if (
            url is null
            || !Uri.TryCreate(url, UriKind.Absolute, out var asked)
            || asked.GetLeftPart(UriPartial.Authority) != origin
        )
            return Failures.NotFound("“url” must be an address of this site.");
        var path = asked.AbsolutePath;
        if (HeightOf(path) is not { } height || await TitleAsync(path, record, shelf, stop) is not { } title)
            return Failures.NotFound("Only utterances, pledges and allies can be embedded.");
        var (width, tall) = (Math.Clamp(maxwidth ?? Width, 200, 2000), Math.Clamp(maxheight ?? height, 150, 4000));
        return Results.Json(
            new OEmbed(title, Frame(origin, path, title, width, tall), width, tall, origin),
            Json.Options
        );
    }

    /// <summary>The frame as HTML, to be pasted into a page.</summary>
    public static string Frame(string origin, string path, string title, int width, int height) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"<iframe src=\"{origin}{Root}{path}\" width=\"{width}\" height=\"{height}\" title=\"{System.Net.WebUtility.HtmlEncode(title)}\" loading=\"lazy\" style=\"border:1px solid #857d6e;max-width:100%\"></iframe>"
        );

    /// <summary>The frame of a page in its usual size; null when it has none.</summary>
    public static string? FrameOf(Imprint imprint, string origin) =>
        HeightOf(imprint.Address) is { } height && !imprint.IsFailure
            ? Frame(origin, imprint.Address.Split('?')[0], imprint.Title, Width, height)
            : null;

    private static async Task<string?> TitleAsync(
        string path,
        RecordStore record,
        PledgeShelf shelf,
        CancellationToken stop
    )
    {
        var id = Uri.UnescapeDataString(path[(path.IndexOf('/', 1) + 1)..]);
        if (path.StartsWith("/utterances/", StringComparison.Ordinal))
            return await record.UtteranceAsync(id, stop) is { } found
                ? UtteranceEdition.Of(found, null).Imprint.Title
                : null;
        var library = await shelf.NowAsync(stop);
        if (path.StartsWith("/pledges/", StringComparison.Ordinal))
            return library.Record.PledgeOf(id)?.Title;
        return StateCode.TryParse(id) is { } ally && library.Record.Allies.Contains(ally)
            ? library.Record.NameOf(ally)
            : null;
    }
}

/// <summary>An answer of oEmbed 1.0 (oembed.com).</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Html">The frame.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="ProviderUrl">The site.</param>
public sealed record OEmbed(string Title, string Html, int Width, int Height, string ProviderUrl)
{
    /// <summary>The version of oEmbed.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>The kind of answer.</summary>
    public string Type { get; init; } = "rich";

    /// <summary>The site's name.</summary>
    public string ProviderName { get; init; } = "Foedera";
}
