using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Words;

/// <summary>The word forms of one joining or one index, each with a number, so that comparing words is comparing
/// numbers.
/// Fill it from one thread; once filled, <see cref="Recognise"/> may be called from many.</summary>
internal sealed class Vocabulary
{
    /// <summary>What a word of a stock phrase weighs.</summary>
    public const float StockWeight = 0.3f;

    private readonly Dictionary<string, WordForm> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Language, string Word), WordForm> foreign = [];
    private readonly List<VocabularyEntry> entries = [];

    /// <summary>Everything learned, in the order of learning: who learns the same in the same order numbers words
    /// alike.</summary>
    public IReadOnlyList<VocabularyEntry> Entries => entries;

    /// <summary>Learns again what a vocabulary held.</summary>
    /// <returns>False when this is not what any vocabulary holds; nothing may be learned by it then.</returns>
    public bool TryRestore(IEnumerable<(string? Language, string Word)> learned)
    {
        foreach (var (language, word) in learned)
        {
            var number = entries.Count;
            if (language is null)
                Learned(word);
            else if (Glosses.Of(language) is { } glosses)
                Foreign(language, word, glosses);
            if (entries.Count != number + 1 || entries[number].Word != word || entries[number].Language != language)
                return false;
        }
        return true;
    }

    /// <summary>Reads a passage and learns its words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">Where the passage stands in it.</param>
    /// <param name="language">Its language: primary subtag of BCP 47; null when that is not known.</param>
    public WordSequence Learn(string text, TextSpan span, string? language = null) =>
        language is not null && Glosses.Of(language) is { } glosses
            ? Sequence(text, span, language, word => Foreign(language, word, glosses))
            : Sequence(text, span, language, Learned);

    private WordForm Foreign(string language, string word, Glosses glosses)
    {
        if (foreign.TryGetValue((language, word), out var known))
            return known;
        var english = glosses.For(word);
        var form = Learned(word);
        if (!english.IsEmpty)
            form = form with { Meaning = Meaning.Of([.. english.Select(Learned)]) };
        form = form with { Entry = entries.Count };
        entries.Add(new VocabularyEntry(language, word, form));
        return foreign[(language, word)] = form;
    }

    /// <summary>Reads a passage without learning: words never seen get numbers of their own, below zero, valid within
    /// this passage.</summary>
    public WordSequence Recognise(string text, TextSpan span)
    {
        var unseen = new Dictionary<string, WordForm>(StringComparer.Ordinal);
        return Sequence(
            text,
            span,
            null,
            word => forms.TryGetValue(word, out var known) ? known : Unseen(word, unseen)
        );
    }

    // a new inflection of a known word keeps its stem
    private WordForm Unseen(string word, Dictionary<string, WordForm> unseen)
    {
        if (unseen.TryGetValue(word, out var before))
            return before;
        var (stem, number) = (Stem.Of(word), -1 - unseen.Count);
        return unseen[word] = Form(word, number, stems.GetValueOrDefault(stem, number));
    }

    private WordForm Learned(string word)
    {
        if (forms.TryGetValue(word, out var known))
            return known;
        var stem = Stem.Of(word);
        if (!stems.TryGetValue(stem, out var number))
            stems[stem] = number = stems.Count + 1;
        var form = Form(word, forms.Count, number) with { Entry = entries.Count };
        entries.Add(new VocabularyEntry(null, word, form));
        return forms[word] = form;
    }

    private static WordForm Form(string word, int number, int stem) =>
        new(number, stem, CommonWords.IsNegation(word), CommonWords.Weight(word)) { IsNumber = char.IsDigit(word[0]) };

    private static WordSequence Sequence(string text, TextSpan span, string? language, Func<string, WordForm> form)
    {
        var (raw, cutAtEnd) = WordReader.Read(text, span);
        var words = new List<(string Spelling, WordForm Form, TextSpan At, bool Bracketed, bool Cut)>(raw.Count);
        for (var i = 0; i < raw.Count; i++)
        {
            var word = raw[i];
            if (IsEditorial(word))
                continue;
            var spelling = Spelling.Canonical(word.Text);
            // "per cent" is one word, as is a prefix with its hyphen: "pre-emptive"
            if (i + 1 < raw.Count && Joined(text, word, raw[i + 1]) is { } joined)
            {
                words.Add(
                    (
                        Spelling.Canonical(joined),
                        form(Spelling.Canonical(joined)),
                        word.At.Cover(raw[i + 1].At),
                        word.Bracketed,
                        word.CutBefore
                    )
                );
                i++;
                continue;
            }
            words.Add((spelling, form(spelling), word.At, word.Bracketed, word.CutBefore));
        }
        LightenStockPhrases(words);
        return new WordSequence(
            [.. words.Select(w => w.Form)],
            [.. words.Select(w => w.At)],
            [.. words.Select(w => w.Bracketed)],
            [.. words.Select(w => w.Cut), cutAtEnd],
            [.. words.Select((w, i) => i > 0 && char.IsUpper(text[w.At.Start]) && w.Form.IsContent)]
        )
        {
            Language = language,
        };
    }

    private static void LightenStockPhrases(
        List<(string Spelling, WordForm Form, TextSpan At, bool Bracketed, bool Cut)> words
    )
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!CommonWords.StockPhrases.TryGetValue(words[i].Spelling, out var phrases))
                continue;
            foreach (var phrase in phrases)
            {
                if (
                    i + phrase.Length > words.Count
                    || !Enumerable.Range(1, phrase.Length - 1).All(k => words[i + k].Spelling == phrase[k])
                )
                    continue;
                for (var k = i; k < i + phrase.Length; k++)
                    words[k] = words[k] with { Form = words[k].Form with { Weight = StockWeight } };
                i += phrase.Length - 1;
                break;
            }
        }
    }

    // [sic] is the reporter's remark, not a word of the quotation
    private static bool IsEditorial(WordReader.Raw word) => word is { Bracketed: true, Text: "sic" };

    private static string? Joined(string text, WordReader.Raw first, WordReader.Raw second)
    {
        if (first.Text == "per" && second.Text == "cent")
            return "percent";
        var hyphen = second.At.Start == first.At.End + 1 && text[first.At.End] is '-' or '‑' or '‐';
        return
            hyphen
            && first.Text is "pre" or "re" or "co" or "non" or "anti" or "counter" or "multi" or "inter" or "cyber"
            ? first.Text + second.Text
            : null;
    }
}

/// <summary>A word that was learned.</summary>
/// <param name="Language">The language that it was read in, where a table tells what its words mean; else null.</param>
/// <param name="Word">Its canonical spelling.</param>
/// <param name="Form">What it is compared by.</param>
internal sealed record VocabularyEntry(string? Language, string Word, WordForm Form);
