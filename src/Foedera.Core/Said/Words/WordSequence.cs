using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Words;

/// <summary>The words of a passage, ready for comparison.</summary>
internal sealed class WordSequence
{
    public WordSequence(WordForm[] forms, TextSpan[] at, bool[] bracketed, bool[] cutBefore, bool[] capital)
    {
        (Forms, At, Bracketed, CutBefore, Capital) = (forms, at, bracketed, cutBefore, capital);
        foreach (var form in forms)
        {
            Weight += form.Weight;
            if (form.IsNegation)
                Negations++;
            HasMeanings |= form.Meaning is not null;
        }
    }

    public WordForm[] Forms { get; }

    /// <summary>Where each word stands in the text it was read from.</summary>
    public TextSpan[] At { get; }

    /// <summary>True for a word in square brackets: the reporter's, not the speaker's.</summary>
    public bool[] Bracketed { get; }

    /// <summary>True where an ellipsis stands before the word; one longer than the words, for an ellipsis at the
    /// end.</summary>
    public bool[] CutBefore { get; }

    /// <summary>True for a content word with a capital letter that is not the first: a name, where the language writes
    /// only names so.</summary>
    public bool[] Capital { get; }

    /// <summary>Sum of the words' weights.</summary>
    public float Weight { get; }

    public int Count => Forms.Length;

    /// <summary>The language it is in: ISO 639-1; null when that is not known.</summary>
    public string? Language { get; init; }

    /// <summary>True when it is in another language than English, and a table tells what its words mean.</summary>
    public bool HasMeanings { get; }

    /// <summary>How many words say no.</summary>
    public int Negations { get; }

    /// <summary>The words from one index up to another, as a sequence of their own.</summary>
    public WordSequence Slice(int start, int end) =>
        new(Forms[start..end], At[start..end], Bracketed[start..end], CutBefore[start..(end + 1)], Capital[start..end])
        {
            Language = Language,
        };

    /// <summary>These words and then the other's.</summary>
    public WordSequence Then(WordSequence next) =>
        new(
            [.. Forms, .. next.Forms],
            [.. At, .. next.At],
            [.. Bracketed, .. next.Bracketed],
            [.. CutBefore[..^1], CutBefore[^1] | next.CutBefore[0], .. next.CutBefore[1..]],
            [.. Capital, .. next.Capital]
        )
        {
            Language = Language,
        };

    /// <summary>The same for the same words, as text.</summary>
    public string Key() => string.Join(' ', Forms.Select(f => f.Id));

    /// <summary>True for the same words, as <see cref="Key"/> tells.</summary>
    public bool IsSame(WordSequence other)
    {
        if (Count != other.Count)
            return false;
        for (var i = 0; i < Count; i++)
            if (Forms[i].Id != other.Forms[i].Id)
                return false;
        return true;
    }

    /// <summary>True when all words of the other stand here in a row.</summary>
    public bool Contains(WordSequence other) => IndexOf(other) >= 0;

    /// <summary>The first word from which all words of the other stand here in a row; -1 when they do not.</summary>
    public int IndexOf(WordSequence other)
    {
        for (var start = 0; start + other.Count <= Count; start++)
        {
            var k = 0;
            while (k < other.Count && Forms[start + k].Id == other.Forms[k].Id)
                k++;
            if (k == other.Count)
                return start;
        }
        return -1;
    }
}
