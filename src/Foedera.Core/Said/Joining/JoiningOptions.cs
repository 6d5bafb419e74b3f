namespace Foedera.Core.Said.Joining;

/// <summary>Every number that decides which passages report one utterance. Weights are log-odds (natural logarithm) for
/// each unit of the
/// clue; thresholds are log-odds. <i>Fitted</i> means by <c>foedera-lab joining</c> on both press corpora, all
/// languages, on labelled and
/// on read passages, with look-alikes made by rule, and a pull to what is written here as <i>law</i>.</summary>
internal sealed record JoiningOptions
{
    /// <summary>A pair is looked at from here on, by its words alone. Log-odds. Taste: below it nothing around a pair
    /// makes it likely.</summary>
    public const float WorthLooking = -3.5f;

    /// <summary>Days after which reports are not of one utterance any more, unless they are unmistakable. Days. Law:
    /// news reports what was just said.</summary>
    public const int DaysApart = 21;

    /// <summary>The options as shipped.</summary>
    public static JoiningOptions Default { get; } = new();

    /// <summary>From the words alone: chooses the pairs that are looked at. Fitted by an earlier reader, and left
    /// (<c>--words</c> fits it again).</summary>
    public LogisticModel<Clue> SameWords { get; init; } =
        new(
            (Clue.Base, -5.25f),
            (Clue.Coverage, 1.55f),
            (Clue.Both, 4.05f),
            (Clue.Aligned, 2.32f),
            (Clue.Density, 0.08f),
            (Clue.Common, 1.15f),
            (Clue.Reordered, 1.52f),
            (Clue.Equal, 0.05f)
        );

    /// <summary>From all clues. Fitted, but for those of law: a record of speech has each sentence once, two records
    /// that share little record
    /// two occasions, different speakers and three weeks are not one utterance unless the words are long and the
    /// same.</summary>
    public LogisticModel<Clue> SameSaying { get; init; } =
        new(
            (Clue.Base, -4.67f),
            (Clue.Coverage, 1.95f),
            (Clue.Both, 1.44f),
            (Clue.Aligned, 2.06f),
            (Clue.Density, 0.18f),
            (Clue.Common, 0.25f),
            (Clue.Reordered, 1.73f),
            (Clue.Equal, 0.27f),
            (Clue.Telling, 0.36f),
            (Clue.InRow, 0.08f),
            (Clue.Asks, -0.21f),
            (Clue.WholeWithin, 0.06f),
            (Clue.Negation, -0.4f),
            (Clue.OtherNumber, -0.07f),
            (Clue.OtherName, 0.01f),
            (Clue.Denied, -1.25f),
            (Clue.OtherWord, 0.43f),
            (Clue.DaysBetween, -1.69f),
            (Clue.PublishedApart, -1.18f),
            (Clue.SameDocument, 0.68f),
            (Clue.TwoWholes, -2.97f),
            (Clue.TopAndBody, -1.21f),
            (Clue.OwnWords, 0.43f),
            (Clue.SameRecord, -12f),
            (Clue.OtherOccasion, -14f),
            (Clue.Rival, -1.3f),
            (Clue.Mutual, 0.98f),
            (Clue.SameSpeaker, 0.68f),
            (Clue.OtherSpeaker, -4f),
            (Clue.DoubtfulSpeaker, -0.81f),
            (Clue.LongApart, -7f),
            (Clue.Occasion, 0.25f),
            (Clue.Neighbours, 0.4f),
            (Clue.OutOfPlace, -0.58f),
            (Clue.Unmistakable, 4.98f)
        );

    /// <summary>From the words alone, where one passage is in English and the other is not. Fitted.</summary>
    public LogisticModel<Clue> TranslatedWords { get; init; } =
        new(
            (Clue.Base, -5.16f),
            (Clue.Coverage, 1.62f),
            (Clue.Both, 2.47f),
            (Clue.Aligned, 2.18f),
            (Clue.Density, -0.32f),
            (Clue.Common, 1.56f),
            (Clue.Reordered, 0.21f),
            (Clue.Equal, 0.55f),
            (Clue.Telling, 2.22f),
            (Clue.InRow, -0.09f)
        );

