namespace Foedera.Core.Said.Words;

/// <summary>What a word of another language may mean in English.</summary>
/// <param name="Stems">Stems of the English words.</param>
/// <param name="Telling">Those of words that carry content, with their weights.</param>
/// <param name="Weight">The weight of the most common of them.</param>
/// <param name="IsNegation">True when one of them says no.</param>
internal sealed record Meaning(int[] Stems, (int Stem, float Weight)[] Telling, float Weight, bool IsNegation)
{
    /// <summary>The meaning of forms of English words.</summary>
    public static Meaning Of(IReadOnlyCollection<WordForm> english) =>
        new(
            [.. english.Select(form => form.Stem).Distinct()],
            [.. english.Where(form => form.IsContent).Select(form => (form.Stem, form.Weight)).Distinct()],
            english.Min(form => form.Weight),
            english.Any(form => form.IsNegation)
        );
}
