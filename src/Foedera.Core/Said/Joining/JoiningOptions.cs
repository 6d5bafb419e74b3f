namespace Foedera.Core.Said.Joining;

/// <summary>Every number that decides which passages report one utterance. Weights are log-odds (natural logarithm) for each unit of the
/// clue; thresholds are log-odds. <i>Fitted</i> means on the press corpora, all languages, with a strong pull to zero.</summary>
internal static class JoiningOptions
{
    /// <summary>From the words alone. Fitted.</summary>
    public static LogisticModel<Clue> SameWords { get; } = new(
        (Clue.Base, -8.6f), (Clue.Coverage, 2.9f), (Clue.Both, 3.7f), (Clue.Aligned, 2.9f), (Clue.Density, 0.6f), (Clue.Common, 3.1f),
        (Clue.Reordered, 2.6f), (Clue.Equal, 0.4f));

    /// <summary>From all clues. Fitted, but for those of law: a record of speech has each sentence once, two records that share little record
    /// two occasions, different speakers and three weeks are not one utterance unless the words are long and the same.</summary>
    public static LogisticModel<Clue> SameSaying { get; } = new(
        (Clue.Base, -5.2f), (Clue.Coverage, 2.6f), (Clue.Both, 1.9f), (Clue.Aligned, 2.4f), (Clue.Density, 0.3f), (Clue.Common, 1.9f),
        (Clue.Reordered, 1.6f), (Clue.Equal, 0.2f), (Clue.Asks, -0.5f), (Clue.WholeWithin, -0.6f), (Clue.Negation, -1.1f), (Clue.SameDocument, -0.6f), (Clue.TwoWholes, -3f),
        (Clue.TopAndBody, -0.9f), (Clue.SameRecord, -12f), (Clue.OtherOccasion, -14f), (Clue.Rival, -0.9f), (Clue.Mutual, 1.1f), (Clue.SameSpeaker, 0.8f),
        (Clue.OtherSpeaker, -4f), (Clue.DoubtfulSpeaker, -1.3f), (Clue.LongApart, -7f), (Clue.Occasion, 0.2f), (Clue.Neighbours, 0.6f), (Clue.Unmistakable, 5f));

    /// <summary>Two sentences are alike by their words from here on. Log-odds. Fitted.</summary>
    public const float Alike = 1.75f;

    /// <summary>A pair is looked at from here on, by its words alone. Log-odds. Taste: below it nothing around a pair makes it likely.</summary>
    public const float WorthLooking = -3.5f;

    /// <summary>Days after which reports are not of one utterance any more, unless they are unmistakable. Days. Law: news reports what was just said.</summary>
    public const int DaysApart = 21;

    /// <summary>Against two clusters that lie further apart, or whose speakers are different. Log-odds. Law.</summary>
    public const float Apart = -7f;

    /// <summary>Two clusters become one from this average on. Log-odds. Fitted.</summary>
    public const float LeastAverage = 0.3f;

    /// <summary>How much less two places of one document may be alike than the average asks. Log-odds. Fitted.</summary>
    public const float WithinDocument = 0.75f;
}
