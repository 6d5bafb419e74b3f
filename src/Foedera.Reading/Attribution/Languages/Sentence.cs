using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Languages;

/// <summary>A word, a mark or a whole quotation of a sentence.</summary>
/// <param name="At">Where it stands in the text.</param>
/// <param name="Word">The word; empty for anything else.</param>
/// <param name="Quotation">Index of the quotation; -1 for anything else.</param>
internal readonly record struct Part(TextSpan At, string Word, int Quotation)
{
    public bool IsWord => Word.Length > 0;

    public bool IsQuotation => Quotation >= 0;

    public bool IsCapital => IsWord && char.IsUpper(Word[0]);
}

/// <summary>A sentence around quotations: what stands inside marks is one part of it.</summary>
internal sealed record Sentence(ImmutableArray<Part> Parts)
{
    /// <summary>The sentences of a paragraph.</summary>
    public static List<Sentence> In(string text, TextSpan paragraph, ImmutableArray<Quotation> quotations)
    {
        var parts = PartsOf(text, paragraph, quotations);
        var sentences = new List<Sentence>();
        var first = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (!Ends(text, parts, i, quotations))
                continue;
            sentences.Add(new Sentence([.. parts[first..(i + 1)]]));
            first = i + 1;
        }
        if (first < parts.Count)
            sentences.Add(new Sentence([.. parts[first..]]));
        return sentences;
    }

    private static List<Part> PartsOf(string text, TextSpan paragraph, ImmutableArray<Quotation> quotations)
    {
        var parts = new List<Part>();
        var next = Ordered.First(
            quotations.Length,
            (quotations, paragraph),
            static (s, i) => s.quotations[i].At.End > s.paragraph.Start
        );
        for (var i = paragraph.Start; i < paragraph.End; )
        {
            while (next < quotations.Length && quotations[next].At.End <= i)
                next++;
            if (next < quotations.Length && quotations[next].At.Start <= i)
            {
                var end = Math.Min(paragraph.End, quotations[next].At.End);
                parts.Add(new Part(new TextSpan(i, end), "", next));
                i = end;
            }
            else if (char.IsWhiteSpace(text[i]))
                i++;
            else
            {
                var end = i + 1;
                if (char.IsLetterOrDigit(text[i]))
                    while (
                        end < paragraph.End
                        && (next >= quotations.Length || end < quotations[next].At.Start)
                        && IsInside(text, end)
                    )
                        end++;
                parts.Add(new Part(new TextSpan(i, end), char.IsLetterOrDigit(text[i]) ? text[i..end] : "", -1));
                i = end;
            }
        }
        return parts;
    }

    private static bool IsInside(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        || (text[i] is '-' or '\'' or '’' or 'ʼ' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
        || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool Ends(string text, List<Part> parts, int i, ImmutableArray<Quotation> quotations)
    {
        if (i + 1 >= parts.Count)
            return true;
        var isDash = text[parts[i + 1].At.Start] is '–' or '—' or '―' && i + 2 < parts.Count && parts[i + 2].IsCapital;
        var opens = parts[i + 1].IsCapital || parts[i + 1].IsQuotation || isDash;
        if (parts[i].IsQuotation)
            return parts[i + 1].IsCapital && EndsInside(text, parts[i], quotations);
        if (parts[i].IsWord || !opens)
            return false;
        var mark = text[parts[i].At.Start];
        // "M. Varn", "Dr. Lind"
        return mark is '!' or '?' or '…'
            || (
                mark == '.'
                && !(i > 0 && parts[i - 1].Word.Length is 1 or 2 && parts[i + 1].IsCapital && !parts[i + 1].IsQuotation)
            );
    }

    // „Wir kommen.“ Sie ging: the sentence ends with the words
    private static bool EndsInside(string text, Part part, ImmutableArray<Quotation> quotations)
    {
        var inner = quotations[part.Quotation].Inner(text, quotations[part.Quotation].Pieces.Length - 1);
        return !inner.IsEmpty && text[inner.End - 1] is '.' or '!' or '?' or '…';
    }
}
