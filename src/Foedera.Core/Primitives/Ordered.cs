namespace Foedera.Core.Primitives;

/// <summary>Looks things up in ordered rows by halving them.</summary>
public static class Ordered
{
    /// <summary>The first index below <paramref name="count"/> at which the condition holds; <paramref name="count"/>
    /// when it holds at none.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="state">What the condition looks at, so that it needs no closure.</param>
    /// <param name="holds">A condition that, once it holds at an index, holds at all later ones.</param>
    public static int First<TState>(int count, TState state, Func<TState, int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(state, middle))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
