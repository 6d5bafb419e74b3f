using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Given a cue, gives each token of its paragraph a role: the best sequence by a linear model of tokens and of the gaps between them.
/// The cue and the source are in one piece each, the content in as many as pay.</summary>
/// <param name="Tokens">Weights of the roles of a token.</param>
/// <param name="Gaps">Weights of what can happen in a gap, a <see cref="RoleEvent"/> each.</param>
internal sealed record RoleTagger(HashedWeights Tokens, HashedWeights Gaps)
{
    public void Write(BinaryWriter to)
    {
        Tokens.Write(to);
        Gaps.Write(to);
    }

    public static RoleTagger Read(ModelReader from) => new(HashedWeights.Read(from, RoleLattice.Roles), HashedWeights.Read(from, RoleLattice.Events));
}

/// <summary>Tags the windows of one text, cue after cue, with what it knows of the text from the cues before.</summary>
internal sealed class WindowTagger(Scenery scenery, RoleTagger weights)
{
    private readonly RoleFeatures features = new(scenery);
    private readonly RoleLattice lattice = new();
    private readonly SideScores scores = new(scenery.Count, weights);

    /// <summary>The roles around a cue, with the first token they are of and the score above that of nothing but the cue.</summary>
    public (int First, Role[] Roles, int Score) Tag(int cue)
    {
        features.Reset(cue);
        var width = features.End - features.First;
        lattice.Reset(width);
        Span<uint> keys = stackalloc uint[RoleFeatures.MostOfToken];
        for (var i = 0; i < width; i++)
        {
            var token = features.First + i;
            lattice.Token(i) = scores.OfToken(features, token) + weights.Tokens.Four(keys[..features.OfToken(token, keys)]);
        }
        for (var i = 0; i <= width; i++)
        {
            var gap = features.First + i;
            lattice.Gap(i) = scores.OfGap(features, gap) + weights.Gaps.Eight(keys[..features.OfGap(gap, keys)]);
        }
        var roles = new Role[width];
        var score = lattice.Best(cue - features.First, roles);
        return (features.First, roles, score);
    }
}
