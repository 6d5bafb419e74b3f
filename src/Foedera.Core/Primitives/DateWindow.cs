namespace Foedera.Core.Primitives;

/// <summary>Days from First to Last, both included; null is an open end. "Before 2030" ends on 2029-12-31 and has no
/// first day.
/// Written as EDTF (ISO 8601-2:2019): <c>../2029-12-31</c>.</summary>
public sealed record DateWindow
{
    /// <summary>Makes a window.</summary>
    /// <exception cref="ArgumentException">Last lies before First.</exception>
    public DateWindow(DateOnly? first, DateOnly? last)
    {
        if (first > last)
            throw new ArgumentException($"A window cannot end ({last:O}) before it begins ({first:O}).", nameof(last));
        (First, Last) = (first, last);
    }

    /// <summary>First day, included; null when the window has no known beginning.</summary>
    public DateOnly? First { get; }

    /// <summary>Last day, included; null when the window has no known end.</summary>
    public DateOnly? Last { get; }

    /// <summary>One day.</summary>
    public static DateWindow Day(DateOnly day) => new(day, day);

    /// <summary>A calendar year; year 1 or 9999 for one beyond the calendar.</summary>
    public static DateWindow Year(int year) => new(Days.FirstOf(year), Days.LastOf(year));

    /// <summary>A calendar month, 1 to 12, of a year as in <see cref="Year"/>.</summary>
    public static DateWindow Month(int year, int month)
    {
        var first = new DateOnly(Days.FirstOf(year).Year, month, 1);
        return new DateWindow(first, new DateOnly(first.Year, month, DateTime.DaysInMonth(first.Year, month)));
    }

    /// <summary>True when the day lies in the window.</summary>
    public bool Contains(DateOnly day) => !(day < First) && !(day > Last);

    /// <summary>True when the two windows share a day.</summary>
    public bool Overlaps(DateWindow other) => !(First > other.Last) && !(other.First > Last);

    /// <summary>EDTF: a day, month or year where the window is just that, else an interval with <c>..</c> for an open
    /// end.</summary>
    public string ToEdtf()
    {
        if (First is not { } first || Last is not { } last)
            return $"{Side(First)}/{Side(Last)}";
        if (first == last)
            return Side(first);
        if (first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 })
            return first.Year == last.Year ? $"{first.Year:0000}" : $"{first.Year:0000}/{last.Year:0000}";
        if (first.Day == 1 && first.Year == last.Year && first.Month == last.Month && last.PlusDays(1).Day == 1)
            return $"{first.Year:0000}-{first.Month:00}";
        return $"{Side(first)}/{Side(last)}";
    }

    /// <summary>Reads EDTF level 0 days, months, years and intervals, with <c>..</c> or nothing for an open end; null
    /// for anything else.</summary>
    public static DateWindow? TryParse(string? edtf)
    {
        if (string.IsNullOrWhiteSpace(edtf))
            return null;
        var slash = edtf.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return Point(edtf);
        var (from, to) = (edtf[..slash], edtf[(slash + 1)..]);
        var first = from is ".." or "" ? null : Point(from);
        var last = to is ".." or "" ? null : Point(to);
        if ((first is null && from is not (".." or "")) || (last is null && to is not (".." or "")))
            return null;
        return first?.First > last?.Last ? null : new DateWindow(first?.First, last?.Last);
    }

    /// <inheritdoc/>
    public override string ToString() => ToEdtf();

    private static string Side(DateOnly? day) =>
        day is { } d ? d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "..";

    private static DateWindow? Point(string text)
    {
        var parts = text.Split('-');
        if (
            parts.Length > 3
            || parts[0].Length != 4
            || !parts.All(p => p.Length is > 0 and <= 4 && p.All(char.IsAsciiDigit))
        )
            return null;
        var numbers = Array.ConvertAll(parts, p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture));
        if (numbers[0] is < 1 || (numbers.Length > 1 && (parts[1].Length != 2 || numbers[1] is < 1 or > 12)))
            return null;
        return numbers.Length switch
        {
            1 => Year(numbers[0]),
            2 => Month(numbers[0], numbers[1]),
            3
                when parts[2].Length == 2
                    && numbers[2] >= 1
                    && numbers[2] <= DateTime.DaysInMonth(numbers[0], numbers[1]) => Day(
                new DateOnly(numbers[0], numbers[1], numbers[2])
            ),
            _ => null,
        };
    }
}
