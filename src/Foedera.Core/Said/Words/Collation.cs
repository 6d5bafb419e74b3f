using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Words;

/// <summary>Word-by-word collation of a wording with a witness: the alignment that keeps the most weight of equal
/// words.</summary>
internal static class Collation
{
    // a table of this many cells takes a few milliseconds; longer pairs are cut at their common ends first
    private const int LargestTable = 4_000_000;

    // keeps stretches whole, and is worth less than any word
    private const float Adjoining = 0.3f;

    /// <summary>A stretch of both sequences, by word index; <see cref="Same"/> or not.</summary>
    internal readonly record struct Block(bool Same, int WitnessStart, int WitnessEnd, int TheirsStart, int TheirsEnd)
    {
        public bool IsInsertion => !Same && WitnessStart == WitnessEnd;

        public bool IsDeletion => !Same && TheirsStart == TheirsEnd;

        public DiffSegment ToSegment(WordSequence witness, WordSequence theirs)
        {
            ChangeKind? change =
                Same ? null
                : IsInsertion ? ChangeKind.Insert
                : IsDeletion ? ChangeKind.Delete
                : ChangeKind.Replace;
            return new DiffSegment(
                change,
                SpanOf(witness, WitnessStart, WitnessEnd),
                SpanOf(theirs, TheirsStart, TheirsEnd)
            );
        }

        private static TextSpan SpanOf(WordSequence words, int start, int end)
        {
            if (start < end)
                return words.At[start].Cover(words.At[end - 1]);
            var place =
                start > 0 ? words.At[start - 1].End
                : words.Count > 0 ? words.At[0].Start
                : 0;
            return new TextSpan(place, place);
        }
    }

    /// <summary>The blocks in order. The texts serve to see that "iron clad" is "ironclad".</summary>
    public static List<Block> Of(WordSequence witness, WordSequence theirs, string witnessText, string theirsText)
    {
        var blocks = new List<Block>();
        var (i, j) = (0, 0);
        foreach (var (wi, tj) in Matches(witness, theirs))
        {
            if (wi > i || tj > j)
                blocks.Add(new Block(false, i, wi, j, tj));
            if (blocks.Count > 0 && blocks[^1] is { Same: true } last)
                blocks[^1] = last with { WitnessEnd = wi + 1, TheirsEnd = tj + 1 };
            else
                blocks.Add(new Block(true, wi, wi + 1, tj, tj + 1));
            (i, j) = (wi + 1, tj + 1);
        }
        if (i < witness.Count || j < theirs.Count)
            blocks.Add(new Block(false, i, witness.Count, j, theirs.Count));
        return Unsplit(blocks, witness, theirs, witnessText, theirsText);
    }

    // a replacement that differs in spacing, hyphens or a doubled letter alone is no replacement
    private static List<Block> Unsplit(
        List<Block> blocks,
        WordSequence witness,
        WordSequence theirs,
        string witnessText,
        string theirsText
    )
    {
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b];
            if (block.Same || block.IsInsertion || block.IsDeletion)
                continue;
            if (
                Letters(witness, block.WitnessStart, block.WitnessEnd, witnessText)
                == Letters(theirs, block.TheirsStart, block.TheirsEnd, theirsText)
            )
                blocks[b] = block with { Same = true };
        }
        for (var b = blocks.Count - 1; b > 0; b--)
        {
            if (!blocks[b].Same || !blocks[b - 1].Same)
                continue;
            blocks[b - 1] = blocks[b - 1] with { WitnessEnd = blocks[b].WitnessEnd, TheirsEnd = blocks[b].TheirsEnd };
            blocks.RemoveAt(b);
        }
        return blocks;
    }

    private static string Letters(WordSequence words, int start, int end, string text) =>
        Spelling.Undoubled(
            string.Concat(Enumerable.Range(start, end - start).Select(i => Spelling.Plain(words.At[i].In(text))))
        );

    private static List<(int Witness, int Theirs)> Matches(WordSequence witness, WordSequence theirs)
    {
        var (a, b) = (witness.Forms, theirs.Forms);
        var matches = new List<(int, int)>();
        var head = 0;
        while (head < a.Length && head < b.Length && a[head].Id == b[head].Id)
            matches.Add((head, head++));
        var (endA, endB) = (a.Length, b.Length);
        while (endA > head && endB > head && a[endA - 1].Id == b[endB - 1].Id)
            (endA, endB) = (endA - 1, endB - 1);
        // past the bound the middle is taken as one replacement: no pause, and still true
        if ((long)(endA - head + 1) * (endB - head + 1) <= LargestTable)
            Middle(a, b, head, endA, endB, matches);
        for (var k = 0; k < a.Length - endA; k++)
            matches.Add((endA + k, endB + k));
        return matches;
    }

    private static void Middle(WordForm[] a, WordForm[] b, int head, int endA, int endB, List<(int, int)> matches)
    {
        var (n, m) = (endA - head, endB - head);
        if (n == 0 || m == 0)
            return;
        var width = m + 1;
        var best = new float[(n + 1) * width];
        var matched = new float[(n + 1) * width];
        matched.AsSpan().Fill(float.MinValue);
        for (var i = n - 1; i >= 0; i--)
        {
            var word = a[head + i];
            for (var (j, at) = (m - 1, (i * width) + m - 1); j >= 0; j--, at--)
            {
                var skip = Math.Max(best[at + width], best[at + 1]);
                if (word.Id == b[head + j].Id)
                    matched[at] = 1 + word.Weight + Math.Max(best[at + width + 1], matched[at + width + 1] + Adjoining);
                best[at] = Math.Max(skip, matched[at]);
            }
        }
        for (var (i, j, adjoins) = (0, 0, false); i < n && j < m; )
        {
            // after a match its neighbour is taken even where skipping would be worth as much
            var bonus = adjoins ? Adjoining : 0;
            var at = (i * width) + j;
            if (matched[at] > float.MinValue && matched[at] + bonus >= best[at])
            {
                matches.Add((head + i++, head + j++));
                adjoins = true;
                continue;
            }
            adjoins = false;
            if (best[at] == best[at + width])
                i++;
            else
                j++;
        }
    }
}
