namespace Foedera.Core.Said.Joining;

/// <summary>Every number that decides which passages report one utterance. Weights are log-odds (natural logarithm) for each unit of the
/// clue; thresholds are log-odds. <i>Fitted</i> means by <c>foedera-lab joining</c> on both press corpora, all languages, on labelled and
/// on read passages, with look-alikes made by rule, and a pull to what is written here as <i>law</i>.</summary>
internal sealed record JoiningOptions
{
    /// <summary>A pair is looked at from here on, by its words alone. Log-odds. Taste: below it nothing around a pair makes it likely.</summary>
    public const float WorthLooking = -3.5f;

    /// <summary>Days after which reports are not of one utterance any more, unless they are unmistakable. Days. Law: news reports what was just said.</summary>
    public const int DaysApart = 21;

    /// <summary>The options as shipped.</summary>
    public static JoiningOptions Default { get; } = new();

    /// <summary>From the words alone. Fitted.</summary>
    public LogisticModel<Clue> SameWords { get; init; } = new(
        (Clue.Base, -5.25f), (Clue.Coverage, 1.55f), (Clue.Both, 4.05f), (Clue.Aligned, 2.32f), (Clue.Density, 0.08f),
        (Clue.Common, 1.15f), (Clue.Reordered, 1.52f), (Clue.Equal, 0.05f));

    /// <summary>From all clues. Fitted, but for those of law: a record of speech has each sentence once, two records that share little record
    /// two occasions, different speakers and three weeks are not one utterance unless the words are long and the same.</summary>
    public LogisticModel<Clue> SameSaying { get; init; } = new(
        (Clue.Base, -3.66f), (Clue.Coverage, 2.07f), (Clue.Both, 1.26f), (Clue.Aligned, 1.78f), (Clue.Density, -0.15f),
        (Clue.Common, 0.3f), (Clue.Reordered, 1.48f), (Clue.Equal, 0.07f), (Clue.Asks, -0.06f),
        (Clue.WholeWithin, -0.27f), (Clue.Negation, -0.43f), (Clue.OtherNumber, -0.06f), (Clue.OtherName, -0.04f),
        (Clue.Denied, -1.16f), (Clue.OtherWord, 0.48f), (Clue.DaysBetween, -1.55f), (Clue.PublishedApart, -1.43f),
        (Clue.SameDocument, 0.36f), (Clue.TwoWholes, -2.98f), (Clue.TopAndBody, -1.18f), (Clue.SameRecord, -12f),
        (Clue.OtherOccasion, -14f), (Clue.Rival, -1.49f), (Clue.Mutual, 0.82f), (Clue.SameSpeaker, 0.85f),
        (Clue.OtherSpeaker, -4f), (Clue.DoubtfulSpeaker, -0.81f), (Clue.LongApart, -7f), (Clue.Occasion, -0.02f),
        (Clue.Neighbours, 0.54f), (Clue.Unmistakable, 4.98f));

    /// <summary>That a fragment comes from a sentence. Fitted.</summary>
    public LogisticModel<FragmentClue> Belonging { get; init; } = new(
        (FragmentClue.Base, 1.18f), (FragmentClue.InRow, -0.13f), (FragmentClue.Coverage, 0.13f),
        (FragmentClue.Both, 0.37f), (FragmentClue.Weight, 0.24f), (FragmentClue.Whole, 0.07f),
        (FragmentClue.WholeOutOfRow, -2f), (FragmentClue.SameDocument, -0.29f), (FragmentClue.QuotedOtherwise, 0.22f),
        (FragmentClue.Beside, -0.1f), (FragmentClue.Documents, 0.84f), (FragmentClue.Record, -0.02f),
        (FragmentClue.SameSpeaker, 0.21f), (FragmentClue.DoubtfulSpeaker, -0.04f), (FragmentClue.Rivals, -1.68f),
        (FragmentClue.DaysBetween, 0.01f), (FragmentClue.Exchanged, -2f));

    /// <summary>A fragment goes with the likeliest sentence from here on. Log-odds. Fitted.</summary>
    public float LeastBelonging { get; init; }

    /// <summary>How much the likeliest pair of two clusters counts beside the average of all. 0 to 1. Fitted.</summary>
    public float Nearest { get; init; }

    /// <summary>Two sentences are alike by their words from here on. Log-odds. Fitted.</summary>
    public float Alike { get; init; } = 1f;

    /// <summary>Against two clusters that lie further apart, or whose speakers are different. Log-odds. Law.</summary>
    public float Apart { get; init; } = -7f;

    /// <summary>Two clusters become one from this average on. Log-odds. Fitted.</summary>
    public float LeastAverage { get; init; } = -0.35f;

    /// <summary>How much less two places of one document may be alike than the average asks. Log-odds. Fitted.</summary>
    public float WithinDocument { get; init; } = 0.75f;
}
