namespace Foedera.Core.Said.Joining;

/// <summary>What the surroundings of two passages add to the evidence: documents that share other utterances report one occasion, and
/// sentences whose neighbours are joined probably are each other's counterpart.</summary>
internal sealed class Surroundings
{
    private const float ForSharedUtterance = 0.7f;
    private const int MostShared = 3;
    private const float ForNeighbour = 1.2f;

    /// <summary>Log-odds below which no support makes a pair likely.</summary>
    public const float LeastWorthSupport = -3.5f;

    private readonly List<QuotedPassage> passages;
    private readonly Linkage links;
    private readonly Dictionary<int, List<int>> clustersOf = [];
    private readonly Dictionary<(int Document, int Ordinal), int> at = [];

    public Surroundings(List<QuotedPassage> passages, Linkage links)
    {
        (this.passages, this.links) = (passages, links);
        for (var i = 0; i < passages.Count; i++)
        {
            at[(passages[i].DocumentNumber, passages[i].Ordinal)] = i;
            if (!clustersOf.TryGetValue(passages[i].DocumentNumber, out var clusters)) clustersOf[passages[i].DocumentNumber] = clusters = [];
            if (links.Of(i).Members.Count > 1) clusters.Add(links.Of(i).Number);
        }
        foreach (var clusters in clustersOf.Values) clusters.Sort();
    }

    /// <summary>Log-odds to add for two passages; 0 when nothing around them is shared.</summary>
    public float Support(int one, int other)
    {
        var (a, b) = (passages[one], passages[other]);
        if (a.DocumentNumber == b.DocumentNumber) return 0;
        var support = ForSharedUtterance * Math.Min(MostShared, Shared(a.DocumentNumber, b.DocumentNumber));
        if (AreJoined(a, -1, b, -1)) support += ForNeighbour;
        if (AreJoined(a, 1, b, 1)) support += ForNeighbour;
        return support;
    }

    /// <summary>Number of utterances that two documents both report.</summary>
    public int Shared(int oneDocument, int otherDocument)
    {
        var (mine, theirs) = (clustersOf[oneDocument], clustersOf[otherDocument]);
        var (i, j, shared) = (0, 0, 0);
        while (i < mine.Count && j < theirs.Count)
        {
            if (mine[i] == theirs[j]) (i, j, shared) = (i + 1, j + 1, shared + 1);
            else if (mine[i] < theirs[j]) i++;
            else j++;
        }
        return shared;
    }

    private bool AreJoined(QuotedPassage a, int stepA, QuotedPassage b, int stepB) =>
        at.TryGetValue((a.DocumentNumber, a.Ordinal + stepA), out var one) && at.TryGetValue((b.DocumentNumber, b.Ordinal + stepB), out var other)
        && links.AreJoined(one, other);
}
