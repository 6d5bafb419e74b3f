using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Foedera.Reading.Syntax.Network;
using Foedera.Reading.Text;

namespace Foedera.Reading.Syntax;

/// <summary>Trained tagger and parser for English (models/syntax.bin). Safe for use by several threads at
/// once.</summary>
public sealed class SyntaxModel
{
    // so many words are computed at once: enough for the products to run at full speed, few enough to stay near the
    // processor
    private const int WordsAtOnce = 192;

    private readonly ConcurrentBag<Activations> idle = [];

    internal SyntaxModel(TagSet tags, string[] labels, SyntaxNetwork network) =>
        (Tags, Labels, Network) = (tags, labels, network);

    internal TagSet Tags { get; }

    internal string[] Labels { get; }

    internal SyntaxNetwork Network { get; }

    private static ReadOnlySpan<byte> Magic => "FOEDSYN3"u8;

    /// <summary>Tags and parses every sentence of a text.</summary>
    public ParsedText Parse(TokenizedText text) => Parse(text, int.MaxValue);

    /// <summary>Tags and parses the sentences of a text that begin before a token; the others have no parts of speech
    /// and no trees.</summary>
    internal ParsedText Parse(TokenizedText text, int end)
    {
        var words = text.Tokens.Length;
        var (tags, heads, labels) = (new byte[words], new int[words], new byte[words]);
        var sentences = text.Sentences.TakeWhile(sentence => sentence.First < end).ToList();
        Read(i => WordForm.Of(text[i]), [.. sentences.Select(s => s.Count)], tags, heads, labels);
        foreach (var sentence in sentences)
            for (var i = sentence.First; i < sentence.End; i++)
                heads[i] = heads[i] == sentence.Count ? ParsedText.Root : heads[i] + sentence.First;
        var read = sentences.Count > 0 ? sentences[^1].End : 0;
        tags.AsSpan(read).Fill((byte)Tags.Coarse.IndexOf(PartOfSpeech.X));
        heads.AsSpan(read).Fill(ParsedText.Root);
        labels.AsSpan(read).Fill((byte)Array.IndexOf(Labels, "root"));
        return new ParsedText(text, this, tags, heads, labels);
    }

    /// <summary>Tags and parses one sentence of given words; the root's head is the number of words.</summary>
    internal (byte[] Tags, int[] Heads, byte[] Labels) Parse(WordForm[] words)
    {
        var (tags, heads, labels) = (new byte[words.Length], new int[words.Length], new byte[words.Length]);
        Read(i => words[i], [words.Length], tags, heads, labels);
        return (tags, heads, labels);
    }

    private void Read(Func<int, WordForm> word, int[] lengths, byte[] tags, int[] heads, byte[] labels)
    {
        if (!idle.TryTake(out var run))
            run = new Activations(Network.Shape);
        var before = new SameAgain<int>();
        for (var (sentence, first) = (0, 0); sentence < lengths.Length; )
        {
            var (from, count) = (sentence, 0);
            do count += lengths[sentence++];
            while (sentence < lengths.Length && count + lengths[sentence] <= WordsAtOnce);
            var here = new WordForm[count];
            for (var i = 0; i < count; i++)
                here[i] = word(first + i);
            var cut = lengths.AsSpan(from, sentence - from);
            var key = SameAgain.KeyOf<WordForm>(here) + SameAgain.KeyOf<int>(cut);
            if (before.TryFind(key, out var same))
            {
                tags.AsSpan(same, count).CopyTo(tags.AsSpan(first));
                heads.AsSpan(same, count).CopyTo(heads.AsSpan(first));
                labels.AsSpan(same, count).CopyTo(labels.AsSpan(first));
            }
            else
            {
                Network.Read(
                    run,
                    here,
                    cut,
                    tags.AsSpan(first, count),
                    heads.AsSpan(first, count),
                    labels.AsSpan(first, count)
                );
                before.Keep(key, first);
            }
            first += count;
        }
        idle.Add(run);
    }

    /// <summary>Writes the model as one file.</summary>
    internal void Write(Stream to)
    {
        to.Write(Magic);
        using var writer = new BinaryWriter(to, System.Text.Encoding.UTF8, leaveOpen: true);
        Tags.Write(writer);
        writer.Write7BitEncodedInt(Labels.Length);
        foreach (var name in Labels)
            writer.Write(name);
        Network.Embeddings.Write(writer);
        writer.Write(MemoryMarshal.AsBytes<float>(Network.Weights));
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">It is none, or damaged.</exception>
    internal static SyntaxModel Read(Stream from)
    {
        var reader = ModelReader.Open(from, Magic);
        var tags = TagSet.Read(reader);
        var labels = new string[reader.Varint()];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = reader.Text();
        var shape = new NetworkShape(tags.Count, labels.Length);
        return new SyntaxModel(
            tags,
            labels,
            new SyntaxNetwork(shape, Embeddings.Read(reader), reader.Cells<float>(shape.Size))
        );
    }
}
