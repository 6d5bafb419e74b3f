using System.Text;
using Foedera.Core.Said;
using Foedera.Web.Drawing;
using Foedera.Web.Feeds;
using Foedera.Web.Views.Changes;
using Foedera.Web.Views.Reuse;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Foedera.Web.Api;

/// <summary>A view in whichever form its address was asked for: <typeparamref name="TPage"/> writes the page and takes
/// the view
/// as its parameter "View".</summary>
public sealed class Shown<TPage, TView>(TView view) : IResult
    where TPage : IComponent
    where TView : PageView
{
    /// <summary>The view.</summary>
    public TView View => view;

    /// <summary>Makes the rows of the .csv form; null when the page is no list.</summary>
    public Func<TView, CsvTable>? Csv { get; init; }

    /// <summary>Makes the .atom form, given the origin of the site; null when there is no feed.</summary>
    public Func<TView, string, string>? Atom { get; init; }

    /// <summary>The status of the answer. Default 200.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Reused.Set(httpContext, view);
        return FormAsync(httpContext);
    }

    private Task FormAsync(HttpContext httpContext) =>
        httpContext.Form() switch
        {
            PageForm.Html => Page().ExecuteAsync(httpContext),
            PageForm.Json => Results
                .Json(Json.Write(view, httpContext.Origin()), Json.Options, statusCode: Status)
                .ExecuteAsync(httpContext),
            PageForm.Csv when Csv is not null => Results
                .Text(Csv(view).Write(), "text/csv; header=present", Encoding.UTF8, Status)
                .ExecuteAsync(httpContext),
            PageForm.Csv when ViewTables.Of(view) is { } table => Results
                .Text(table.Write(), "text/csv; header=present", Encoding.UTF8, Status)
                .ExecuteAsync(httpContext),
            PageForm.Atom when Atom is null && ChangeFeeds.Has(view) => ChangesAsync(httpContext),
            PageForm.Atom when Atom is not null => Results
                .Text(Atom(view, httpContext.Origin()), "application/atom+xml", Encoding.UTF8, Status)
                .ExecuteAsync(httpContext),
            PageForm.Png when !view.Imprint.IsFailure => Results
                .Bytes(PageCard.Paint(view.Imprint, httpContext.Request.Host.Value ?? ""), "image/png")
                .ExecuteAsync(httpContext),
            var form
                when ReuseForms.Of(
                    view,
                    form,
                    httpContext.Origin(),
                    httpContext.RequestServices.GetRequiredService<ActorDirectory>()
                )
                    is { } written => Results
                .Text(written.Content, written.Type, Encoding.UTF8, Status)
                .ExecuteAsync(httpContext),
            _ => Failures.Problem(
                httpContext,
                StatusCodes.Status404NotFound,
                $"This page has no {httpContext.Form().ToString().ToUpperInvariant()} form."
            ),
        };

    private async Task ChangesAsync(HttpContext context)
    {
        var changes = await context
            .RequestServices.GetRequiredService<ChangeFeeds>()
            .OfAsync(view, context.RequestAborted);
        await Results
            .Text(
                ListFeed.Of(view.Imprint, changes ?? [], context.Origin()),
                "application/atom+xml",
                Encoding.UTF8,
                Status
            )
            .ExecuteAsync(context);
    }

    private RazorComponentResult<TPage> Page() =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view })
        {
            StatusCode = Status,
            PreventStreamingRendering = true,
        };
}
