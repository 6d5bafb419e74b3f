using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>What a token can be in the statement of a given cue.</summary>
internal enum Role : byte
{
    None,
    Content,
    Source,
    Cue,
}

/// <summary>What the role model sees of the tokens around a cue: how they hang together with it in the tree, on which side and how far away
/// they stand, quotation marks, and at each gap between two tokens what ends and what begins there.</summary>
internal sealed class RoleFeatures
{
    /// <summary>Most features of a token or gap that look at the cue.</summary>
    public const int MostOfToken = 64;

    /// <summary>Most features of a token or gap that do not.</summary>
    public const int MostOfSide = 16;

    /// <summary>Most tokens of a window.</summary>
    public const int WidestWindow = (2 * Reach) + 1;

    // a window ends with the paragraph, and where tokens or sentences before or behind the cue get too many
    private const int Reach = 220;
    private const int SentencesBefore = 4;
    private const int SentencesAfter = 10;
    private const int DeepestChain = 8;
    private const int LongestWay = 2 * WidestWindow;
    // where a token meets the cue's way up: nowhere because another sentence holds it, nowhere within the window, not known yet
    private const byte Elsewhere = 15;
    private const byte Apart = 14;
    private const byte Unresolved = 255;

    private readonly Scenery s;
    private int cue;
    private uint cueStem;
    private uint cueTag;
    private uint cueLabel;
    private uint cueShape;
    private uint cueClass;
    private int[] chain = [];
    private int chainLength;
    private int[] branchTop = [];
    private byte[] branchAt = [];

    public RoleFeatures(Scenery scenery) => s = scenery;

    /// <summary>First token looked at.</summary>
    public int First { get; private set; }

    /// <summary>Token after the last one looked at.</summary>
    public int End { get; private set; }

    /// <summary>Takes up a cue: the window is its paragraph, as far as the reach goes.</summary>
    public void Reset(int token)
    {
        cue = token;
        var children = Children.Of(s, token);
        (cueStem, cueTag, cueLabel, cueClass) = (s.Stems[token], s.Tag(token), s.Label(token), s.Cues[token]);
        cueShape = unchecked((children.Mask * 31) + (children.SubjectTag == 0 ? 0u : 1u));
        (First, End) = (token, token + 1);
        var (paragraph, sentence) = (s.ParagraphOf[token], s.SentenceOf[token]);
        while (First > 0 && token - First < Reach && s.ParagraphOf[First - 1] == paragraph && sentence - s.SentenceOf[First - 1] <= SentencesBefore) First--;
        while (End < s.Count && End - token < Reach && s.ParagraphOf[End] == paragraph && s.SentenceOf[End] - sentence <= SentencesAfter) End++;
        FillBranches();
    }

    // for each token of the cue's sentence: where its way up meets the cue's way up, and the token below the meeting point
    private void FillBranches()
    {
        var width = End - First;
        if (branchTop.Length < width) (branchTop, branchAt) = (new int[WidestWindow], new byte[WidestWindow]);
        if (chain.Length == 0) chain = new int[DeepestChain];
        chainLength = 0;
        for (var at = cue; at >= 0 && chainLength < DeepestChain; at = s.Parsed.Head(at)) chain[chainLength++] = at;
        branchTop.AsSpan(0, width).Fill(Scenery.None);
        branchAt.AsSpan(0, width).Fill(Elsewhere);
        var sentence = s.Parsed.Tokens.Sentences[s.SentenceOf[cue]];
        var (first, end) = (Math.Max(First, sentence.First), Math.Min(End, sentence.End));
        branchAt.AsSpan(first - First, end - first).Fill(Unresolved);
        for (var i = 0; i < chainLength; i++)
            if (chain[i] >= First && chain[i] < End) (branchTop[chain[i] - First], branchAt[chain[i] - First]) = (chain[i], (byte)i);
        for (var i = first; i < end; i++)
            if (branchAt[i - First] == Unresolved) Resolve(i);
    }

    // up to the first token that is resolved, and down again
    private void Resolve(int token)
    {
        Span<int> way = stackalloc int[LongestWay];
        var (at, steps) = (token, 0);
        while (steps < LongestWay && branchAt[at - First] == Unresolved)
        {
            way[steps++] = at;
            at = s.Parsed.Head(at);
            if (at >= First && at < End) continue;
            foreach (var below in way[..steps]) branchAt[below - First] = Apart;
            return;
        }
        var (top, meets) = (branchTop[at - First], branchAt[at - First]);
        for (var i = steps - 1; i >= 0; i--)
        {
            // a child of the cue's way up begins a branch of its own
            if (top == at && meets < chainLength && chain[meets] == at) top = way[i];
            (branchTop[way[i] - First], branchAt[way[i] - First]) = (top, meets);
            at = way[i];
        }
    }

