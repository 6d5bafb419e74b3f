using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Judging;

/// <summary>A passage to compare: its words and the text they stand in.</summary>
internal readonly record struct Printed(WordSequence Words, string Text, TextSpan At)
{
    public ReadOnlySpan<char> Characters => At.In(Text);
}

/// <summary>What comparing a wording with its witness gave, both in one language.</summary>
/// <param name="Verdict">Verbatim, normalised, trimmed, fragment or altered.</param>
/// <param name="Changes">What leads from the witness to the wording.</param>
internal sealed record Comparison(Verdict Verdict, ImmutableArray<WordChange> Changes)
{
    /// <summary>Share of the wording's weight that the witness has, in order, from 0 to 1.</summary>
    public float Shared { get; init; }

    /// <summary>True when the wording goes on beyond the witness at an end, and has its words otherwise.</summary>
    public bool IsBeyond { get; init; }

    // a word or two prove nothing
    private const int LongestFragment = 2;

    public static Comparison Of(Printed witness, Printed theirs)
    {
        var blocks = Collation.Of(witness.Words, theirs.Words, witness.Text, theirs.Text);
        ImmutableArray<WordChange> changes = [.. blocks.Where(b => !b.Same).Select(b => ToChange(b, witness, theirs))];
        return new Comparison(Judge(blocks, witness, theirs), changes)
        {
            IsBeyond = GoesBeyond(blocks, witness.Words, theirs.Words),
            Shared = theirs.Words.Weight > 0 ? blocks.Where(b => b.Same).Sum(b => WeightOf(theirs.Words, b)) / theirs.Words.Weight : 0,
        };
    }

    private static float WeightOf(WordSequence words, Collation.Block block)
    {
        var sum = 0f;
        for (var i = block.TheirsStart; i < block.TheirsEnd; i++) sum += words.Forms[i].Weight;
        return sum;
    }

    private static bool GoesBeyond(List<Collation.Block> blocks, WordSequence witness, WordSequence theirs)
    {
        if (!blocks.Exists(b => b.Same)) return false;
        for (var b = 0; b < blocks.Count; b++)
        {
            var isEnd = (b == 0 || b == blocks.Count - 1) && blocks[b].IsInsertion;
            if (!blocks[b].Same && !isEnd && !IsMarkedOrAtEnd(blocks[b], witness, theirs)) return false;
        }
        return true;
    }

    private static Verdict Judge(List<Collation.Block> blocks, Printed witness, Printed theirs)
    {
        if (!blocks.Exists(b => !b.Same)) return SameCharacters(witness.Characters, theirs.Characters) ? Verdict.Verbatim : Verdict.Normalised;
        var kept = blocks.Where(b => b.Same).ToList();
        if (kept.Count == 0 || blocks.Exists(b => !b.Same && !IsMarkedOrAtEnd(b, witness.Words, theirs.Words))) return Verdict.Altered;
        return theirs.Words.Count <= LongestFragment ? Verdict.Fragment : Verdict.Trimmed;
    }

    // a cut may be silent at the ends; inside, an ellipsis or square brackets must mark it
    private static bool IsMarkedOrAtEnd(Collation.Block block, WordSequence witness, WordSequence theirs)
    {
        for (var j = block.TheirsStart; j < block.TheirsEnd; j++)
            if (!theirs.Bracketed[j]) return false;
        if (block.TheirsStart < block.TheirsEnd) return true;
        return block.WitnessStart == 0 || block.WitnessEnd == witness.Count || theirs.CutBefore[block.TheirsStart] || IsStutter(block, witness);
    }

    // "that's a bad, that's a bad move": words said twice and printed once are the same words
    private static bool IsStutter(Collation.Block block, WordSequence witness)
    {
        var length = block.WitnessEnd - block.WitnessStart;
        return Repeats(block.WitnessStart, block.WitnessEnd) || Repeats(block.WitnessStart, block.WitnessStart - length);

        bool Repeats(int one, int other)
        {
            if (other < 0 || other + length > witness.Count) return false;
            for (var i = 0; i < length; i++)
                if (witness.Forms[one + i].Id != witness.Forms[other + i].Id) return false;
            return true;
        }
    }

    private static bool SameCharacters(ReadOnlySpan<char> witness, ReadOnlySpan<char> theirs) => Core(witness).SequenceEqual(Core(theirs));

    // the stop or comma at the end belongs to the sentence around the quotation
    private static ReadOnlySpan<char> Core(ReadOnlySpan<char> text) => text.Trim().TrimEnd(".,;:!?…\"'”’").TrimStart("…\"'“‘ ");

    private static WordChange ToChange(Collation.Block block, Printed witness, Printed theirs)
    {
        var segment = block.ToSegment(witness.Words, theirs.Words);
        return new WordChange(segment.Change.GetValueOrDefault(), segment.Theirs.Of(theirs.Text), segment.Witness.Of(witness.Text));
    }
}
