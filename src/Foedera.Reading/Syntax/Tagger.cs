namespace Foedera.Reading.Syntax;

/// <summary>Gives each word of a sentence a tag, from left to right, by an averaged perceptron over hashed features
/// (Collins 2002; features after Ratnaparkhi 1996).</summary>
internal sealed class Tagger(TagSet tags, SparseWeights weights)
{
    /// <summary>How many features a word has.</summary>
    public const int FeatureCount = 34;

    private const uint Edge = 0xFFFFFFFF;

    public TagSet Tags => tags;

    /// <summary>Tags the words.</summary>
    public void Tag(ReadOnlySpan<WordForm> words, Span<byte> into)
    {
        Span<uint> features = stackalloc uint[FeatureCount];
        Span<int> scores = stackalloc int[256];
        scores = scores[..tags.Count];
        for (var i = 0; i < words.Length; i++)
        {
            Features(words, i, into, features);
            scores.Clear();
            foreach (var feature in features) weights.Add(feature, scores);
            into[i] = (byte)Best(scores);
        }
    }

    /// <summary>The features of the word at i; the tags before it are known.</summary>
    public static void Features(ReadOnlySpan<WordForm> words, int i, ReadOnlySpan<byte> tagged, Span<uint> into)
    {
        ref readonly var word = ref words[i];
        var before = i > 0 ? words[i - 1].Lower : Edge;
        var before2 = i > 1 ? words[i - 2].Lower : Edge;
        var after = i + 1 < words.Length ? words[i + 1].Lower : Edge;
        var after2 = i + 2 < words.Length ? words[i + 2].Lower : Edge;
        var tag1 = i > 0 ? tagged[i - 1] : 255u;
        var tag2 = i > 1 ? tagged[i - 2] : 255u;
        var shape = word.Shape | (i == 0 ? 128u : 0u);
        var shapeBefore = i > 0 ? words[i - 1].Shape : 256u;
        var shapeAfter = i + 1 < words.Length ? words[i + 1].Shape : 256u;
        var suffixAfter = i + 1 < words.Length ? words[i + 1].Suffix3 : Edge;
        var suffixBefore = i > 0 ? words[i - 1].Suffix3 : Edge;
        var n = 0;
        into[n++] = FeatureHash.Of(1, word.Lower);
        into[n++] = FeatureHash.Of(2, word.Lower, shape);
        into[n++] = FeatureHash.Of(3, word.Suffix1);
        into[n++] = FeatureHash.Of(4, word.Suffix2);
        into[n++] = FeatureHash.Of(5, word.Suffix3);
        into[n++] = FeatureHash.Of(6, word.Suffix4);
        into[n++] = FeatureHash.Of(7, word.Prefix2);
        into[n++] = FeatureHash.Of(8, word.Prefix3);
        into[n++] = FeatureHash.Of(9, shape);
        into[n++] = FeatureHash.Of(10, shape, word.Suffix2);
        into[n++] = FeatureHash.Of(11, before);
        into[n++] = FeatureHash.Of(12, before2);
        into[n++] = FeatureHash.Of(13, after);
        into[n++] = FeatureHash.Of(14, after2);
        into[n++] = FeatureHash.Of(15, before, word.Lower);
        into[n++] = FeatureHash.Of(16, word.Lower, after);
        into[n++] = FeatureHash.Of(17, tag1);
        into[n++] = FeatureHash.Of(18, tag1, tag2);
        into[n++] = FeatureHash.Of(19, tag1, word.Lower);
        into[n++] = FeatureHash.Of(20, tag1, word.Suffix3);
        into[n++] = FeatureHash.Of(21, tag1, after);
        into[n++] = FeatureHash.Of(22, suffixBefore);
        into[n++] = FeatureHash.Of(23, suffixAfter);
        into[n++] = FeatureHash.Of(24, shapeBefore, shape);
        into[n++] = FeatureHash.Of(25, shape, shapeAfter);
        into[n++] = FeatureHash.Of(26, tag1, tag2, word.Lower);
        into[n++] = FeatureHash.Of(27, before, after);
        into[n++] = FeatureHash.Of(28, shape, tag1);
        into[n++] = FeatureHash.Of(29, tag1, word.Suffix2, suffixAfter);
        into[n++] = FeatureHash.Of(30, before2, before);
        into[n++] = FeatureHash.Of(31, after, after2);
        into[n++] = FeatureHash.Of(32, tag1, tag2, after);
        into[n++] = FeatureHash.Of(33, word.Suffix3, shape);
        into[n] = FeatureHash.Of(34, 0);
    }

    internal static int Best(ReadOnlySpan<int> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        return best;
    }

    public void Write(BinaryWriter to)
    {
        tags.Write(to);
        weights.Write(to);
    }

    public static Tagger Read(ModelReader from) => new(TagSet.Read(from), SparseWeights.Read(from));
}
