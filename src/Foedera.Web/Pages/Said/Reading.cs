using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Core.Said.Words;

namespace Foedera.Web.Pages.Said;

/// <summary>What a piece of a reading is, seen from the witness.</summary>
public enum PieceKind
{
    /// <summary>Words of the witness, or the spaces and marks between words.</summary>
    Same,

    /// <summary>Words that the witness does not have.</summary>
    Inserted,

    /// <summary>Words of the witness that are not here.</summary>
    Deleted,

    /// <summary>A longer stretch of the witness that the report does not quote.</summary>
    Unquoted,
}

/// <summary>A piece of a reading.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The words: of the reading, or of the witness for what is deleted or not quoted.</param>
public sealed record Piece(PieceKind Kind, string Text);

/// <summary>A reading as an edition prints it: its text with the variants marked.</summary>
public static class Reading
{
    // what is left out beyond so many words, or at either end, is a cut and not a variant
    internal const int LongestVariant = 8;

    /// <summary>The pieces of a reading in order. Without a comparison (another language) the text is one
    /// piece.</summary>
    public static ImmutableArray<Piece> Of(string witness, string theirs, ImmutableArray<DiffSegment> segments)
    {
        if (segments.IsEmpty)
            return [new Piece(PieceKind.Same, theirs)];
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var written = 0;
        foreach (var segment in segments)
        {
            if (segment.Change is null)
                continue;
            Add(PieceKind.Same, theirs[written..Math.Max(written, segment.Theirs.Start)]);
            if (!segment.Witness.IsEmpty)
                Add(IsCut(segment, witness) ? PieceKind.Unquoted : PieceKind.Deleted, segment.Witness.Of(witness));
            if (!segment.Theirs.IsEmpty)
                Add(PieceKind.Inserted, segment.Theirs.Of(theirs));
            written = Math.Max(written, segment.Theirs.End);
        }
        Add(PieceKind.Same, theirs[written..]);
        return pieces.ToImmutable();

        void Add(PieceKind kind, string text)
        {
            if (text.Length > 0)
                pieces.Add(new Piece(kind, text));
        }
    }

    /// <summary>True for a stretch of the witness that a report leaves unquoted, which is no variant of its
    /// own.</summary>
    internal static bool IsCut(DiffSegment segment, string witness) =>
        segment.Change == ChangeKind.Delete
        && (
            CountWords(segment.Witness.In(witness)) > LongestVariant
            || IsBlank(witness.AsSpan(0, segment.Witness.Start))
            || IsBlank(witness.AsSpan(segment.Witness.End))
        );

    internal static int CountWords(ReadOnlySpan<char> text)
    {
        var (count, inside) = (0, false);
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c) || c is '\'' or '’' or '-';
            if (letter && !inside)
                count++;
            inside = letter;
        }
        return count;
    }

    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                return false;
        return true;
    }
}
