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
            (Clue.Base, -3.81f),
            (Clue.Coverage, 1.91f),
            (Clue.Both, 1.31f),
            (Clue.Aligned, 1.6f),
            (Clue.Density, 0.29f),
            (Clue.Common, 0.23f),
            (Clue.Reordered, 1.44f),
            (Clue.Equal, -0.01f),
            (Clue.Telling, 0.38f),
            (Clue.InRow, 0.15f),
            (Clue.Asks, -0.22f),
            (Clue.WholeWithin, -0.08f),
            (Clue.Negation, -0.4f),
            (Clue.OtherNumber, -0.07f),
            (Clue.OtherName, 0.01f),
            (Clue.Denied, -1.29f),
            (Clue.OtherWord, 0.4f),
            (Clue.DaysBetween, -1.65f),
            (Clue.PublishedApart, -1.22f),
            (Clue.SameDocument, 0.54f),
            (Clue.TwoWholes, -2.97f),
            (Clue.TopAndBody, -1.37f),
            (Clue.OwnWords, 0.48f),
            (Clue.SameRecord, -12f),
            (Clue.OtherOccasion, -14f),
            (Clue.Rival, -1.49f),
            (Clue.Mutual, 0.87f),
            (Clue.SameSpeaker, 0.61f),
            (Clue.OtherSpeaker, -4f),
            (Clue.DoubtfulSpeaker, -1.15f),
            (Clue.LongApart, -7f),
            (Clue.Occasion, 0.14f),
            (Clue.Neighbours, 0.43f),
            (Clue.OutOfPlace, -0.59f),
            (Clue.Unmistakable, 4.98f)
        );

    /// <summary>That a fragment comes from a sentence. Fitted.</summary>
    public LogisticModel<FragmentClue> Belonging { get; init; } =
        new(
            (FragmentClue.Base, 1.5f),
            (FragmentClue.InRow, -0.21f),
            (FragmentClue.Coverage, 0.07f),
            (FragmentClue.Both, 0.44f),
            (FragmentClue.Weight, 0.27f),
            (FragmentClue.Whole, 0.04f),
            (FragmentClue.WholeOutOfRow, -2f),
            (FragmentClue.SameDocument, -0.27f),
            (FragmentClue.QuotedOtherwise, 0.06f),
            (FragmentClue.Beside, -0.09f),
            (FragmentClue.Documents, 0.78f),
            (FragmentClue.Record, -0.09f),
            (FragmentClue.SameSpeaker, 0.04f),
            (FragmentClue.DoubtfulSpeaker, -0.04f),
            (FragmentClue.Rivals, -1.71f),
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
    public float LeastAverage { get; init; } = -0.35f;

    /// <summary>How much less two places of one document may be alike than the average asks. Log-odds.
    /// Fitted.</summary>
    public float WithinDocument { get; init; } = 1.5f;
}
