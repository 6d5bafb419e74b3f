using System.Collections.Frozen;
using System.Text;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Languages;

/// <summary>Names in Latin letters, near to how English writes them, by <c>languages/TAG/latin.txt</c>.</summary>
internal sealed class Transliteration(LanguageFolder folder)
{
    private readonly FrozenDictionary<char, string> letters = folder
        .Lines("latin")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(line => line[0][0], line => line.ElementAtOrDefault(1) ?? "");

    /// <summary>The name in Latin letters; as it is where the language writes in them.</summary>
    public string Latin(string name)
    {
        if (letters.Count == 0)
            return name;
        var latin = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!letters.TryGetValue(char.ToLowerInvariant(c), out var meant))
                latin.Append(c);
            else if (char.IsUpper(c) && meant.Length > 0)
                latin.Append(char.ToUpperInvariant(meant[0])).Append(meant.AsSpan(1));
            else
                latin.Append(meant);
        }
        return latin.ToString();
    }
}
