using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>Capitalised words in a row, cut into title and name: "NATO Secretary General | Mark Rutte".</summary>
internal readonly record struct NameRun(int First, int Name, int End)
{
    private const int LongestName = 5;

    private static readonly WordList Honoured = WordList.AsWritten("people", "honoured");

    /// <summary>The runs of a paragraph, left to right.</summary>
    /// <param name="p">The paragraph.</param>
    /// <param name="from">Item to begin at.</param>
    public static IEnumerable<NameRun> In(Passage p, int from = 0)
    {
        for (var i = from; i < p.Count; i++)
        {
            if (!p.IsCapital(i))
                continue;
            var end = i + 1;
            while (!p.IsPossessive(end - 1) && Continues(p, end))
                end++;
            if (Cut(p, i, end) is { } run)
                yield return run;
            i = end - 1;
        }
    }

    /// <summary>The name as written, without the possessive ending.</summary>
    public string Text(Passage p)
    {
        var words = new List<string>();
        for (var i = Name; i < End; i++)
            if (p.IsWord(i))
                words.Add(Bare(p.Word(i)).ToString());
        return string.Join(' ', words);
    }

    /// <summary>A word without 's.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) =>
        word is [.., '\'' or '’', 's' or 'S'] ? word[..^2]
        : word is [.., '\'' or '’'] ? word[..^1]
        : word;

    /// <summary>Mark Rutte and MARK RUTTE are one name.</summary>
    public static string InTitleCase(string name) =>
        name.Length > 3 && !name.Any(char.IsLower)
            ? string.Join(' ', name.Split(' ').Select(w => w.Length > 1 ? w[0] + w[1..].ToLowerInvariant() : w))
            : name;

    private const int LongestNickname = 3;

    private static readonly HashSet<string> Particles = new(
        LanguageFolder.All.SelectMany(f => f.Lines("particles")).SelectMany(line => line.Split(' ')),
        StringComparer.Ordinal
    );

    /// <summary>True of a small word inside family names ("van", "de"), as texts write it there.</summary>
    public static bool IsParticle(ReadOnlySpan<char> word) =>
        Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool Continues(Passage p, int i)
    {
        if (p.IsCapital(i))
            return true;
        // Robert C. “Bobby” Scott
        if (p.IsQuote(i))
            return p.IsCapital(i - 1)
                && p.IsCapital(i + 1)
                && p.WordsInside(i, LongestNickname + 1) <= LongestNickname
                && char.IsLetter(p.LastInside(i));
        if (!p.IsWord(i))
            return false;
        // al-Hadi
        var hyphen = p.Word(i).IndexOf('-');
        if (
            hyphen > 0
            && hyphen + 1 < p.Word(i).Length
            && char.IsUpper(p.Word(i)[hyphen + 1])
            && IsParticle(p.Word(i)[..hyphen])
        )
            return true;
        if (!IsParticle(p.Word(i)))
            return false;
        var after = i + 1;
        while (p.IsWord(after) && IsParticle(p.Word(after)) && after - i < 3)
            after++;
        return p.IsCapital(after);
    }

    private static NameRun? Cut(Passage p, int first, int end)
    {
        while (
            first < end
            && p.Can(first, WordUse.FirstWord | WordUse.Weekday | WordUse.Pronoun)
            && !p.Can(first, WordUse.Title)
        )
            first++;
        var name = first;
        for (var i = first; i < end; i++)
            if (
                p.Can(i, WordUse.Title)
                    && !(p.IsCapital(i) && p.Can(i, WordUse.MasculineName | WordUse.FeminineName) && i == end - 2)
                    && !IsHonoured(p, first, i, end)
                || IsCompoundTitle(p.Word(i))
            )
                name = i + 1;
        if (end - name > LongestName)
            name = end - 2;
        for (var i = name; i < end && end - name > 1; i++)
            if (p.Can(i, WordUse.Pronoun))
                return null;
        return name >= end ? null : new NameRun(first, name, end);
    }

    // "Mr. King", "Larry King"
    private static bool IsHonoured(Passage p, int first, int i, int end) =>
        i == end - 1
        && i > first
        && (Honoured.Contains(p.Word(i - 1)) || p.Can(i - 1, WordUse.MasculineName | WordUse.FeminineName));

    private static bool IsCompoundTitle(ReadOnlySpan<char> word)
    {
        var dash = word.LastIndexOf('-');
        return dash > 0
            && Lexicon.Use(word[(dash + 1)..]).HasFlag(WordUse.Title)
            && Lexicon.Use(word[..dash]).HasFlag(WordUse.Title);
    }
}
