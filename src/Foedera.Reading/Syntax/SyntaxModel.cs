using System.Collections.Concurrent;
using Foedera.Reading.Text;

namespace Foedera.Reading.Syntax;

/// <summary>Trained tagger, parser and labeller for English (models/syntax.bin). Safe for use by several threads at once.</summary>
public sealed class SyntaxModel
{
    /// <summary>How many states the parser keeps.</summary>
    internal const int Width = 12;

    private static ReadOnlySpan<byte> Magic => "FOEDSYN2"u8;

    private readonly QuadWeights steps;
    private readonly ConcurrentBag<(Parser Parser, Labeller Labeller)> idle = [];
    private readonly string[] labelNames;
    private readonly SparseWeights labelWeights;

    internal SyntaxModel(Tagger tagger, QuadWeights steps, string[] labelNames, SparseWeights labelWeights) =>
        (Tagger, this.steps, this.labelNames, this.labelWeights) = (tagger, steps, labelNames, labelWeights);

    internal TagSet Tags => Tagger.Tags;

    internal string[] Labels => labelNames;

    internal Tagger Tagger { get; }

    /// <summary>Tags and parses every sentence of a text.</summary>
    public ParsedText Parse(TokenizedText text)
    {
        var forms = new WordForm[text.Tokens.Length];
        for (var i = 0; i < forms.Length; i++) forms[i] = WordForm.Of(text[i]);
        var (tags, heads, labels) = (new byte[forms.Length], new int[forms.Length], new byte[forms.Length]);
        if (!idle.TryTake(out var pair)) pair = (NewParser(), NewLabeller());
        foreach (var sentence in text.Sentences) ParseSentence(pair, forms, tags, heads, labels, sentence.First, sentence.Count);
        idle.Add(pair);
        return new ParsedText(text, this, forms, tags, heads, labels);
    }

    /// <summary>Tags and parses one sentence of given words; the root's head is the number of words.</summary>
    internal (byte[] Tags, int[] Heads, byte[] Labels) Parse(WordForm[] words)
    {
        var (tags, heads, labels) = (new byte[words.Length], new int[words.Length], new byte[words.Length]);
        if (!idle.TryTake(out var pair)) pair = (NewParser(), NewLabeller());
        Tagger.Tag(words, tags);
        pair.Parser.Parse(words, tags, Tags, heads);
        pair.Labeller.Label(words, tags, heads, labels);
        idle.Add(pair);
        return (tags, heads, labels);
    }

    private void ParseSentence((Parser Parser, Labeller Labeller) pair, WordForm[] forms, byte[] tags, int[] heads, byte[] labels, int first, int count)
    {
        var words = forms.AsSpan(first, count);
        var tagged = tags.AsSpan(first, count);
        var headed = heads.AsSpan(first, count);
        Tagger.Tag(words, tagged);
        if (HasWords(words))
        {
            pair.Parser.Parse(words, tagged, Tags, headed);
            pair.Labeller.Label(words, tagged, headed, labels.AsSpan(first, count));
        }
        else
        {
            // marks and numbers alone have no syntax worth a search: all hang on the first
            headed.Clear();
            headed[0] = count;
            labels.AsSpan(first, count).Fill((byte)Math.Max(0, Array.IndexOf(labelNames, "punct")));
        }
        foreach (ref var head in headed) head = head == count ? ParsedText.Root : head + first;
    }

    private static bool HasWords(ReadOnlySpan<WordForm> words)
    {
        foreach (ref readonly var word in words)
            if (word.HasLetter) return true;
        return false;
    }

    internal Parser NewParser(int width = Width) => new(steps, width);

    internal Labeller NewLabeller() => new(labelNames.Length, labelWeights);

    /// <summary>Writes the model as one file.</summary>
    internal void Write(Stream to)
    {
        to.Write(Magic);
        using var writer = new BinaryWriter(to, System.Text.Encoding.UTF8, leaveOpen: true);
        Tagger.Write(writer);
        steps.Write(writer);
        writer.Write7BitEncodedInt(labelNames.Length);
        foreach (var name in labelNames) writer.Write(name);
        labelWeights.Write(writer);
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">It is none, or damaged.</exception>
    internal static SyntaxModel Read(Stream from)
    {
        var reader = ModelReader.Open(from, Magic);
        var tagger = Tagger.Read(reader);
        var parser = QuadWeights.Read(reader);
        var names = new string[reader.Varint()];
        for (var i = 0; i < names.Length; i++) names[i] = reader.Text();
        return new SyntaxModel(tagger, parser, names, SparseWeights.Read(reader));
    }
}
