using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Foedera.Reading.Packs;
using Foedera.Web.Api;
using Foedera.Web.Pages.Said;
using Foedera.Web.Views.Search;

namespace Foedera.Web.Pages.Topics;

/// <summary>Topics in a list.</summary>
/// <param name="Topics">In the order of the packs.</param>
public sealed record TopicsView(ImmutableArray<TopicEntry> Topics) : PageView
{
    internal CsvTable Table() =>
        new(
            ["topic", "name", "statements", "last"],
            Topics.Select(t =>
                (IReadOnlyList<string?>)
                    [t.Topic, t.Name, t.Statements.ToString(CultureInfo.InvariantCulture), QueryWords.Of(t.Last)]
            )
        );
}

/// <summary>A topic in a list.</summary>
/// <param name="Topic">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Statements">How many statements on record are about it.</param>
/// <param name="Speaker">Who speaks of it most; null while nobody does.</param>
/// <param name="Last">Day of the newest; null when unknown.</param>
public sealed record TopicEntry(string Topic, string Name, long Statements, NamedFacet? Speaker, DateOnly? Last)
{
    internal static TopicEntry Of(Topic topic, SearchAnswer answer) =>
        new(
            topic.Id,
            topic.Name,
            answer.Total,
            answer.Facets.Speakers.FirstOrDefault(),
            answer.Statements.FirstOrDefault()?.Published
        );
}

/// <summary>What is said of a topic.</summary>
/// <param name="Topic">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">The words that point to it, in any language.</param>
/// <param name="Total">How many statements on record have one of them.</param>
/// <param name="Months">How many of them were published in each month, the newest first.</param>
/// <param name="Speakers">Who speaks of it most.</param>
/// <param name="Outlets">Who reports of it most.</param>
/// <param name="Statements">The newest statements.</param>
/// <param name="Posts">What each speaker was on the day, in the order of the statements; null where no pack
/// says.</param>
public sealed record TopicView(
    string Topic,
    string Name,
    ImmutableArray<string> Words,
    long Total,
    ImmutableArray<NamedFacet> Months,
    ImmutableArray<NamedFacet> Speakers,
    ImmutableArray<NamedFacet> Outlets,
    ImmutableArray<StatementLine> Statements,
    ImmutableArray<string?> Posts
) : PageView
{
    /// <summary>The search for all of them.</summary>
    [JsonIgnore]
    public SearchQuestion Search => new() { Topic = Topic };

    /// <summary>The contents with the topic's words marked, in the order of the statements.</summary>
    [JsonIgnore]
    public ImmutableArray<ImmutableArray<SnippetPiece>> Marked { get; init; } = [];

    /// <summary>The topic as its page shows it.</summary>
    public static TopicView Of(Topic topic, SearchAnswer answer) =>
        new(
            topic.Id,
            topic.Name,
            topic.Words,
            answer.Total,
            answer.Facets.Months,
            answer.Facets.Speakers,
            answer.Facets.Outlets,
            answer.Statements,
            answer.Posts
        )
        {
            Marked = answer.Shown,
            Imprint = new Imprint(topic.Name, $"/topics/{Uri.EscapeDataString(topic.Id)}")
            {
                AsOf = answer.AsOf,
                Method = "said",
                HasCsv = true,
                HasFeed = true,
            },
        };

    /// <summary>The answer in a sentence: how many statements, from when to when.</summary>
    [JsonIgnore]
    public string Sentence
    {
        get
        {
            if (Total == 0)
                return "No statement on record has a word of this topic.";
            var count = Web.Words.Sentence(Web.Words.Count(Total, "statement"));
            return $"{count} on record {(Total == 1 ? "has" : "have")} a word of this topic{Extent}.";
        }
    }

    private string Extent =>
        Months switch
        {
            [] => "",
            [var only] => $", published in {NameOf(only.Key)}",
            [var last, .., var first] => $", published from {NameOf(first.Key)} to {NameOf(last.Key)}",
        };

    internal CsvTable Table()
    {
        var table = StatementLine.Table(Statements);
        return new CsvTable(
            [.. table.Headings, "post"],
            table.Rows.Select((row, i) => (IReadOnlyList<string?>)[.. row, Posts[i]])
        );
    }

    private static string NameOf(string month) =>
        QueryWords.ParseDay($"{month}-01")?.ToString("MMMM yyyy", CultureInfo.InvariantCulture) ?? month;
}
