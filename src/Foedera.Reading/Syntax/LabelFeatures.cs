namespace Foedera.Reading.Syntax;

/// <summary>What the labeller sees of an arc: both words, their neighbours, children, siblings and the relations already named above and to the left.</summary>
internal sealed class LabelFeatures
{
    /// <summary>How many features an arc has.</summary>
    public const int Count = 50;

    private const uint NoTag = 255;
    private const uint RootTag = 254;

    private WordForm[] words = [];
    private byte[] tags = [];
    private int[] heads = [];
    private int[] first = [];
    private int[] next = [];
    private int[] order = [];
    private int length;

    /// <summary>The words, from the root downwards, siblings from left to right.</summary>
    public ReadOnlySpan<int> Order => order.AsSpan(0, length);

    /// <summary>Begins a sentence.</summary>
    public void Reset(ReadOnlySpan<WordForm> sentence, ReadOnlySpan<byte> tagged, ReadOnlySpan<int> headOf)
    {
        length = sentence.Length;
        if (words.Length < length)
        {
            var size = Math.Max(64, length);
            (words, tags, heads, first, next, order) = (new WordForm[size], new byte[size], new int[size], new int[size + 1], new int[size], new int[size]);
        }
        sentence.CopyTo(words);
        tagged.CopyTo(tags);
        headOf.CopyTo(heads);
        first.AsSpan(0, length + 1).Fill(-1);
        for (var i = length - 1; i >= 0; i--)
        {
            next[i] = first[heads[i]];
            first[heads[i]] = i;
        }
        var (at, end) = (0, 0);
        for (var child = first[length]; child >= 0; child = next[child]) order[end++] = child;
        while (at < end)
            for (var child = first[order[at++]]; child >= 0; child = next[child]) order[end++] = child;
    }

    private uint W(int i) => i < 0 || i >= length ? 0xFFFFFFFFu : words[i].Lower;

    private uint T(int i) => i < 0 ? NoTag : i == length ? RootTag : i > length ? NoTag : tags[i];

