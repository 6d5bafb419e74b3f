using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Words;

/// <summary>One stretch of a comparison: the same words on both sides, or what stands in their place.</summary>
/// <param name="Change">What was done to the witness; null where both have the same words (case, marks and spelling
/// variant aside).</param>
/// <param name="Witness">The words of the witness; empty (at the place of insertion) for an insertion.</param>
/// <param name="Theirs">The words of the wording; empty (at the place of deletion) for a deletion.</param>
public sealed record DiffSegment(ChangeKind? Change, TextSpan Witness, TextSpan Theirs);

/// <summary>Compares a wording with its witness, word by word. The segments in order cover all words of both.</summary>
public static class WordDiff
{
    /// <summary>The stretches that both texts share and those that differ, in order.</summary>
    public static ImmutableArray<DiffSegment> Compare(string witness, string theirs)
    {
        var words = new Vocabulary();
        var (a, b) = (
            words.Learn(witness, new TextSpan(0, witness.Length)),
            words.Learn(theirs, new TextSpan(0, theirs.Length))
        );
        return [.. Collation.Of(a, b, witness, theirs).Select(block => block.ToSegment(a, b))];
    }

    /// <summary>The changes alone, with the words as printed.</summary>
    public static ImmutableArray<WordChange> Changes(string witness, string theirs) =>
        [
            .. Compare(witness, theirs)
                .Where(s => s.Change is not null)
                .Select(s => new WordChange(s.Change.GetValueOrDefault(), s.Theirs.Of(theirs), s.Witness.Of(witness))),
        ];
}
