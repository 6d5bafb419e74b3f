namespace Foedera.Core.Said.Words;

/// <summary>What two aligned passages have in one another's place: short stretches between words that both have. A
/// figure, a name or a
/// "not" exchanged makes another sentence of it, however alike the rest is.</summary>
/// <param name="Numbers">Stretches with another number on either side.</param>
/// <param name="Names">Stretches with another name on either side.</param>
/// <param name="Negations">Stretches that say no on one side alone.</param>
/// <param name="Content">Stretches with another content word on either side.</param>
internal readonly record struct Exchanges(int Numbers, int Names, int Negations, int Content)
{
    // more words than these are another clause and no exchange
    private const int Longest = 4;

    /// <summary>These, and those of one more stretch [from, to) of either passage.</summary>
    public Exchanges With(WordSequence one, int from, int to, WordSequence other, int start, int end)
    {
        if (to == from && end == start)
            return this;
        if (to - from > Longest || end - start > Longest)
            return this;
        var negated = HasNegation(one, from, to) != HasNegation(other, start, end);
        if (to == from || end == start)
            return negated ? this with { Negations = Negations + 1 } : this;
        var numbers = OtherNumber(one, from, to, other, start, end);
        var names = HasName(one, from, to) && HasName(other, start, end);
        var content = HasContent(one, from, to) && HasContent(other, start, end);
        return new Exchanges(
            Numbers + (numbers ? 1 : 0),
            Names + (names ? 1 : 0),
            Negations + (negated ? 1 : 0),
            Content + (content ? 1 : 0)
        );
    }

    private static bool OtherNumber(WordSequence one, int from, int to, WordSequence other, int start, int end)
    {
        var (first, second) = (NumberIn(one, from, to), NumberIn(other, start, end));
        return first >= 0 && second >= 0 && one.Forms[first].Id != other.Forms[second].Id;
    }

    private static int NumberIn(WordSequence words, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (words.Forms[i].IsNumber)
                return i;
        return -1;
    }

    private static bool HasNegation(WordSequence words, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (words.Forms[i].IsNegation)
                return true;
        return false;
    }

    private static bool HasName(WordSequence words, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (words.Capital[i])
                return true;
        return false;
    }

    private static bool HasContent(WordSequence words, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (words.Forms[i].IsContent)
                return true;
        return false;
    }
}
