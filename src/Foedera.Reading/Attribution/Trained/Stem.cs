using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Puts the forms of a word under one key: endings are cut, and the irregular verbs that attribute are looked up.</summary>
internal static class Stem
{
    private const int LongestSeen = 24;

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Irregular = (
        "said:say told:tell thought:think wrote:write written:write knew:know known:know felt:feel held:hold found:find shown:show saw:see "
        + "seen:see heard:hear made:make gave:give given:give took:take taken:take went:go gone:go began:begin begun:begin spoke:speak "
        + "spoken:speak swore:swear sworn:swear meant:mean understood:understand forgot:forget forgotten:forget chose:choose chosen:choose "
        + "taught:teach sent:send laid:lay drew:draw drawn:draw sought:seek kept:keep left:leave led:lead met:meet won:win came:come got:get "
        + "had:have has:have was:be were:be is:be are:be been:be did:do does:do brought:bring bought:buy paid:pay stood:stand ran:run "
        + "struck:strike threw:throw rose:rise")
        .Split(' ').Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The key of a word.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestSeen) word = word[..LongestSeen];
        Span<char> lower = stackalloc char[LongestSeen];
        lower = lower[..word.Length];
        for (var i = 0; i < word.Length; i++) lower[i] = word[i] is >= 'A' and <= 'Z' ? (char)(word[i] | 0x20) : word[i];
        if (Irregular.TryGetValue(lower, out var known)) return FeatureHash.Of(known);
        return FeatureHash.Of(Cut(lower));
    }

    // argue, argues, argued, arguing → argu; deny, denied → deni; plan, planned → plan
    private static ReadOnlySpan<char> Cut(Span<char> word)
    {
        var stem = word;
        if (Ends(stem, "ing", 6) || (Ends(stem, "ing", 5) && !Ends(stem, "thing", 0))) stem = stem[..^3];
        else if (Ends(stem, "ied", 5) || Ends(stem, "ies", 5)) return stem[..^2];
        else if (Ends(stem, "ed", 5)) stem = stem[..^2];
        else if (Ends(stem, "sses", 6) || Ends(stem, "shes", 6) || Ends(stem, "ches", 6)) stem = stem[..^2];
        else if (Ends(stem, "s", 4) && !Ends(stem, "ss", 0) && !Ends(stem, "us", 0)) stem = stem[..^1];
        if (stem.Length < word.Length && stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e' or 'o')) stem = stem[..^1];
        if (stem.Length > 3 && stem[^1] == 'e') stem = stem[..^1];
        if (stem.Length > 3 && stem[^1] == 'y') stem[^1] = 'i';
        return stem;
    }

    private static bool Ends(ReadOnlySpan<char> word, string with, int least) => word.Length >= least && word.EndsWith(with, StringComparison.Ordinal);
}
