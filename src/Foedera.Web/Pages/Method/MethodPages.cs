using System.Text.Json.Serialization;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Method;

/// <summary>How the pages are made, one page a method.</summary>
internal static class MethodPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/method", All).WithSummary("The methods.");
        pages.MapGet("/method/{slug}", One).WithSummary("One method, as Markdown.");
        pages.MapGet("/docs", Guides).ExcludeFromDescription();
        pages.MapGet("/docs/{**slug}", Guide).ExcludeFromDescription();
        pages.MapGet("/about", (MethodLibrary library) => Text(library, "about", "/about")).ExcludeFromDescription();
    }

    private static Shown<MethodIndexPage, MethodIndexView> All(MethodLibrary library) =>
        new(
            new MethodIndexView([
                .. library
                    .Texts.Where(t => t.Slug is not ("about" or "api" or "columns" or "accessibility"))
                    .Select(t => new MethodLink(t.Slug, t.Title)),
            ])
            {
                Imprint = new Imprint("Methods", "/method"),
            }
        );

    private static Shown<MethodIndexPage, MethodIndexView> Guides(GuideLibrary library) =>
        new(
            new MethodIndexView([.. library.Texts.Select(text => new MethodLink(text.Slug, text.Title))])
            {
                Heading = "How to use Foedera",
                Lead =
                    "Installing, the command line with a page for each verb, what the record holds, and how it is kept safe.",
                Under = "/docs/",
                Imprint = new Imprint("Documentation", "/docs"),
            }
        );

    private static IResult Guide(GuideLibrary library, string slug) =>
        library.Find(slug) is { } text
            ? new Shown<MethodPage, MethodView>(
                new MethodView(text.Title, text.Markdown, text.Html)
                {
                    Kicker = "Documentation",
                    Imprint = new Imprint(text.Title, $"/docs/{slug}"),
                }
            )
            : Failures.NotFound($"There is no guide named “{slug}”.");

    private static IResult One(MethodLibrary library, string slug) => Text(library, slug, Addresses.Method(slug));

    private static IResult Text(MethodLibrary library, string slug, string address) =>
        library.Find(slug) is { } text
            ? new Shown<MethodPage, MethodView>(
                new MethodView(text.Title, text.Markdown, text.Html) { Imprint = new Imprint(text.Title, address) }
            )
            : Failures.NotFound($"There is no method page named “{slug}”.");
}

/// <summary>The list of methods.</summary>
/// <param name="Methods">Its entries.</param>
public sealed record MethodIndexView(IReadOnlyList<MethodLink> Methods) : PageView
{
    /// <summary>Heading of the list.</summary>
    [JsonIgnore]
    public string Heading { get; init; } = "How the record is made";

    /// <summary>What the list is for.</summary>
    [JsonIgnore]
    public string Lead { get; init; } = "Every page says how it was made. These are the rules, one page each.";

    /// <summary>What addresses of its entries begin with.</summary>
    [JsonIgnore]
    public string Under { get; init; } = "/method/";
}

/// <summary>One entry of the list.</summary>
public sealed record MethodLink(string Slug, string Title);

/// <summary>One method.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Markdown">Source.</param>
/// <param name="Html">The source rendered, raw HTML in it escaped; it comes with the program, never from the
/// record.</param>
public sealed record MethodView(string Title, string Markdown, [property: JsonIgnore] string Html) : PageView
{
    /// <summary>The word above its heading.</summary>
    [JsonIgnore]
    public string Kicker { get; init; } = "Method";
}
