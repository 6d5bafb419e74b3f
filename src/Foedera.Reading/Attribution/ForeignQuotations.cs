using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Reads direct quotations of a text in a language whose verbs are not known here: by their marks and their
/// length alone. Nobody is
/// named as the speaker.</summary>
internal static class ForeignQuotations
{
    private const int FewestWords = 4;

    public static List<Finding> Read(string text, ImmutableArray<Quotation> quotations)
    {
        var findings = new List<Finding>();
        foreach (var quotation in quotations)
        {
            if (!quotation.Closed && quotation.Pieces.Length == 1)
                continue;
            var inner = quotation.Inner(text, 0).In(text);
            if (Words(inner) < FewestWords && !(quotation.Pieces.Length > 1))
                continue;
            findings.Add(
                new Finding(nameof(ForeignQuotations), [.. quotation.Pieces], 0.6) { Kind = StatementKind.Direct }
            );
        }
        return findings;
    }

    /// <summary>Words of a text; scripts without blanks count two characters as a word.</summary>
    public static int Words(ReadOnlySpan<char> text)
    {
        var (words, wide, inside) = (0, 0, false);
        foreach (var c in text)
        {
            if (c is >= '\u3040' and < '\uD7B0')
                wide++;
            var letter = char.IsLetterOrDigit(c);
            if (letter && !inside)
                words++;
            inside = letter;
        }
        return Math.Max(words, wide / 2);
    }
}
