using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>A passage in quotation marks, the outermost only.</summary>
/// <param name="Pieces">One span a paragraph, marks included; the first begins with the opening mark.</param>
/// <param name="Closed">False when no closing mark was found and the passage was ended at its paragraph.</param>
/// <param name="OpenLength">UTF-16 code units of the opening mark (two for '').</param>
/// <param name="CloseLength">UTF-16 code units of the closing mark; 0 when there is none.</param>
public sealed record Quotation(ImmutableArray<TextSpan> Pieces, bool Closed, int OpenLength, int CloseLength)
{
    /// <summary>From the opening to the closing mark, both included.</summary>
    public TextSpan At => new(Pieces[0].Start, Pieces[^1].End);

    /// <summary>True when ' or ‘ are its outer marks.</summary>
    public bool InSingleMarks { get; init; }

    /// <summary>The words of one piece, without the outer marks and the white space beside them.</summary>
    public TextSpan Inner(string text, int piece)
    {
        var start = Pieces[piece].Start + (piece == 0 || OpensAgain(text, piece) ? OpenLength : 0);
        var end = Pieces[piece].End - (piece == Pieces.Length - 1 ? CloseLength : 0);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(Math.Min(start, end), end);
    }

    private bool OpensAgain(string text, int piece) =>
        Pieces[piece].Length >= OpenLength
        && text.AsSpan(Pieces[piece].Start, OpenLength).SequenceEqual(text.AsSpan(Pieces[0].Start, OpenLength));
}
