namespace Foedera.Core.Said.Words;

/// <summary>What a printed word is compared by.</summary>
/// <param name="Id">The same for the same word after normalisation (case, typography, spelling variant,
/// numeral).</param>
/// <param name="Stem">The same for inflected forms of one word.</param>
/// <param name="IsNegation">True for a word that says no.</param>
/// <param name="Weight">How much agreement on this word tells, from 0.2 ("the") to 8 (a rare word): bits of
/// information, less the bits
/// that every running word carries.</param>
internal sealed record WordForm(int Id, int Stem, bool IsNegation, float Weight)
{
    /// <summary>From here on a word tells something about the content.</summary>
    public const float ContentWeight = 3.5f;

    /// <summary>Its place among the entries of its vocabulary; below zero for a word that was not learned.</summary>
    public int Entry { get; init; } = -1;

    /// <summary>What it may mean in English; null for an English word, and where that is not known.</summary>
    public Meaning? Meaning { get; init; }

    /// <summary>True for a numeral, in digits or as a number word up to ninety.</summary>
    public bool IsNumber { get; init; }

    /// <summary>True for a word that carries content rather than grammar.</summary>
    public bool IsContent => Weight >= ContentWeight;
}
