namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>What the attribution models learn from, part by part: trained without one, they show what it contributes.</summary>
[Flags]
public enum Evidence
{
    /// <summary>Words and their places alone.</summary>
    None = 0,

    /// <summary>Heads and relations.</summary>
    Tree = 1,

    /// <summary>Parts of speech.</summary>
    Tags = 2,

    /// <summary>Quotation marks.</summary>
    Marks = 4,

    /// <summary>The list of verbs that attribute.</summary>
    Verbs = 8,

    /// <summary>What the rules for quotations find.</summary>
    Rules = 16,
}
