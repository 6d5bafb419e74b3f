namespace Foedera.Reading.Syntax;

/// <summary>What the parser sees of a sentence and of a state: words and tags around the top of the stack and the next word, their nearest
/// relatives, distances, numbers of children, and what stands between them (after Zhang and Nivre 2011, without labels).</summary>
internal sealed class ParserFeatures
{
    /// <summary>How many features a state has.</summary>
    public const int Count = 82;

    private const uint NoWord = 0xFFFFFFFF;
    private const uint NoTag = 255;

    private uint[] words = [];
    private uint[] tags = [];
    private int[] commas = [];
    private int[] verbs = [];
    private int[] joints = [];
    private int[] marks = [];
    private int length;

    /// <summary>Begins a sentence.</summary>
    public void Reset(ReadOnlySpan<WordForm> sentence, ReadOnlySpan<byte> tagged, TagSet tagSet)
    {
        length = sentence.Length;
        if (words.Length < length + 1)
        {
            var size = Math.Max(64, length + 1);
            (words, tags) = (new uint[size], new uint[size]);
            (commas, verbs, joints, marks) = (new int[size + 1], new int[size + 1], new int[size + 1], new int[size + 1]);
        }
        for (var i = 0; i < length; i++)
        {
            words[i] = sentence[i].Lower;
            tags[i] = tagged[i];
            var coarse = tagSet.Coarse[tagged[i]];
            var fine = tagSet.Fine[tagged[i]];
            commas[i + 1] = commas[i] + (fine == "," ? 1 : 0);
            verbs[i + 1] = verbs[i] + (coarse == PartOfSpeech.Verb ? 1 : 0);
            joints[i + 1] = joints[i] + (coarse is PartOfSpeech.Cconj or PartOfSpeech.Sconj ? 1 : 0);
            marks[i + 1] = marks[i] + (coarse == PartOfSpeech.Punct && fine != "," ? 1 : 0);
        }
        (words[length], tags[length]) = (1, 254);
    }

    private uint W(int i) => i < 0 || i > length ? NoWord : words[i];

    private uint T(int i) => i < 0 || i > length ? NoTag : tags[i];

    private static uint Distance(int from, int to) => (to - from) switch
    {
        < 5 and var d => (uint)d,
        < 8 => 5,
        < 12 => 6,
        _ => 7,
    };

    private uint Between(int from, int to)
    {
        if (from < 0) return 999;
        var end = Math.Min(to, length);
        return (uint)(Math.Min(2, commas[end] - commas[from + 1]) + (3 * Math.Min(2, verbs[end] - verbs[from + 1]))
            + (9 * Math.Min(1, joints[end] - joints[from + 1])) + (18 * Math.Min(2, marks[end] - marks[from + 1])));
    }

