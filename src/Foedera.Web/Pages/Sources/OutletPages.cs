using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Sources;

/// <summary>Who reported: the list, and each outlet with its documents and how its wordings were judged.</summary>
internal static class OutletPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/outlets", List).WithSummary("Outlets on record.").Produces<OutletsView>();
        pages
            .MapGet("/outlets/{**key}", One)
            .WithSummary("An outlet with its documents and the verdicts on its wordings.")
            .Produces<OutletSheet>();
    }

    private static async Task<Shown<OutletsPage, OutletsView>> List(
        RecordStore record,
        string? sort,
        int? page,
        CancellationToken stop
    )
    {
        var order = QueryWords.Parse<ListOrder>(sort) ?? ListOrder.Most;
        var listing = await record.OutletsAsync(new Paging(page ?? 1, 100), order, stop);
        var summary = await record.SummaryAsync(stop);
        return new(
            new OutletsView(order, listing.Total, listing.At.Page, listing.Pages, listing.Rows)
            {
                Imprint = new Imprint("Outlets", OutletsView.To(order, listing.At.Page))
                {
                    AsOf = summary.AsOf,
                    HasCsv = true,
                    Method = "said",
                },
            }
        )
        {
            Csv = v => v.Table(),
        };
    }

    private static async Task<IResult> One(RecordStore record, string key, int? page, CancellationToken stop)
    {
        if (await record.OutletAsync(key, stop) is not { } outlet)
            return Failures.NotFound("No outlet on record has this address.");
        var documents = await record.DocumentsAsync(null, key, new Paging(page ?? 1), stop);
        var found = await record.SearchAsync(new StatementQuery { Outlet = key }, new Paging(1, 1), stop);
        var summary = await record.SummaryAsync(stop);
        var verdicts = found
            .Facets.Verdicts.Select(v => (Verdict: QueryWords.Parse<Verdict>(v.Key), v.Count))
            .Where(v => v.Verdict is not null)
            .Select(v => new VerdictCount(v.Verdict.GetValueOrDefault(), v.Count))
            .OrderBy(v => v.Verdict);
        var view = new OutletSheet(
            outlet.Key,
            outlet.Name,
            outlet.Documents,
            outlet.Statements,
            outlet.First,
            outlet.Last,
            [.. verdicts],
            [.. found.Facets.Speakers.Select(f => new NamedCount(f.Key, f.Name, f.Count))],
            documents.At.Page,
            documents.Pages,
            [.. documents.Rows.Select(DocumentLine.Of)]
        )
        {
            Imprint = new Imprint(
                outlet.Name,
                Addresses.Query(
                    Addresses.Outlet(key),
                    ("page", documents.At.Page > 1 ? documents.At.Page.ToString(CultureInfo.InvariantCulture) : null)
                )
            )
            {
                AsOf = summary.AsOf,
                HasCsv = true,
                Method = "said",
            },
        };
        return new Shown<OutletPage, OutletSheet>(view) { Csv = v => DocumentLine.Table(v.Documents) };
    }
}

/// <summary>Outlets in a list.</summary>
/// <param name="Sort">The order.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Outlets">The rows of the page.</param>
public sealed record OutletsView(ListOrder Sort, long Total, int Page, int Pages, ImmutableArray<OutletHead> Outlets)
    : PageView
{
    internal static string To(ListOrder order, int page) =>
        Addresses.Query(
            "/outlets",
            ("sort", order == ListOrder.Most ? null : QueryWords.Of<ListOrder>(order)),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)
        );

    internal CsvTable Table() =>
        new(
            ["key", "name", "documents", "statements", "first", "last"],
            Outlets.Select(o =>
                (IReadOnlyList<string?>)
                    [
                        o.Key,
                        o.Name,
                        o.Documents.ToString(CultureInfo.InvariantCulture),
                        o.Statements.ToString(CultureInfo.InvariantCulture),
                        QueryWords.Of(o.First),
                        QueryWords.Of(o.Last),
                    ]
            )
        );
}

/// <summary>An outlet.</summary>
/// <param name="Key">As addresses write it.</param>
/// <param name="Name">The name.</param>
/// <param name="Count">Number of documents.</param>
/// <param name="Statements">Number of statements in them.</param>
/// <param name="First">Day of the oldest document.</param>
/// <param name="Last">Day of the newest.</param>
/// <param name="Verdicts">How its wordings stand to their witnesses.</param>
/// <param name="Speakers">Whom it quotes most.</param>
/// <param name="Page">The page of documents shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Documents">The documents of the page.</param>
public sealed record OutletSheet(
    string Key,
    string Name,
    long Count,
    long Statements,
    DateOnly? First,
    DateOnly? Last,
    ImmutableArray<VerdictCount> Verdicts,
    ImmutableArray<NamedCount> Speakers,
    int Page,
    int Pages,
    ImmutableArray<DocumentLine> Documents
) : PageView;

/// <summary>How many wordings have a verdict.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Count">How many.</param>
public sealed record VerdictCount(Verdict Verdict, long Count);
