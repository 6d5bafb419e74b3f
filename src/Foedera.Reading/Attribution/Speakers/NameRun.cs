using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>Capitalised words in a row, cut into title and name: "NATO Secretary General | Mark Rutte".</summary>
internal readonly record struct NameRun(int First, int Name, int End)
{
    private const int LongestName = 5;

    /// <summary>The runs of a paragraph, left to right.</summary>
    public static IEnumerable<NameRun> In(Passage p)
    {
        for (var i = 0; i < p.Count; i++)
        {
            if (!p.IsCapital(i)) continue;
            var end = i + 1;
            while (!p.IsPossessive(end - 1) && Continues(p, end)) end++;
            if (Cut(p, i, end) is { } run) yield return run;
            i = end - 1;
        }
    }

    /// <summary>The name as written, without the possessive ending.</summary>
    public string Text(Passage p)
    {
        var words = new List<string>();
        for (var i = Name; i < End; i++)
            if (p.IsWord(i)) words.Add(Bare(p.Word(i)).ToString());
        return string.Join(' ', words);
    }

    /// <summary>A word without 's.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) =>
        word is [.., '\'' or '’', 's' or 'S'] ? word[..^2] : word is [.., '\'' or '’'] ? word[..^1] : word;

    /// <summary>Mark Rutte and MARK RUTTE are one name.</summary>
    public static string InTitleCase(string name) =>
        name.Length > 3 && !name.Any(char.IsLower) ? string.Join(' ', name.Split(' ').Select(w => w.Length > 1 ? w[0] + w[1..].ToLowerInvariant() : w)) : name;

    private static bool Continues(Passage p, int i) =>
        p.IsCapital(i) || (p.IsWord(i) && p.IsCapital(i + 1) && p.Word(i) is "de" or "van" or "von" or "der" or "den" or "al" or "bin" or "la" or "le" or "di" or "da" or "du" or "del" or "dos" or "ter" or "el" or "zu" or "af")
        // Robert C. “Bobby” Scott
        || (p.IsQuote(i) && p.IsCapital(i - 1) && p.IsCapital(i + 1) && p.WordsInside(i, 2) == 1 && char.IsLetter(p.LastInside(i)))
        || (p.IsWord(i) && p.Word(i) is "van" or "von" && p.IsWord(i + 1) && p.Word(i + 1) is "der" or "den" && p.IsCapital(i + 2));

    private static NameRun? Cut(Passage p, int first, int end)
    {
        while (first < end && p.Can(first, WordUse.FirstWord | WordUse.Weekday | WordUse.Pronoun) && !p.Can(first, WordUse.Title)) first++;
        var name = first;
        for (var i = first; i < end; i++)
            if (p.Can(i, WordUse.Title) && !(p.IsCapital(i) && p.Can(i, WordUse.MasculineName | WordUse.FeminineName) && i == end - 2) && !IsHonoured(p, first, i, end) || IsCompoundTitle(p.Word(i))) name = i + 1;
        if (end - name > LongestName) name = end - 2;
        for (var i = name; i < end && end - name > 1; i++)
            if (p.Can(i, WordUse.Pronoun)) return null;
        return name >= end ? null : new NameRun(first, name, end);
    }

    // "Mr. King", "Larry King"
    private static bool IsHonoured(Passage p, int first, int i, int end) => i == end - 1 && i > first
        && (p.Word(i - 1) is "Mr" or "Mr." or "Mrs" or "Mrs." or "Ms" or "Ms." or "Dr" or "Dr." || p.Can(i - 1, WordUse.MasculineName | WordUse.FeminineName));

    private static bool IsCompoundTitle(ReadOnlySpan<char> word)
    {
        var dash = word.LastIndexOf('-');
        return dash > 0 && Lexicon.Use(word[(dash + 1)..]).HasFlag(WordUse.Title) && Lexicon.Use(word[..dash]).HasFlag(WordUse.Title);
    }
}
