using System.Buffers;
using System.Collections.Frozen;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Judging;

/// <summary>What a report says of the language in which the words it prints were said (<c>said-in.txt</c>): "speaking
/// in English",
/// "through an interpreter".</summary>
internal static class SaidIn
{
    // the sentence that holds the quotation and its neighbours
    private const int Reach = 200;

    private static readonly string[][] Lines = DataLines
        .Of("said-in.txt")
        .Select(line => line.Split(' ', 3))
        .Where(parts => parts.Length > 1)
        .ToArray();
    private static readonly (string Tag, string Name)[] Names =
    [
        .. Lines.Where(l => l[0] == "name").Select(l => (l[1], Spelling.Plain(l[2]))),
    ];
    private static readonly string[] Before = [.. Lines.Where(l => l[0] == "before").Select(Rest)];
    private static readonly (string Tag, string Phrase)[] Spoken =
    [
        .. Names.SelectMany(name => Before.Select(before => (name.Tag, $"{before} {name.Name}"))),
    ];
    private static readonly string[] Translates = [.. Lines.Where(l => l[0] == "translates").Select(Rest)];

    // most surroundings name no language and speak of no translation
    private static readonly SearchValues<string> Any = SearchValues.Create(
        [.. Names.Select(n => n.Name).Concat(Translates)],
        StringComparison.Ordinal
    );

    /// <summary>Languages (primary subtag) with true where the report says that it was spoken, with false where it says
    /// that the words printed in it are a translation.</summary>
    public static IEnumerable<(string Language, bool IsSpoken)> Around(QuotedPassage passage)
    {
        foreach (var text in Surroundings(passage))
        {
            if (!text.AsSpan().ContainsAny(Any))
                continue;
            foreach (var (tag, phrase) in Spoken)
                if (HoldsWords(text, phrase))
                    yield return (tag, true);
            if (passage.Language is { } printed && Array.Exists(Translates, phrase => HoldsWords(text, phrase)))
                yield return (printed, false);
        }
    }

    // what stands before and after the quoted words, not what they say themselves
    private static IEnumerable<string> Surroundings(QuotedPassage passage)
    {
        var (text, clause) = (passage.Document.Text, passage.Clause);
        var (from, to) = (Math.Max(0, passage.At.Start - Reach), Math.Min(text.Length, passage.At.End + Reach));
        if (from < clause.Start)
            yield return Spelling.Plain(text.AsSpan(from, clause.Start - from));
        if (clause.End < to)
            yield return Spelling.Plain(text.AsSpan(clause.End, to - clause.End));
    }

    private static bool HoldsWords(string text, string phrase)
    {
        for (
            var at = text.IndexOf(phrase, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + phrase.Length;
            if (
                (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]))
            )
                return true;
        }
        return false;
    }

    private static string Rest(string[] line) => Spelling.Plain(string.Join(' ', line[1..]));

    /// <summary>What English calls a language.</summary>
    internal static FrozenDictionary<string, string> EnglishNames { get; } =
        Lines
            .Where(l => l[0] == "name")
            .GroupBy(l => l[1], l => l[2])
            .ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}

/// <summary>Names of languages for sentences.</summary>
public static class LanguageNames
{
    /// <summary>BCP 47's tag for a language that is not determined.</summary>
    public const string Unknown = "und";

    /// <summary>The English name of a primary subtag; the subtag where none is known.</summary>
    /// <param name="tag">Primary BCP 47 subtag; <see cref="Unknown"/> for a language that is not the one printed,
    /// whichever it is.</param>
    public static string Of(string tag) =>
        tag == Unknown ? "another language" : SaidIn.EnglishNames.GetValueOrDefault(tag, tag);
}
