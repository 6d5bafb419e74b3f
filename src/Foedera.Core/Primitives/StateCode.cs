namespace Foedera.Core.Primitives;

/// <summary>A state by its ISO 3166-1 alpha-3 code (for states that no longer exist, ISO 3166-3's former alpha-3, such
/// as YUG).</summary>
public readonly record struct StateCode : IComparable<StateCode>
{
    // five bits a letter, A is 1: compared and hashed as a number, which resolving does millions of times
    private readonly ushort letters;

    private StateCode(ReadOnlySpan<char> code) =>
        letters = (ushort)((Letter(code[0]) << 10) | (Letter(code[1]) << 5) | Letter(code[2]));

    /// <summary>The three capital letters; "???" for the default value, which names no state.</summary>
    public string Code =>
        letters == 0
            ? "???"
            : string.Create(
                3,
                letters,
                (text, packed) =>
                    (text[0], text[1], text[2]) = (
                        (char)('@' + (packed >> 10)),
                        (char)('@' + ((packed >> 5) & 31)),
                        (char)('@' + (packed & 31))
                    )
            );

    /// <summary>Reads three letters in any case; null for anything else.</summary>
    public static StateCode? TryParse(string? text) =>
        text is { Length: 3 } && text.All(char.IsAsciiLetter) ? new StateCode(text) : null;

    /// <summary>Reads three letters in any case.</summary>
    /// <exception cref="FormatException">The text is not three ASCII letters.</exception>
    public static StateCode Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not an ISO 3166-1 alpha-3 code.");

    /// <inheritdoc/>
    public int CompareTo(StateCode other) => letters.CompareTo(other.letters);

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

    private static int Letter(char letter) => char.ToUpperInvariant(letter) - '@';
}