    // relation of the branch a token belongs to, and where the branch meets the cue's way up
    private uint Branch(int i)
    {
        if (i < First || i >= End) return 4095;
        var (top, at) = (branchTop[i - First], branchAt[i - First]);
        if (top < 0) return 4000u + at;
        var onChain = chain[Math.Min(at, (byte)(chainLength - 1))] == top;
        return onChain ? 3000u + at : s.Label(top) + (256u * Math.Min((uint)at, 4)) + (top < cue ? 2048u : 0u);
    }

    private uint Quote(int i)
    {
        if (i < First || i >= End) return 0;
        var q = s.QuoteOf[i];
        if (q == Scenery.None) return 0;
        return s.QuoteOf[cue] == q ? 1u : 2u;
    }

    private uint SentenceStep(int i) => (uint)(Math.Clamp(s.SentenceOf[i] - s.SentenceOf[cue], -2, 3) + 2);

    private uint Distance(int i)
    {
        var d = Math.Abs(i - cue);
        var bucket = d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : d < 35 ? 8 : 9;
        return (uint)bucket + (i < cue ? 16u : 0u);
    }

    /// <summary>On which side of the cue a token stands: 0 behind, 1 before, 2 the cue itself.</summary>
    public uint Side(int i) => i < cue ? 1u : i == cue ? 2u : 0u;

    /// <summary>On which side of the cue a gap is: 0 behind, 1 before, 2 right behind it.</summary>
    public uint SideOfGap(int i) => i <= cue ? 1u : i == cue + 1 ? 2u : 0u;

    /// <summary>Features of a token for which only the side of the cue matters; gives their number.</summary>
    public int OfTokenBySide(int i, Span<uint> into)
    {
        var n = 0;
        var (word, tag, label, side) = (s.Word(i), s.Tag(i), s.Label(i), Side(i));
        var head = s.Parsed.Head(i);
        into[n++] = FeatureHash.Of(101, 0);
        into[n++] = FeatureHash.Of(102, word, side);
        into[n++] = FeatureHash.Of(103, tag, side);
        into[n++] = FeatureHash.Of(122, s.Word(i - 1), word, side);
        into[n++] = FeatureHash.Of(123, word, s.Word(i + 1), side);
        into[n++] = FeatureHash.Of(124, s.Tag(i - 1), tag, s.Tag(i + 1), side);
        into[n++] = FeatureHash.Of(125, s.Word(i - 1), side);
        into[n++] = FeatureHash.Of(126, s.Word(i + 1), side);
        into[n++] = FeatureHash.Of(128, label, s.StemAt(head), side);
        return n;
    }

    /// <summary>Features of the gap before a token, or behind the last one, for which only the side of the cue matters; gives their number.</summary>
    public int OfGapBySide(int i, Span<uint> into)
    {
        var n = 0;
        var (before, after) = (i - 1 >= First ? i - 1 : Scenery.None, i < End ? i : Scenery.None);
        var (wordBefore, wordAfter, tagBefore, tagAfter) = (s.Word(before), s.Word(after), s.Tag(before), s.Tag(after));
        var side = SideOfGap(i);
        var sentence = before < 0 || after < 0 ? 2u : s.SentenceOf[before] != s.SentenceOf[after] ? 1u : 0u;
        var starts = after < 0 ? Scenery.None : s.StartsHere[after];
        var ends = before < 0 ? Scenery.None : s.EndsHere[before];
        var (startsLabel, endsLabel) = (s.Label(starts), s.Label(ends));
        into[n++] = FeatureHash.Of(201, 0);
        into[n++] = FeatureHash.Of(202, wordBefore, side);
        into[n++] = FeatureHash.Of(203, wordAfter, side);
        into[n++] = FeatureHash.Of(204, tagBefore, tagAfter, side);
        into[n++] = FeatureHash.Of(205, wordBefore, wordAfter, side);
        into[n++] = FeatureHash.Of(214, startsLabel, side, s.StemAt(starts));
        into[n++] = FeatureHash.Of(215, endsLabel, side, s.StemAt(ends));
        into[n++] = FeatureHash.Of(219, tagBefore, wordAfter, side);
        into[n++] = FeatureHash.Of(220, wordBefore, tagAfter, side);
        into[n++] = FeatureHash.Of(221, sentence, wordBefore, wordAfter);
        into[n++] = FeatureHash.Of(226, s.Word(i - 2), wordBefore, wordAfter, side);
        into[n++] = FeatureHash.Of(227, wordBefore, wordAfter, s.Word(i + 1), side);
        return n;
    }

