using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Says what has to be known when a state that is asked about did not exist on the day.</summary>
internal static class Existence
{
    /// <summary>The state to ask about, and what to say: a state that another continued, or had continued, is replaced
    /// by it.</summary>
    public static (StateCode State, string? Remark) On(World world, State state, DateOnly day)
    {
        if (world.ExistedOn(state.Code, day) != Truth.No)
            return (state.Code, null);
        var none = $"{Upper(world.InSentence(state.Code))} was no independent state on {Iso(day)}{Times(state)}";
        if (Continued(world, state, day) is { } other)
            return (
                other.Code,
                $"{none}; {world.InSentence(other.Code)} is the same state under another name and is asked about in its place"
            );
        return (
            state.Code,
            world.PartOn(state.Code, day) is { } part
                ? $"{none}; it {How(part.Status)} {world.InSentence(part.State)}"
                : none
        );
    }

    // one state for the Correlates of War, by its number, under two names: Russia and the Soviet Union
    private static State? Continued(World world, State state, DateOnly day)
    {
        foreach (var number in state.Cow)
        foreach (var other in world.States)
            if (
                other.Code != state.Code
                && other.Cow.Any(c => c.Number == number.Number && c.Used.Contains(day))
                && world.ExistedOn(other.Code, day) != Truth.No
            )
                return other;
        return null;
    }

    private static string Times(State state)
    {
        var spans = World.TimesOf(state);
        return spans.IsEmpty ? "" : $" (it existed {string.Join(" and ", spans.Select(Span))})";
    }

    private static string Span(DateWindow span) =>
        span switch
        {
            { First: { } first, Last: { } last } => $"from {Iso(first)} to {Iso(last)}",
            { First: { } first } => $"from {Iso(first)}",
            { Last: { } last } => $"until {Iso(last)}",
            _ => "at all times",
        };

    private static string How(PartStatus status) =>
        status switch
        {
            PartStatus.Annexed => "was annexed by",
            PartStatus.Occupied => "was occupied by",
            PartStatus.Divided => "was divided, and partly held by",
            PartStatus.Disputed => "was claimed by",
            _ => "was part of",
        };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
