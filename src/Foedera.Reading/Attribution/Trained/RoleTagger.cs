using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Given a cue, gives each token of its paragraph a role: the best sequence by a linear model of tokens and of the gaps between them.</summary>
internal sealed class RoleTagger(QuadWeights tokens, QuadWeights gaps)
{
    private const int Roles = 4;

    /// <summary>Tags the window of the features; gives the score of the sequence above that of nothing but the cue.</summary>
    public int Tag(RoleFeatures features, int cue, Span<Role> into)
    {
        var width = features.End - features.First;
        var lattice = new Lattice(width);
        Span<uint> keys = stackalloc uint[RoleFeatures.MostOfToken];
        for (var i = 0; i < width; i++) tokens.Score(keys[..features.OfToken(features.First + i, keys)], lattice.Token(i));
        for (var i = 0; i <= width; i++) gaps.Score(keys[..features.OfGap(features.First + i, keys)], lattice.Gap(i));
        return lattice.Best(cue - features.First, into[..width]);
    }

    /// <summary>The scores of a window, and the best path through them.</summary>
    internal readonly ref struct Lattice(int width)
    {
        private readonly int[] token = new int[width * Roles];
        private readonly int[] gap = new int[(width + 1) * Roles];

        /// <summary>Scores of a token's four roles.</summary>
        public Span<int> Token(int i) => token.AsSpan(i * Roles, Roles);

        /// <summary>Scores of what can happen in the gap before a token: content begins, content ends, source begins, source ends.</summary>
        public Span<int> Gap(int i) => gap.AsSpan(i * Roles, Roles);

        /// <summary>What a change of role in a gap counts.</summary>
        public static int Change(ReadOnlySpan<int> gap, int from, int to)
        {
            if (from == to) return 0;
            var sum = 0;
            if (to == (int)Role.Content) sum += gap[0];
            if (from == (int)Role.Content) sum += gap[1];
            if (to == (int)Role.Source) sum += gap[2];
            if (from == (int)Role.Source) sum += gap[3];
            return sum;
        }

        /// <summary>The best sequence in which the cue's token is cue.</summary>
        public int Best(int cue, Span<Role> into)
        {
            var back = new byte[width * Roles];
            Span<int> now = stackalloc int[Roles];
            Span<int> before = stackalloc int[Roles];
            var nothing = 0;
            for (var i = 0; i < width; i++)
            {
                var scores = Token(i);
                nothing += scores[i == cue ? (int)Role.Cue : (int)Role.None];
                for (var to = 0; to < Roles; to++)
                {
                    var best = int.MinValue / 2;
                    for (var from = 0; from < (i == 0 ? 1 : Roles); from++)
                    {
                        var score = (i == 0 ? 0 : before[from]) + Change(Gap(i), i == 0 ? 0 : from, to);
                        if (score > best) (best, back[(i * Roles) + to]) = (score, (byte)from);
                    }
                    now[to] = (i == cue) != (to == (int)Role.Cue) && (i == cue || Math.Abs(i - cue) > LongestCue) ? int.MinValue / 2 : best + scores[to];
                }
                now.CopyTo(before);
            }
            var (last, total) = (0, int.MinValue);
            for (var from = 0; from < Roles; from++)
                if (before[from] + Change(Gap(width), from, 0) is var score && score > total) (last, total) = (from, score);
            for (var i = width - 1; i >= 0; i--)
            {
                into[i] = (Role)last;
                last = back[(i * Roles) + last];
            }
            return total - nothing;
        }

        private const int LongestCue = 6;
    }
}
