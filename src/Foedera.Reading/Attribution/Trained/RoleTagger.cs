using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Given a cue, gives each token of its paragraph a role: the best sequence by a linear model of tokens and of the gaps between them.
/// The cue and the source are in one piece each, the content in as many as pay.</summary>
/// <param name="tokens">Weights of the roles of a token.</param>
/// <param name="gaps">Weights of what can happen in a gap: <see cref="RoleEvent"/> 0 to 3.</param>
/// <param name="moreGaps">The same for the events from 4 on.</param>
internal sealed class RoleTagger(QuadWeights tokens, QuadWeights gaps, QuadWeights moreGaps)
{
    /// <summary>Tags the window of the features; gives the score of the sequence above that of nothing but the cue.</summary>
    public int Tag(RoleFeatures features, int cue, Span<Role> into)
    {
        var width = features.End - features.First;
        var lattice = new RoleLattice(width);
        Span<uint> keys = stackalloc uint[RoleFeatures.MostOfToken];
        for (var i = 0; i < width; i++) tokens.Score(keys[..features.OfToken(features.First + i, keys)], lattice.Token(i));
        for (var i = 0; i <= width; i++)
        {
            var mine = keys[..features.OfGap(features.First + i, keys)];
            gaps.Score(mine, lattice.Gap(i)[..4]);
            moreGaps.Score(mine, lattice.Gap(i)[4..]);
        }
        return lattice.Best(cue - features.First, into[..width]);
    }

    public void Write(BinaryWriter to)
    {
        tokens.Write(to);
        gaps.Write(to);
        moreGaps.Write(to);
    }

    public static RoleTagger Read(ModelReader from) => new(QuadWeights.Read(from), QuadWeights.Read(from), QuadWeights.Read(from));
}
