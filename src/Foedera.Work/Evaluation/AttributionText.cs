using System.Buffers;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Work.Evaluation;

/// <summary>A text with what scoring attributions needs of it: its tokens, its quotation marks, which characters
/// count.</summary>
internal sealed partial class AttributionText
{
    private const string Quotes = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb";
    private const string Openers = "\"\u201c\u201e\u00ab";
    private const string Trimmed = Quotes + ".,;:\u2018\u2019'`";

    private static readonly SearchValues<char> QuoteMarks = SearchValues.Create(Quotes);

    private readonly string text;
    private readonly Dictionary<int, int> tokenAt = [];

    public AttributionText(string unaltered)
    {
        // New York Times articles in PolNeAR write a double quotation mark as two apostrophes
        text = unaltered.Replace("''", "\" ", StringComparison.Ordinal).Replace("``", "\" ", StringComparison.Ordinal);
        var token = 0;
        foreach (var match in Token().EnumerateMatches(text))
        {
            for (var i = match.Index; i < match.Index + match.Length; i++)
                tokenAt[i] = token;
            token++;
        }
    }

    /// <summary>The text with double quotation marks where PolNeAR writes apostrophes, as long as the text
    /// itself.</summary>
    public string Marked => text;

    /// <summary>Direct when the content touches a double quotation mark: inside it, or next to either end.</summary>
    public bool IsDirect(AttributionUnit unit) =>
        unit.Content.Any(span =>
            span.In(text).ContainsAny(QuoteMarks)
            || (span.Start > 0 && Openers.Contains(text[span.Start - 1]))
            || (span.End < text.Length && Quotes.Contains(text[span.End]))
        );

    /// <summary>The characters of the spans that are not white space; a surrogate pair counts once.</summary>
    public Positions Characters(IEnumerable<TextSpan> spans) => Positions.Of(spans, Counts);

    /// <summary>The characters without white space, quotation marks and . , ; : at either end, and without quotation
    /// marks inside.</summary>
    public Positions Core(IEnumerable<TextSpan> spans)
    {
        var all = spans.Order().SelectMany(s => Enumerable.Range(s.Start, s.Length)).ToList();
        var first = all.FindIndex(Bears);
        if (first < 0)
            return Positions.Of([]);
        var last = all.FindLastIndex(Bears);
        return Positions.Of(all[first..(last + 1)].Where(i => Counts(i) && !Quotes.Contains(text[i])));
    }

    /// <summary>The tokens that the characters belong to.</summary>
    public Positions Tokens(Positions characters) =>
        Positions.Of(characters.All.Where(tokenAt.ContainsKey).Select(i => tokenAt[i]));

    private bool Counts(int i) => !char.IsWhiteSpace(text[i]) && !char.IsLowSurrogate(text[i]);

    private bool Bears(int i) => !char.IsWhiteSpace(text[i]) && !Trimmed.Contains(text[i]);

    // words with inner . - ' ’, else single characters; letters and numbers of every kind, as in Python's \w
    [GeneratedRegex(
        @"[\p{L}\p{N}_]+(?:[.\-'’][\p{L}\p{N}_]+)*|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\p{L}\p{N}_\s]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Token();
}
