using System.Collections.Immutable;
using Foedera.Store.Queries;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Search;

/// <summary>What a search found.</summary>
/// <param name="Asked">The question as it was written.</param>
/// <param name="Taken">The question as it was answered.</param>
/// <param name="ReadAs">What the parts of a question in a sentence were taken for; empty when it was taken as it
/// is.</param>
/// <param name="Total">How many statements in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Statements">The statements of the page.</param>
/// <param name="Facets">How the whole result divides.</param>
public sealed record SearchAnswer(
    SearchQuestion Asked,
    SearchQuestion Taken,
    ImmutableArray<ReadAs> ReadAs,
    long Total,
    int Page,
    int Pages,
    ImmutableArray<StatementLine> Statements,
    FacetList Facets
)
{
    /// <summary>The moment of the newest entry; null while nothing is on record.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>What was searched.</summary>
    public required SearchedRecord Searched { get; init; }

    /// <summary>The content of each statement, with the words asked for marked, in the order of the
    /// statements.</summary>
    public ImmutableArray<ImmutableArray<SnippetPiece>> Shown { get; init; } = [];

    /// <summary>What each speaker was on the day, in the order of the statements; null where the packs do not
    /// say.</summary>
    public ImmutableArray<string?> Posts { get; init; } = [];

    /// <summary>Where nothing was found: how many there are when one part is left out, those that find fewest
    /// first.</summary>
    public ImmutableArray<Relaxed> Without { get; init; } = [];

    /// <summary>Where that finds nothing either: how many each part finds by itself.</summary>
    public ImmutableArray<Relaxed> Alone { get; init; } = [];

    /// <summary>Questions with words that the record has, where those asked for found nothing.</summary>
    public ImmutableArray<SearchQuestion> Suggestions { get; init; } = [];
}

/// <summary>The question with one part left out.</summary>
/// <param name="Part">The part: post, figure, since, …</param>
/// <param name="Total">How many statements there are then.</param>
/// <param name="Question">The question.</param>
public sealed record Relaxed(string Part, long Total, SearchQuestion Question);

/// <summary>What was searched.</summary>
/// <param name="Documents">Documents on record.</param>
/// <param name="Statements">Statements in them.</param>
/// <param name="From">Day of the oldest document.</param>
/// <param name="To">Day of the newest.</param>
public sealed record SearchedRecord(long Documents, long Statements, DateOnly? From, DateOnly? To);

/// <summary>How a result divides.</summary>
/// <param name="Speakers">By speaker.</param>
/// <param name="Outlets">By outlet.</param>
/// <param name="Months">By month of publication.</param>
/// <param name="Kinds">By kind.</param>
/// <param name="Types">By type.</param>
/// <param name="Verdicts">By verdict.</param>
public sealed record FacetList(
    ImmutableArray<NamedFacet> Speakers,
    ImmutableArray<NamedFacet> Outlets,
    ImmutableArray<NamedFacet> Months,
    ImmutableArray<NamedFacet> Kinds,
    ImmutableArray<NamedFacet> Types,
    ImmutableArray<NamedFacet> Verdicts
)
{
    /// <summary>By how far the wording binds.</summary>
    public ImmutableArray<NamedFacet> Bindings { get; init; } = [];

    internal static FacetList Of(Facets facets) =>
        new(
            Named(facets.Speakers),
            Named(facets.Outlets),
            Named(facets.Months),
            Named(facets.Kinds),
            Named(facets.Types),
            Named(facets.Verdicts)
        )
        {
            Bindings = Named(facets.Bindings),
        };

    private static ImmutableArray<NamedFacet> Named(ImmutableArray<FacetValue> values) =>
        [.. values.Select(v => new NamedFacet(v.Key, v.Name, v.Count))];
}

/// <summary>One value of a facet.</summary>
/// <param name="Key">As addresses write it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Count">How many statements have it.</param>
public sealed record NamedFacet(string Key, string Name, long Count);
