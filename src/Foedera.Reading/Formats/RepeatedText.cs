using System.Collections.Immutable;
using Foedera.Core.Said;

namespace Foedera.Reading.Formats;

/// <summary>Text that a page holds twice and that was written once: the copy for another screen, the sentence pulled
/// out for the eye.</summary>
internal static class RepeatedText
{
    // shorter lines come again on purpose
    private const int ShortestCopy = 40;
    private const int FewestPulledWords = 4;

    // of a text printed twice half is a copy
    private const double LeastShare = 0.35;

    /// <summary>The blocks without the copies; of a copy the first stays, of a pulled quotation the running
    /// text.</summary>
    public static ImmutableArray<Block> Without(ImmutableArray<Block> blocks)
    {
        var plain = blocks.Select(block => " " + ActorDirectory.Fold(block.Text) + " ").ToList();
        var isCopy = Copies(plain);
        return [.. blocks.Where((block, i) => !isCopy[i] && !IsPulled(block, i, plain))];
    }

    // A line that comes again where it stands, and a run of lines that comes again in the same order and makes up much
    // of the text.
    // Single lines that come again (the question put to each of ten people, a dish on two days) are no copies
    private static bool[] Copies(List<string> plain)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var before = plain.Select((text, i) => first.TryAdd(text, i) ? -1 : first[text]).ToArray();
        var least = LeastShare * plain.Sum(text => text.Length);
        var isCopy = new bool[plain.Count];
        for (var i = 0; i < plain.Count; )
        {
            var end = i + 1;
            while (before[i] >= 0 && end < plain.Count && before[end] == before[end - 1] + 1)
                end++;
            var isRun = before[i] >= 0 && plain.Skip(i).Take(end - i).Sum(text => text.Length) >= least;
            if (isRun)
                isCopy.AsSpan(i, end - i).Fill(true);
            else
                isCopy[i] = i > 0 && plain[i] == plain[i - 1] && plain[i].Length >= ShortestCopy;
            i = isRun ? end : i + 1;
        }
        return isCopy;
    }

    // set off from the text, and word for word inside a longer paragraph of it
    private static bool IsPulled(Block block, int at, List<string> plain)
    {
        if (!PageMarks.IsSetOff(block.Element) || plain[at].AsSpan().Count(' ') <= FewestPulledWords)
            return false;
        for (var i = 0; i < plain.Count; i++)
            if (i != at && plain[i].Length > plain[at].Length && plain[i].Contains(plain[at], StringComparison.Ordinal))
                return true;
        return false;
    }
}
