using System.Collections.Immutable;
using Foedera.Web.Api;
using Foedera.Web.Views.Changes;
using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Views.Reuse;

/// <summary>What the head and the foot of a page say of its reuse: what it shows in the words of schema.org, and its
/// further forms.</summary>
/// <param name="Described">JSON-LD in which no tag can begin.</param>
/// <param name="Forms">Endings of its further forms, with their names.</param>
/// <param name="HasRows">True when the page has rows though it is no list.</param>
/// <param name="HasChanges">True when the page has a feed of changes.</param>
internal sealed record Reused(
    ImmutableArray<string> Described,
    IReadOnlyList<(string Ending, string Name)> Forms,
    bool HasRows,
    bool HasChanges
)
{
    private static readonly Reused Nothing = new([], [], false, false);

    /// <summary>Remembers it for the page being made.</summary>
    public static void Set(HttpContext context, PageView view)
    {
        if (context.Form() is not PageForm.Html)
            return;
        context.Features.Set(
            new Reused(
                [.. LinkedData.Of(view, context.Origin()).Select(data => data.ToJsonString())],
                ReuseForms.Offered(view),
                ViewTables.Has(view),
                ChangeFeeds.Has(view)
            )
        );
    }

    /// <summary>Of the page being made.</summary>
    public static Reused Of(HttpContext? context) => context?.Features.Get<Reused>() ?? Nothing;
}
