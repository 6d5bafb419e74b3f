namespace Foedera.Core.Said.Words;

/// <summary>A passage in another language put into the English words of the one that it is compared with, as far as
/// <see cref="Glosses"/> know them. What has no counterpart stays, and weighs what its commonest meaning does.</summary>
internal static class Rendering
{
    // a word that no table knows and that is no name: more than grammar, less than what is rare
    private const float Unknown = 4f;

    private const string English = "en";

    /// <summary>The two, the one that is not English rendered; null where not exactly one of them is
    /// English, or where nothing is known of the other's language.</summary>
    public static (WordSequence One, WordSequence Other)? Of(WordSequence one, WordSequence other)
    {
        if (one.HasMeanings && other.Language == English)
            return (Rendered(one, other), other);
        if (other.HasMeanings && one.Language == English)
            return (one, Rendered(other, one));
        return null;
    }

    private static WordSequence Rendered(WordSequence foreign, WordSequence english)
    {
        // of several words with one stem the weightiest
        var words = new Dictionary<int, WordForm>();
        foreach (var word in english.Forms)
            if (!words.TryGetValue(word.Stem, out var known) || word.Weight > known.Weight)
                words[word.Stem] = word;
        var forms = new WordForm[foreign.Count];
        for (var i = 0; i < forms.Length; i++)
            forms[i] = Rendered(foreign.Forms[i], foreign.Capital[i], words);
        return new WordSequence(forms, foreign.At, foreign.Bracketed, foreign.CutBefore, foreign.Capital);
    }

    private static WordForm Rendered(WordForm form, bool isName, Dictionary<int, WordForm> english)
    {
        if (form.Meaning is not { } meaning)
            return isName || form.IsNumber ? form : form with { Weight = Math.Min(form.Weight, Unknown) };
        WordForm? best = null;
        foreach (var stem in meaning.Stems)
            if (english.TryGetValue(stem, out var word) && (best is null || word.Weight > best.Weight))
                best = word;
        return best ?? form with { Weight = meaning.Weight, IsNegation = meaning.IsNegation };
    }
}
