using System.Collections.Immutable;
using Foedera.Store.Mapping;

namespace Foedera.Web.Views.Search;

/// <summary>A piece of a text that was found.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsHit">True for words that were asked for.</param>
public sealed record SnippetPiece(string Text, bool IsHit);

/// <summary>The words asked for, in the text around them.</summary>
internal static class Snippet
{
    private const int Longest = 320;
    private const int Before = 100;

    /// <summary>The text in pieces, cut to about 320 characters around the first word found.</summary>
    public static ImmutableArray<SnippetPiece> Of(string text, IReadOnlyList<ImmutableArray<SearchTerm>> groups)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var words = WordsOf(text);
        var hits = Hits(words, groups);
        var (start, end) = Window(text, hits);
        var pieces = ImmutableArray.CreateBuilder<SnippetPiece>();
        var at = start;
        foreach (var (from, to) in hits.Where(hit => hit.Start >= start && hit.End <= end))
        {
            if (from > at)
                pieces.Add(new SnippetPiece(text[at..from], false));
            pieces.Add(new SnippetPiece(text[from..to], true));
            at = to;
        }
        if (at < end)
            pieces.Add(new SnippetPiece(text[at..end], false));
        if (start > 0)
            pieces.Insert(0, new SnippetPiece("… ", false));
        if (end < text.Length)
            pieces.Add(new SnippetPiece(" …", false));
        return pieces.ToImmutable();
    }

    private static List<(string Folded, int Start, int End)> WordsOf(string text)
    {
        var words = new List<(string, int, int)>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord =
                i < text.Length
                && (
                    char.IsLetterOrDigit(text[i])
                    || char.IsSurrogate(text[i])
                    || (start >= 0 && text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]))
                );
            if (isWord && start < 0)
                start = i;
            if (isWord || start < 0)
                continue;
            words.Add((SearchWords.Fold(text[start..i]), start, i));
            start = -1;
        }
        return words;
    }

    private static List<(int Start, int End)> Hits(
        List<(string Folded, int Start, int End)> words,
        IReadOnlyList<ImmutableArray<SearchTerm>> groups
    )
    {
        var singles = groups.SelectMany(g => g).Where(t => !t.Words.Contains(' ', StringComparison.Ordinal)).ToList();
        var exact = singles.Where(t => !t.IsPrefix).Select(t => t.Words).ToHashSet(StringComparer.Ordinal);
        var beginnings = singles.Where(t => t.IsPrefix).Select(t => t.Words).ToList();
        var phrases = groups
            .SelectMany(g => g)
            .Where(t => t.Words.Contains(' ', StringComparison.Ordinal))
            .Select(t => t.Words.Split(' '))
            .ToList();
        var hits = new List<(int, int)>();
        for (var i = 0; i < words.Count; i++)
        {
            var phrase = phrases.Find(p =>
                p.Length <= words.Count - i && !p.Where((word, k) => words[i + k].Folded != word).Any()
            );
            if (phrase is not null)
            {
                hits.Add((words[i].Start, words[i + phrase.Length - 1].End));
                i += phrase.Length - 1;
            }
            else if (
                exact.Contains(words[i].Folded)
                || beginnings.Exists(b => words[i].Folded.StartsWith(b, StringComparison.Ordinal))
            )
                hits.Add((words[i].Start, words[i].End));
        }
        return hits;
    }

    private static (int Start, int End) Window(string text, List<(int Start, int End)> hits)
    {
        if (text.Length <= Longest)
            return (0, text.Length);
        var first = hits.Count > 0 ? hits[0].Start : 0;
        var start = first <= Before * 2 ? 0 : text.IndexOf(' ', first - Before) + 1;
        if (start <= 0 || start > first)
            start = first <= Before * 2 ? 0 : first;
        var end = Math.Min(text.Length, start + Longest);
        if (end < text.Length && text.LastIndexOf(' ', end, end - start) is var blank && blank > start)
            end = Math.Max(blank, hits.Count > 0 ? hits[0].End : 0);
        return (start, end);
    }
}