    /// <summary>From all clues, where one passage is in English and the other is not. Fitted, but for those of
    /// law.</summary>
    public LogisticModel<Clue> SameTranslation { get; init; } =
        new(
            (Clue.Base, -3.65f),
            (Clue.Coverage, 1.1f),
            (Clue.Both, 1.36f),
            (Clue.Aligned, 1.38f),
            (Clue.Density, -0.25f),
            (Clue.Common, 1.11f),
            (Clue.Reordered, 0.51f),
            (Clue.Equal, 0.29f),
            (Clue.Telling, 1.12f),
            (Clue.InRow, -0.1f),
            (Clue.Asks, -0.19f),
            (Clue.WholeWithin, -0.63f),
            (Clue.Negation, 0.12f),
            (Clue.OtherName, 0.45f),
            (Clue.Denied, 0.63f),
            (Clue.OtherWord, 0.74f),
            (Clue.DaysBetween, -0.09f),
            (Clue.PublishedApart, -0.01f),
            (Clue.TwoWholes, -3f),
            (Clue.SameRecord, -12f),
            (Clue.OtherOccasion, -14f),
            (Clue.Rival, -1.38f),
            (Clue.Mutual, 1.34f),
            (Clue.SameSpeaker, 0.53f),
            (Clue.OtherSpeaker, -4f),
            (Clue.DoubtfulSpeaker, -0.76f),
            (Clue.LongApart, -7f),
            (Clue.Occasion, 0.24f),
            (Clue.Neighbours, 0.98f),
            (Clue.OutOfPlace, -0.54f),
            (Clue.Unmistakable, 5f)
        );

    /// <summary>That a fragment comes from a sentence. Fitted.</summary>
    public LogisticModel<FragmentClue> Belonging { get; init; } =
        new(
            (FragmentClue.Base, 1.1f),
            (FragmentClue.InRow, -0.2f),
            (FragmentClue.Coverage, 0.12f),
            (FragmentClue.Both, 0.63f),
            (FragmentClue.Weight, 0.35f),
            (FragmentClue.Whole, 0.02f),
            (FragmentClue.WholeOutOfRow, -2f),
            (FragmentClue.SameDocument, -0.04f),
            (FragmentClue.QuotedOtherwise, 0.09f),
            (FragmentClue.Beside, -0.08f),
            (FragmentClue.Documents, 0.58f),
            (FragmentClue.Record, 0.19f),
            (FragmentClue.SameSpeaker, 0.12f),
            (FragmentClue.DoubtfulSpeaker, -0.12f),
            (FragmentClue.Rivals, -2.02f),
            (FragmentClue.DaysBetween, 0.01f),
            (FragmentClue.Exchanged, -2f)
        );

    /// <summary>A fragment goes with the likeliest sentence from here on. Log-odds. Fitted.</summary>
    public float LeastBelonging { get; init; }

    /// <summary>How much the likeliest pair of two clusters counts beside the average of all. 0 to 1. Fitted.</summary>
    public float Nearest { get; init; }

    /// <summary>Two sentences are alike by their words from here on. Log-odds. Fitted.</summary>
    public float Alike { get; init; } = 1f;

    /// <summary>Against two clusters that lie further apart, or whose speakers are different. Log-odds. Law.</summary>
    public float Apart { get; init; } = -7f;

    /// <summary>Two clusters become one from this average on. Log-odds. Fitted.</summary>
    public float LeastAverage { get; init; } = -0.5f;

    /// <summary>How much less two places of one document may be alike than the average asks. Log-odds.
    /// Fitted.</summary>
    public float WithinDocument { get; init; } = 1.5f;
}