    /// <summary>The features of the arc from the word's head to it; the head's relation and those of siblings to the left are named in <paramref name="labels"/>.</summary>
    public void Of(int word, ReadOnlySpan<byte> labels, Span<uint> into)
    {
        var head = heads[word];
        var (w, t, hw, ht) = (W(word), T(word), W(head), T(head));
        var direction = head > word ? 1u : 0u;
        var distance = (uint)Math.Min(6, Math.Abs(head - word)) | (direction << 4);
        var (firstChild, lastChild, lefts, rights) = Children(word);
        var (before, after, seen) = Siblings(word, head, labels);
        var beforeLabel = before < 0 ? NoTag : labels[before];
        var headLabel = head == length ? NoTag : labels[head];
        var grand = head == length ? -1 : heads[head];
        var suffix = words[word].Suffix3;
        var (fcw, fct) = (W(firstChild), T(firstChild));
        var dh = ht | (direction << 9);
        var n = 0;
        into[n++] = FeatureHash.Of(1, w, t);
        into[n++] = FeatureHash.Of(2, w, direction);
        into[n++] = FeatureHash.Of(3, t, direction);
        into[n++] = FeatureHash.Of(4, hw, ht, direction);
        into[n++] = FeatureHash.Of(5, hw);
        into[n++] = FeatureHash.Of(6, dh);
        into[n++] = FeatureHash.Of(7, t, dh);
        into[n++] = FeatureHash.Of(8, w, hw, direction);
        into[n++] = FeatureHash.Of(9, w, dh);
        into[n++] = FeatureHash.Of(10, t, hw, direction);
        into[n++] = FeatureHash.Of(11, t, ht, distance);
        into[n++] = FeatureHash.Of(12, w, distance);
        into[n++] = FeatureHash.Of(13, t, T(word - 1), dh);
        into[n++] = FeatureHash.Of(14, t, T(word + 1), dh);
        into[n++] = FeatureHash.Of(15, t, T(head - 1), dh);
        into[n++] = FeatureHash.Of(16, t, T(head + 1), dh);
        into[n++] = FeatureHash.Of(17, fcw, t, dh);
        into[n++] = FeatureHash.Of(18, fct, t, dh);
        into[n++] = FeatureHash.Of(19, T(lastChild), t, dh);
        into[n++] = FeatureHash.Of(20, W(lastChild), t, dh);
        into[n++] = FeatureHash.Of(21, t, dh, (uint)Math.Min(3, lefts), (uint)Math.Min(3, rights));
        into[n++] = FeatureHash.Of(22, beforeLabel, t, dh);
        into[n++] = FeatureHash.Of(23, beforeLabel, w);
        into[n++] = FeatureHash.Of(24, T(before), t, dh);
        into[n++] = FeatureHash.Of(25, T(after), t, dh);
        into[n++] = FeatureHash.Of(26, headLabel, t, dh);
        into[n++] = FeatureHash.Of(27, headLabel, w, direction);
        into[n++] = FeatureHash.Of(28, T(grand), t, dh);
        into[n++] = FeatureHash.Of(29, seen, t, dh);
        into[n++] = FeatureHash.Of(30, seen, hw, t);
        into[n++] = FeatureHash.Of(31, suffix, dh);
        into[n++] = FeatureHash.Of(32, words[word].Shape, t, dh);
        into[n++] = FeatureHash.Of(33, W(word - 1), t, dh);
        into[n++] = FeatureHash.Of(34, W(word + 1), t, dh);
        into[n++] = FeatureHash.Of(35, fcw, w);
        into[n++] = FeatureHash.Of(36, fcw, hw, t);
        into[n++] = FeatureHash.Of(37, beforeLabel, fct, t, dh);
        into[n++] = FeatureHash.Of(38, W(before), t, dh);
        into[n++] = FeatureHash.Of(39, W(after), t, dh);
        into[n++] = FeatureHash.Of(40, FirstLeft(head), t, dh);
        into[n++] = FeatureHash.Of(41, seen, fcw, t, direction);
        into[n++] = FeatureHash.Of(42, t, T(word - 1), T(word + 1), dh);
        into[n++] = FeatureHash.Of(43, beforeLabel, T(after), t, dh);
        into[n++] = FeatureHash.Of(44, headLabel, beforeLabel, t, dh);
        into[n++] = FeatureHash.Of(45, suffix, t, distance);
        into[n++] = FeatureHash.Of(46, T(SecondChild(word)), fct, t, dh);
        into[n++] = FeatureHash.Of(47, W(SecondChild(word)), fcw, t, direction);
        into[n++] = FeatureHash.Of(48, W(grand), hw, t);
        into[n++] = FeatureHash.Of(49, headLabel, seen, t, direction);
        into[n] = FeatureHash.Of(50, 0);
    }

    private int SecondChild(int word) => first[word] is >= 0 and var child ? next[child] : -1;

    private (int First, int Last, int Lefts, int Rights) Children(int word)
    {
        var (last, lefts, rights) = (-1, 0, 0);
        for (var child = first[word]; child >= 0; child = next[child])
        {
            last = child;
            if (child < word) lefts++;
            else rights++;
        }
        return (first[word], last, lefts, rights);
    }

    // the sibling before, the sibling after, and the set of relations already given to siblings on the left
    private (int Before, int After, uint Seen) Siblings(int word, int head, ReadOnlySpan<byte> labels)
    {
        var (before, seen) = (-1, 0u);
        for (var child = first[head]; child != word; child = next[child])
        {
            before = child;
            seen |= 1u << (labels[child] % 31);
        }
        return (before, next[word], seen);
    }

    // the first word that hangs on the head from the left: its auxiliary, case or determiner
    private uint FirstLeft(int head) => first[head] is >= 0 and var child && child < head ? W(child) : 0;
}
