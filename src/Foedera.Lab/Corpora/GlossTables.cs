using System.Text.RegularExpressions;

namespace Foedera.Lab.Corpora;

/// <summary>Makes <c>languages/TAG/glosses.txt</c> from the dictionaries of WikDict (CC BY-SA 3.0), through a third
/// language where none leads to English: what more ways lead to is likelier.</summary>
internal sealed partial class GlossTables(string folder, IReadOnlySet<string> english)
{
    private const int MostMeanings = 8;
    private const int LongestPhrase = 2;

    // a dictionary into English itself counts as two ways
    private const int Straight = 2;

    private static readonly string[] Pivots = ["pol", "fin", "ell"];

    private static readonly (string Tag, string Code)[] Through =
    [
        ("de", "deu"),
        ("es", "spa"),
        ("fr", "fra"),
        ("it", "ita"),
        ("nl", "nld"),
        ("pt", "por"),
        ("ru", "rus"),
        ("sv", "swe"),
        ("tr", "tur"),
    ];

    private static readonly (string Tag, string Pair, bool Reversed)[] Direct =
    [
        ("fi", "fin-eng", false),
        ("id", "eng-ind", true),
        ("no", "eng-nor", true),
        ("pl", "pol-eng", false),
    ];

    /// <summary>Writes a table for each language.</summary>
    public void Write(string languages, Action<string> say)
    {
        var pivots = Pivots.ToDictionary(p => p, p => Dictd.Read(folder, p + "-eng"));
        foreach (var (tag, code) in Through)
            Write(languages, tag, Pivots.SelectMany(p => Ways(code, p, pivots[p])), say);
        foreach (var (tag, pair, reversed) in Direct)
            Write(languages, tag, Pairs(Dictd.Read(folder, pair, reversed)).SelectMany(p => new[] { p, p }), say);
    }

    private IEnumerable<(string Word, string English)> Ways(
        string code,
        string pivot,
        Dictionary<string, HashSet<string>> toEnglish
    )
    {
        var (there, back) = ($"{code}-{pivot}", $"{pivot}-{code}");
        var isBack = !File.Exists(Path.Combine(folder, $"freedict-{there}.index"));
        if (isBack && !File.Exists(Path.Combine(folder, $"freedict-{back}.index")))
            return [];
        return Pairs(Dictd.Read(folder, isBack ? back : there, isBack))
            .SelectMany(pair => toEnglish.GetValueOrDefault(pair.To, []).Select(e => (pair.From, e)))
            .Distinct();
    }

    private static IEnumerable<(string From, string To)> Pairs(Dictionary<string, HashSet<string>> dictionary) =>
        dictionary.SelectMany(entry => entry.Value.Select(to => (entry.Key, to)));

    private void Write(
        string languages,
        string tag,
        IEnumerable<(string Word, string English)> ways,
        Action<string> say
    )
    {
        var lines = ways.GroupBy(way => way.Word, way => way.English, StringComparer.Ordinal)
            .Where(word => Word().IsMatch(word.Key))
            .OrderBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => (word.Key, Means: Meanings(word)))
            .Where(line => line.Means.Count > 0)
            .Select(line => $"{line.Key}\t{string.Join(' ', line.Means)}")
            .ToList();
        Directory.CreateDirectory(Path.Combine(languages, tag));
        File.WriteAllText(Path.Combine(languages, tag, "glosses.txt"), string.Join('\n', lines) + "\n");
        say($"{tag}: {lines.Count} words");
    }

    // what few ways lead to, where many lead elsewhere, is a sense of the word between
    private List<string> Meanings(IEnumerable<string> translations)
    {
        var counts = translations.CountBy(t => Infinitive().Replace(t, "")).ToList();
        var most = counts.Max(c => c.Value);
        return
        [
            .. counts
                .Where(c => c.Value * 3 >= most && (c.Value >= Straight || c.Value * 2 >= most))
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => c.Key.Split(' '))
                .Where(phrase => phrase.Length <= LongestPhrase)
                .SelectMany(phrase => phrase)
                .Where(english.Contains)
                .Distinct()
                .Take(MostMeanings),
        ];
    }

    [GeneratedRegex(@"^(?:to|a|an|the) ")]
    private static partial Regex Infinitive();

    [GeneratedRegex(@"^\p{L}+(?:['’-]\p{L}+)*$")]
    private static partial Regex Word();
}
