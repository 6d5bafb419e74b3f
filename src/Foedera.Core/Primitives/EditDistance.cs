namespace Foedera.Core.Primitives;

/// <summary>How many letters must be put in, taken out, changed or swapped with the next to turn one text into another
/// (Damerau 1964, each
/// letter touched once).</summary>
public static class EditDistance
{
    /// <summary>The number of letters.</summary>
    public static int Of(string one, string other)
    {
        var apart = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            apart[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            apart[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        for (var j = 1; j <= other.Length; j++)
        {
            var change = apart[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            var best = Math.Min(change, Math.Min(apart[i - 1, j], apart[i, j - 1]) + 1);
            var swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            apart[i, j] = swapped ? Math.Min(best, apart[i - 2, j - 2] + 1) : best;
        }
        return apart[one.Length, other.Length];
    }
}
