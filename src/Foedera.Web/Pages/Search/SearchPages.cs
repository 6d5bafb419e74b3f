using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Views.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Search;

/// <summary>Search among all statements, by words, people, posts, figures, days and topics; the address holds the whole
/// question.</summary>
internal static class SearchPages
{
    private const int Size = 25;

    public static void Map(IEndpointRouteBuilder pages) =>
        pages
            .MapGet("/search", Search)
            .RequireRateLimiting(Protection.Questions)
            .WithSummary(
                "Statements by words, speaker, post on the day, state, body, topic, figure, horizon, outlet, days, kind, type and verdict, with facets; q may be a question in a sentence."
            )
            .Produces<SearchView>();

    private static async Task<IResult> Search(
        Searcher searcher,
        TopicShelf topics,
        [AsParameters] SearchQuestion question,
        CancellationToken stop
    )
    {
        if (AskedWords.IsTooLong(question.Q))
            return Failures.BadQuestion($"A search may be {Words.Figure(AskedWords.Longest)} characters long.");
        if (question.Parts.FirstOrDefault(part => AskedWords.IsTooLong(part.Value)) is { Value: not null } tooLong)
            return Failures.BadQuestion($"“{tooLong.Key}” may be {Words.Figure(AskedWords.Longest)} characters long.");
        var read = await searcher.AnswerAsync(question, Size, stop);
        if (!read.Try(out var answer))
            return Failures.BadQuestion(string.Join(" ", read.Problems.Select(problem => problem.Message)));
        return new Shown<SearchPage, SearchView>(SearchView.Of(answer))
        {
            Csv = v => v.Table(),
            Atom = (v, origin) =>
                ListFeed.Of(v.Imprint, [.. v.Statements.Select((line, i) => FeedItem.Of(line, v.Posts[i]))], origin),
        };
    }
}
