using Foedera.Reading.Syntax;
using Foedera.Reading.Syntax.Training;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>Trains the cue model and the role model on articles with marked statements.</summary>
internal static class AttributionTrainer
{
    private const int CueBits = 20;
    private const int CueRounds = 4;
    private const int TokenBits = 21;
    private const int GapBits = 20;
    private const int RoleRounds = 5;

    public static BinaryWeights Cues(List<GoldArticle> articles, int seed)
    {
        var model = new Logistic(CueBits, 0.15f);
        var (order, random) = (Enumerable.Range(0, articles.Count).ToArray(), new Random(seed));
        Span<uint> keys = stackalloc uint[CueFeatures.Most];
        for (var round = 0; round < CueRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var (s, anchors) = (articles[index].Scenery, articles[index].Statements.Select(g => g.Anchor).ToHashSet());
                for (var i = 0; i < s.Count; i++)
                    if (CueFeatures.CanBeCue(s, i)) model.Learn(keys[..CueFeatures.Of(s, i, keys)], anchors.Contains(i));
            }
        }
        return model.Quantised();
    }

    public static RoleTagger Roles(List<GoldArticle> articles, int seed)
    {
        var (tokens, gaps) = (new QuadPerceptron(TokenBits), new QuadPerceptron(GapBits));
        var (order, random) = (Enumerable.Range(0, articles.Count).ToArray(), new Random(seed));
        for (var round = 0; round < RoleRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var features = new RoleFeatures(articles[index].Scenery);
                foreach (var statement in articles[index].Statements)
                    if (statement.Anchor >= 0) Learn(features, statement, tokens, gaps);
            }
        }
        var unit = Math.Max(tokens.Unit(), gaps.Unit());
        return new RoleTagger(tokens.Average(unit), gaps.Average(unit));
    }

    private static void Learn(RoleFeatures features, GoldStatement statement, QuadPerceptron tokens, QuadPerceptron gaps)
    {
        features.Reset(statement.Anchor);
        var width = features.End - features.First;
        var (gold, guess) = (GoldRoles(features, statement), new Role[width]);
        var lattice = new RoleTagger.Lattice(width);
        Span<uint> keys = stackalloc uint[RoleFeatures.MostOfToken];
        for (var i = 0; i < width; i++)
        {
            tokens.Score(keys[..features.OfToken(features.First + i, keys)], lattice.Token(i));
            // a wrong role must lose by a margin
            for (var r = 0; r < 4; r++)
                if (r != (int)gold[i]) lattice.Token(i)[r] += Margin;
        }
        for (var i = 0; i <= width; i++) gaps.Score(keys[..features.OfGap(features.First + i, keys)], lattice.Gap(i));
        lattice.Best(statement.Anchor - features.First, guess);
        tokens.Step();
        gaps.Step();
        for (var i = 0; i < width; i++)
        {
            if (gold[i] == guess[i]) continue;
            var mine = keys[..features.OfToken(features.First + i, keys)];
            tokens.Move(mine, (int)gold[i], 1);
            tokens.Move(mine, (int)guess[i], -1);
        }
        for (var i = 0; i <= width; i++)
        {
            var (goldFrom, goldTo) = (i == 0 ? Role.None : gold[i - 1], i == width ? Role.None : gold[i]);
            var (guessFrom, guessTo) = (i == 0 ? Role.None : guess[i - 1], i == width ? Role.None : guess[i]);
            if (goldFrom == guessFrom && goldTo == guessTo) continue;
            var mine = keys[..features.OfGap(features.First + i, keys)];
            for (var e = 0; e < 4; e++)
            {
                var by = (Happens(e, goldFrom, goldTo) ? 1 : 0) - (Happens(e, guessFrom, guessTo) ? 1 : 0);
                if (by != 0) gaps.Move(mine, e, by);
            }
        }
    }

    private const int Margin = 10;

    private static bool Happens(int @event, Role from, Role to) => from != to && @event switch
    {
        0 => to == Role.Content,
        1 => from == Role.Content,
        2 => to == Role.Source,
        _ => from == Role.Source,
    };

    private static Role[] GoldRoles(RoleFeatures features, GoldStatement statement)
    {
        var roles = new Role[features.End - features.First];
        void Fill(List<TokenRange> ranges, Role role)
        {
            foreach (var range in ranges)
                for (var i = Math.Max(range.First, features.First); i < Math.Min(range.End, features.End); i++) roles[i - features.First] = role;
        }
        Fill(statement.Content, Role.Content);
        Fill(statement.Source, Role.Source);
        Fill([.. statement.Cue.Where(r => r.First <= statement.Anchor && statement.Anchor < r.End)], Role.Cue);
        for (var i = 0; i < roles.Length; i++)
            if (roles[i] == Role.Cue && Math.Abs(i + features.First - statement.Anchor) > 6) roles[i] = Role.None;
        return roles;
    }
}
