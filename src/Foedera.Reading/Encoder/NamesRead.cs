using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Encoder;

/// <summary>What the encoder takes the names of a text to name.</summary>
/// <param name="tokens">The text.</param>
/// <param name="tags">The likeliest <see cref="NameTag"/> of each token that was read; long texts are read in
/// part.</param>
internal sealed class NamesRead(TokenizedText tokens, byte[] tags)
{
    /// <summary>How many tokens were read, from the first.</summary>
    public int Read => tags.Length;

    /// <summary>True when the span begins where it was read.</summary>
    public bool Covers(TextSpan span) => tokens.TokenAt(span.Start) < tags.Length;

    /// <summary>True when a token is of a name of that kind.</summary>
    public bool Is(int token, NameKind kind) => tags[token] > 0 && (tags[token] - 1) / 2 == (int)kind;

    /// <summary>True when a word of the span is of a name of that kind.</summary>
    public bool Has(TextSpan span, NameKind kind)
    {
        for (var i = tokens.TokenAt(span.Start); i < tags.Length && tokens.Tokens[i].Start < span.End; i++)
            if (Is(i, kind))
                return true;
        return false;
    }
}
