using System.Runtime.CompilerServices;
using Foedera.Reading.Formats.Feeds;
using Foedera.Store;
using Foedera.Work.Fetching;

namespace Foedera.Work.Stages;

/// <summary>Addresses to pages. A feed or sitemap is opened, and those of its pages are fetched that the record has not
/// seen; a page that was named is
/// asked for anew, and its host may say that nothing changed.</summary>
public sealed class FetchStage(RecordStore record, Fetcher fetcher, FetchOptions options)
{
    /// <summary>Lists that may stand in each other: a sitemap in an index.</summary>
    private const int DeepestList = 3;

    /// <summary>Fetches, several hosts at once, and gives what came in the order of the addresses.</summary>
    /// <param name="addresses">Absolute addresses of pages, feeds and sitemaps.</param>
    /// <param name="stop">Ends it.</param>
    public async IAsyncEnumerable<Source> RunAsync(
        IEnumerable<Uri> addresses,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await foreach (var page in AheadAsync(addresses, NamedAsync, stop))
        await foreach (var source in OpenAsync(page, DeepestList, stop))
            yield return source;
    }

    /// <summary>Opens what was fetched: the pages of a list that the record has not seen, or the page itself.</summary>
    /// <param name="fetched">What came of asking for an address.</param>
    /// <param name="stop">Ends it.</param>
    public IAsyncEnumerable<Source> RunAsync(Fetched fetched, CancellationToken stop) =>
        OpenAsync(fetched, DeepestList, stop);

    private async IAsyncEnumerable<Source> OpenAsync(
        Fetched? fetched,
        int depth,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        if (
            fetched is not Fetched.Page page
            || depth == 0
            || Listed.In(page.Bytes, page.Fetch.Address) is not { } listed
        )
        {
            if (fetched is not null)
                yield return new SourcePage(fetched);
            yield break;
        }
        await foreach (var list in AheadAsync(listed.Lists, NamedAsync, stop))
        await foreach (var source in OpenAsync(list, depth - 1, stop))
            yield return source;
        await foreach (var item in AheadAsync(listed.Pages, UnseenAsync, stop))
            if (item is not null)
                yield return new SourcePage(item);
    }

    private async Task<Fetched?> NamedAsync(Uri address, CancellationToken stop) =>
        await fetcher.FetchAsync(address, await record.ValidatorsAsync(address, stop), stop);

    private async Task<Fetched?> UnseenAsync(Uri address, CancellationToken stop) =>
        await record.WasFetchedAsync(address, stop) ? null : await fetcher.FetchAsync(address, null, stop);

    // in their order, with some under way ahead
    private async IAsyncEnumerable<Fetched?> AheadAsync(
        IEnumerable<Uri> addresses,
        Func<Uri, CancellationToken, Task<Fetched?>> fetch,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var underway = new Queue<Task<Fetched?>>();
        foreach (var address in addresses)
        {
            underway.Enqueue(fetch(address, stop));
            if (underway.Count >= options.AtOnce)
                yield return await underway.Dequeue();
        }
        while (underway.TryDequeue(out var next))
            yield return await next;
    }
}
