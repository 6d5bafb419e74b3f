using Foedera.Core.Primitives;

namespace Foedera.Reading.Types;

/// <summary>What a cue says about the words that it introduces.</summary>
/// <param name="Sense">Its senses; none for "said" and where there is no cue.</param>
/// <param name="EndsInTo">It ends in "to", as in "pledged to".</param>
internal readonly record struct CueReading(CueSense Sense, bool EndsInTo)
{
    private const int WordsAtMost = 16;

    /// <summary>Reads the cue at this place; the last of its many words are left out.</summary>
    public static CueReading Of(string text, TextSpan? cue)
    {
        if (cue is not { } at)
            return default;
        var (sense, count, aims, last) = (CueSense.None, 0, false, default(Range));
        var words = at.In(text);
        foreach (var range in words.SplitAny<char>(" \t\r\n,:;.'’\"”“"))
        {
            var word = words[range];
            if (word.IsEmpty)
                continue;
            if (++count > WordsAtMost)
                break;
            sense |= SignLexicon.Usual.Sense(word);
            aims |=
                word.Equals("for", StringComparison.OrdinalIgnoreCase)
                || word.Equals("on", StringComparison.OrdinalIgnoreCase);
            last = range;
        }
        if ((sense & CueSense.Call) != CueSense.None)
            sense |= aims ? CueSense.Ask : CueSense.Judge;
        return new CueReading(sense, words[last].Equals("to", StringComparison.OrdinalIgnoreCase));
    }
}
