using System.Globalization;
using System.Text;
using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Web.Pages.Machines;

/// <summary>Deadlines and reviews of pledges as a calendar (iCalendar, RFC 5545): what has a day or a month, and the
/// last day of each deadline's year.</summary>
internal static class PledgeCalendar
{
    private const int LongestLine = 75;

    /// <summary>The calendar.</summary>
    public static string Of(DeliveredRecord record, string origin)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Foedera//pledges//EN");
        Line(text, "X-WR-CALNAME:Pledges: deadlines and reviews");
        foreach (var pledge in record.Pledges.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            var address = $"{origin}/pledges/{Uri.EscapeDataString(pledge.Id)}";
            if (pledge.By is { } year && year is >= 1 and < 9999)
                Event(
                    text,
                    $"{pledge.Id}-due-{year}",
                    new DateOnly(year, 12, 31),
                    new DateOnly(year, 12, 31),
                    $"Due: {pledge.Title}",
                    pledge.Question,
                    address,
                    pledge.Made
                );
            for (var i = 0; i < pledge.Events.Length; i++)
                if (
                    pledge.Events[i] is { When: { First: { } first, Last: { } last } } happening
                    && last.DayNumber - first.DayNumber <= LongestEvent
                )
                    Event(
                        text,
                        string.Create(CultureInfo.InvariantCulture, $"{pledge.Id}-{i}"),
                        first,
                        last,
                        $"{Kind(happening)}: {pledge.Title}",
                        happening.Text,
                        address,
                        pledge.Made
                    );
        }
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    // what is known only by its year stands on no day
    private const int LongestEvent = 92;

    private static string Kind(PledgeEvent happening) =>
        Words.Sentence(Api.QueryWords.Of<PledgeEventKind>(happening.Kind)!.Replace('-', ' '));

    private static void Event(
        StringBuilder text,
        string id,
        DateOnly first,
        DateOnly last,
        string summary,
        string description,
        string address,
        DateOnly stamp
    )
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Escaped(id)}@foedera");
        Line(text, $"DTSTAMP:{stamp:yyyyMMdd}T000000Z");
        Line(text, $"DTSTART;VALUE=DATE:{first:yyyyMMdd}");
        // the end of a day-long event is the day behind it
        Line(text, $"DTEND;VALUE=DATE:{last.PlusDays(1):yyyyMMdd}");
        Line(text, $"SUMMARY:{Escaped(summary)}");
        Line(text, $"DESCRIPTION:{Escaped(description)}");
        Line(text, $"URL:{address}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Escaped(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal);

    // lines are folded after 75 bytes, never inside a character
    private static void Line(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                length = 1;
            }
            text.Append(rune);
            length += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
