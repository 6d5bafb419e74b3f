using System.Text.RegularExpressions;

namespace Foedera.Reading.Formats;

/// <summary>A line of speech in captions.</summary>
/// <param name="Text">The words.</param>
/// <param name="Speaker">Who speaks, as labelled; null when nobody is named.</param>
/// <param name="StartsTurn">True when a label or mark says that somebody else speaks from here on.</param>
internal sealed record CaptionLine(string Text, string? Speaker, bool StartsTurn);

/// <summary>Walks the cues of captions: their lines of speech, without times, styles and repetitions.</summary>
internal sealed partial class CaptionTrack
{
    private List<string> before = [];
    private string? voice;

    /// <summary>The language that the header names; null when it names none.</summary>
    public string? Language { get; private set; }

    /// <summary>True when words bear times of their own, as speech recognition writes them.</summary>
    public bool IsTimedByWord { get; private set; }

    /// <summary>The lines of speech in their order.</summary>
    public IEnumerable<CaptionLine> Lines(string text)
    {
        foreach (var block in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var times = Array.FindIndex(lines, 0, Math.Min(lines.Length, 2), line => Times().IsMatch(line));
            if (times < 0)
            {
                Language ??= lines
                    .Select(line => LanguageLine().Match(line))
                    .FirstOrDefault(m => m.Success)
                    ?.Groups["tag"]
                    .Value;
                continue;
            }
            foreach (var line in Cue(lines[(times + 1)..]))
                yield return line;
        }
    }

    private List<CaptionLine> Cue(string[] lines)
    {
        var shown = new List<string>();
        var fresh = new List<CaptionLine>();
        foreach (var line in lines)
        {
            IsTimedByWord |= WordTime().IsMatch(line);
            var tagged = Voice().Match(line);
            var plain = System.Net.WebUtility.HtmlDecode(Tag().Replace(line, "")).Trim();
            if (plain.Length == 0)
                continue;
            shown.Add(plain);
            if (!before.Contains(plain))
                fresh.Add(Line(plain, tagged.Success ? tagged.Groups["name"].Value.Trim() : null));
        }
        if (shown.Count > 0)
            before = shown;
        return fresh;
    }

    private CaptionLine Line(string plain, string? tagged)
    {
        if (tagged is not null)
        {
            var isOther = tagged != voice;
            voice = tagged;
            return new CaptionLine(plain, tagged, isOther);
        }
        if (Label().Match(plain) is { Success: true } label)
        {
            voice = label.Groups["name"].Value;
            return new CaptionLine(plain[label.Length..].Trim(), voice, StartsTurn: true);
        }
        return Turn().Match(plain) is { Success: true } mark
            ? new CaptionLine(plain[mark.Length..].Trim(), null, StartsTurn: true)
            : new CaptionLine(plain, voice, StartsTurn: false);
    }

    [GeneratedRegex(
        @"^(?:\d{1,4}:)?\d{1,2}:\d\d[,.]\d{1,3}\s+-->\s",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Times();

    [GeneratedRegex(
        "^Language: ?(?<tag>[A-Za-z-]{2,15})$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LanguageLine();

    [GeneratedRegex(
        @"<\d\d:\d\d[:.0-9]*>",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex WordTime();

    // <v Name>, <v.loud Name>: WebVTT, 3.2.2
    [GeneratedRegex(
        @"^<v(?:\.[^ >]*)? (?<name>[^>]{1,100})>",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Voice();

    [GeneratedRegex(
        "<[^>]{0,200}>|\\{\\\\[^}]{0,100}\\}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tag();

    // "HANNA VELD:", "Ms. Veld:", ">> MODERATOR:"
    [GeneratedRegex(
        @"^(?:>>+ ?|- ?)?(?<name>(?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){0,4}(?: \([^)]{1,40}\))?):(?: |$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Label();

    // ">>" is how live captions mark that somebody else speaks; a dash how subtitles do
    [GeneratedRegex(
        "^(?:>>+ ?|[-–—] ?)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Turn();
}
