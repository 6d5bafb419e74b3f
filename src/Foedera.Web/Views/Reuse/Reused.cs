using System.Collections.Immutable;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Views.Reuse;

/// <summary>What the head and the foot of a page say of its reuse: what it shows in the words of schema.org, and its further forms.</summary>
/// <param name="Described">JSON-LD in which no tag can begin.</param>
/// <param name="Forms">Endings of its further forms, with their names.</param>
internal sealed record Reused(ImmutableArray<string> Described, IReadOnlyList<(string Ending, string Name)> Forms)
{
    private static readonly Reused Nothing = new([], []);

    /// <summary>Remembers it for the page being made.</summary>
    public static void Set(HttpContext context, PageView view)
    {
        if (context.Form() is not PageForm.Html) return;
        context.Features.Set(new Reused([.. LinkedData.Of(view, context.Origin()).Select(data => data.ToJsonString())], ReuseForms.Offered(view)));
    }

    /// <summary>Of the page being made.</summary>
    public static Reused Of(HttpContext? context) => context?.Features.Get<Reused>() ?? Nothing;
}
