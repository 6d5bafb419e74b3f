using System.Text.RegularExpressions;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>Tells a transcript from a report by the marks that its makers leave: "(As delivered)" near the top, speaker labels,
/// "Q:" and "A:". Conservative: a report that is taken for a transcript would become a witness that it is not.</summary>
internal static partial class TranscriptSigns
{
    private const int Head = 1500;
    private const int Body = 60_000;

    /// <summary>How the transcript was made; null when the text does not show itself as a transcript.</summary>
    public static TranscriptKind? In(string text)
    {
        var head = text[..Math.Min(text.Length, Head)];
        if (AsDelivered().IsMatch(head)) return TranscriptKind.Verbatim;
        if (AsPrepared().IsMatch(head)) return TranscriptKind.AsPrepared;
        if (MachineMade().IsMatch(head)) return TranscriptKind.Machine;
        var edited = Edited().IsMatch(head);
        if (edited && NamesItself().IsMatch(head)) return TranscriptKind.Edited;
        if (!HasLabels(text[..Math.Min(text.Length, Body)])) return null;
        return edited ? TranscriptKind.Edited : TranscriptKind.Unstated;
    }

    // Turns of at least two parties, and most of the text under them
    private static bool HasLabels(string text)
    {
        var (turns, lines) = (0, 0);
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Trim().IsEmpty) continue;
            lines++;
            var candidate = line.Length > 80 ? line[..80] : line;
            foreach (var match in Label().EnumerateMatches(candidate))
            {
                turns++;
                labels.Add(Surname(candidate.Slice(match.Index, match.Length)));
            }
        }
        return turns >= 3 && labels.Count >= 2 && labels.Count * 3 <= turns * 2 && turns * 4 >= lines;
    }

    // "ANNA REED, HOST:" and "REED:" are one speaker
    private static string Surname(ReadOnlySpan<char> label)
    {
        var name = label.TrimStart(" \t[](){}*_-–0123456789:");
        var end = name.IndexOfAny(",(:*");
        name = (end < 0 ? name : name[..end]).Trim();
        return name[(name.LastIndexOf(' ') + 1)..].ToString();
    }

    // "Secretary General:" "Q:" "[00:12] MODERATOR (Channel 5):" "**Ann Lee, Minister of Ports:**" at the start of a line; a name has one to five
    // words, most with a capital, and the words of a role all have one
    [GeneratedRegex(@"^\s*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*(?:[-–]\s*)?)?(?:\*\*|__)?(?:Q|A|Question|Answer|Moderator|Interviewer|[A-Z][\p{L}.'’-]*(?: (?:of|the|de|van|von|[A-Z][\p{L}.'’-]*)){0,4})(?:,(?: (?:of|the|for|and|[A-Z][\p{L}.'’/-]*)){1,7})?(?: \([^)\n]{1,40}\))?(?:\*\*|__)?:(?:\*\*|__)?(?=\s|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"[(\[]\s*as delivered\s*[)\]]|^\W*(?:check(?:ed)? )?(?:verbatim (?:transcript|record)|remarks as delivered|as delivered)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex AsDelivered();

    [GeneratedRegex(@"[(\[]?\bas prepared(?: for delivery)?\b\s*[)\]]|^\W*(?:remarks|speech|statement)?,? ?as prepared for delivery\b|\bcheck against delivery\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex AsPrepared();

    [GeneratedRegex(@"\b(?:auto(?:matically)?[- ]generated transcript|machine(?:-generated)? transcript|transcri(?:pt|bed) (?:was )?(?:generated|made|produced) (?:automatically|by (?:speech recognition|software)))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MachineMade();

    [GeneratedRegex(@"\bedited for (?:length|clarity|brevity|readability|style)\b|\blightly edited\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Edited();

    [GeneratedRegex(@"^\W*(?:full )?transcript\b|\bthis transcript\b|\bthe transcript (?:has been|was|is)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NamesItself();
}
