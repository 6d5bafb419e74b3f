using System.Collections.Immutable;
using Foedera.Reading.Packs;
using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Views.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Topics;

/// <summary>What is said of a topic: a search that the packs ask.</summary>
internal static class TopicPages
{
    private const int Newest = 10;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages
            .MapGet("/topics", TopicsAsync)
            .WithSummary("The topics of the packs, with how many statements on record are about each.")
            .Produces<TopicsView>();
        pages
            .MapGet("/topics/{id}", TopicAsync)
            .WithSummary("What is said of a topic: by whom, in which months, the newest statements first.")
            .Produces<TopicView>();
    }

    private static async Task<IResult> TopicsAsync(Searcher searcher, TopicShelf shelf, CancellationToken stop)
    {
        var entries = ImmutableArray.CreateBuilder<TopicEntry>();
        DateTimeOffset? asOf = null;
        foreach (var topic in shelf.Topics)
        {
            var answer = await AskedAsync(searcher, topic, 1, stop);
            entries.Add(TopicEntry.Of(topic, answer));
            asOf = answer.AsOf;
        }
        var view = new TopicsView(entries.DrainToImmutable())
        {
            Imprint = new Imprint("Topics", "/topics")
            {
                AsOf = asOf,
                Method = "said",
                HasCsv = true,
            },
        };
        return new Shown<TopicsPage, TopicsView>(view) { Csv = v => v.Table() };
    }

    private static async Task<IResult> TopicAsync(
        Searcher searcher,
        TopicShelf shelf,
        string id,
        CancellationToken stop
    )
    {
        if (shelf.Topics.FirstOrDefault(topic => topic.Id == id) is not { } topic)
            return Failures.NotFound("No topic of the packs has this name; /topics lists them.");
        var view = TopicView.Of(topic, await AskedAsync(searcher, topic, Newest, stop));
        return new Shown<TopicPage, TopicView>(view)
        {
            Csv = v => v.Table(),
            Atom = (v, origin) =>
                ListFeed.Of(v.Imprint, [.. v.Statements.Select((line, i) => FeedItem.Of(line, v.Posts[i]))], origin),
        };
    }

    private static async Task<SearchAnswer> AskedAsync(Searcher searcher, Topic topic, int size, CancellationToken stop)
    {
        var read = await searcher.AnswerAsync(new SearchQuestion { Topic = topic.Id }, size, stop);
        return read.Try(out var answer) ? answer : throw new InvalidOperationException(read.Problems[0].Message);
    }
}
