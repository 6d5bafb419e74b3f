namespace Foedera.Reading.Figures;

/// <summary>What a figure measures, by the words near it in its sentence.</summary>
internal static class Subjects
{
    // farther away the words speak of something else
    private const int Reach = 60;
    private const int Comma = 12;

    private static readonly (string Words, string Subject)[] Known =
    [
        ("defence spending", "defence spending"),
        ("defense spending", "defence spending"),
        ("military spending", "defence spending"),
        ("defence budget", "defence spending"),
        ("defense budget", "defence spending"),
        ("military budget", "defence spending"),
        ("military budgets", "defence spending"),
        ("defence expenditure", "defence spending"),
        ("defense expenditure", "defence spending"),
        ("defence investment", "defence spending"),
        ("defense investment", "defence spending"),
        ("on defence", "defence spending"),
        ("on defense", "defence spending"),
        ("for defence", "defence spending"),
        ("for defense", "defence spending"),
        ("to defence", "defence spending"),
        ("to defense", "defence spending"),
        ("in defence", "defence spending"),
        ("in defense", "defence spending"),
        ("on the military", "defence spending"),
        ("development spending", "development spending"),
        ("spending target", "spending target"),
        ("target", "target"),
        ("goal", "target"),
        ("military aid", "military aid"),
        ("military assistance", "military aid"),
        ("aid", "aid"),
        ("exports", "exports"),
        ("tariff", "tariff"),
        ("tariffs", "tariff"),
        ("growth", "growth"),
        ("inflation", "inflation"),
    ];

    /// <summary>The subject of the figure at [<paramref name="start"/>, <paramref name="end"/>); null when none stands
    /// near it. Only a share has a target.</summary>
    public static string? Of(string words, int start, int end, bool isShare)
    {
        var from = Math.Max(Stop(words, start, back: true), start - Reach);
        var to = Math.Min(Stop(words, end, back: false), end + Reach);
        return Known
            .Where(s => isShare || s.Subject != "target")
            .SelectMany(s =>
                Places(words, s.Words, from, to)
                    .Select(at =>
                        (s.Subject, Distance: Distance(words, at, at + s.Words.Length, start, end), s.Words.Length)
                    )
            )
            .Where(s => s.Distance >= 0)
            .OrderBy(s => s.Distance / 12)
            .ThenByDescending(s => s.Length)
            .ThenBy(s => s.Distance)
            .Select(s => s.Subject)
            .FirstOrDefault();
    }

    // a comma between them counts like some words more; negative when the words are in the figure
    private static int Distance(string words, int at, int to, int start, int end)
    {
        var (from, until) = at < start ? (to, start) : (end, at);
        return until < from ? -1 : until - from + (words.AsSpan(from, until - from).Contains(',') ? Comma : 0);
    }

    // where the sentence begins or ends; a point between digits ends none
    private static int Stop(string words, int at, bool back)
    {
        for (var i = back ? at - 1 : at; i >= 0 && i < words.Length; i += back ? -1 : 1)
            if (
                words[i] is '\n' or '!' or '?' or ';'
                || (words[i] == '.' && (i + 1 == words.Length || !char.IsLetterOrDigit(words[i + 1])))
            )
                return back ? i + 1 : i;
        return back ? 0 : words.Length;
    }

    private static IEnumerable<int> Places(string words, string phrase, int from, int to)
    {
        for (var at = Find(words, phrase, from, to); at >= 0; at = Find(words, phrase, at + 1, to))
            if (
                (at == 0 || !char.IsLetter(words[at - 1]))
                && (at + phrase.Length == words.Length || !char.IsLetter(words[at + phrase.Length]))
            )
                yield return at;
    }

    private static int Find(string words, string phrase, int from, int to) =>
        to - from < phrase.Length ? -1 : words.IndexOf(phrase, from, to - from, StringComparison.OrdinalIgnoreCase);
}
