using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Gathers the clues about two passages. They depend on the two passages and their two documents and on
/// nothing else on record,
/// so that neither the order nor the company of documents matters.</summary>
internal static class PairEvidence
{
    /// <summary>Number of clues.</summary>
    public static readonly int Count = Enum.GetValues<Clue>().Length;

    private const float MostOfWholes = 0.66f;
    private const int MostExchanged = 3;
    private const int MostTelling = 4;
    private const int MostOutOfPlace = 2;
    private const float MostUnshared = 0.4f;

    /// <summary>Log-odds that the two report one utterance.</summary>
    public static float LogOdds(QuotedPassage one, QuotedPassage other, Likeness likeness, SharedSentences shared)
    {
        Span<float> clues = stackalloc float[Count];
        Fill(clues, one, other, likeness, shared);
        var model = likeness.IsTranslated ? shared.Options.SameTranslation : shared.Options.SameSaying;
        return model.LogOdds(clues);
    }

    /// <summary>Log-odds from the words and their order alone: for a first look at which sentences two documents
    /// share.</summary>
    public static float LogOddsOfWords(Likeness likeness, JoiningOptions options)
    {
        if (likeness.Shorter <= 0)
            return -10;
        Span<float> clues = stackalloc float[Count];
        FillWords(clues, likeness);
        return (likeness.IsTranslated ? options.TranslatedWords : options.SameWords).LogOdds(clues);
    }

    /// <summary>The clues, by number.</summary>
    public static void Fill(
        Span<float> clues,
        QuotedPassage one,
        QuotedPassage other,
        Likeness likeness,
        SharedSentences shared
    )
    {
        FillWords(clues, likeness);
        if (likeness.Shorter <= 0)
            return;
        FillSentences(clues, one, other, likeness);
        FillExchanges(clues, likeness, Math.Min(one.Words.Count, other.Words.Count));
        FillVoices(clues, one, other);
        FillSurroundings(clues, one, other, likeness, shared);
    }

    /// <summary>The clues of the words alone, by number; the others are 0.</summary>
    public static void FillWords(Span<float> clues, Likeness likeness)
    {
        clues.Clear();
        Set(clues, Clue.Base, 1);
        if (likeness.Shorter <= 0)
            return;
        Set(clues, Clue.Coverage, likeness.Coverage);
        Set(clues, Clue.Both, likeness.Both);
        Set(clues, Clue.Aligned, likeness.Aligned);
        Set(clues, Clue.Density, likeness.Reach > 0 ? MathF.Min(1, likeness.Shared / likeness.Reach) : 0);
        Set(clues, Clue.Common, MathF.Log(1 + likeness.Shared) / 4);
        Set(clues, Clue.Reordered, Math.Clamp((likeness.Unordered - likeness.Shared) / likeness.Shorter, 0, 1));
        Set(clues, Clue.Equal, likeness.Shared > 0 ? likeness.Equal / likeness.Shared : 0);
        Set(clues, Clue.InRow, likeness.IsInRow ? 1 : 0);
        Set(clues, Clue.Telling, Math.Min(likeness.Telling, MostTelling) / (float)MostTelling);
        Set(clues, Clue.Unmistakable, likeness.IsUnmistakable ? 1 : 0);
    }

    private static void FillSentences(Span<float> clues, QuotedPassage one, QuotedPassage other, Likeness likeness)
    {
        var (lighter, heavier) = likeness.Shorter == one.Words.Weight ? (one, other) : (other, one);
        Set(clues, Clue.Asks, one.IsQuestion != other.IsQuestion ? 1 : 0);
        Set(clues, Clue.WholeWithin, !lighter.IsPart && likeness.Both < MostOfWholes ? 1 : 0);
        Set(
            clues,
            Clue.Negation,
            likeness.Coverage > 0.5f && lighter.Words.Negations > heavier.Words.Negations ? 1 : 0
        );
    }

    // to three of a kind: a fourth tells nothing more
    private static void FillExchanges(Span<float> clues, Likeness likeness, int words)
    {
        var exchanged = likeness.Exchanged;
        Set(clues, Clue.OtherNumber, Math.Min(exchanged.Numbers, MostExchanged));
        Set(clues, Clue.OtherName, Math.Min(exchanged.Names, MostExchanged));
        Set(clues, Clue.Denied, Math.Min(exchanged.Negations, MostExchanged));
        Set(clues, Clue.OtherWord, Math.Min(1, 10f * exchanged.Content / Math.Max(10, words)));
    }

    private static void FillVoices(Span<float> clues, QuotedPassage one, QuotedPassage other)
    {
        var voices = one.Voice.Compare(other.Voice);
        Set(clues, Clue.SameSpeaker, voices == VoiceMatch.Same ? 1 : 0);
        Set(clues, Clue.OtherSpeaker, voices == VoiceMatch.Different ? 1 : 0);
        Set(clues, Clue.DoubtfulSpeaker, voices == VoiceMatch.Doubtful ? 1 : 0);
        var days = Cluster.DaysBetween(one.Said, other.Said);
        Set(clues, Clue.LongApart, days > JoiningOptions.DaysApart ? 1 : 0);
        Set(clues, Clue.DaysBetween, MathF.Log(1 + Math.Min(days, JoiningOptions.DaysApart)) / 3);
        Set(
            clues,
            Clue.PublishedApart,
            MathF.Log(1 + DaysBetween(one.Document.Published, other.Document.Published)) / 3
        );
    }

    private static int DaysBetween(DateOnly? one, DateOnly? other) =>
        one is { } first && other is { } second
            ? Math.Min(Math.Abs(first.DayNumber - second.DayNumber), JoiningOptions.DaysApart)
            : 0;

    private static void FillSurroundings(
        Span<float> clues,
        QuotedPassage one,
        QuotedPassage other,
        Likeness likeness,
        SharedSentences shared
    )
    {
        if (one.DocumentNumber == other.DocumentNumber)
        {
            var place = one.IsOnTop != other.IsOnTop ? Clue.TopAndBody : Clue.SameDocument;
            Set(clues, one.IsTranscript ? Clue.SameRecord : place, 1);
            Set(clues, Clue.OwnWords, likeness.IsInRow ? 1 : 0);
            if (place == Clue.SameDocument)
                Set(clues, Clue.TwoWholes, clues[(int)Clue.WholeWithin]);
            return;
        }
        Set(clues, Clue.Occasion, MathF.Log(1 + shared.Beside(one, other)) / 2);
        Set(clues, Clue.Neighbours, shared.Neighbours(one, other));
        Set(clues, Clue.OutOfPlace, Math.Min(MostOutOfPlace, shared.OutOfPlace(one, other)) / (float)MostOutOfPlace);
        var rival = shared.Rival(one, other, LogOddsOfWords(likeness, shared.Options)) / 4;
        Set(clues, Clue.Rival, Math.Clamp(rival, 0, 1));
        Set(clues, Clue.Mutual, rival < 0 ? Math.Min(1, -rival) : 0);
        if (!one.IsTranscript || !other.IsTranscript)
            return;
        // who speaks twice says many a sentence twice, word for word: between two records that share little it proves
        // nothing
        var unshared = shared.Unshared(one, other);
        Set(clues, Clue.OtherOccasion, unshared);
        if (unshared > MostUnshared)
            Set(clues, Clue.Unmistakable, 0);
    }

    private static void Set(Span<float> clues, Clue clue, float value) => clues[(int)clue] = value;
}
