using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Encoder;

/// <summary>What an uncased encoder does not see of a word: its capitals, and where it stands to quotation marks. One
/// number from 0 to 11,
/// given to the encoder in the place where BERT has the number of the segment.</summary>
public static class WordLook
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = 12;

    private const int Cases = 4;

    /// <summary>Whether a word stands in quotation marks, or is one.</summary>
    public static bool IsQuoted(byte look) => look >= Cases;

    /// <summary>Whether a word stands between quotation marks, and is none.</summary>
    public static bool IsBetweenMarks(byte look) => look / Cases == 1;

    /// <summary>Whether a word is a quotation mark.</summary>
    public static bool IsMark(byte look) => look / Cases == 2;

    /// <summary>The look of each token of a text.</summary>
    public static byte[] Of(TokenizedText text, IReadOnlyList<Quotation> quotations)
    {
        var looks = new byte[text.Tokens.Length];
        var pieces = quotations
            .SelectMany(q => q.Pieces.Select((_, i) => (At: q.Pieces[i], Inner: q.Inner(text.Text, i))))
            .ToList();
        var next = 0;
        for (var i = 0; i < looks.Length; i++)
        {
            var at = text.Tokens[i];
            while (next < pieces.Count && pieces[next].At.End <= at.Start)
                next++;
            var place = next < pieces.Count ? Place(at, pieces[next].At, pieces[next].Inner) : 0;
            looks[i] = (byte)((place * Cases) + CaseOf(text[i]));
        }
        return looks;
    }

    // 0 outside, 1 between the marks, 2 a mark
    private static int Place(TextSpan token, TextSpan quoted, TextSpan inner)
    {
        if (!quoted.Overlaps(token))
            return 0;
        return inner.Overlaps(token) ? 1 : 2;
    }

    // 0 no capital, 1 the first letter alone, 2 all of several letters, 3 another mixture
    private static int CaseOf(ReadOnlySpan<char> word)
    {
        var (letters, upper) = (0, 0);
        var first = false;
        foreach (var c in word)
        {
            if (!char.IsLetter(c))
                continue;
            if (char.IsUpper(c) && letters == 0)
                first = true;
            letters++;
            if (char.IsUpper(c))
                upper++;
        }
        if (upper == 0)
            return 0;
        if (upper == letters && letters > 1)
            return 2;
        return first && upper == 1 ? 1 : 3;
    }
}
