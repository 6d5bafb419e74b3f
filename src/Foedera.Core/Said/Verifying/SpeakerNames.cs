namespace Foedera.Core.Said.Verifying;

/// <summary>Whether two names may be one person's: the words of the shorter all stand in the longer, in either order
/// ("Yoon" is "Yoon Suk Yeol").</summary>
public static class SpeakerNames
{
    /// <summary>True when the words of the shorter name all stand in the longer; accents and case do not
    /// matter.</summary>
    public static bool AreOne(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count > 0 && b.Count > 0 && (a.IsSubsetOf(b) || b.IsSubsetOf(a));
    }

    private static HashSet<string> Words(string name)
    {
        var words = ActorDirectory
            .Fold(name)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        words.ExceptWith(["the", "of"]);
        return words;
    }
}
