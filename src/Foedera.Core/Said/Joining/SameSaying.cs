using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>How probable it is that two passages report the same uttered sentence: a logistic model over the likeness of the words.
/// The weights were fitted on the development events of the press corpus (see docs/method/matching.md).</summary>
internal static class SameSaying
{
    /// <summary>Log-odds from the words alone.</summary>
    public static float LogOdds(Likeness likeness)
    {
        var shared = MathF.Min(likeness.Shared, 60) / 60;
        var run = likeness.Shorter > 0 ? likeness.Run / likeness.Shorter : 0;
        var density = likeness.Reach > 0 ? MathF.Min(1, likeness.Shared / likeness.Reach) : 0;
        return -7.5f + (7f * likeness.Coverage) + (2.5f * likeness.Both) + (4f * shared) + (1f * run) + (1f * density);
    }

    /// <summary>Nearly word for word, and long enough not to be a stock phrase: the same saying whoever and whenever it is attributed to.</summary>
    public static bool IsUnmistakable(Likeness likeness) => likeness.Equal >= 0.92f * likeness.Shorter && likeness.Equal >= 45 && likeness.Equal >= 0.85f * likeness.Reach;
}
