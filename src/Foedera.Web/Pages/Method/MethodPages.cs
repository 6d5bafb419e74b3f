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
        pages.MapGet("/about", (MethodLibrary library) => Text(library, "about", "/about")).ExcludeFromDescription();
    }

    private static Shown<MethodIndexPage, MethodIndexView> All(MethodLibrary library) =>
        new(new MethodIndexView([.. library.Texts.Where(t => t.Slug is not ("about" or "api" or "columns" or "accessibility")).Select(t => new MethodLink(t.Slug, t.Title))])
        {
            Imprint = new Imprint("Methods", "/method"),
        });

    private static IResult One(MethodLibrary library, string slug) => Text(library, slug, Addresses.Method(slug));

    private static IResult Text(MethodLibrary library, string slug, string address) => library.Find(slug) is { } text
        ? new Shown<MethodPage, MethodView>(new MethodView(text.Title, text.Markdown, text.Html) { Imprint = new Imprint(text.Title, address) })
        : Failures.NotFound($"There is no method page named “{slug}”.");
}

/// <summary>The list of methods.</summary>
public sealed record MethodIndexView(IReadOnlyList<MethodLink> Methods) : PageView;

/// <summary>One entry of the list.</summary>
public sealed record MethodLink(string Slug, string Title);

/// <summary>One method.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Markdown">Source.</param>
/// <param name="Html">The source rendered, raw HTML in it escaped; it comes with the program, never from the record.</param>
public sealed record MethodView(string Title, string Markdown, [property: JsonIgnore] string Html) : PageView;
