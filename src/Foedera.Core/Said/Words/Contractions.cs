namespace Foedera.Core.Said.Words;

/// <summary>English contractions, taken apart into the two words they stand for.</summary>
internal static class Contractions
{
    private static readonly HashSet<string> TakesIs =
    [
        "it",
        "that",
        "there",
        "he",
        "she",
        "what",
        "who",
        "here",
        "where",
        "how",
        "everything",
        "everybody",
        "everyone",
        "nobody",
        "this",
    ];

    /// <summary>The second word ("'re" is "are"; a possessive stays "'s"); null when the apostrophe is no contraction
    /// (O'Brien, l'Europe).</summary>
    public static string? Tail(string head, string tail) =>
        tail switch
        {
            "n't" => "not",
            "'re" => "are",
            "'ve" => "have",
            "'ll" => "will",
            "'d" => "would",
            "'m" => "am",
            "'s" when head == "let" => "us",
            "'s" when TakesIs.Contains(head) => "is",
            "'s" => "'s",
            _ => null,
        };

    /// <summary>The first word, made whole: "ca" is "can", "wo" is "will".</summary>
    public static string Head(string head, string tail) =>
        (head, tail) switch
        {
            ("ca", "n't") => "can",
            ("wo", "n't") => "will",
            ("sha", "n't") => "shall",
            _ => head,
        };
}
