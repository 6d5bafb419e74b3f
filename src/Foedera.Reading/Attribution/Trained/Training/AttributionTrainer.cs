using System.Runtime.Intrinsics;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>Trains the cue model and the role model on articles with marked statements.</summary>
internal static class AttributionTrainer
{
    private const int CueBits = 20;
    private const int CueRounds = 4;
    private const int TokenBits = 21;
    private const int GapBits = 20;
    private const int RoleRounds = 6;
    private const int LeastRole = 3;
    private const int RoleMembers = 4;

    private const int JudgeBits = 18;
    private const int JudgeRounds = 6;
    private const int Folds = 4;

    // the judge learns from more cues than are followed later: what is no statement teaches, too
    private const float LeastCue = -3.5f;

    /// <summary>Trains the three models; the judge learns from what models propose that have not seen the article.</summary>
    public static AttributionModel Train(List<GoldArticle> articles, int seed, Action<string> progress)
    {
        var proposed = ProposeHeldOut(articles, seed, progress);
        var judge = Judge(articles, proposed, seed, _ => true);
        progress("judge trained");
        return new AttributionModel(Cues(articles, seed), Roles(articles, seed), judge);
    }

    /// <summary>For each article what models propose that have not seen it; tells how good that is.</summary>
    public static List<Proposal>[] ProposeHeldOut(List<GoldArticle> articles, int seed, Action<string> progress)
    {
        PolnearCorpus.Anchor(articles);
        var proposed = new List<Proposal>[articles.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var rest = articles.Where((_, i) => i % Folds != fold).ToList();
            var (cues, roles) = (Cues(rest, seed), Roles(rest, seed));
            for (var i = fold; i < articles.Count; i += Folds) proposed[i] = TrainedReader.Propose(articles[i].Scenery, cues, roles, LeastCue);
            progress($"attribution, fold {fold + 1} of {Folds}");
        }
        HeldOut.Report(articles, proposed, fold => Judge(articles, proposed, seed, i => i % Folds != fold), Folds, progress);
        return proposed;
    }

    /// <summary>Trains the judge on the proposals of some of the articles.</summary>
    public static LogisticWeights Judge(List<GoldArticle> articles, List<Proposal>[] proposed, int seed, Func<int, bool> isMeant)
    {
        var model = new Logistic(JudgeBits, 0.1f);
        var (order, random) = (Enumerable.Range(0, articles.Count).Where(isMeant).ToArray(), new Random(seed));
        Span<uint> keys = stackalloc uint[JudgeFeatures.Most];
        for (var round = 0; round < JudgeRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
                for (var i = 0; i < proposed[index].Count; i++)
                    model.Learn(keys[..JudgeFeatures.Of(articles[index].Scenery, proposed[index], i, keys)], IsRight(articles[index], proposed[index][i]));
        }
        return model.Quantised();
    }

    private static bool IsRight(GoldArticle article, Proposal p) => article.Statements.Exists(s =>
        s.Anchor == p.Cue && s.Content.Exists(c => Enumerable.Range(c.First, c.Count).Any(t => p.At(t) == Role.Content)));

    public static LogisticWeights Cues(List<GoldArticle> articles, int seed)
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
        var members = new (RolePerceptron Tokens, RolePerceptron Gaps)[RoleMembers];
        Parallel.For(0, RoleMembers, member => members[member] = Member(articles, seed + member));
        RolePerceptron[] tokens = [.. members.Select(m => m.Tokens)], gaps = [.. members.Select(m => m.Gaps)];
        var unit = Math.Max(RolePerceptron.Unit(tokens), RolePerceptron.Unit(gaps));
        return new RoleTagger(RolePerceptron.Average(tokens, unit, LeastRole), RolePerceptron.Average(gaps, unit, LeastRole));
    }

    private static (RolePerceptron Tokens, RolePerceptron Gaps) Member(List<GoldArticle> articles, int seed)
    {
        var (tokens, gaps) = (new RolePerceptron(RoleLattice.Roles, TokenBits), new RolePerceptron(RoleLattice.Events, GapBits));
        var lattice = new RoleLattice();
        var (order, random) = (Enumerable.Range(0, articles.Count).ToArray(), new Random(seed));
        for (var round = 0; round < RoleRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var features = new RoleFeatures(articles[index].Scenery);
                foreach (var statement in articles[index].Statements)
                    if (statement.Anchor >= 0) Learn(features, statement, lattice, tokens, gaps);
            }
        }
        return (tokens, gaps);
    }

    private static void Learn(RoleFeatures features, GoldStatement statement, RoleLattice lattice, RolePerceptron tokens, RolePerceptron gaps)
    {
        features.Reset(statement.Anchor);
        var width = features.End - features.First;
        var (gold, guess) = (GoldRoles(features, statement), new Role[width]);
        lattice.Reset(width);
        Span<uint> keys = stackalloc uint[RoleFeatures.MostOfToken + RoleFeatures.MostOfSide];
        for (var i = 0; i < width; i++)
        {
            // a wrong role must lose by a margin
            var margin = Vector128.Create(Margin).WithElement((int)gold[i], 0);
            lattice.Token(i) = tokens.Score(OfToken(features, features.First + i, keys)).GetLower() + margin;
        }
        for (var i = 0; i <= width; i++) lattice.Gap(i) = gaps.Score(OfGap(features, features.First + i, keys));
        lattice.Best(statement.Anchor - features.First, guess);
        tokens.Step();
        gaps.Step();
        for (var i = 0; i < width; i++)
        {
            if (gold[i] == guess[i]) continue;
            var mine = OfToken(features, features.First + i, keys);
            tokens.Move(mine, (int)gold[i], 1);
            tokens.Move(mine, (int)guess[i], -1);
        }
        var (goldPieces, guessPieces) = (0, 0);
        for (var i = 0; i <= width; i++)
        {
            var (goldFrom, goldTo) = (i == 0 ? Role.None : gold[i - 1], i == width ? Role.None : gold[i]);
            var (guessFrom, guessTo) = (i == 0 ? Role.None : guess[i - 1], i == width ? Role.None : guess[i]);
            var filled = 0;
            for (var e = RoleEvent.ContentBegins; e <= RoleEvent.CueEnds; e++)
            {
                var by = (RoleLattice.Happens(e, goldFrom, goldTo, goldPieces) ? GapStep : 0) - (RoleLattice.Happens(e, guessFrom, guessTo, guessPieces) ? GapStep : 0);
                if (by == 0) continue;
                if (filled == 0) filled = OfGap(features, features.First + i, keys).Length;
                gaps.Move(keys[..filled], (int)e, by);
            }
            if (goldTo == Role.Content && goldFrom != goldTo) goldPieces++;
            if (guessTo == Role.Content && guessFrom != guessTo) guessPieces++;
        }
    }

    private static Span<uint> OfToken(RoleFeatures features, int token, Span<uint> into)
    {
        var own = features.OfToken(token, into);
        return into[..(own + features.OfTokenBySide(token, into[own..]))];
    }

    private static Span<uint> OfGap(RoleFeatures features, int gap, Span<uint> into)
    {
        var own = features.OfGap(gap, into);
        return into[..(own + features.OfGapBySide(gap, into[own..]))];
    }

    // an event in a gap counts for more than a token: there are fewer of them
    private const int GapStep = 3;
    private const int Margin = 10;

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
