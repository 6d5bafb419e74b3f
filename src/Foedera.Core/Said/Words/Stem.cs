namespace Foedera.Core.Said.Words;

/// <summary>Light English stemming: plural, third person, past and -ing forms, adverbs; the common irregular verbs by
/// table.
/// Errs on the side of keeping words apart.</summary>
internal static class Stem
{
    private static readonly Dictionary<string, string> Irregular = Table(
        "be am is are was were been being",
        "have has had having",
        "do does did done doing",
        "go goes went gone going gonna",
        "say says said saying",
        "make makes made",
        "take takes took taken",
        "give gives gave given",
        "get gets got gotten getting gotta",
        "come comes came",
        "see sees saw seen",
        "know knows knew known",
        "think thinks thought",
        "tell tells told",
        "fight fights fought",
        "keep keeps kept",
        "leave leaves left",
        "feel feels felt",
        "bring brings brought",
        "begin begins began begun beginning",
        "stand stands stood",
        "understand understands understood",
        "hear hears heard",
        "lead leads led",
        "mean means meant",
        "meet meets met meeting",
        "pay pays paid",
        "lose loses lost",
        "win wins won winning",
        "send sends sent",
        "build builds built",
        "spend spends spent",
        "fall falls fell fallen",
        "hold holds held",
        "write writes wrote written",
        "speak speaks spoke spoken",
        "break breaks broke broken",
        "choose chooses chose chosen",
        "rise rises rose risen",
        "draw draws drew drawn",
        "forget forgets forgot forgotten",
        "sell sells sold",
        "buy buys bought",
        "seek seeks sought",
        "teach teaches taught",
        "i me",
        "we us",
        "he him",
        "she her",
        "they them",
        "my mine",
        "our ours",
        "your yours",
        "their theirs",
        "man men",
        "woman women",
        "child children",
        "person people",
        "can could",
        "will would",
        "this these",
        "that those",
        "a an",
        "good better best",
        "bad worse worst",
        "run runs ran running",
        "strike strikes struck",
        "become becomes became"
    );

    /// <summary>The stem of a word in its canonical spelling.</summary>
    public static string Of(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
            return known;
        if (word.Length < 4 || !char.IsAsciiLetter(word[^1]))
            return word;
        if (Ends(word, "ies") && word.Length > 4)
            return word[..^3] + "i";
        if (Ends(word, "sses") || Ends(word, "shes") || Ends(word, "ches") || Ends(word, "xes"))
            return word[..^2];
        if (Ends(word, "ing") && word.Length > 5)
            return Trim(word[..^3]);
        if (Ends(word, "ied") && word.Length > 4)
            return word[..^3] + "i";
        if (Ends(word, "ed") && word.Length > 4)
            return Trim(word[..^2]);
        if (Ends(word, "ly") && word.Length > 5)
            return Trim(word[..^2]);
        if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            return Trim(word[..^1]);
        return Trim(word);
    }

    // one form for stop/stopp(ed), decide/decid(ing), territory/territori(es)
    private static string Trim(string word)
    {
        if (word.Length < 4)
            return word;
        if (word[^1] == word[^2] && word[^1] is not ('s' or 'l' or 'e' or 'o'))
            return word[..^1];
        return word[^1] switch
        {
            'e' => word[..^1],
            'y' when word[^2] is not ('a' or 'e' or 'o' or 'u') => word[..^1] + "i",
            _ => word,
        };
    }

    private static bool Ends(string word, string tail) => word.EndsWith(tail, StringComparison.Ordinal);

    private static Dictionary<string, string> Table(params string[] groups)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var words = group.Split(' ');
            foreach (var word in words)
                table.TryAdd(word, words[0]);
        }
        return table;
    }
}
