namespace Foedera.Reading.Syntax.Training;

/// <summary>Trains the parser's steps: a structured perceptron with beam search, updated where the right sequence falls furthest behind
/// the best wrong one (Huang, Fayong and Guo 2012).</summary>
internal sealed class ParserTrainer
{
    private const int Bits = 22;
    private const int Width = 8;
    private const int Rounds = 10;
    private const int Steps = QuadWeights.Classes;

    private readonly List<TreebankSentence> bank;
    private readonly List<byte[]> tagged;
    private readonly List<int[]> trees;
    private readonly TagSet tagSet;
    private readonly QuadPerceptron weights = new(Bits);
    private readonly ParserFeatures features = new();
    private readonly uint[] keys = new uint[ParserFeatures.Count];
    private ParserState[] beam = [.. Enumerable.Range(0, Width).Select(_ => new ParserState())];
    private ParserState[] spare = [.. Enumerable.Range(0, Width).Select(_ => new ParserState())];
    private readonly ParserState right = new();
    private readonly List<(int From, ParserStep Step)[]> history = [];

    public ParserTrainer(List<TreebankSentence> bank, List<byte[]> tagged, List<int[]> trees, TagSet tagSet) =>
        (this.bank, this.tagged, this.trees, this.tagSet) = (bank, tagged, trees, tagSet);

    /// <summary>Goes over the treebank and gives the averaged weights.</summary>
    public QuadWeights Train(int seed, Action<string> progress)
    {
        var (order, random) = (Enumerable.Range(0, bank.Count).ToArray(), new Random(seed));
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            var wrong = 0;
            foreach (var index in order) wrong += Learn(index) ? 0 : 1;
            progress($"parser, round {round + 1} of {Rounds}: {wrong} of {order.Length} sentences wrong");
        }
        return weights.Average();
    }

    /// <summary>The steps that build the tree; Reduce as late as possible.</summary>
    internal static List<ParserStep> Oracle(int[] heads)
    {
        var state = new ParserState();
        state.Reset(heads.Length);
        var steps = new List<ParserStep>();
        while (!state.IsFinal)
        {
            var step = Oracle(state, heads);
            steps.Add(step);
            state.Take(step);
        }
        return steps;
    }

    private static ParserStep Oracle(ParserState state, int[] heads)
    {
        var (top, next) = (state.Stack(0), state.Next);
        if (top == ParserState.None) return ParserStep.Shift;
        if (heads[top] == next && state.Head(top) == ParserState.None) return ParserStep.Left;
        if (next == heads.Length) return ParserStep.Reduce;
        if (heads[next] == top) return ParserStep.Right;
        if (state.Head(top) == ParserState.None) return ParserStep.Shift;
        // reduce when the next word's head or a child of it lies below the top
        for (var below = 1; state.Stack(below) is >= 0 and var word; below++)
            if (heads[next] == word || heads[word] == next) return ParserStep.Reduce;
        return ParserStep.Shift;
    }

    // true when the right tree came out first
    private bool Learn(int index)
    {
        var (sentence, gold) = (bank[index], Oracle(trees[index]));
        features.Reset(sentence.Words, tagged[index], tagSet);
        beam[0].Reset(gold.Count / 2);
        right.Reset(gold.Count / 2);
        history.Clear();
        weights.Step();
        Span<int> scores = stackalloc int[Steps];
        Span<(int Score, int From, ParserStep Step)> best = stackalloc (int, int, ParserStep)[Width];
        var (size, rightAt, worst, worstStep, lost) = (1, 0, 0, -1, false);
        for (var step = 0; step < gold.Count; step++)
        {
            var (found, rightNow) = (0, -1);
            for (var from = 0; from < size; from++)
            {
                features.Of(beam[from], keys);
                weights.Score(keys, scores);
                for (var s = 0; s < Steps; s++)
                    if (beam[from].Allows((ParserStep)s)) Parser.Keep(best, ref found, (beam[from].Score + scores[s], from, (ParserStep)s));
            }
            if (lost || rightAt < 0)
            {
                features.Of(right, keys);
                weights.Score(keys, scores);
                right.Score += scores[(int)gold[step]];
                right.Take(gold[step]);
            }
            for (var i = 0; i < found; i++)
                if (rightAt >= 0 && best[i].From == rightAt && best[i].Step == gold[step]) rightNow = i;
            history.Add(best[..found].ToArray().Select(b => (b.From, b.Step)).ToArray());
            if (!lost && rightNow < 0)
            {
                // from here on the right sequence is scored by itself
                right.CopyFrom(beam[rightAt]);
                features.Of(right, keys);
                weights.Score(keys, scores);
                right.Score += scores[(int)gold[step]];
                right.Take(gold[step]);
                lost = true;
            }
            var behind = best[0].Score - (lost ? right.Score : best[rightNow].Score);
            if (behind >= worst && !(rightNow == 0))
            {
                (worst, worstStep) = (behind, step);
            }
            rightAt = rightNow;
            for (var i = 0; i < found; i++)
            {
                spare[i].CopyFrom(beam[best[i].From]);
                spare[i].Take(best[i].Step);
                spare[i].Score = best[i].Score;
            }
            (beam, spare, size) = (spare, beam, found);
        }
        if (!lost && rightAt == 0) return true;
        Update(gold, worstStep);
        return false;
    }

    private void Update(List<ParserStep> gold, int last)
    {
        var wrong = new ParserStep[last + 1];
        var at = 0;
        for (var step = last; step >= 0; step--) (at, wrong[step]) = (history[step][at].From, history[step][at].Step);
        var same = 0;
        while (same <= last && wrong[same] == gold[same]) same++;
        var (left, guess) = (new ParserState(), new ParserState());
        left.Reset(gold.Count / 2);
        guess.Reset(gold.Count / 2);
        for (var step = 0; step <= last; step++)
        {
            if (step >= same)
            {
                Move(left, gold[step], 1);
                Move(guess, wrong[step], -1);
            }
            left.Take(gold[step]);
            guess.Take(wrong[step]);
        }
    }

    private void Move(ParserState state, ParserStep step, int by)
    {
        features.Of(state, keys);
        weights.Move(keys, (int)step, by);
    }
}
