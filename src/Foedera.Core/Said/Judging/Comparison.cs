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
            Shared =
                theirs.Words.Weight > 0
                    ? blocks.Where(b => b.Same).Sum(b => WeightOf(theirs.Words, b)) / theirs.Words.Weight
                    : 0,
        };
    }

    private static float WeightOf(WordSequence words, Collation.Block block)
    {
        var sum = 0f;
        for (var i = block.TheirsStart; i < block.TheirsEnd; i++)
            sum += words.Forms[i].Weight;
        return sum;
    }

    private static bool GoesBeyond(List<Collation.Block> blocks, WordSequence witness, WordSequence theirs)
    {
        if (!blocks.Exists(b => b.Same))
            return false;
        for (var b = 0; b < blocks.Count; b++)
        {
            var isEnd = (b == 0 || b == blocks.Count - 1) && blocks[b].IsInsertion;
            if (!blocks[b].Same && !isEnd && !IsMarkedOrAtEnd(blocks[b], witness, theirs))
                return false;
        }
        return true;
    }

    private static Verdict Judge(List<Collation.Block> blocks, Printed witness, Printed theirs)
    {
        if (!blocks.Exists(b => !b.Same))
            return SameCharacters(witness.Characters, theirs.Characters) ? Verdict.Verbatim : Verdict.Normalised;
        var kept = blocks.Where(b => b.Same).ToList();
        if (kept.Count == 0 || blocks.Exists(b => !b.Same && !IsMarkedOrAtEnd(b, witness.Words, theirs.Words)))
            return Verdict.Altered;
        return theirs.Words.Count <= LongestFragment ? Verdict.Fragment : Verdict.Trimmed;
    }

    // a cut may be silent at the ends; inside, an ellipsis or square brackets must mark it
    private static bool IsMarkedOrAtEnd(Collation.Block block, WordSequence witness, WordSequence theirs)
    {
        if (block.TheirsStart < block.TheirsEnd)
        {
            var isPlain =
                block.WitnessStart == block.WitnessEnd && IsStutter(block.TheirsStart, block.TheirsEnd, theirs);
            return isPlain || IsBracketed(block, theirs);
        }
        return block.WitnessStart == 0
            || block.WitnessEnd == witness.Count
            || theirs.CutBefore[block.TheirsStart]
            || IsStutter(block.WitnessStart, block.WitnessEnd, witness);
    }

    private static bool IsBracketed(Collation.Block block, WordSequence theirs)
    {
        for (var j = block.TheirsStart; j < block.TheirsEnd; j++)
            if (!theirs.Bracketed[j])
                return false;
        return true;
    }

    // "that's a bad, that's a bad move": words said twice and printed once are the same words, whoever tidied them
    private static bool IsStutter(int start, int end, WordSequence words)
    {
        var length = end - start;
        return Repeats(end) || Repeats(start - length);

        bool Repeats(int other)
        {
            if (other < 0 || other + length > words.Count)
                return false;
            for (var i = 0; i < length; i++)
                if (words.Forms[start + i].Id != words.Forms[other + i].Id)
                    return false;
            return true;
        }
    }

    private static bool SameCharacters(ReadOnlySpan<char> witness, ReadOnlySpan<char> theirs) =>
        Core(witness).SequenceEqual(Core(theirs));

    // the stop or comma at the end belongs to the sentence around the quotation
    private static ReadOnlySpan<char> Core(ReadOnlySpan<char> text) =>
        text.Trim().TrimEnd(".,;:!?…\"'”’").TrimStart("…\"'“‘ ");

    private static WordChange ToChange(Collation.Block block, Printed witness, Printed theirs)
    {
        var segment = block.ToSegment(witness.Words, theirs.Words);
        return new WordChange(
            segment.Change.GetValueOrDefault(),
            segment.Theirs.Of(theirs.Text),
            segment.Witness.Of(witness.Text)
        );
    }
}
