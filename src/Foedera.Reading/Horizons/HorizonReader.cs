using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Horizons;

/// <summary>Reads times as bounds: "before 2030" ends on 2029-12-31. What depends on the day of speech is bounded only
/// when that is known;
/// nothing is guessed.</summary>
public static class HorizonReader
{
    private const int LongestPassage = 20_000;

    // a day of speech beyond these years is an error, and no calendar could go on from it
    private const int EarliestYear = 1000;
    private const int LatestYear = 8000;

    /// <summary>The time a passage speaks of: its first limit ahead, else the first time it names; null when it names
    /// none that is bounded.</summary>
    public static DateWindow? Horizon(string text, IReadOnlyList<TextSpan> content, DateOnly? on)
    {
        var times = content.SelectMany(span => Read(text, span, on)).Where(t => t.Window is not null).ToList();
        return (times.Find(t => t.IsForward) ?? times.FirstOrDefault())?.Window;
    }

    /// <summary>All times a passage names, in order.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="on">The day it was said; null when not known.</param>
    public static ImmutableArray<NamedTime> Read(string text, TextSpan passage, DateOnly? on)
    {
        if (passage.Length > LongestPassage)
            return [];
        if (on is { Year: < EarliestYear or > LatestYear })
            on = null;
        var words = passage.Of(text);
        var times = ImmutableArray.CreateBuilder<NamedTime>();
        foreach (var (match, window, forward) in CalendarTimes.Read(words, on).Concat(RelativeTimes.Read(words, on)))
        {
            var at = new TextSpan(passage.Start + match.Index, passage.Start + match.Index + match.Length);
            if (!times.Any(t => t.At.Overlaps(at)))
                times.Add(new NamedTime(at, window, forward));
        }
        return [.. times.OrderBy(t => t.At)];
    }
}
