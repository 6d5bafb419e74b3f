using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>A run of tokens: the half-open range [First, End) of a text's tokens.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="End">Index just past the last token.</param>
public readonly record struct TokenRange(int First, int End)
{
    /// <summary>How many tokens.</summary>
    public int Count => End - First;
}

/// <summary>A text cut into tokens and sentences. Tokens are the syntactic words of UD English EWT: "don't" is
/// <c>do</c>, <c>n't</c>;
/// "Merkel's" is <c>Merkel</c>, <c>'s</c>; "well-known" is three; "U.S." is one. Every character that is no white space
/// belongs to one token,
/// every token to one sentence.</summary>
/// <param name="Text">The text, as it is.</param>
/// <param name="Tokens">Spans in UTF-16 code units, in order, not overlapping, none empty.</param>
/// <param name="Sentences">The sentences, in order, none empty. A heading without a full stop is a sentence.</param>
public sealed record TokenizedText(string Text, ImmutableArray<TextSpan> Tokens, ImmutableArray<TokenRange> Sentences)
{
    /// <summary>Most tokens of a sentence. A longer one is cut there, so that whatever is done sentence by sentence
    /// takes time linear in the length of a text.</summary>
    public const int LongestSentence = 160;

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> this[int token] => Tokens[token].In(Text);

    /// <summary>Tokens and sentences of a text of any kind, in time linear in its length.</summary>
    public static TokenizedText Of(string text)
    {
        var tokens = Tokenizer.Split(text);
        return new TokenizedText(text, tokens, SentenceSplitter.Split(text, tokens));
    }

    /// <summary>The first token that ends after a place in the text; the number of tokens when there is none.</summary>
    public int TokenAt(int position) =>
        Ordered.First(Tokens.Length, (Tokens, position), static (s, i) => s.Tokens[i].End > s.position);

    /// <summary>The sentence that holds a token.</summary>
    public TokenRange SentenceOf(int token) =>
        Sentences[
            Ordered.First(Sentences.Length - 1, (Sentences, token), static (s, i) => s.Sentences[i].End > s.token)
        ];

    /// <summary>True when white space or the beginning of the text stands before the token.</summary>
    public bool SpaceBefore(int token) => token == 0 || Tokens[token - 1].End < Tokens[token].Start;

    /// <summary>The number of line ends between a token and the one before it; 2 or more is a new paragraph.</summary>
    public int LineEndsBefore(int token) =>
        token == 0 ? 0 : Text.AsSpan(Tokens[token - 1].End, Tokens[token].Start - Tokens[token - 1].End).Count('\n');
}
