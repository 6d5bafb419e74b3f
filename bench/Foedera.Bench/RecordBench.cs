using System.Diagnostics;
using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Store.Snapshots;
using Foedera.Work.Stages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foedera.Bench;

/// <summary>Records of invented documents, five quotations in each, for measuring how the work grows with
/// them.</summary>
internal static class RecordBench
{
    private const int QuotationsPerDocument = 5;
    private const int Batch = 500;

    /// <summary>Makes a record of so many documents, joined.</summary>
    public static async Task<int> MakeAsync(string path, int documents)
    {
        await using var record = await RecordStore.OpenAsync(path, TimeProvider.System);
        var invented = InventedQuotations.AsDocuments(InventedQuotations.Make(documents * QuotationsPerDocument));
        await Timed(
            "saving",
            async () =>
            {
                foreach (var some in invented.Chunk(Batch))
                    await record.SaveAsync([.. some.Select(Arriving)]);
            }
        );
        await Timed("joining", () => JoinAsync(record));
        var source = invented.Sum(d => (long)Encoding.UTF8.GetByteCount(d.Document.Text));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{documents} documents, {source / 1e6:0.0} MB of text, {new FileInfo(path).Length / 1e6:0.0} MB on disk"
            )
        );
        return 0;
    }

    /// <summary>Adds documents one by one to a record and joins after each: what one costs, by stage.</summary>
    public static async Task<int> AddAsync(string path, int documents)
    {
        await using var record = await RecordStore.OpenAsync(path, TimeProvider.System);
        var held = (int)(await record.SummaryAsync()).Documents;
        var invented = InventedQuotations.AsDocuments(
            InventedQuotations.Make((held + documents) * QuotationsPerDocument)
        );
        foreach (var document in invented.TakeLast(documents))
        {
            var (id, text) = ("added-" + document.Document.Id, document.Document.Text + "Reported once more.\n");
            var named = document with { Document = document.Document with { Id = id, Text = text } };
            await Timed("saving", () => record.SaveAsync([Arriving(named)]));
            await Timed("joining", () => JoinAsync(record));
        }
        return 0;
    }

    /// <summary>Joins the whole record, by stage, and writes nothing new.</summary>
    public static async Task<int> StagesAsync(string path)
    {
        await using var record = await RecordStore.OpenAsync(path, TimeProvider.System);
        List<ReadDocument> documents = [];
        IReadOnlyList<Utterance> utterances = [];
        await Timed("summary", () => record.SummaryAsync());
        await Timed("loading", async () => documents = await record.AllDocumentsAsync().ToListAsync());
        utterances = await JoinedAsync(documents);
        var points = documents.ToDictionary(
            d => d.Document.Id,
            d => new CodePoints(d.Document.Text),
            StringComparer.Ordinal
        );
        await Timed("writing", () => record.ReplaceUtterancesAsync(utterances, points));
        return 0;
    }

    private static async Task<IReadOnlyList<Utterance>> JoinedAsync(List<ReadDocument> documents)
    {
        List<QuotedPassage> passages = [];
        List<(int, int, Likeness)> pairs = [];
        Duplicates? distinct = null;
        Linkage? links = null;
        IReadOnlyList<Utterance> utterances = [];
        await Timed("cutting", () => Task.FromResult(passages = QuotedPassages.Of(documents, new Vocabulary())));
        await Timed("taking apart", () => Task.FromResult(passages = RunOnSentences.Split(passages)));
        await Timed(
            "duplicates",
            () =>
                Task.FromResult(
                    distinct = Duplicates.Of(
                        passages,
                        [.. Enumerable.Range(0, passages.Count).Where(i => !passages[i].IsFragment)]
                    )
                )
        );
        await Timed(
            "index",
            () => Task.FromResult(CandidatePairs.Over(distinct!.Representatives.ConvertAll(i => passages[i].Words)))
        );
        await Timed(
            "pairs",
            () => Task.FromResult(pairs = Utterances.Pairs(passages, distinct!, JoiningOptions.Default))
        );
        Console.WriteLine(
            $"{passages.Count} passages, {distinct!.Representatives.Count} distinct, {pairs.Count} pairs worth looking at"
        );
        await Timed(
            "linking",
            () => Task.FromResult(links = Utterances.Linked(passages, distinct, pairs, JoiningOptions.Default))
        );
        await Timed(
            "judging",
            () =>
                Task.FromResult(utterances = Utterances.Judged(passages, links!, (_, _) => [], JudgingOptions.Default))
        );
        return utterances;
    }

    private static Task<bool> JoinAsync(RecordStore record) =>
        new JoinStage(record, ActorDirectory.Empty, TimeProvider.System, NullLogger<JoinStage>.Instance).RunAsync(
            problem => throw new InvalidOperationException(problem.ToString()),
            CancellationToken.None
        );

    private static Arrival Arriving(ReadDocument read)
    {
        var bytes = Encoding.UTF8.GetBytes(read.Document.Text);
        var name = read.Document.Id + ".txt";
        return new Arrival(read, Origin.OfFile(null, name), new Snapshot(name, TimeProvider.System.GetUtcNow(), bytes));
    }

    private static async Task Timed(string stage, Func<Task> work)
    {
        var (clock, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{stage}: {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00} s of "
                    + $"processor, {Stopwatch.GetElapsedTime(clock).TotalSeconds:0.00} s by the clock, "
                    + $"{Environment.WorkingSet >> 20} MB"
            )
        );
    }
}
