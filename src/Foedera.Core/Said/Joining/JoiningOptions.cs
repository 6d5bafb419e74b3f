namespace Foedera.Core.Said.Joining;

/// <summary>Every number that decides which passages report one utterance. Weights are log-odds (natural logarithm) for each unit of the
/// clue; thresholds are log-odds. <i>Fitted</i> means on the press corpora, all languages, with a strong pull to zero.</summary>
internal static class JoiningOptions
{
    /// <summary>From the words alone. Fitted.</summary>
    public static LogisticModel<Clue> SameWords { get; } = new(
        (Clue.Base, -5.4f), (Clue.Coverage, 1.9f), (Clue.Both, 6.3f), (Clue.Run, 1.3f), (Clue.Density, 1.2f));

    /// <summary>From all clues. Fitted.</summary>
    public static LogisticModel<Clue> SameSaying { get; } = new(
        (Clue.Base, -5.4f), (Clue.Coverage, 1.9f), (Clue.Both, 6.3f), (Clue.Run, 1.3f), (Clue.Density, 1.2f),
        (Clue.Asks, -0.8f), (Clue.WholeWithin, -0.8f), (Clue.SameDocument, -1.5f), (Clue.TopAndBody, 1f), (Clue.SameRecord, -12f),
        (Clue.OtherSpeaker, -4f), (Clue.DoubtfulSpeaker, -1.5f), (Clue.LongApart, -5f), (Clue.Occasion, 1.0f), (Clue.Neighbours, 1.2f), (Clue.Unmistakable, 6f));

    /// <summary>Two sentences are alike by their words from here on. Log-odds. Fitted.</summary>
    public const float Alike = 1.75f;

    /// <summary>A pair is looked at from here on, by its words alone. Log-odds. Taste: below it nothing around a pair makes it likely.</summary>
    public const float WorthLooking = -3.5f;

    /// <summary>Two clusters become one from this average on. Log-odds. Fitted.</summary>
    public const float LeastAverage = 0.3f;

    /// <summary>How much less two places of one document may be alike than the average asks. Log-odds. Fitted.</summary>
    public const float WithinDocument = 1.5f;
}
