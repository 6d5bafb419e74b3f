using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>The place, day and agency that open a report: "KARSK, March 12 (Compact Wire) - ". Nobody speaks in
/// them.</summary>
internal static class Dateline
{
    private const int Longest = 90;

    /// <summary>The span without the dateline it begins with or reaches over; as it was where there is none.</summary>
    public static TextSpan Without(string text, TextSpan span)
    {
        var paragraph = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        var end = EndOf(text.AsSpan(paragraph, Math.Min(Longest, text.Length - paragraph))) + paragraph;
        return end > span.Start && end < span.End ? new TextSpan(end, span.End) : span;
    }

    // after the dash, when a place in capitals opens the paragraph or an agency in brackets stands before the dash; 0
    // otherwise
    private static int EndOf(ReadOnlySpan<char> opening)
    {
        for (var i = 1; i < opening.Length - 1; i++)
        {
            if (opening[i] is '\n' or '“' or '"')
                return 0;
            var isDash =
                opening[i] is '—' or '–'
                || (opening[i] == '-' && (opening[i + 1] is ' ' or '-') && opening[i - 1] is ' ' or '-' or ')');
            if (!isDash)
                continue;
            var before = opening[..i].TrimEnd(" -");
            if (!before.EndsWith(")") && !OpensInCapitals(before))
                return 0;
            while (i < opening.Length && opening[i] is '—' or '–' or '-' or ' ')
                i++;
            return i;
        }
        return 0;
    }

    private static bool OpensInCapitals(ReadOnlySpan<char> place) =>
        place.Length > 2 && char.IsUpper(place[0]) && char.IsUpper(place[1]) && char.IsUpper(place[2]);
}
