using System.Text.RegularExpressions;
using Foedera.Core.Sources;
using Foedera.Reading.Text;

namespace Foedera.Reading.Formats;

/// <summary>Tells a transcript from a report by the marks that its makers leave: "(As delivered)" near the top, speaker
/// labels,
/// "Q:" and "A:". Conservative: a report that is taken for a transcript would become a witness that it is
/// not.</summary>
internal static partial class TranscriptSigns
{
    private const int Head = 1500;
    private const int Body = 60_000;

    /// <summary>How the transcript was made; null when the text does not show itself as a transcript.</summary>
    public static TranscriptKind? In(string text)
    {
        var head = text[..Math.Min(text.Length, Head)];
        if (AsDelivered().IsMatch(head))
            return TranscriptKind.Verbatim;
        if (AsPrepared().IsMatch(head))
            return TranscriptKind.AsPrepared;
        if (MachineMade().IsMatch(head))
            return TranscriptKind.Machine;
        var edited = Edited().IsMatch(head);
        if (edited && NamesItself().IsMatch(head))
            return TranscriptKind.Edited;
        var body = text[..Math.Min(text.Length, Body)];
        if (TurnLabels.In(body, Paragraphs.Of(body)) is null)
            return null;
        return edited ? TranscriptKind.Edited : TranscriptKind.Unstated;
    }

    [GeneratedRegex(
        @"[(\[]\s*as delivered\s*[)\]]|^\W*(?:check(?:ed)? )?(?:verbatim (?:transcript|record)|remarks as delivered|as delivered)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex AsDelivered();

    [GeneratedRegex(
        @"[(\[]?\bas prepared(?: for delivery)?\b\s*[)\]]|^\W*(?:remarks|speech|statement)?,? ?as prepared for delivery\b|\bcheck against delivery\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex AsPrepared();

    [GeneratedRegex(
        @"\b(?:auto(?:matically)?[- ]generated transcript|machine(?:-generated)? transcript|transcri(?:pt|bed) (?:was )?(?:generated|made|produced) (?:automatically|by (?:speech recognition|software)))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex MachineMade();

    [GeneratedRegex(
        @"\bedited for (?:length|clarity|brevity|readability|style)\b|\blightly edited\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Edited();

    [GeneratedRegex(
        @"^\W*(?:full )?transcript\b|\bthis transcript\b|\bthe transcript (?:has been|was|is)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex NamesItself();
}
