namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Which passages likely pairs hold together, however far apart: nothing joins across.</summary>
internal sealed class Components
{
    private readonly int[] parent;

    /// <summary>So many passages, each by itself.</summary>
    public Components(int count) => parent = [.. Enumerable.Range(0, count)];

    /// <summary>Holds two together.</summary>
    public void Join(KeptPassage one, KeptPassage other)
    {
        var (a, b) = (Of(one), Of(other));
        if (a != b)
            parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>The number of a passage's component.</summary>
    public int Of(KeptPassage passage)
    {
        var at = passage.Number;
        while (parent[at] != at)
            at = parent[at] = parent[parent[at]];
        return at;
    }
}
