namespace Foedera.Reading.Syntax;

/// <summary>One state of the arc-eager transition system with the root behind the last word (Nivre 2003; Ballesteros and Nivre 2013).
/// Every sentence of n words takes exactly 2n steps, so the scores of states after equally many steps compare.</summary>
internal sealed class ParserState
{
    /// <summary>No word.</summary>
    public const int None = -1;

    // rows of one array, so that a copy is one move: stack, head, then the two nearest and outermost children on either side, and their numbers
    private const int Rows = 8;

    private short[] cells = [];
    private int length;
    private int depth;

    /// <summary>How many words.</summary>
    public int Length => length;

    /// <summary>The next word; <see cref="Length"/> is the root.</summary>
    public int Next { get; private set; }

    /// <summary>Sum of the scores of the steps taken.</summary>
    public int Score { get; set; }

    /// <summary>True when every word has its head.</summary>
    public bool IsFinal => Next == length && depth == 0;

    /// <summary>The word on the stack, 0 for the top; None when there is none.</summary>
    public int Stack(int below) => below < depth ? cells[depth - 1 - below] : None;

    public int Head(int word) => word == None ? None : cells[(length + 1) + word];

    public int Left1(int word) => word == None ? None : cells[(2 * (length + 1)) + word];

    public int Left2(int word) => word == None ? None : cells[(3 * (length + 1)) + word];

    public int Right1(int word) => word == None ? None : cells[(4 * (length + 1)) + word];

    public int Right2(int word) => word == None ? None : cells[(5 * (length + 1)) + word];

    public int LeftCount(int word) => word == None ? 0 : cells[(6 * (length + 1)) + word];

    public int RightCount(int word) => word == None ? 0 : cells[(7 * (length + 1)) + word];

    /// <summary>Begins a sentence.</summary>
    public void Reset(int words)
    {
        length = words;
        var size = Rows * (words + 1);
        if (cells.Length < size) cells = new short[Math.Max(size, 256)];
        cells.AsSpan(words + 1, 5 * (words + 1)).Fill(None);
        cells.AsSpan(6 * (words + 1), 2 * (words + 1)).Clear();
        (Next, depth, Score) = (0, 0, 0);
    }

    /// <summary>Becomes the same as another state.</summary>
    public void CopyFrom(ParserState other)
    {
        var size = Rows * (other.length + 1);
        if (cells.Length < size) cells = new short[other.cells.Length];
        other.cells.AsSpan(0, size).CopyTo(cells);
        (length, depth, Next, Score) = (other.length, other.depth, other.Next, other.Score);
    }

    /// <summary>Whether the step can be taken here.</summary>
    public bool Allows(ParserStep step) => step switch
    {
        ParserStep.Shift => Next < length,
        ParserStep.Right => depth > 0 && Next < length,
        ParserStep.Left => depth > 0 && Head(Stack(0)) == None,
        _ => depth > 0 && Head(Stack(0)) != None,
    };

    /// <summary>Takes the step.</summary>
    public void Take(ParserStep step)
    {
        switch (step)
        {
            case ParserStep.Shift:
                cells[depth++] = (short)Next++;
                break;
            case ParserStep.Right:
                Attach(Next, Stack(0));
                cells[depth++] = (short)Next++;
                break;
            case ParserStep.Left:
                Attach(Stack(0), Next);
                depth--;
                break;
            default:
                depth--;
                break;
        }
    }

    private void Attach(int word, int head)
    {
        var row = length + 1;
        cells[row + word] = (short)head;
        var (nearest, count) = head > word ? (2, 6) : (4, 7);
        // the child attached last is the outermost: Left1 and Right1
        cells[((nearest + 1) * row) + head] = cells[(nearest * row) + head];
        cells[(nearest * row) + head] = (short)word;
        cells[(count * row) + head]++;
    }
}

/// <summary>The steps of the arc-eager system.</summary>
internal enum ParserStep
{
    /// <summary>The next word goes onto the stack.</summary>
    Shift,

    /// <summary>The top of the stack, which has its head, is done.</summary>
    Reduce,

    /// <summary>The next word becomes the head of the top of the stack, which is done.</summary>
    Left,

    /// <summary>The top of the stack becomes the head of the next word, which goes onto the stack.</summary>
    Right,
}
