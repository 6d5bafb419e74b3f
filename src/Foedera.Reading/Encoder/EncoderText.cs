using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Encoder;

/// <summary>A text with what the encoder is told of its words: made once, the same in training and in
/// reading.</summary>
/// <param name="Tokens">Tokens and sentences.</param>
/// <param name="Quotations">Passages in quotation marks.</param>
/// <param name="Looks">For each token what <see cref="WordLook"/> says.</param>
/// <param name="EndsParagraph">For each token whether its paragraph ends after it.</param>
public sealed record EncoderText(
    TokenizedText Tokens,
    ImmutableArray<Quotation> Quotations,
    byte[] Looks,
    bool[] EndsParagraph
)
{
    /// <summary>A text as it is.</summary>
    public static EncoderText Of(string text)
    {
        var paragraphs = Paragraphs.Of(text);
        return Of(TokenizedText.Of(text), paragraphs, Quotations_(text, paragraphs));
    }

    /// <summary>A text whose parts are known.</summary>
    public static EncoderText Of(
        TokenizedText tokens,
        ImmutableArray<TextSpan> paragraphs,
        ImmutableArray<Quotation> quotations
    )
    {
        var ends = new bool[tokens.Tokens.Length];
        var paragraph = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            while (paragraph < paragraphs.Length && paragraphs[paragraph].End <= tokens.Tokens[i].Start)
                paragraph++;
            var end = paragraph < paragraphs.Length ? paragraphs[paragraph].End : int.MaxValue;
            ends[i] = i + 1 == ends.Length || tokens.Tokens[i + 1].Start >= end;
        }
        return new EncoderText(tokens, quotations, WordLook.Of(tokens, quotations), ends);
    }

    /// <summary>A text whose tokens and ends of paragraphs are given, as treebanks have them.</summary>
    public static EncoderText Of(TokenizedText tokens, bool[] endsParagraph)
    {
        var quotations = Quotations_(tokens.Text, Paragraphs.Of(tokens.Text));
        return new EncoderText(tokens, quotations, WordLook.Of(tokens, quotations), endsParagraph);
    }

    /// <summary>The characters that a run of tokens covers.</summary>
    public TextSpan SpanOf(TokenRange range) => new(Tokens.Tokens[range.First].Start, Tokens.Tokens[range.End - 1].End);

    /// <summary>Its windows.</summary>
    public IEnumerable<Window> In(Windows windows) => windows.Of(Tokens, Looks, EndsParagraph);

    private static ImmutableArray<Quotation> Quotations_(string text, ImmutableArray<TextSpan> paragraphs) =>
        Text.Quotations.Of(text, paragraphs);
}
