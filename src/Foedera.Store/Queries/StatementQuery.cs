using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Mapping;

namespace Foedera.Store.Queries;

/// <summary>Which statements; each part that is null asks for nothing. All parts must hold.</summary>
public sealed record StatementQuery
{
    /// <summary>Words, "phrases" and beginnings* that the content must hold, whatever their case and accents.</summary>
    public string? Words { get; init; }

    /// <summary>Key of a speaker: an actor's id or the slug of a name.</summary>
    public string? Speaker { get; init; }

    /// <summary>Whoever held a post: actors with the days on which they held it; a statement counts by the day it was
    /// said, else published.
    /// At most 100; empty asks for nothing.</summary>
    public ImmutableArray<Tenure> Post { get; init; } = [];

    /// <summary>Groups of people (whoever is of a state, speaks for a body, holds a post): the speaker must belong to
    /// every group, on the day it
    /// was said, else published. At most 4,000 tenures a group; a group of nobody finds nothing.</summary>
    public ImmutableArray<ImmutableArray<Tenure>> Among { get; init; } = [];

    /// <summary>Groups of words: one term of every group must stand in the content. Goes before <see cref="Words"/>;
    /// empty asks for nothing.</summary>
    public ImmutableArray<ImmutableArray<SearchTerm>> Groups { get; init; } = [];

    /// <summary>Days on which it was said, else published.</summary>
    public DateWindow? Said { get; init; }

    /// <summary>Language of the document: the first part of its BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>What a figure in its content must be; see <see cref="FigureAsked"/>.</summary>
    public FigureAsked? Stated { get; init; }

    /// <summary>The order. Default the newest first.</summary>
    public SearchOrder Order { get; init; }

    /// <summary>Key of an outlet.</summary>
    public string? Outlet { get; init; }

    /// <summary>Days on which the document was published.</summary>
    public DateWindow? Published { get; init; }

    /// <summary>Days that the statement speaks of; its horizon must share one with them.</summary>
    public DateWindow? Horizon { get; init; }

    /// <summary>Direct, mixed or indirect.</summary>
    public StatementKind? Kind { get; init; }

    /// <summary>Commitment, warning, …</summary>
    public StatementType? Type { get; init; }

    /// <summary>How far the wording binds.</summary>
    public Bindingness? Binding { get; init; }

    /// <summary>A verdict on at least one of its wordings.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>A figure in its content.</summary>
    public FigureRange? Figure { get; init; }
}

/// <summary>An actor and the days on which they held a post.</summary>
/// <param name="ActorId">Id in the packs.</param>
/// <param name="Held">First and last day.</param>
public sealed record Tenure(string ActorId, DateWindow Held);

/// <summary>Figures from <paramref name="Least"/> to <paramref name="Most"/>, both included, of a unit ("%", "EUR",
/// "citizens").</summary>
public sealed record FigureRange(decimal Least, decimal Most, string Unit);

/// <summary>In which order statements are listed.</summary>
public enum SearchOrder
{
    /// <summary>The newest first, by the day of publication.</summary>
    Day,

    /// <summary>Those whose words fit the question best first; without words, the newest.</summary>
    Relevance,
}

/// <summary>How a figure asked for stands to the number.</summary>
public enum FigureTest
{
    /// <summary>The number itself is named, whatever stands before it.</summary>
    Named,

    /// <summary>What is said lies over it: "well north of 3 %" lies over 3.</summary>
    Over,

    /// <summary>What is said lies at it or over it.</summary>
    AtLeast,

    /// <summary>What is said lies under it.</summary>
    Under,

    /// <summary>What is said lies at it or under it.</summary>
    AtMost,

    /// <summary>What is said lies from it to the second number.</summary>
    Between,
}

/// <summary>A figure asked for.</summary>
/// <param name="Test">How it stands to the number.</param>
/// <param name="Value">The number.</param>
/// <param name="Upper">The second number of a range; null for other tests.</param>
/// <param name="Unit">"%", an ISO 4217 code, or the noun counted; null for any.</param>
public sealed record FigureAsked(FigureTest Test, decimal Value, decimal? Upper, string? Unit);

/// <summary>A statement in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Document">Where it stands.</param>
/// <param name="Kind">Direct, mixed or indirect.</param>
/// <param name="Type">Commitment, warning, …</param>
/// <param name="Text">The content; pieces are separated by " … ".</param>
/// <param name="Speaker">Who; null when nothing points to anybody.</param>
/// <param name="SpeakerKey">The speaker in addresses; null while the name is open.</param>
/// <param name="SaidOn">When it was said; null when that is not bounded.</param>
/// <param name="Horizon">The time it speaks of; null when it names none.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Wordings">The utterances it reports.</param>
public sealed record StatementHit(
    string Id,
    DocumentHead Document,
    StatementKind Kind,
    StatementType Type,
    string Text,
    Speaker? Speaker,
    string? SpeakerKey,
    DateWindow? SaidOn,
    DateWindow? Horizon,
    double Confidence,
    ImmutableArray<StatementWording> Wordings
);

/// <summary>A statement with the text that its spans count into.</summary>
/// <param name="Statement">All that was read; spans in UTF-16 code units.</param>
/// <param name="Text">The document's text.</param>
public sealed record StatementInText(Statement Statement, string Text);

/// <summary>The values that the statements found have, with how many have each: the most frequent first, at most 25 a
/// list; months the newest first, at most 60.</summary>
/// <param name="Speakers">Speakers whose name is settled.</param>
/// <param name="Outlets">Outlets.</param>
/// <param name="Months">Months of publication, as 2025-03.</param>
/// <param name="Kinds">Direct, mixed, indirect.</param>
/// <param name="Types">Commitment, warning, …</param>
/// <param name="Verdicts">Verdicts on their wordings.</param>
/// <param name="IsWhole">False when more than 100,000 statements were found, of which the facets count only that
/// many.</param>
public sealed record Facets(
    ImmutableArray<FacetValue> Speakers,
    ImmutableArray<FacetValue> Outlets,
    ImmutableArray<FacetValue> Months,
    ImmutableArray<FacetValue> Kinds,
    ImmutableArray<FacetValue> Types,
    ImmutableArray<FacetValue> Verdicts,
    bool IsWhole
)
{
    /// <summary>How far the wordings bind; statements without a word that binds are in none.</summary>
    public ImmutableArray<FacetValue> Bindings { get; init; } = [];
}

/// <summary>One value of a facet.</summary>
/// <param name="Key">As queries and addresses write it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Count">How many statements have it.</param>
public sealed record FacetValue(string Key, string Name, long Count);

/// <summary>What a search found.</summary>
/// <param name="Statements">One page of statements, the newest first.</param>
/// <param name="Facets">How the whole result divides.</param>
public sealed record SearchResult(Listing<StatementHit> Statements, Facets Facets);
