using System.Runtime.InteropServices;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Verifying;

/// <summary>Finds passages by stretches of their words, common ones too: every three words in a row, and every one and
/// two words for
/// questions that are no longer than that.</summary>
internal sealed class WordRuns
{
    // enough to show where a stock phrase stands; a longer question has rarer stretches
    private const int LongestPosting = 400;
    private const int Longest = 3;

    private readonly Dictionary<long, List<int>> postings = [];

    /// <summary>Adds the passage with this number; numbers only grow.</summary>
    public void Add(WordSequence passage, int number)
    {
        for (var length = 1; length <= Longest; length++)
        {
            for (var start = 0; start + length <= passage.Count; start++)
            {
                ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    postings,
                    Key(passage, start, length),
                    out _
                );
                posting ??= new List<int>(1);
                if (posting.Count < LongestPosting && (posting.Count == 0 || posting[^1] != number))
                    posting.Add(number);
            }
        }
    }

    /// <summary>Passages that share a stretch with the question, those that share most first.</summary>
    public IEnumerable<int> For(WordSequence question, int most)
    {
        var length = Math.Min(Longest, question.Count);
        var votes = new Dictionary<int, int>();
        for (var start = 0; length > 0 && start + length <= question.Count; start++)
            foreach (var passage in postings.GetValueOrDefault(Key(question, start, length), []))
                CollectionsMarshal.GetValueRefOrAddDefault(votes, passage, out _)++;
        return votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key).Take(most).Select(v => v.Key);
    }

    private static long Key(WordSequence words, int start, int length)
    {
        unchecked
        {
            var key = 1469598103934665603L + length;
            for (var i = 0; i < length; i++)
                key = (key ^ words.Forms[start + i].Id) * 1099511628211L;
            return key;
        }
    }
}
