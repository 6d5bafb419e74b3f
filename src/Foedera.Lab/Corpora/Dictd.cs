using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Foedera.Lab.Corpora;

/// <summary>A bilingual dictionary of FreeDict as Debian packs it (<c>freedict-AAA-BBB.index</c> and
/// <c>.dict.dz</c>): headword, pronunciation and part of speech on a line, translations on the next or behind a
/// number, explanations elsewhere.</summary>
internal static partial class Dictd
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int LongestTranslation = 40;

    /// <summary>Translations of each word of one language, in lower case.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="pair">"pol-eng".</param>
    /// <param name="reversed">True for the words of the second language.</param>
    public static Dictionary<string, HashSet<string>> Read(string folder, string pair, bool reversed = false)
    {
        var found = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (word, translation) in Entries(folder, pair).SelectMany(Translations))
        {
            var (from, to) = reversed ? (translation, word) : (word, translation);
            if (from.Contains(' ', StringComparison.Ordinal))
                continue;
            if (!found.TryGetValue(from, out var known))
                found[from] = known = new HashSet<string>(StringComparer.Ordinal);
            known.Add(to);
        }
        return found;
    }

    private static IEnumerable<string> Entries(string folder, string pair)
    {
        var path = Path.Combine(folder, "freedict-" + pair);
        using var file = new GZipStream(File.OpenRead(path + ".dict.dz"), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        return
        [
            .. File.ReadLines(path + ".index")
                .Select(line => line.Split('\t'))
                .Where(parts => parts.Length >= 3 && !parts[0].StartsWith("00", StringComparison.Ordinal))
                .Select(parts => (At: Number(parts[1]), Length: Number(parts[2])))
                .Distinct()
                .Select(at => Encoding.UTF8.GetString(whole.GetBuffer(), at.At, at.Length)),
        ];
    }

    private static int Number(string digits) =>
        digits.Aggregate(0, (sum, digit) => (sum * Digits.Length) + Digits.IndexOf(digit, StringComparison.Ordinal));

    private static IEnumerable<(string Word, string Translation)> Translations(string entry)
    {
        var lines = entry.Split('\n');
        var word = Plain(Pronunciation().Replace(lines[0], ""));
        if (word.Length == 0 || word.Contains(' ', StringComparison.Ordinal))
            yield break;
        for (var i = 1; i < lines.Length; i++)
        {
            var isTold = i == 1 || Numbered().IsMatch(lines[i - 1]) || Numbered().IsMatch(lines[i]);
            if (!isTold)
                continue;
            foreach (var part in Remark().Replace(Numbered().Replace(lines[i], ""), "").Split(',', ';'))
                if (Plain(part) is { Length: > 0 and < LongestTranslation } translation)
                    yield return (word, translation);
        }
    }

    private static string Plain(string text) =>
        Remark().Replace(text, "").Trim(' ', '.', '!', '?', '\t').Normalize().ToLowerInvariant();

    [GeneratedRegex(@"\s*[/<].*")]
    private static partial Regex Pronunciation();

    [GeneratedRegex(@"^\s*\d+\.\s*|\s+\d+\.\s*$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|<[^>]*>")]
    private static partial Regex Remark();
}
