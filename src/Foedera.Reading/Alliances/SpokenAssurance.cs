using System.Collections.Concurrent;
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
        if (Words.Of(language ?? "en") is not { } words)
            return null;
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
    public static ImmutableArray<string> Help(string language) => Words.Of(language)?.Help ?? [];

    private static IEnumerable<string> Sentences(string content) =>
        content
            .Replace('’', '\'')
            .ToLowerInvariant()
            .Split(
                ['.', '!', '?', ';', '…', '\n'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .Where(sentence => sentence.Length <= LongestSentence);

    // where a text holds a phrase as whole words; null when it does not
    private static int? At(string text, string phrase)
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

    // the lists of a language
    private sealed class Words
    {
        private static readonly ConcurrentDictionary<LanguageFolder, Words> Known = new();

        private readonly ImmutableArray<string> denial;
        private readonly ImmutableArray<string> firm;
        private readonly ImmutableArray<string> doubt;
        private readonly ImmutableArray<string> will;
        private readonly ImmutableArray<string> condition;
        private readonly ImmutableArray<string> attack;

        private Words(LanguageFolder folder)
        {
            Help = folder.Words(File, "help");
            (denial, firm) = (folder.Words(File, "denial"), folder.Words(File, "firm"));
            (doubt, will) = (folder.Words(File, "doubt"), folder.Words(File, "will"));
            (condition, attack) = (folder.Words(File, "if"), folder.Words(File, "case"));
        }

        public ImmutableArray<string> Help { get; }

        public static Words? Of(string language) =>
            LanguageFolder.Of(language) is { } folder ? Known.GetOrAdd(folder, static one => new Words(one)) : null;

        public SpokenAssurance? Read(string sentence)
        {
            if (First(sentence, Help) is not { } help)
                return null;
            var settled = First(sentence, firm)?.Phrase;
            if (settled is null && First(sentence, doubt) is { } open)
                return new SpokenAssurance(AssuranceKind.Doubt, [open.Phrase, help.Phrase]);
            var denials = settled is null ? Denials(sentence) : [];
            if (denials.Count > 0)
                return denials is [var one] && one.At < help.At && help.At - one.At <= LettersOfDenial
                    ? new SpokenAssurance(AssuranceKind.Doubt, [one.Phrase, help.Phrase])
                    : new SpokenAssurance(null, [help.Phrase]);
            if (First(sentence, condition) is { } only && First(sentence[only.At..], attack) is null)
                return new SpokenAssurance(AssuranceKind.Condition, [only.Phrase, help.Phrase]);
            return (settled ?? First(sentence, will)?.Phrase) is { } sure
                ? new SpokenAssurance(AssuranceKind.Reassurance, [sure, help.Phrase])
                : new SpokenAssurance(null, [help.Phrase]);
        }

        // "No, …" answers and denies nothing behind it; two denials may deny each other
        private List<(string Phrase, int At)> Denials(string sentence) =>
            [
                .. Found(sentence, denial)
                    .Where(one =>
                        one.At + one.Phrase.Length == sentence.Length || sentence[one.At + one.Phrase.Length] != ','
                    ),
            ];

        private static (string Phrase, int At)? First(string text, ImmutableArray<string> phrases)
        {
            foreach (var one in Found(text, phrases))
                return one;
            return null;
        }

        private static IEnumerable<(string Phrase, int At)> Found(string text, ImmutableArray<string> phrases) =>
            from phrase in phrases
            let at = At(text, phrase)
            where at is not null
            select (phrase, at.Value);
    }
}
