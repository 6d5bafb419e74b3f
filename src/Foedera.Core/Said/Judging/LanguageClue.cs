namespace Foedera.Core.Said.Judging;

/// <summary>What speaks for a language, or against it, as the one in which something was said.</summary>
internal enum LanguageClue
{
    /// <summary>The packs name it first for the speaker, by post and state. 1.</summary>
    Usual,

    /// <summary>The packs name it, too. 1.</summary>
    Further,

    /// <summary>A report prints the words in it, and nobody knows the speaker's languages. 1.</summary>
    Printed,

    /// <summary>Share of those whom the same reports quote, and whose language is known, that speak it; where nobody
    /// knows the speaker's.</summary>
    Company,

    /// <summary>Pairs of independent reports in it that agree word for word, at most
    /// <see cref="JudgingOptions.MostPairs"/> pairs in all.</summary>
    Agreeing,

    /// <summary>Pairs of independent reports in it that differ.</summary>
    Differing,

    /// <summary>A report in another language prints the words in it. 1.</summary>
    QuotedAbroad,

    /// <summary>A report says that it was said in it. 1.</summary>
    Stated,

    /// <summary>A report in it says that it translates. 1.</summary>
    Interpreted,

    /// <summary>A record of the speech is in it. 1.</summary>
    Record,

    /// <summary>The same pairs as <see cref="Agreeing"/>, where a record of the speech is in the language: reports may
    /// have its words, whether it holds what was said or translates it.</summary>
    AgreeingAsRecorded,
}
