namespace Foedera.Reading.Encoder;

/// <summary>How far a word stands from a cue, in classes: 0 the cue itself, then by growing distance before and
/// after.</summary>
public static class CueDistance
{
    /// <summary>How many classes there are.</summary>
    public const int Count = 1 + (2 * Steps);

    private const int Steps = 12;

    private static ReadOnlySpan<byte> Ends => [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64];

    /// <summary>The class of a word.</summary>
    /// <param name="word">Index of the word.</param>
    /// <param name="first">First word of the cue.</param>
    /// <param name="last">Last word of the cue.</param>
    public static int Of(int word, int first, int last)
    {
        if (word >= first && word <= last)
            return 0;
        var away = word < first ? first - word : word - last;
        var step = 0;
        while (step < Ends.Length && away > Ends[step])
            step++;
        return 1 + step + (word < first ? 0 : Steps);
    }
}
