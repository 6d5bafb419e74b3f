using System.Runtime.Intrinsics;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>What the role model makes of a token or a gap before it looks at the cue: only the side of the cue matters, so that the sums are
/// kept for the cues that follow.</summary>
internal sealed class SideScores(int count, RoleTagger weights)
{
    private const int Sides = 2;

    private readonly Vector128<int>[] tokens = new Vector128<int>[count * Sides];
    private readonly Vector256<int>[] gaps = new Vector256<int>[(count + 1) * Sides];
    private readonly bool[] hasToken = new bool[count * Sides];
    private readonly bool[] hasGap = new bool[(count + 1) * Sides];

    /// <summary>The sum of a token's features that do not look at the cue.</summary>
    public Vector128<int> OfToken(RoleFeatures features, int token)
    {
        Span<uint> keys = stackalloc uint[RoleFeatures.MostOfSide];
        var side = features.Side(token);
        if (side >= Sides) return weights.Tokens.Four(keys[..features.OfTokenBySide(token, keys)]);
        var at = (token * Sides) + (int)side;
        if (!hasToken[at]) (tokens[at], hasToken[at]) = (weights.Tokens.Four(keys[..features.OfTokenBySide(token, keys)]), true);
        return tokens[at];
    }

    /// <summary>The sum of a gap's features that do not look at the cue.</summary>
    public Vector256<int> OfGap(RoleFeatures features, int gap)
    {
        Span<uint> keys = stackalloc uint[RoleFeatures.MostOfSide];
        var side = features.SideOfGap(gap);
        // at the ends of a window a neighbour is missing
        if (side >= Sides || gap == features.First || gap == features.End) return weights.Gaps.Eight(keys[..features.OfGapBySide(gap, keys)]);
        var at = (gap * Sides) + (int)side;
        if (!hasGap[at]) (gaps[at], hasGap[at]) = (weights.Gaps.Eight(keys[..features.OfGapBySide(gap, keys)]), true);
        return gaps[at];
    }
}
