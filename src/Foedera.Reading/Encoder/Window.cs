using Foedera.Reading.Text;

namespace Foedera.Reading.Encoder;

/// <summary>A part of a text that the encoder sees at once.</summary>
/// <param name="Words">The tokens of the text in it.</param>
/// <param name="Core">Those of them that this window answers for; the others are there for their context.</param>
/// <param name="Pieces">Numbers of the word pieces, with the marks of beginning and of paragraphs' ends.</param>
/// <param name="Looks">For each piece what <see cref="WordLook"/> says of its word.</param>
/// <param name="FirstPiece">For each token in the window the index of its first piece.</param>
public sealed record Window(TokenRange Words, TokenRange Core, int[] Pieces, byte[] Looks, int[] FirstPiece);

/// <summary>Cuts a text into windows: whole paragraphs together as far as they fit; a paragraph too long for one window
/// by its sentences,
/// with sentences before and after as context. Windows depend on the text alone.</summary>
public sealed class Windows(WordPieces vocabulary)
{
    /// <summary>Most pieces of a window, marks of paragraphs included. Origin: taste; trained with the same.</summary>
    public const int MostPieces = 192;

    /// <summary>Most pieces of context on each side of what is cut out of a long paragraph.</summary>
    public const int Context = 40;

    private sealed record Block(TokenRange Words, int Pieces, bool EndsParagraph);

    /// <summary>The windows of a text, in order; each token is in the core of one of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="looks">The look of each token.</param>
    /// <param name="ends">For each token whether its paragraph ends after it.</param>
    public IEnumerable<Window> Of(TokenizedText text, byte[] looks, bool[] ends)
    {
        var (pieces, first) = Spell(text);
        var blocks = BlocksOf(text, first, ends);
        for (var i = 0; i < blocks.Count; )
        {
            var (from, size) = (i, 2);
            while (i < blocks.Count && (i == from || size + blocks[i].Pieces <= MostPieces))
                size += blocks[i++].Pieces;
            var core = new TokenRange(blocks[from].Words.First, blocks[i - 1].Words.End);
            yield return Make(Around(core, first, looks.Length, ends), core, pieces, first, looks, ends);
        }
    }

    private (List<int> Pieces, int[] First) Spell(TokenizedText text)
    {
        var pieces = new List<int>(text.Tokens.Length * 5 / 4);
        var first = new int[text.Tokens.Length + 1];
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            first[i] = pieces.Count;
            vocabulary.Split(text[i], pieces);
        }
        first[^1] = pieces.Count;
        return (pieces, first);
    }

    // paragraphs that fit, else their sentences, else runs of words
    private static List<Block> BlocksOf(TokenizedText text, int[] first, bool[] ends)
    {
        var blocks = new List<Block>();
        for (var start = 0; start < ends.Length; )
        {
            var end = start + 1;
            while (!ends[end - 1] && end < ends.Length)
                end++;
            if (first[end] - first[start] + 3 <= MostPieces)
                blocks.Add(new Block(new TokenRange(start, end), first[end] - first[start] + 1, true));
            else
                Cut(text, first, start, end, blocks);
            start = end;
        }
        return blocks;
    }

    private static void Cut(TokenizedText text, int[] first, int start, int end, List<Block> blocks)
    {
        var most = MostPieces - (2 * Context) - 2;
        for (var at = start; at < end; )
        {
            var stop = at;
            while (stop < end)
            {
                var sentence = Math.Min(end, Math.Max(stop + 1, text.SentenceOf(stop).End));
                if (first[sentence] - first[at] > most)
                    break;
                stop = sentence;
            }
            if (stop == at)
                stop = at + 1;
            while (stop < end && first[stop + 1] - first[at] <= most && text.SentenceOf(stop).First < stop)
                stop++;
            // never joined with its neighbours, whose context it is
            blocks.Add(new Block(new TokenRange(at, stop), MostPieces, stop == end));
            at = stop;
        }
    }

    // a window that cuts a paragraph sees what stands beside it there
    private static TokenRange Around(TokenRange core, int[] first, int count, bool[] ends)
    {
        var (start, end) = (core.First, core.End);
        while (start > 0 && !ends[start - 1] && first[core.First] - first[start - 1] <= Context)
            start--;
        while (end < count && !ends[end - 1] && first[end + 1] - first[core.End] <= Context)
            end++;
        return new TokenRange(start, end);
    }

    private Window Make(TokenRange words, TokenRange core, List<int> pieces, int[] first, byte[] looks, bool[] ends)
    {
        var (ids, kinds, starts) = (new List<int> { vocabulary.Start }, new List<byte> { 0 }, new int[words.Count]);
        for (var i = words.First; i < words.End; i++)
        {
            starts[i - words.First] = ids.Count;
            for (var p = first[i]; p < first[i + 1]; p++)
            {
                ids.Add(pieces[p]);
                kinds.Add(looks[i]);
            }
            if (!ends[i] && i + 1 < words.End)
                continue;
            ids.Add(vocabulary.Break);
            kinds.Add(0);
        }
        return new Window(words, core, [.. ids], [.. kinds], starts);
    }
}
