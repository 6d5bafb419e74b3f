using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Alliances;

/// <summary>What a statement says of help to come, told by its words alone.</summary>
/// <param name="Kind">That it will come, may not, or depends; null when the words speak of help and do not tell
/// which.</param>
/// <param name="Because">The words that tell.</param>
public sealed record SpokenAssurance(AssuranceKind? Kind, ImmutableArray<string> Because)
{
    private const string File = "assurances";

    // a denial further before the help than so many letters denies something else
    private const int LettersOfDenial = 16;
    private const int LongestSentence = 600;

    /// <summary>What a content says of help; null when it speaks of none, or its language has no words for it.</summary>
    /// <param name="content">The content of one statement.</param>
    /// <param name="language">BCP 47 tag of its language; null for English.</param>
    public static SpokenAssurance? Of(string content, string? language = null)
    {
        if (LanguageFolder.Of(language ?? "en") is not { } folder)
            return null;
        var words = new Words(folder);
        var found = Sentences(content).Select(words.Read).OfType<SpokenAssurance>().ToList();
        if (found.Count == 0)
            return null;
        var kinds = found.Select(one => one.Kind).OfType<AssuranceKind>().Distinct().ToList();
        // what says both says neither surely
        return new SpokenAssurance(
            kinds.Count == 1 ? kinds[0] : null,
            [.. found.SelectMany(one => one.Because).Distinct()]
        );
    }

    /// <summary>Phrases of help in a language; empty when it has none.</summary>
    public static ImmutableArray<string> Help(string language) => Phrases(LanguageFolder.Of(language), "help");

    /// <summary>Words for allies at large in a language.</summary>
    public static ImmutableArray<string> Allies(string language) => Phrases(LanguageFolder.Of(language), "ally");

    private static ImmutableArray<string> Phrases(LanguageFolder? folder, string name) =>
        [
            .. (folder?.Lines(File) ?? [])
                .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
                .Select(line => line[(name.Length + 1)..].Trim()),
        ];

    private static IEnumerable<string> Sentences(string content) =>
        content
            .Replace('’', '\'')
            .ToLowerInvariant()
            .Split(
                ['.', '!', '?', ';', '…', '\n'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .Where(sentence => sentence.Length <= LongestSentence);

    /// <summary>Whether a text holds a phrase as whole words, in any case, and where; null when it does not.</summary>
    public static int? At(string text, string phrase)
    {
        for (
            var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            var before = at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(phrase[0]);
            var end = at + phrase.Length;
            if (before && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }
        return null;
    }

    private sealed class Words(LanguageFolder folder)
    {
        public SpokenAssurance? Read(string sentence)
        {
            if (First(sentence, "help") is not { } help)
                return null;
            var firm = First(sentence, "firm")?.Phrase;
            if (firm is null && First(sentence, "doubt") is { } doubt)
                return new SpokenAssurance(AssuranceKind.Doubt, [doubt.Phrase, help.Phrase]);
            var denials = firm is null ? Denials(sentence) : [];
            if (denials.Count > 0)
                return denials is [var denial] && denial.At < help.At && help.At - denial.At <= LettersOfDenial
                    ? new SpokenAssurance(AssuranceKind.Doubt, [denial.Phrase, help.Phrase])
                    : new SpokenAssurance(null, [help.Phrase]);
            if (First(sentence, "if") is { } condition && First(sentence[condition.At..], "case") is null)
                return new SpokenAssurance(AssuranceKind.Condition, [condition.Phrase, help.Phrase]);
            return (firm ?? First(sentence, "will")?.Phrase) is { } sure
                ? new SpokenAssurance(AssuranceKind.Reassurance, [sure, help.Phrase])
                : new SpokenAssurance(null, [help.Phrase]);
        }

        // "No, …" answers and denies nothing behind it; two denials may deny each other
        private List<(string Phrase, int At)> Denials(string sentence) =>
            [
                .. Found(sentence, "denial")
                    .Where(one =>
                        one.At + one.Phrase.Length == sentence.Length || sentence[one.At + one.Phrase.Length] != ','
                    ),
            ];

        private (string Phrase, int At)? First(string text, string name)
        {
            foreach (var one in Found(text, name))
                return one;
            return null;
        }

        private IEnumerable<(string Phrase, int At)> Found(string text, string name) =>
            from phrase in Phrases(folder, name)
            let at = At(text, phrase)
            where at is not null
            select (phrase, at.Value);
    }
}
