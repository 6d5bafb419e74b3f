namespace Foedera.Reading.Syntax;

/// <summary>What a model sees of a word: hashes of its lower-cased form and of its ends, and its shape. Digits all look
/// alike.</summary>
internal readonly struct WordForm
{
    private WordForm(
        uint lower,
        uint suffix1,
        uint suffix2,
        uint suffix3,
        uint suffix4,
        uint prefix2,
        uint prefix3,
        uint shape
    ) =>
        (Lower, Suffix1, Suffix2, Suffix3, Suffix4, Prefix2, Prefix3, Shape) = (
            lower,
            suffix1,
            suffix2,
            suffix3,
            suffix4,
            prefix2,
            prefix3,
            shape
        );

    /// <summary>Lower-cased form.</summary>
    public uint Lower { get; }

    public uint Suffix1 { get; }

    public uint Suffix2 { get; }

    public uint Suffix3 { get; }

    public uint Suffix4 { get; }

    public uint Prefix2 { get; }

    public uint Prefix3 { get; }

    /// <summary>Bits: 1 begins with a capital, 2 all capitals, 4 has a digit, 8 has a letter, 16 has a stop inside, 32
    /// has a capital inside, 64 one character.</summary>
    public uint Shape { get; }

    /// <summary>Whether it has a letter.</summary>
    public bool HasLetter => (Shape & 8) != 0;

    private const int LongestSeen = 40;

    /// <summary>Reads one word; of a very long one only the first 40 characters.</summary>
    public static WordForm Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestSeen)
            word = word[..LongestSeen];
        Span<char> lower = stackalloc char[LongestSeen];
        lower = lower[..word.Length];
        var (upper, letters, shape) = (0, 0, 0u);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c is >= 'a' and <= 'z')
                letters++;
            else if (c is >= 'A' and <= 'Z')
            {
                letters++;
                upper++;
                shape |= i == 0 ? 1u : 32u;
                c = (char)(c | 0x20);
            }
            else if (c is >= '0' and <= '9')
            {
                shape |= 4;
                c = '0';
            }
            else if (c == '.')
                shape |= 16;
            else if (c is '’' or 'ʼ')
                c = '\'';
            else if (c is '“' or '”' or '„' or '«' or '»')
                c = '"';
            else if (c >= 0x80 && char.IsLetter(c))
            {
                letters++;
                if (char.IsUpper(c))
                {
                    upper++;
                    shape |= i == 0 ? 1u : 32u;
                    c = char.ToLowerInvariant(c);
                }
            }
            lower[i] = c;
        }
        if (lower is "''" or "``")
            lower = Straight(lower);
        if (letters > 0)
            shape |= 8;
        if (letters > 1 && upper == letters)
            shape |= 2;
        if (word.Length == 1)
            shape |= 64;
        var n = lower.Length;
        return new WordForm(
            FeatureHash.Of(lower),
            FeatureHash.Of(lower[^1..]),
            FeatureHash.Of(lower[^Math.Min(2, n)..]),
            FeatureHash.Of(lower[^Math.Min(3, n)..]),
            FeatureHash.Of(lower[^Math.Min(4, n)..]),
            FeatureHash.Of(lower[..Math.Min(2, n)]),
            FeatureHash.Of(lower[..Math.Min(3, n)]),
            shape
        );
    }

    private static Span<char> Straight(Span<char> marks)
    {
        marks[0] = '"';
        return marks[..1];
    }
}
