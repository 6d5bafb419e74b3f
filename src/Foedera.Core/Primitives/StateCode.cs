namespace Foedera.Core.Primitives;

/// <summary>A state by its ISO 3166-1 alpha-3 code (for states that no longer exist, ISO 3166-3's former alpha-3, such as YUG).</summary>
public readonly record struct StateCode : IComparable<StateCode>
{
    private readonly string? code;

    private StateCode(string code) => this.code = code;

    /// <summary>The three capital letters; "???" for the default value, which names no state.</summary>
    public string Code => code ?? "???";

    /// <summary>Reads three letters in any case; null for anything else.</summary>
    public static StateCode? TryParse(string? text) =>
        text is { Length: 3 } && text.All(char.IsAsciiLetter) ? new StateCode(text.ToUpperInvariant()) : null;

    /// <summary>Reads three letters in any case.</summary>
    /// <exception cref="FormatException">The text is not three ASCII letters.</exception>
    public static StateCode Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not an ISO 3166-1 alpha-3 code.");

    /// <inheritdoc/>
    public int CompareTo(StateCode other) => string.CompareOrdinal(Code, other.Code);

    /// <summary>Sorts before.</summary>
    public static bool operator <(StateCode left, StateCode right) => left.CompareTo(right) < 0;

    /// <summary>Sorts after.</summary>
    public static bool operator >(StateCode left, StateCode right) => left.CompareTo(right) > 0;

    /// <summary>Does not sort after.</summary>
    public static bool operator <=(StateCode left, StateCode right) => left.CompareTo(right) <= 0;

    /// <summary>Does not sort before.</summary>
    public static bool operator >=(StateCode left, StateCode right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Code;
}
