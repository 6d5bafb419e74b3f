using Foedera.Reading.Text;

namespace Foedera.Reading.Syntax;

/// <summary>A tokenized text with the tag, the head and the relation of each token.</summary>
public sealed class ParsedText
{
    /// <summary>The head of a sentence's root.</summary>
    public const int Root = -1;

    private readonly SyntaxModel model;
    private readonly byte[] tags;
    private readonly int[] heads;
    private readonly byte[] labels;

    internal ParsedText(TokenizedText tokens, SyntaxModel model, byte[] tags, int[] heads, byte[] labels) =>
        (Tokens, this.model, this.tags, this.heads, this.labels) = (tokens, model, tags, heads, labels);

    /// <summary>Tokens and sentences.</summary>
    public TokenizedText Tokens { get; }

    /// <summary>How many tokens.</summary>
    public int Count => tags.Length;

    /// <summary>Universal part of speech of a token.</summary>
    public PartOfSpeech Coarse(int token) => model.Tags.Coarse[tags[token]];

    /// <summary>Penn Treebank tag of a token, such as VBD.</summary>
    public string Fine(int token) => model.Tags.Fine[tags[token]];

    /// <summary>Index of the token's head; <see cref="Root"/> for the root of a sentence.</summary>
    public int Head(int token) => heads[token];

    /// <summary>Relation to the head with its subtype, such as nsubj:pass.</summary>
    public string Relation(int token) => model.Labels[labels[token]];

    /// <summary>The text as somebody sees it who knows no tree, or no parts of speech but punctuation.</summary>
    internal ParsedText Without(bool tree, bool parts) =>
        new(
            Tokens,
            model,
            parts
                ? Array.ConvertAll(
                    tags,
                    tag =>
                        model.Tags.Coarse[tag] == PartOfSpeech.Punct
                            ? tag
                            : (byte)model.Tags.Coarse.IndexOf(PartOfSpeech.X)
                )
                : tags,
            tree ? Array.ConvertAll(heads, _ => Root) : heads,
            tree ? Array.ConvertAll(labels, _ => (byte)Array.IndexOf(model.Labels, "root")) : labels
        );

    internal uint Tag(int token) => tags[token];

    internal uint Label(int token) => labels[token];
}
