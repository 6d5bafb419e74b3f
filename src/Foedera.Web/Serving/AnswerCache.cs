using System.Diagnostics.CodeAnalysis;

namespace Foedera.Web.Serving;

/// <summary>The answers given last, up to a number of bytes; those not asked for longest go first. An answer is kept
/// under everything that it depends on:
/// the state of the record, the day, the origin of the site, and the address. Several who ask the same at once wait for
/// one answer.</summary>
/// <param name="mostBytes">Bytes kept.</param>
internal sealed class AnswerCache(long mostBytes)
{
    // one answer must not drive out all others
    private const int PartOfOne = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, KeptAnswer Answer)>> kept = new(
        StringComparer.Ordinal
    );
    private readonly LinkedList<(string Key, KeptAnswer Answer)> byUse = new();
    private readonly Dictionary<string, TaskCompletionSource<KeptAnswer?>> inWork = new(StringComparer.Ordinal);
    private long bytes;

    /// <summary>The longest answer that is kept, in bytes.</summary>
    public int LongestKept => (int)Math.Min(int.MaxValue, mostBytes / PartOfOne);

    /// <summary>The answer under the key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out KeptAnswer? answer)
    {
        lock (gate)
        {
            answer = null;
            if (!kept.TryGetValue(key, out var node))
                return false;
            byUse.Remove(node);
            byUse.AddFirst(node);
            answer = node.Value.Answer;
            return true;
        }
    }

    /// <summary>True for whoever comes first and is to make the answer; the others wait.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="work">What to wait for: the answer, or null when none came of it.</param>
    public bool IsFirst(string key, out Task<KeptAnswer?> work)
    {
        lock (gate)
        {
            var isFirst = !inWork.TryGetValue(key, out var promise);
            promise ??= inWork[key] = new TaskCompletionSource<KeptAnswer?>(
                TaskCreationOptions.RunContinuationsAsynchronously
            );
            work = promise.Task;
            return isFirst;
        }
    }

    /// <summary>Ends what <see cref="IsFirst"/> began, with the answer or with none.</summary>
    public void Complete(string key, KeptAnswer? answer)
    {
        TaskCompletionSource<KeptAnswer?>? work;
        lock (gate)
        {
            inWork.Remove(key, out work);
            if (answer is not null)
                Keep(key, answer);
        }
        work?.TrySetResult(answer);
    }

    private void Keep(string key, KeptAnswer answer)
    {
        if (answer.Size > mostBytes / PartOfOne || kept.ContainsKey(key))
            return;
        kept[key] = byUse.AddFirst((key, answer));
        bytes += answer.Size;
        while (bytes > mostBytes && byUse.Last is { } oldest)
        {
            byUse.RemoveLast();
            kept.Remove(oldest.Value.Key);
            bytes -= oldest.Value.Answer.Size;
        }
    }
}
