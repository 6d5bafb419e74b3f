namespace Foedera.Reading.Syntax.Network;

/// <summary>The best tree over a sentence with exactly one word below the root, after Chu and Liu (1965) and Edmonds
/// (1967).
/// Most often each word's best head makes a tree already; else cycles are contracted one after the other, in time
/// quadratic in the words.</summary>
internal static class SpanningTree
{
    /// <summary>Finds each word's head.</summary>
    /// <param name="scores">A row a word: how well each place fits as its head; 0 is the root, word w has place w + 1.
    /// Is written over.</param>
    /// <param name="rowLength">How far apart the rows are.</param>
    /// <param name="heads">Filled with each word's head as a place, 0 for the root.</param>
    public static void Find(Span<float> scores, int rowLength, Span<int> heads)
    {
        var words = heads.Length;
        for (var word = 0; word < words; word++)
            scores[(word * rowLength) + word + 1] = float.NegativeInfinity;
        KeepOneRoot(scores, rowLength, words);
        for (var word = 0; word < words; word++)
            heads[word] = Functions.IndexOfMost(scores.Slice(word * rowLength, words + 1));
        if (CycleOf(heads) is not null)
            Contract(scores, rowLength, heads);
    }

    // the word that gains most by hanging on the root rather than on its best other head is the only one that may
    private static void KeepOneRoot(Span<float> scores, int rowLength, int words)
    {
        var (root, most) = (0, float.NegativeInfinity);
        for (var word = 0; word < words; word++)
        {
            var row = scores.Slice(word * rowLength, words + 1);
            var gain = words == 1 ? 0 : row[0] - row[Functions.IndexOfMost(row[1..]) + 1];
            if (gain > most)
                (root, most) = (word, gain);
        }
        for (var word = 0; word < words; word++)
            if (word != root)
                scores[word * rowLength] = float.NegativeInfinity;
        for (var place = 1; place <= words; place++)
            scores[(root * rowLength) + place] = float.NegativeInfinity;
        scores[root * rowLength] = 0;
    }

    // a word on a cycle, or null
    private static int? CycleOf(ReadOnlySpan<int> heads)
    {
        Span<int> seen = heads.Length <= 256 ? stackalloc int[heads.Length] : new int[heads.Length];
        seen.Clear();
        for (var start = 0; start < heads.Length; start++)
        {
            var at = start;
            while (at >= 0 && seen[at] == 0)
            {
                seen[at] = start + 1;
                at = heads[at] - 1;
            }
            if (at >= 0 && seen[at] == start + 1)
                return at;
        }
        return null;
    }

    // makes one word of a cycle stand for all of it, finds the tree of what remains, then opens the cycle where an arc
    // comes in
    private static void Contract(Span<float> scores, int rowLength, Span<int> heads)
    {
        var alive = Enumerable.Repeat(true, heads.Length).ToArray();
        var opened = new Stack<Contraction>();
        while (CycleOf(heads) is { } word)
        {
            var contraction = new Contraction(word, heads);
            contraction.Apply(scores, rowLength, alive);
            opened.Push(contraction);
            for (var w = 0; w < heads.Length; w++)
                heads[w] = alive[w] ? Functions.IndexOfMost(scores.Slice(w * rowLength, heads.Length + 1)) : 0;
        }
        while (opened.TryPop(out var contraction))
            contraction.Open(heads);
    }

    /// <summary>A cycle that one of its words stands for.</summary>
    private sealed class Contraction
    {
        private readonly int[] cycle;
        private readonly int[] cycleHeads;
        private readonly int[] enters;
        private readonly int[] leaves;

        public Contraction(int word, ReadOnlySpan<int> heads)
        {
            var members = new List<int>();
            for (var at = word; members.Count == 0 || at != word; at = heads[at] - 1)
                members.Add(at);
            cycle = [.. members];
            cycleHeads = new int[cycle.Length];
            for (var i = 0; i < cycle.Length; i++)
                cycleHeads[i] = heads[cycle[i]];
            (enters, leaves) = (new int[heads.Length + 1], new int[heads.Length]);
        }

        // the arc into the cycle that loses least, and of the arcs out of it the best, become those of the word that
        // stands for it
        public void Apply(Span<float> scores, int rowLength, bool[] alive)
        {
            var standing = cycle[0];
            foreach (var member in cycle[1..])
                alive[member] = false;
            var kept = new float[cycle.Length];
            for (var i = 0; i < cycle.Length; i++)
                kept[i] = scores[(cycle[i] * rowLength) + cycleHeads[i]];
            for (var place = 0; place <= alive.Length; place++)
            {
                var (best, from) = (float.NegativeInfinity, cycle[0]);
                for (var i = 0; i < cycle.Length; i++)
                {
                    var loss = scores[(cycle[i] * rowLength) + place] - kept[i];
                    if (loss > best)
                        (best, from) = (loss, cycle[i]);
                }
                var outside = place == 0 || (alive[place - 1] && place - 1 != standing);
                (scores[(standing * rowLength) + place], enters[place]) = (
                    outside ? best : float.NegativeInfinity,
                    from
                );
            }
            for (var word = 0; word < alive.Length; word++)
            {
                var row = scores.Slice(word * rowLength, alive.Length + 1);
                leaves[word] = standing + 1;
                foreach (var member in cycle)
                    if (row[member + 1] > row[leaves[word]])
                        leaves[word] = member + 1;
                if (word == standing)
                    continue;
                row[standing + 1] = row[leaves[word]];
                foreach (var member in cycle[1..])
                    row[member + 1] = float.NegativeInfinity;
            }
        }

        public void Open(Span<int> heads)
        {
            var head = heads[cycle[0]];
            for (var word = 0; word < heads.Length; word++)
                if (heads[word] == cycle[0] + 1)
                    heads[word] = leaves[word];
            for (var i = 0; i < cycle.Length; i++)
                heads[cycle[i]] = cycle[i] == enters[head] ? head : cycleHeads[i];
        }
    }
}
