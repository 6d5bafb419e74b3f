using System.Collections.Concurrent;
using System.Collections.Frozen;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Languages;

/// <summary>What the reader of quotations looks for in one language: the tables of <c>languages/TAG/</c>.</summary>
internal sealed class SpeechTables
{
    private static readonly ConcurrentDictionary<string, SpeechTables> Read = new(StringComparer.Ordinal);

    private readonly FrozenSet<string> titles;
    private readonly string[] titleEndings;

    private SpeechTables(LanguageFolder folder)
    {
        Cues = Set(folder, "cues");
        Particles = Set(folder, "particles");
        var all = Set(folder, "titles");
        titles = all.Where(t => t[0] != '*').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        titleEndings = [.. all.Where(t => t[0] == '*').Select(t => t[1..])];
        According = Set(folder, "according", "words");
        He = Set(folder, "he", "words");
        She = Set(folder, "she", "words");
        Prepositions = Set(folder, "prepositions", "words");
        That = Set(folder, "that", "words");
        Articles = Set(folder, "articles", "words");
        Relative = Set(folder, "relative", "words");
        Stop = Set(folder, "stop", "words");
        Invented = Set(folder, "invented", "words");
        NounsHaveCapitals = Set(folder, "capitals", "words").Contains("nouns");
        Common = Set(folder, "common");
        Names = new Transliteration(folder);
    }

    /// <summary>Forms of verbs of saying.</summary>
    public FrozenSet<string> Cues { get; }

    /// <summary>Small words inside family names.</summary>
    public FrozenSet<string> Particles { get; }

    /// <summary>Words that stand before or after a speaker without a verb: so, selon, według.</summary>
    public FrozenSet<string> According { get; }

    /// <summary>The pronoun of a man.</summary>
    public FrozenSet<string> He { get; }

    /// <summary>The pronoun of a woman.</summary>
    public FrozenSet<string> She { get; }

    /// <summary>Words after which a name is no subject.</summary>
    public FrozenSet<string> Prepositions { get; }

    /// <summary>The word that opens a reported clause.</summary>
    public FrozenSet<string> That { get; }

    /// <summary>Articles.</summary>
    public FrozenSet<string> Articles { get; }

    /// <summary>Relative pronouns.</summary>
    public FrozenSet<string> Relative { get; }

    /// <summary>Capitalised words that are no names: days.</summary>
    public FrozenSet<string> Stop { get; }

    /// <summary>Words by which a text calls a quotation invented.</summary>
    public FrozenSet<string> Invented { get; }

    /// <summary>True where every noun has a capital, so that capitals alone show no name.</summary>
    public bool NounsHaveCapitals { get; }

    /// <summary>The commonest words of the language.</summary>
    public FrozenSet<string> Common { get; }

    /// <summary>How the language's names are written in Latin letters.</summary>
    public Transliteration Names { get; }

    /// <summary>The tables of a language; null when its folder has no verbs of saying, so that it is read by its marks
    /// alone.</summary>
    public static SpeechTables? Of(string? language) =>
        LanguageFolder.Of(language) is { } folder && folder.Lines("cues").Length > 0
            ? Read.GetOrAdd(folder.Tag, _ => new SpeechTables(folder))
            : null;

    /// <summary>True of a word before a name that says what somebody is.</summary>
    public bool IsTitle(string word) =>
        titles.Contains(word)
        || Array.Exists(titleEndings, ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static FrozenSet<string> Set(LanguageFolder folder, string file) =>
        folder
            .Lines(file)
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(LanguageFolder folder, string name, string file) =>
        folder.Words(file, name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
