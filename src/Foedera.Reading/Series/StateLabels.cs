using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>Tells which state a row is of, from its code and its name.</summary>
internal sealed class StateLabels
{
    private readonly Dictionary<string, StateCode?> labels = new(StringComparer.Ordinal);
    private readonly HashSet<StateCode> codes;
    private readonly Layouts layouts = Layouts.Shipped;

    public StateLabels(IReadOnlyDictionary<string, StateCode?> known)
    {
        foreach (var (label, state) in known)
            labels.TryAdd(TextKey.Of(label), state);
        codes = [.. known.Values.OfType<StateCode>()];
        foreach (var (label, state) in layouts.States)
            if (codes.Contains(state))
                labels.TryAdd(label, state);
    }

    /// <summary>What a code and a name say together.</summary>
    /// <param name="code">The code, or the only label there is.</param>
    /// <param name="name">The name beside it; null when the table has one column.</param>
    public Label Of(string code, string? name)
    {
        var (byCode, byName) = (StateOf(code), name is null ? null : StateOf(name));
        if (byCode is { } one && byName is { } other && one != other)
            return new Label.Conflict(one, other);
        if ((byCode ?? byName) is { } state)
            return new Label.Found(state);
        if (IsAggregate(code) || (name is not null && IsAggregate(name)))
            return new Label.Aggregate(name ?? code);
        return code.Length == 0 && !string.IsNullOrEmpty(name) ? new Label.Aggregate(name) : new Label.Unknown();
    }

    /// <summary>True for a state's code or name, or for a group of states.</summary>
    public bool IsKnown(string text) => StateOf(text) is not null || IsAggregate(text);

    /// <summary>The state of a label; null when there is none, or when it is a group.</summary>
    public StateCode? StateOf(string text)
    {
        var label = WithoutMarks(text);
        if (StateCode.TryParse(label) is { } code && label.All(char.IsAsciiLetterUpper))
            return codes.Contains(code) ? code : labels.GetValueOrDefault(TextKey.Of(label));
        return labels.GetValueOrDefault(TextKey.Of(label)) ?? labels.GetValueOrDefault(TextKey.Of(text));
    }

    private bool IsAggregate(string text)
    {
        var label = WithoutMarks(text);
        return layouts.IsAggregate(label)
            || layouts.IsAggregate(text)
            || (labels.TryGetValue(TextKey.Of(label), out var state) && state is null);
    }

    // footnote marks after a label: asterisks, daggers, bracketed or raised numbers, or numbers that were raised by
    // their style and so stand right behind
    private static string WithoutMarks(string text)
    {
        var end = text.Length;
        while (end > 0 && IsMark(text, ref end)) { }
        return text[..end].Trim();
    }

    private static bool IsMark(string text, ref int end)
    {
        var last = text[end - 1];
        if (
            char.IsWhiteSpace(last)
            || last is '*' or '†' or '‡' or '§' or '¹' or '²' or '³' or (>= '⁰' and <= '⁹') or (>= '0' and <= '9')
        )
            return --end >= 0;
        if (last is not (')' or ']'))
            return false;
        var open = text.LastIndexOfAny(['(', '['], end - 1);
        var inside = open <= 0 ? "" : text[(open + 1)..(end - 1)];
        // "Korea (N)" is no footnote
        if (
            inside.Length is 0 or > 3
            || !(inside.All(char.IsAsciiDigit) || (inside.Length == 1 && char.IsAsciiLetterLower(inside[0])))
        )
            return false;
        end = open;
        return true;
    }
}

/// <summary>What a row's labels come to.</summary>
internal abstract record Label
{
    private Label() { }

    /// <summary>A state.</summary>
    /// <param name="State">Which.</param>
    public sealed record Found(StateCode State) : Label;

    /// <summary>A total, a group, a region, or a name without a code in a table of codes.</summary>
    /// <param name="Name">As printed.</param>
    public sealed record Aggregate(string Name) : Label;

    /// <summary>The code is one state's and the name another's.</summary>
    /// <param name="Code">The state of the code.</param>
    /// <param name="Name">The state of the name.</param>
    public sealed record Conflict(StateCode Code, StateCode Name) : Label;

    /// <summary>No list knows it.</summary>
    public sealed record Unknown : Label;
}