    /// <summary>The features of a state.</summary>
    public void Of(ParserState state, Span<uint> into)
    {
        var (s0, s1, n0) = (state.Stack(0), state.Stack(1), state.Next);
        var (s0w, s0t, n0w, n0t) = (W(s0), T(s0), W(n0), T(n0));
        var (n1w, n1t, n2w, n2t) = (W(n0 + 1), T(n0 + 1), W(n0 + 2), T(n0 + 2));
        var (s1w, s1t) = (W(s1), T(s1));
        var h = state.Head(s0);
        var h2 = state.Head(h);
        var (l, l2, r, r2) = (state.Left1(s0), state.Left2(s0), state.Right1(s0), state.Right2(s0));
        var (nl, nl2) = (state.Left1(n0), state.Left2(n0));
        var (ht, lt, rt, nlt) = (T(h), T(l), T(r), T(nl));
        var distance = s0 < 0 ? 9 : Distance(s0, n0);
        var (vl, vr, nvl) = ((uint)Math.Min(4, state.LeftCount(s0)), (uint)Math.Min(4, state.RightCount(s0)), (uint)Math.Min(4, state.LeftCount(n0)));
        var between = Between(s0, n0);
        var n = 0;
        into[n++] = FeatureHash.Of(1, s0w, s0t);
        into[n++] = FeatureHash.Of(2, s0w);
        into[n++] = FeatureHash.Of(3, s0t);
        into[n++] = FeatureHash.Of(4, n0w, n0t);
        into[n++] = FeatureHash.Of(5, n0w);
        into[n++] = FeatureHash.Of(6, n0t);
        into[n++] = FeatureHash.Of(7, n1w, n1t);
        into[n++] = FeatureHash.Of(8, n1w);
        into[n++] = FeatureHash.Of(9, n1t);
        into[n++] = FeatureHash.Of(10, n2w, n2t);
        into[n++] = FeatureHash.Of(11, n2w);
        into[n++] = FeatureHash.Of(12, n2t);
        into[n++] = FeatureHash.Of(13, s1w, s1t);
        into[n++] = FeatureHash.Of(14, s1t);
        into[n++] = FeatureHash.Of(15, s0w, s0t, n0w, n0t);
        into[n++] = FeatureHash.Of(16, s0w, s0t, n0w);
        into[n++] = FeatureHash.Of(17, s0w, n0w, n0t);
        into[n++] = FeatureHash.Of(18, s0w, s0t, n0t);
        into[n++] = FeatureHash.Of(19, s0t, n0w, n0t);
        into[n++] = FeatureHash.Of(20, s0w, n0w);
        into[n++] = FeatureHash.Of(21, s0t, n0t);
        into[n++] = FeatureHash.Of(22, n0t, n1t);
        into[n++] = FeatureHash.Of(23, n0t, n1t, n2t);
        into[n++] = FeatureHash.Of(24, s0t, n0t, n1t);
        into[n++] = FeatureHash.Of(25, ht, s0t, n0t);
        into[n++] = FeatureHash.Of(26, s0t, lt, n0t);
        into[n++] = FeatureHash.Of(27, s0t, rt, n0t);
        into[n++] = FeatureHash.Of(28, s0t, n0t, nlt);
        into[n++] = FeatureHash.Of(29, s0w, distance);
        into[n++] = FeatureHash.Of(30, s0t, distance);
        into[n++] = FeatureHash.Of(31, n0w, distance);
        into[n++] = FeatureHash.Of(32, n0t, distance);
        into[n++] = FeatureHash.Of(33, s0w, n0w, distance);
        into[n++] = FeatureHash.Of(34, s0t, n0t, distance);
        into[n++] = FeatureHash.Of(35, s0w, vr);
        into[n++] = FeatureHash.Of(36, s0t, vr);
        into[n++] = FeatureHash.Of(37, s0w, vl);
        into[n++] = FeatureHash.Of(38, s0t, vl);
        into[n++] = FeatureHash.Of(39, n0w, nvl);
        into[n++] = FeatureHash.Of(40, n0t, nvl);
        into[n++] = FeatureHash.Of(41, W(h));
        into[n++] = FeatureHash.Of(42, ht);
        into[n++] = FeatureHash.Of(43, W(l));
        into[n++] = FeatureHash.Of(44, lt);
        into[n++] = FeatureHash.Of(45, W(r));
        into[n++] = FeatureHash.Of(46, rt);
        into[n++] = FeatureHash.Of(47, W(nl));
        into[n++] = FeatureHash.Of(48, nlt);
        into[n++] = FeatureHash.Of(49, W(h2));
        into[n++] = FeatureHash.Of(50, T(h2));
        into[n++] = FeatureHash.Of(51, W(l2));
        into[n++] = FeatureHash.Of(52, T(l2));
        into[n++] = FeatureHash.Of(53, W(r2));
        into[n++] = FeatureHash.Of(54, T(r2));
        into[n++] = FeatureHash.Of(55, W(nl2));
        into[n++] = FeatureHash.Of(56, T(nl2));
        into[n++] = FeatureHash.Of(57, s0t, lt, T(l2));
        into[n++] = FeatureHash.Of(58, s0t, rt, T(r2));
        into[n++] = FeatureHash.Of(59, s0t, ht, T(h2));
        into[n++] = FeatureHash.Of(60, n0t, nlt, T(nl2));
        into[n++] = FeatureHash.Of(61, s1t, s0t, n0t);
        into[n++] = FeatureHash.Of(62, s1t, n0t);
        into[n++] = FeatureHash.Of(63, s1w, n0w);
        into[n++] = FeatureHash.Of(64, s0t, n0t, between);
        into[n++] = FeatureHash.Of(65, between, distance);
        into[n++] = FeatureHash.Of(66, s0t, n0t, h < 0 ? 0u : 1u);
        into[n++] = FeatureHash.Of(67, s0w, n1w);
        into[n++] = FeatureHash.Of(68, s0t, n1t);
        into[n++] = FeatureHash.Of(69, n0w, n1w);
        into[n++] = FeatureHash.Of(70, s0w, n0t, n1t);
        into[n++] = FeatureHash.Of(71, s0t, n0w, n1t);
        into[n++] = FeatureHash.Of(72, s0t, n0t, n1w);
        into[n++] = FeatureHash.Of(73, ht, n0t, vr);
        into[n++] = FeatureHash.Of(74, W(h), s0t, n0t);
        into[n++] = FeatureHash.Of(75, W(h), s0w, n0w);
        into[n++] = FeatureHash.Of(76, s0t, W(r), n0t);
        into[n++] = FeatureHash.Of(77, s0t, T(s0 < 0 ? -1 : s0 + 1), T(n0 - 1), n0t);
        into[n++] = FeatureHash.Of(78, s0t, T(s0 - 1), n0t, T(n0 - 1));
        into[n++] = FeatureHash.Of(79, s0t, W(nl), n0t);
        into[n++] = FeatureHash.Of(80, s1w, s0t, n0t);
        into[n++] = FeatureHash.Of(81, s0t, n0t, T(state.Stack(2)), s1t);
        into[n] = FeatureHash.Of(82, n0 >= length ? 1u : 0u, (uint)Math.Min(3, state.LeftCount(length)), s0t);
    }
}
