using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>How probable it is that two passages report the same uttered sentence: a logistic model over the likeness of the words.
/// The weights were fitted on the development events of the press corpus (see docs/method/matching.md).</summary>
internal static class SameSaying
{
    private const float QuestionAndAnswer = 0.8f;
    private const float HeadlineAndBody = 1f;
    private const float WholeWithin = 0.8f;
    /// <summary>Two whole sentences that share less of both are seldom one, even when the one holds the other.</summary>
    public const float LeastOfWholes = 0.66f;

    /// <summary>Log-odds from the words alone.</summary>
    public static float LogOdds(Likeness likeness)
    {
        if (likeness.Shorter <= 0) return -10;
        var run = likeness.Run / likeness.Shorter;
        var density = likeness.Reach > 0 ? MathF.Min(1, likeness.Shared / likeness.Reach) : 0;
        return -5.4f + (1.9f * likeness.Coverage) + (6.3f * likeness.Both) + (1.3f * run) + (1.2f * density);
    }

    /// <summary>Log-odds from the words and from how the passages stand as sentences.</summary>
    public static float LogOdds(QuotedPassage one, QuotedPassage other, Likeness likeness)
    {
        var odds = LogOdds(likeness);
        if (one.IsQuestion != other.IsQuestion) odds -= QuestionAndAnswer;
        // what stands in quotation marks above a report stands in it again
        if (one.DocumentNumber == other.DocumentNumber && one.IsOnTop != other.IsOnTop) return odds + HeadlineAndBody;
        var shorter = likeness.Shorter == one.Words.Weight ? one : other;
        // a whole sentence is seldom part of another
        return likeness.Both < LeastOfWholes && !shorter.IsPart ? odds - WholeWithin : odds;
    }

    /// <summary>Nearly word for word, and long enough not to be a stock phrase: the same saying whoever and whenever it is attributed to.</summary>
    public static bool IsUnmistakable(Likeness likeness) => likeness.Equal >= 0.92f * likeness.Shorter && likeness.Equal >= 45 && likeness.Equal >= 0.85f * likeness.Reach;
}
