using Foedera.Core.Primitives;

namespace Foedera.Reading.Horizons;

/// <summary>On which day something was said, from the sentence that attributes it: "said on Wednesday".</summary>
public static class SpeechDays
{
    // a sentence longer than this is cut, so that the work stays bounded
    private const int Reach = 240;

    /// <summary>The day, or days, of the saying; null when its sentence names none that is bounded and not after the
    /// day of publication.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="cue">The words that attribute.</param>
    /// <param name="content">What was said: times in it are not those of the saying.</param>
    /// <param name="published">The day of publication; null when not known.</param>
    public static DateWindow? Of(string text, TextSpan cue, IReadOnlyList<TextSpan> content, DateOnly? published) =>
        HorizonReader
            .Read(text, Sentence(text, cue), published)
            .Where(t =>
                !t.IsForward
                && t.Window is { First: { } first, Last: { } last }
                && last.DayNumber - first.DayNumber <= 1
                && !(first > published)
                && !IsStamp(text, t.At)
                && !content.Any(c => c.Overlaps(t.At) || c.Overlaps(Between(cue, t.At)))
            )
            .OrderBy(t => t.At.Start >= cue.End ? t.At.Start - cue.End : (2 * (cue.Start - t.At.End)) + 1)
            .FirstOrDefault()
            ?.Window;

    // a date in figures belongs to the page, not to a sentence
    private static bool IsStamp(string text, TextSpan at) =>
        at.In(text).Count('-') == 2 && !at.In(text).ContainsAnyInRange('A', 'z');

    private static TextSpan Between(TextSpan cue, TextSpan time) =>
        time.Start >= cue.End
            ? new TextSpan(cue.End, time.Start)
            : new TextSpan(Math.Min(time.End, cue.Start), cue.Start);

    private static TextSpan Sentence(string text, TextSpan cue)
    {
        var (start, end) = (cue.Start, cue.End);
        while (start > 0 && cue.Start - start < Reach && !IsEnd(text, start - 1))
            start--;
        while (end < text.Length && end - cue.End < Reach && !IsEnd(text, end))
            end++;
        return new TextSpan(start, end);
    }

    // "Dec. 2" does not end a sentence
    private static bool IsEnd(string text, int at) =>
        text[at] is '\n' or '!' or '?'
        || (
            text[at] == '.'
            && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]))
            && !(at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]))
        );
}
