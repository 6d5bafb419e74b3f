using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Said;

/// <summary>Search among all statements, narrowed by facets; the address holds the whole question.</summary>
internal static class SearchPages
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/search", Search).RequireRateLimiting(Protection.Questions).WithSummary("Statements by words, speaker, outlet, days, kind, type and verdict, with facets.").Produces<SearchView>();

    private static async Task<IResult> Search(RecordStore record, [AsParameters] SearchQuestion question, CancellationToken stop)
    {
        if (AskedWords.IsTooLong(question.Q)) return Failures.BadQuestion($"A search may be {Words.Figure(AskedWords.Longest)} characters long.");
        if (question.Problem() is { } problem) return Failures.BadQuestion(problem);
        var asked = question with { Q = AskedWords.Clean(question.Q) };
        var found = await record.SearchAsync(asked.ToQuery(), new Paging(asked.Page ?? 1, 25), stop);
        var summary = await record.SummaryAsync(stop);
        var view = new SearchView(
            asked.Q, asked.Speaker, asked.Outlet, asked.From, asked.To, asked.Kind, asked.Type, asked.Verdict,
            found.Statements.Total, found.Statements.At.Page, found.Statements.Pages, await StatementLine.AllAsync(record, found.Statements.Rows, stop), FacetList.Of(found.Facets))
        {
            Question = asked,
            Binding = asked.Binding,
            Imprint = new Imprint(asked.IsEmpty ? "Search" : $"Search: {asked.Q ?? "all statements"}", asked.Address()) { AsOf = summary.AsOf, HasCsv = true, Method = "said", IsPrivate = true },
        };
        return new Shown<SearchPage, SearchView>(view) { Csv = v => StatementLine.Table(v.Statements) };
    }
}

/// <summary>The question in the address.</summary>
public sealed record SearchQuestion
{
    /// <summary>Words, "phrases" and beginnings*.</summary>
    public string? Q { get; init; }

    /// <summary>Key of a speaker.</summary>
    public string? Speaker { get; init; }

    /// <summary>Key of an outlet.</summary>
    public string? Outlet { get; init; }

    /// <summary>First day of publication, 2026-05-05.</summary>
    public string? From { get; init; }

    /// <summary>Last day of publication.</summary>
    public string? To { get; init; }

    /// <summary>direct, mixed or indirect.</summary>
    public string? Kind { get; init; }

    /// <summary>commitment, warning, …</summary>
    public string? Type { get; init; }

    /// <summary>How far the wording binds: will, pledge, aim, consider, might.</summary>
    public string? Binding { get; init; }

    /// <summary>A verdict on at least one wording.</summary>
    public string? Verdict { get; init; }

    /// <summary>Page of the results, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>True when nothing is asked.</summary>
    internal bool IsEmpty => this with { Page = null } == new SearchQuestion();

    internal string? Problem()
    {
        foreach (var day in new[] { From, To })
            if (!string.IsNullOrEmpty(day) && QueryWords.ParseDay(day) is null) return $"“{Words.Beginning(day, 40)}” is not a day; write it as 2026-05-05.";
        return QueryWords.ParseDay(From) > QueryWords.ParseDay(To) ? "The last day lies before the first." : null;
    }

    internal StatementQuery ToQuery() => new()
    {
        Words = Q,
        Speaker = None(Speaker),
        Outlet = None(Outlet),
        Published = QueryWords.ParseDay(From) is null && QueryWords.ParseDay(To) is null ? null : new DateWindow(QueryWords.ParseDay(From), QueryWords.ParseDay(To)),
        Kind = QueryWords.Parse<StatementKind>(Kind),
        Type = QueryWords.Parse<StatementType>(Type),
        Binding = QueryWords.Parse<Bindingness>(Binding),
        Verdict = QueryWords.Parse<Verdict>(Verdict),
    };

    /// <summary>The address of this question; page 1 is left out.</summary>
    public string Address() => Addresses.Query("/search", ("q", Q), ("speaker", Speaker), ("outlet", Outlet), ("from", From), ("to", To), ("kind", Kind), ("type", Type),
        ("binding", Binding), ("verdict", Verdict), ("page", Page > 1 ? Page.Value.ToString(CultureInfo.InvariantCulture) : null));

    private static string? None(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>What a search found.</summary>
/// <param name="Q">The words.</param>
/// <param name="Speaker">Key of a speaker.</param>
/// <param name="Outlet">Key of an outlet.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Kind">Kind of statement.</param>
/// <param name="Type">Type of statement.</param>
/// <param name="Verdict">A verdict.</param>
/// <param name="Total">How many statements in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Statements">The statements of the page, the newest first.</param>
/// <param name="Facets">How the whole result divides.</param>
public sealed record SearchView(
    string? Q, string? Speaker, string? Outlet, string? From, string? To, string? Kind, string? Type, string? Verdict,
    long Total, int Page, int Pages, ImmutableArray<StatementLine> Statements, FacetList Facets) : PageView
{
    /// <summary>The question as asked.</summary>
    [JsonIgnore]
    public required SearchQuestion Question { get; init; }

    /// <summary>How far the wording binds; null for any.</summary>
    public string? Binding { get; init; }
}

/// <summary>How a result divides.</summary>
/// <param name="Speakers">By speaker.</param>
/// <param name="Outlets">By outlet.</param>
/// <param name="Months">By month of publication.</param>
/// <param name="Kinds">By kind.</param>
/// <param name="Types">By type.</param>
/// <param name="Verdicts">By verdict.</param>
public sealed record FacetList(
    ImmutableArray<NamedFacet> Speakers, ImmutableArray<NamedFacet> Outlets, ImmutableArray<NamedFacet> Months, ImmutableArray<NamedFacet> Kinds,
    ImmutableArray<NamedFacet> Types, ImmutableArray<NamedFacet> Verdicts)
{
    /// <summary>By how far the wording binds.</summary>
    public ImmutableArray<NamedFacet> Bindings { get; init; } = [];

    internal static FacetList Of(Facets facets) => new(
        Named(facets.Speakers), Named(facets.Outlets), Named(facets.Months), Named(facets.Kinds), Named(facets.Types), Named(facets.Verdicts))
    {
        Bindings = Named(facets.Bindings),
    };

    private static ImmutableArray<NamedFacet> Named(ImmutableArray<FacetValue> values) => [.. values.Select(v => new NamedFacet(v.Key, v.Name, v.Count))];
}

/// <summary>One value of a facet.</summary>
/// <param name="Key">As addresses write it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Count">How many statements have it.</param>
public sealed record NamedFacet(string Key, string Name, long Count);
