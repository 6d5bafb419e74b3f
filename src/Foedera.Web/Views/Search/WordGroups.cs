using System.Collections.Immutable;
using Foedera.Reading.Lexicons;
using Foedera.Store.Mapping;

namespace Foedera.Web.Views.Search;

/// <summary>Words asked for, each with its other forms and spellings.</summary>
internal static class WordGroups
{
    private const int MostSpellings = 8;

    /// <summary>A group for each word, phrase or beginning; all must be found.</summary>
    public static ImmutableArray<ImmutableArray<SearchTerm>> Of(string? words, SearchLanguage language) =>
        words is null ? [] : [.. SearchWords.Terms(words).Select(term => Forms(term, language))];

    /// <summary>One group of which any word or phrase will do.</summary>
    public static ImmutableArray<SearchTerm> AnyOf(IEnumerable<string> words, SearchLanguage language) =>
        [
            .. words
                .Select(SearchWords.Fold)
                .Where(word => word.Length > 0)
                .SelectMany(word => Forms(new SearchTerm(word, false), language))
                .Distinct(),
        ];

    private static ImmutableArray<SearchTerm> Forms(SearchTerm term, SearchLanguage language)
    {
        if (term.IsPrefix)
            return [term];
        var words = term.Words.Split(' ');
        if (words.Length == 1)
            return [.. language.Forms(term.Words).Select(form => new SearchTerm(form, false))];
        // a phrase is taken word for word, in either spelling
        IEnumerable<string> phrases = [""];
        foreach (var word in words)
        {
            var plain = language.Plain(word);
            var spellings = language
                .Forms(word)
                .Where(form => language.Plain(form) == plain && Math.Abs(form.Length - word.Length) <= 2)
                .Append(word)
                .Distinct()
                .ToList();
            phrases =
            [
                .. phrases
                    .SelectMany(phrase => spellings.Select(spelling => $"{phrase} {spelling}".Trim()))
                    .Take(MostSpellings),
            ];
        }
        return [.. phrases.Append(term.Words).Distinct().Select(phrase => new SearchTerm(phrase, false))];
    }
}
