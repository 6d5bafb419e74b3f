namespace Foedera.Reading.Encoder;

/// <summary>Scores of a window's words as probabilities.</summary>
internal sealed class WordScores(EncodedWindow read)
{
    /// <summary>How many words.</summary>
    public int Count { get; } = read.Flat.Length / EncodedWindow.FlatWidth;

    /// <summary>How likely a word is part of a cue.</summary>
    public double Cue(int word) => Inside(word, 0);

    /// <summary>How likely a word begins a cue, given that it is part of one.</summary>
    public double CueBegins(int word) => Begins(word, 0);

    /// <summary>How likely a word is part of somebody's content.</summary>
    public double Content(int word) => Inside(word, SpanTag.Count);

    /// <summary>How likely a word is part of a source.</summary>
    public double Source(int word) => Inside(word, 2 * SpanTag.Count);

    /// <summary>The likeliest <see cref="NameTag"/> of a word.</summary>
    public int Name(int word)
    {
        var scores = read.Flat.AsSpan((word * EncodedWindow.FlatWidth) + (3 * SpanTag.Count), NameTag.Count);
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best])
                best = i;
        return best;
    }

    private double Inside(int word, int from)
    {
        var s = read.Flat.AsSpan((word * EncodedWindow.FlatWidth) + from, SpanTag.Count);
        var (none, first, further) = (
            Math.Exp(s[SpanTag.None]),
            Math.Exp(s[SpanTag.First]),
            Math.Exp(s[SpanTag.Further])
        );
        return (first + further) / (none + first + further);
    }

    private double Begins(int word, int from)
    {
        var s = read.Flat.AsSpan((word * EncodedWindow.FlatWidth) + from, SpanTag.Count);
        return 1 / (1 + Math.Exp(s[SpanTag.Further] - s[SpanTag.First]));
    }
}
