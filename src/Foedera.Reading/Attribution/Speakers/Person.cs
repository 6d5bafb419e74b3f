using Foedera.Core.Said;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>A person that a document names, with what it says of them.</summary>
internal sealed class Person(string name, Actor? actor)
{
    private static readonly WordList Masculine = WordList.AnyCase("people", "he");
    private static readonly WordList Feminine = WordList.AnyCase("people", "she");

    private readonly HashSet<string> description = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The fullest name: the packs' where they know the person, else the longest the document gives.</summary>
    public string Name { get; } = actor?.Name ?? name;

    /// <summary>The packs' actor; null when they do not know the person, or know several of that name.</summary>
    public Actor? Actor { get; } = actor;

    /// <summary>How a full name ends, folded for comparing.</summary>
    public string Surname { get; } =
        ActorDirectory.Fold(ActorDirectory.SurnameOf(name, actor?.IsFamilyNameFirst == true));

    /// <summary>True when the name, a title or the packs show this to be a person; false when only the capitals
    /// do.</summary>
    public bool IsCertain { get; set; }

    /// <summary>"he", "she" or "they" as the packs, the honorific or the given name tell; null when nothing
    /// does.</summary>
    public string? Pronoun { get; private set; } = actor?.Pronoun ?? PronounOf(name);

    /// <summary>Words of titles and appositions, hyphens opened.</summary>
    public IReadOnlySet<string> Description => description;

    /// <summary>Adds words that the document uses of the person.</summary>
    public void Describe(ReadOnlySpan<char> word)
    {
        if (word.Length > 40)
            return;
        foreach (var part in word.ToString().Split('-', '‑'))
            description.Add(part.TrimEnd('.'));
        description.Add(word.TrimEnd('.').ToString());
        var title = word.TrimEnd('.');
        Pronoun ??=
            Masculine.Contains(title) ? "he"
            : Feminine.Contains(title) ? "she"
            : null;
    }

    /// <summary>True when the person can be meant by that pronoun.</summary>
    public bool Fits(string pronoun) => !IsAcronym && (Pronoun is null || Pronoun == pronoun || Pronoun == "they");

    // an office's or party's, whatever else the text makes of it
    private bool IsAcronym => Actor is null && Name.All(char.IsAsciiLetterUpper);

    private static string? PronounOf(string name)
    {
        var blank = name.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
            return null;
        var use = Lexicon.Use(name.AsSpan(0, blank));
        var (he, she) = (use.HasFlag(WordUse.MasculineName), use.HasFlag(WordUse.FeminineName));
        return he == she ? null
            : he ? "he"
            : "she";
    }
}

/// <summary>A place where a document names a person.</summary>
/// <param name="Passage">Index of the paragraph.</param>
/// <param name="First">First item of the name, titles left out.</param>
/// <param name="End">Item after the name.</param>
/// <param name="Who">The person.</param>
internal readonly record struct Mention(int Passage, int First, int End, Person Who)
{
    /// <summary>True for "the chancellor", false for a name.</summary>
    public bool IsDescription { get; init; }
}
