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
}

/// <summary>Takes the ending off the path before routing, so that a page and its data are one endpoint.</summary>
internal static class PageForms
{
    private static readonly (string Ending, PageForm Form)[] Endings = [(".json", PageForm.Json), (".csv", PageForm.Csv), (".atom", PageForm.Atom)];

    public static PageForm Form(this HttpContext context) => context.Features.Get<Asked>()?.Form ?? PageForm.Html;

    public static Task Read(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        foreach (var (ending, form) in Endings)
        {
            if (!path.EndsWith(ending, StringComparison.Ordinal) || path == OpenApi.Address) continue;
            context.Features.Set(new Asked(form));
            var bare = path[..^ending.Length];
            context.Request.Path = bare is "/index" or "" ? "/" : bare;
            break;
        }
        return next(context);
    }

    private sealed record Asked(PageForm Form);
}
