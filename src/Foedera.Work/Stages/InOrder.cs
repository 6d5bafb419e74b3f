using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Foedera.Work.Stages;

/// <summary>Work on several sources at once that gives its results in the order of the sources. What is under way is
/// bounded: a few sources,
/// a few results of each, and as much memory as their weights say; so a source that holds many results never holds them
/// all at once.</summary>
public static class InOrder
{
    /// <summary>Bytes that all sources under way may need together; one that needs more is worked on alone.</summary>
    private const long MostWeight = 256L << 20;

    private const int ResultsAhead = 8;

    /// <summary>Works through the sources.</summary>
    /// <param name="sources">Taken one after another, as there is room.</param>
    /// <param name="weight">How many bytes the work on a source may need at most; a guess.</param>
    /// <param name="work">Gives the results of one source; it is walked on another thread.</param>
    /// <param name="stop">Stops it.</param>
    public static IAsyncEnumerable<TResult> RunAsync<TSource, TResult>(
        IEnumerable<TSource> sources,
        Func<TSource, long> weight,
        Func<TSource, IEnumerable<TResult>> work,
        CancellationToken stop
    ) => RunAsync(sources.ToAsyncEnumerable(), weight, work, stop);

    /// <summary>Works through sources that come one after another.</summary>
    /// <param name="sources">Taken one after another, as there is room.</param>
    /// <param name="weight">How many bytes the work on a source may need at most; a guess.</param>
    /// <param name="work">Gives the results of one source; it is walked on another thread.</param>
    /// <param name="stop">Stops it.</param>
    public static async IAsyncEnumerable<TResult> RunAsync<TSource, TResult>(
        IAsyncEnumerable<TSource> sources,
        Func<TSource, long> weight,
        Func<TSource, IEnumerable<TResult>> work,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var begun = Channel.CreateBounded<ChannelReader<TResult>>(2 * Environment.ProcessorCount);
        var beginning = Task.Run(
            () => BeginAllAsync(sources, weight, work, begun.Writer, ending.Token),
            CancellationToken.None
        );
        try
        {
            await foreach (var results in begun.Reader.ReadAllAsync(stop))
            await foreach (var result in results.ReadAllAsync(stop))
                yield return result;
        }
        finally
        {
            await ending.CancelAsync();
            await beginning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task BeginAllAsync<TSource, TResult>(
        IAsyncEnumerable<TSource> sources,
        Func<TSource, long> weight,
        Func<TSource, IEnumerable<TResult>> work,
        ChannelWriter<ChannelReader<TResult>> begun,
        CancellationToken stop
    )
    {
        var underWay = new List<(Task Work, long Weight)>();
        try
        {
            await foreach (var source in sources.WithCancellation(stop))
            {
                await begun.WaitToWriteAsync(stop);
                var needed = weight(source);
                while (underWay.Count > 0 && underWay.Sum(other => other.Weight) + needed > MostWeight)
                {
                    await Task.WhenAny(underWay.Select(other => other.Work));
                    underWay.RemoveAll(other => other.Work.IsCompleted);
                }
                underWay.RemoveAll(other => other.Work.IsCompleted);
                var results = Channel.CreateBounded<TResult>(ResultsAhead);
                underWay.Add(
                    (Task.Run(() => WorkAsync(source, work, results.Writer, stop), CancellationToken.None), needed)
                );
                await begun.WriteAsync(results.Reader, stop);
            }
            begun.Complete();
        }
        catch (Exception fault)
        {
            begun.Complete(fault);
        }
        await Task.WhenAll(underWay.Select(one => one.Work));
    }

    private static async Task WorkAsync<TSource, TResult>(
        TSource source,
        Func<TSource, IEnumerable<TResult>> work,
        ChannelWriter<TResult> results,
        CancellationToken stop
    )
    {
        try
        {
            foreach (var result in work(source))
                await results.WriteAsync(result, stop);
            results.Complete();
        }
        catch (Exception fault)
        {
            results.Complete(fault);
        }
    }
}
