using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Api;

/// <summary>The form in which an address is asked for, by the ending of its path.</summary>
public enum PageForm
{
    /// <summary>No ending: a page for people.</summary>
    Html,

    /// <summary><c>.json</c></summary>
    Json,

    /// <summary><c>.csv</c></summary>
    Csv,

    /// <summary><c>.atom</c></summary>
    Atom,

    /// <summary><c>.bib</c>: the page as an entry of BibTeX.</summary>
    BibTex,

    /// <summary><c>.ris</c>: the page as an entry of RIS.</summary>
    Ris,

    /// <summary><c>.csl.json</c>: the page as an item of CSL-JSON.</summary>
    Csl,

    /// <summary><c>.anno.json</c>: the wordings of an utterance as W3C Web Annotations.</summary>
    Annotations,

    /// <summary><c>.tei.xml</c>: the edition of an utterance in TEI.</summary>
    Tei,

    /// <summary><c>.popolo.json</c>: an actor in the words of Popolo.</summary>
    Popolo,

    /// <summary><c>.png</c>: a chart, or a page's picture for previews.</summary>
    Png,
}

/// <summary>Takes the ending off the path before routing, so that a page and its data are one endpoint.</summary>
internal static class PageForms
{
    private static readonly (string Ending, PageForm Form)[] Endings =
    [
        // the longer ones first: ".csl.json" ends in ".json", too
        (".csl.json", PageForm.Csl),
        (".anno.json", PageForm.Annotations),
        (".popolo.json", PageForm.Popolo),
        (".tei.xml", PageForm.Tei),
        (".json", PageForm.Json),
        (".csv", PageForm.Csv),
        (".atom", PageForm.Atom),
        (".bib", PageForm.BibTex),
        (".ris", PageForm.Ris),
        (".png", PageForm.Png),
    ];

    public static PageForm Form(this HttpContext context) => context.Features.Get<Asked>()?.Form ?? PageForm.Html;

    public static Task Read(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        foreach (var (ending, form) in Endings)
        {
            if (!path.EndsWith(ending, StringComparison.Ordinal) || path == OpenApi.Address)
                continue;
            context.Features.Set(new Asked(form));
            var bare = path[..^ending.Length];
            context.Request.Path = bare is "/index" or "" ? "/" : bare;
            break;
        }
        return next(context);
    }

    private sealed record Asked(PageForm Form);
}
