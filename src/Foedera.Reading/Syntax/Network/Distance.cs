namespace Foedera.Reading.Syntax.Network;

/// <summary>How far a head stands from its dependent, in kinds: signed, exact up to four words, then coarser; a kind of
/// its own for the root.</summary>
internal static class Distance
{
    /// <summary>How many kinds.</summary>
    public const int Kinds = (2 * OneSide) + 1;

    private const int OneSide = 10;

    private static ReadOnlySpan<byte> OfFar =>
        [0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8];

    /// <summary>The kind of a head at that place for a dependent at that place; place 0 is the root.</summary>
    public static int Kind(int dependent, int head)
    {
        if (head == 0)
            return 2 * OneSide;
        var far = Math.Abs(head - dependent);
        var kind = far < OfFar.Length ? OfFar[far] : OneSide - 1;
        return head < dependent ? kind : kind + OneSide;
    }
}