    /// <summary>The other features of a token; gives their number.</summary>
    public int OfToken(int i, Span<uint> into)
    {
        var n = 0;
        var (word, tag, label, stem) = (s.Word(i), s.Tag(i), s.Label(i), s.Stems[i]);
        var (branch, quote, step, distance) = (Branch(i), Quote(i), SentenceStep(i), Distance(i));
        var side = Side(i);
        var head = s.Parsed.Head(i);
        var place = quote + (4 * step) + (64 * side);
        var (sentence, first) = SentenceShape(i);
        var top = i >= First && branchTop[i - First] >= 0 ? branchTop[i - First] : Scenery.None;
        var depth = top < 0 ? 7u : i == top ? 0u : head == top ? 1u : 2u;
        into[n++] = FeatureHash.Of(104, branch);
        into[n++] = FeatureHash.Of(105, branch, cueStem);
        into[n++] = FeatureHash.Of(106, branch, cueTag, cueLabel);
        into[n++] = FeatureHash.Of(107, branch, cueShape);
        into[n++] = FeatureHash.Of(108, branch, tag);
        into[n++] = FeatureHash.Of(109, branch, label, depth);
        into[n++] = FeatureHash.Of(110, branch, word);
        into[n++] = FeatureHash.Of(111, branch, quote, step);
        into[n++] = FeatureHash.Of(112, branch, cueClass, cueTag);
        into[n++] = FeatureHash.Of(113, branch, cueStem, tag);
        into[n++] = FeatureHash.Of(114, place);
        into[n++] = FeatureHash.Of(115, place, cueStem);
        into[n++] = FeatureHash.Of(116, place, cueShape);
        into[n++] = FeatureHash.Of(117, place, cueLabel, cueTag);
        into[n++] = FeatureHash.Of(118, distance);
        into[n++] = FeatureHash.Of(119, distance, tag);
        into[n++] = FeatureHash.Of(120, distance, word);
        into[n++] = FeatureHash.Of(121, distance, cueTag, tag);
        into[n++] = FeatureHash.Of(127, stem, cueStem);
        into[n++] = FeatureHash.Of(129, label, s.Label(head), branch);
        into[n++] = FeatureHash.Of(130, sentence, place);
        into[n++] = FeatureHash.Of(131, sentence, place, cueShape);
        into[n++] = FeatureHash.Of(132, first, place);
        into[n++] = FeatureHash.Of(133, s.Parsed.Form(i).Shape, tag, distance);
        into[n++] = FeatureHash.Of(134, Commas(i), branch, side);
        into[n++] = FeatureHash.Of(135, Commas(i), place, cueTag);
        into[n++] = FeatureHash.Of(136, top < 0 ? 0u : s.StemAt(top), branch);
        into[n++] = FeatureHash.Of(137, top < 0 ? 0u : s.Tag(top), branch, cueStem);
        into[n++] = FeatureHash.Of(138, top < 0 ? 0u : s.Tag(top), branch, tag);
        into[n++] = FeatureHash.Of(139, TopMark(top), branch, cueClass);
        into[n++] = FeatureHash.Of(140, TopMark(top), branch, cueStem);
        into[n++] = FeatureHash.Of(141, branch, cueLabel, cueShape, side);
        into[n++] = FeatureHash.Of(142, head == cue ? 1u : 0u, label, cueStem);
        into[n++] = FeatureHash.Of(143, i + 1 == cue || i == cue + 1 ? 1u : 0u, word, cueStem);
        into[n++] = FeatureHash.Of(144, OtherCue(i), branch, side);
        into[n++] = FeatureHash.Of(145, branch, cueStem, cueTag, depth);
        return n;
    }

