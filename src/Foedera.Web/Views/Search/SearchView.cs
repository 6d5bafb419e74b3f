using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Foedera.Web.Api;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Search;

/// <summary>What a search found, as page, JSON, CSV and feed, the command line and tools show it.</summary>
/// <param name="Q">The words, or the question in a sentence, as written.</param>
/// <param name="Speaker">Key of a speaker.</param>
/// <param name="Outlet">Key of an outlet.</param>
/// <param name="From">First day of publication.</param>
/// <param name="To">Last day.</param>
/// <param name="Kind">Kind of statement.</param>
/// <param name="Type">Type of statement.</param>
/// <param name="Verdict">A verdict.</param>
/// <param name="Total">How many statements in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Statements">The statements of the page, the newest first unless asked otherwise.</param>
/// <param name="Facets">How the whole result divides.</param>
public sealed record SearchView(
    string? Q,
    string? Speaker,
    string? Outlet,
    string? From,
    string? To,
    string? Kind,
    string? Type,
    string? Verdict,
    long Total,
    int Page,
    int Pages,
    ImmutableArray<StatementLine> Statements,
    FacetList Facets
) : PageView
{
    /// <summary>The whole answer.</summary>
    [JsonIgnore]
    public required SearchAnswer Answer { get; init; }

    /// <summary>How far the wording binds; null for any.</summary>
    public string? Binding { get; init; }

    /// <summary>The filters that were applied, by their names in addresses.</summary>
    public required IReadOnlyDictionary<string, string> Filters { get; init; }

    /// <summary>What the parts of a question in a sentence were taken for; empty when it was taken as it is.</summary>
    public ImmutableArray<ReadAs> ReadAs { get; init; } = [];

    /// <summary>What each speaker was on the day, in the order of the statements; null where no pack says.</summary>
    public ImmutableArray<string?> Posts { get; init; } = [];

    /// <summary>Addresses of questions with words that the record has, where those asked for found nothing.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>Where nothing was found: how many there are when one part is left out.</summary>
    public ImmutableArray<WithoutPart> Without { get; init; } = [];

    /// <summary>Where that finds nothing either: how many each part finds by itself.</summary>
    public ImmutableArray<WithoutPart> Alone { get; init; } = [];

    /// <summary>What was searched.</summary>
    public required SearchedRecord Searched { get; init; }

    /// <summary>The answer as all show it.</summary>
    public static SearchView Of(SearchAnswer answer)
    {
        var asked = answer.Asked;
        return new SearchView(
            asked.Q,
            asked.Speaker,
            asked.Outlet,
            asked.From,
            asked.To,
            asked.Kind,
            asked.Type,
            asked.Verdict,
            answer.Total,
            answer.Page,
            answer.Pages,
            answer.Statements,
            answer.Facets
        )
        {
            Answer = answer,
            Binding = asked.Binding,
            Filters = answer
                .Taken.Parts.Where(part => part.Key is not ("page" or "as" or "sort") && part.Value is not null)
                .ToDictionary(part => part.Key, part => part.Value!),
            ReadAs = answer.ReadAs,
            Posts = answer.Posts,
            Without =
            [
                .. answer.Without.Select(relaxed => new WithoutPart(
                    relaxed.Part,
                    relaxed.Total,
                    relaxed.Question.Address()
                )),
            ],
            Alone =
            [
                .. answer.Alone.Select(relaxed => new WithoutPart(
                    relaxed.Part,
                    relaxed.Total,
                    relaxed.Question.Address()
                )),
            ],
            Suggestions = [.. answer.Suggestions.Select(question => question.Address())],
            Searched = answer.Searched,
            Imprint = new Imprint(asked.IsEmpty ? "Search" : $"Search: {Title(answer)}", asked.Address())
            {
                AsOf = answer.AsOf,
                HasCsv = true,
                HasFeed = true,
                Method = "said",
                IsPrivate = true,
            },
        };
    }

    /// <summary>The statements as rows.</summary>
    public CsvTable Table()
    {
        var table = StatementLine.Table(Statements);
        return new CsvTable(
            [.. table.Headings, "post"],
            table.Rows.Select((row, i) => (IReadOnlyList<string?>)[.. row, Posts[i]])
        );
    }

    /// <summary>The answer in a sentence: how many, of how much.</summary>
    [JsonIgnore]
    public string Sentence
    {
        get
        {
            if (Searched.Statements == 0)
                return "No statement is on record yet.";
            var order = Answer.Taken.Sort == "relevance" ? "those that fit best first" : "the newest first";
            if (Answer.Taken.IsEmpty)
                return $"{Words.Sentence(Words.Count(Total, "statement"))} on record, {order}.";
            return Total == 0
                ? $"No statement on record matches. {Extent}"
                : $"{Words.Sentence(Words.Count(Total, "statement matches", "statements match"))}, {order}.";
        }
    }

    /// <summary>What was searched, in a sentence: absence is bounded.</summary>
    [JsonIgnore]
    public string Extent =>
        Searched is { From: { } from, To: { } to }
            ? $"Searched: {Words.Count(Searched.Documents, "document")} from {Words.Of(from)} to {Words.Of(to)}."
            : $"Searched: {Words.Count(Searched.Documents, "document")}.";

    private static string Title(SearchAnswer answer)
    {
        if (answer.Asked.Q is { } words)
            return words;
        var parts = answer
            .Asked.Parts.Where(part => part.Value is not null && part.Key is not ("sort" or "as" or "page"))
            .Select(part => $"{part.Key} {part.Value}");
        return string.Join(", ", parts);
    }
}

/// <summary>The question with one part left out, or with that part alone.</summary>
/// <param name="Part">The part: post, figure, since, …</param>
/// <param name="Total">How many statements there are then.</param>
/// <param name="Address">The question's address.</param>
public sealed record WithoutPart(string Part, long Total, string Address);
