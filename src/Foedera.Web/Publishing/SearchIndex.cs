using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Foedera.Web.Publishing;

/// <summary>The words of every published page, in files that a browser loads one by one: a script each, because a page
/// opened from disk may load
/// scripts and nothing else. The last word of a question is found by its beginning.</summary>
internal sealed class SearchIndex
{
    /// <summary>Folder of the files.</summary>
    public const string Folder = "search";

    // pages in one file of entries, about 100 kB
    private const int Chunk = 400;
    private const int ShardLetters = 2;
    private const int LongestLead = 220;

    private static readonly JsonSerializerOptions Style = new() { Encoder = JavaScriptEncoder.Default };

    private readonly List<Entry> entries = [];
    private readonly Lock gate = new();

    /// <summary>Bytes of all its files; known once they are written.</summary>
    public long Bytes { get; private set; }

    /// <summary>Pages in it.</summary>
    public int Pages => entries.Count;

    /// <summary>Adds a page.</summary>
    /// <param name="file">Its file from the folder's root.</param>
    /// <param name="title">Its title.</param>
    /// <param name="lead">Its first sentence.</param>
    /// <param name="text">All its words.</param>
    public void Add(string file, string title, string lead, string text)
    {
        var short_ = lead.Length > LongestLead ? $"{lead[..LongestLead]}…" : lead;
        var words = Words($"{title} {text}").ToHashSet(StringComparer.Ordinal);
        lock (gate)
            entries.Add(new Entry(file, title, short_, words));
    }

    /// <summary>Writes the files, the same for the same pages in whatever order they came.</summary>
    public void Write(SiteFolder folder)
    {
        var sorted = entries.OrderBy(entry => entry.File, StringComparer.Ordinal).ToList();
        for (var start = 0; start < sorted.Count; start += Chunk)
        {
            var rows = sorted.Skip(start).Take(Chunk).Select(entry => new[] { entry.File, entry.Title, entry.Lead });
            Put(
                folder,
                Name("entries", (start / Chunk).ToString(CultureInfo.InvariantCulture)),
                $"foederaSearch.entries({start / Chunk},{Json(rows)});\n"
            );
        }
        var places = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sorted.Count; i++)
        {
            foreach (var word in sorted[i].Words)
            {
                if (!places.TryGetValue(word, out var list))
                    places[word] = list = [];
                list.Add(i);
            }
        }
        foreach (
            var shard in places.GroupBy(place => ShardOf(place.Key)).OrderBy(shard => shard.Key, StringComparer.Ordinal)
        )
        {
            var words = shard.ToDictionary(place => place.Key, place => Steps(place.Value), StringComparer.Ordinal);
            Put(folder, Name("words", shard.Key), $"foederaSearch.words({Json(shard.Key)},{Json(words)});\n");
        }
        // what the page has to know before anything is asked: how many pages, and which files there are
        var shards = places.Keys.Select(ShardOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Put(folder, $"{Folder}/shards.js", $"foederaSearch.begin({sorted.Count},{Chunk},{Json(shards)});\n");
    }

    /// <summary>The words of a text as they are looked for: small letters without accents. assets/published.js does the
    /// same.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.NonSpacingMark)
                continue;
            if (Rune.IsLetter(rune) || Rune.IsNumber(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }
            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    private void Put(SiteFolder folder, string file, string text)
    {
        folder.Write(file, text);
        Bytes += Encoding.UTF8.GetByteCount(text);
    }

    private static string Name(string kind, string which) => $"{Folder}/{kind}-{which}.js";

    // the first letters by number: a name for every file system
    private static string ShardOf(string word) =>
        string.Join(
            '-',
            word.Take(ShardLetters).Select(letter => ((int)letter).ToString("x", CultureInfo.InvariantCulture))
        );

    // each place by its distance from the one before
    private static string Steps(List<int> places) =>
        string.Join(' ', places.Select((place, i) => i == 0 ? place : place - places[i - 1]));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Style);

    private sealed record Entry(string File, string Title, string Lead, HashSet<string> Words);
}