    /// <summary>The other features of the gap before a token, or behind the last one; gives their number.</summary>
    public int OfGap(int i, Span<uint> into)
    {
        var n = 0;
        var (before, after) = (i - 1 >= First ? i - 1 : Scenery.None, i < End ? i : Scenery.None);
        var (wordBefore, wordAfter, tagBefore, tagAfter) = (s.Word(before), s.Word(after), s.Tag(before), s.Tag(after));
        var side = SideOfGap(i);
        var (branchBefore, branchAfter) = (before < 0 ? 4095 : Branch(before), after < 0 ? 4095 : Branch(after));
        var (quoteBefore, quoteAfter) = (before < 0 ? 3u : Quote(before), after < 0 ? 3u : Quote(after));
        var quotes = quoteBefore + (4 * quoteAfter) + (16 * side);
        var sentence = before < 0 || after < 0 ? 2u : s.SentenceOf[before] != s.SentenceOf[after] ? 1u : 0u;
        var starts = after < 0 ? Scenery.None : s.StartsHere[after];
        var ends = before < 0 ? Scenery.None : s.EndsHere[before];
        var (startsLabel, endsLabel) = (s.Label(starts), s.Label(ends));
        var topStarts = after >= 0 && branchTop[after - First] is >= 0 and var top && s.LeftEdge[top] == after ? 1u : 0u;
        var topEnds = before >= 0 && branchTop[before - First] is >= 0 and var last && s.RightEdge[last] == before ? 1u : 0u;
        var edges = topStarts + (2 * topEnds) + (branchBefore == branchAfter ? 4u : 0u);
        into[n++] = FeatureHash.Of(206, branchBefore, branchAfter);
        into[n++] = FeatureHash.Of(207, edges, side, sentence);
        into[n++] = FeatureHash.Of(208, edges, branchAfter, branchBefore);
        into[n++] = FeatureHash.Of(209, edges, branchAfter, cueStem);
        into[n++] = FeatureHash.Of(210, edges, branchBefore, cueStem);
        into[n++] = FeatureHash.Of(211, quotes, sentence);
        into[n++] = FeatureHash.Of(212, quotes, wordBefore);
        into[n++] = FeatureHash.Of(213, quotes, wordAfter);
        into[n++] = FeatureHash.Of(216, startsLabel, endsLabel, side, edges);
        into[n++] = FeatureHash.Of(217, wordAfter, branchAfter, edges);
        into[n++] = FeatureHash.Of(218, wordBefore, branchBefore, edges);
        into[n++] = FeatureHash.Of(222, Distance(Math.Min(i, End - 1)), wordBefore);
        into[n++] = FeatureHash.Of(223, Distance(Math.Min(i, End - 1)), wordAfter);
        into[n++] = FeatureHash.Of(224, wordBefore, branchAfter, quotes);
        into[n++] = FeatureHash.Of(225, wordAfter, branchBefore, quotes);
        into[n++] = FeatureHash.Of(228, startsLabel, branchAfter, wordBefore);
        into[n++] = FeatureHash.Of(229, tagBefore, tagAfter, branchBefore, branchAfter);
        into[n++] = FeatureHash.Of(230, sentence, quotes, cueStem);
        into[n++] = FeatureHash.Of(231, OtherCue(Math.Min(i, End - 1)), wordAfter, branchAfter);
        return n;
    }

    // how a token's sentence begins and ends with regard to quotation marks, and whether it is the cue's
    private (uint Shape, uint First) SentenceShape(int i)
    {
        var range = s.Parsed.Tokens.Sentences[s.SentenceOf[i]];
        var (first, last) = (s.InQuote(range.First) ? 1u : 0u, s.InQuote(range.End - 1) ? 2u : 0u);
        var running = s.InQuote(range.First) && range.First > 0 && s.QuoteOf[range.First - 1] == s.QuoteOf[range.First] ? 4u : 0u;
        return (first + last + running, i == range.First ? 1u : i == range.End - 1 ? 2u : 0u);
    }

    // commas between a token and the cue in its own sentence
    private uint Commas(int i)
    {
        if (s.SentenceOf[i] != s.SentenceOf[cue]) return 7;
        var (low, high) = (Math.Min(i, cue), Math.Max(i, cue));
        return high - low > 40 ? 6u : high == low ? 0u : (uint)Math.Min(3, s.PausesBefore[high] - s.PausesBefore[low + 1]);
    }

    private uint TopMark(int top) => top < 0 ? 0 : s.MarkOf[top] is > 0 and var mark ? mark : 1;

    // whether the token, or one its branch passes through, could be another cue
    private uint OtherCue(int i)
    {
        if (i == cue) return 9;
        if (s.Cues[i] > 0) return 1 + (uint)s.Cues[i];
        return s.Parsed.Head(i) is >= 0 and var head && head != cue && s.Cues[head] > 0 ? 20 + s.Label(i) : 0;
    }
}
