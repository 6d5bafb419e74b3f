using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>Judges settings on articles that the models of their fold have not seen: at which odds a proposal is a statement, how sure a cue
/// must be to be followed, and what the rules for quotations add. Settings are chosen by these figures, and only reported on the development part.</summary>
internal static class HeldOut
{
    private static readonly float[] Odds = [-0.8f, -0.4f, -0.2f, 0f, 0.2f, 0.4f, 0.6f, 0.8f, 1.2f];
    private static readonly float[] Cues = [-3.5f, -3f, -2.5f, -2f];
    private static readonly double[] Rules = [0.5, 0.7, 0.8, 0.9, 1.01];

    /// <summary>Tells the figures, a line a setting.</summary>
    /// <param name="articles">All articles.</param>
    /// <param name="proposed">What models that have not seen an article propose for it.</param>
    /// <param name="judgeOf">The judge of a fold, trained on the proposals for the other folds.</param>
    /// <param name="folds">How many folds; article i is in fold i modulo this.</param>
    /// <param name="progress">Told a line each.</param>
    public static void Report(List<GoldArticle> articles, List<Proposal>[] proposed, Func<int, LogisticWeights> judgeOf, int folds, Action<string> progress)
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var judge = judgeOf(fold);
            for (var i = fold; i < articles.Count; i += folds) TrainedReader.Weigh(articles[i].Scenery, proposed[i], judge);
        }
        foreach (var odds in Odds) Tell(string.Create(CultureInfo.InvariantCulture, $"statements at log-odds {odds}"), odds, TrainedReader.LeastCue, DocumentReading.LeastRule);
        foreach (var cue in Cues) Tell(string.Create(CultureInfo.InvariantCulture, $"cues from log-odds {cue}"), TrainedReader.LeastStatement, cue, DocumentReading.LeastRule);
        foreach (var rule in Rules) Tell(string.Create(CultureInfo.InvariantCulture, $"rules that hold from {rule}"), TrainedReader.LeastStatement, TrainedReader.LeastCue, rule);

        void Tell(string setting, float odds, float cue, double rule)
        {
            var score = new Score();
            for (var i = 0; i < articles.Count; i++) score.Add(articles[i], Read(articles[i], proposed[i], odds, cue, rule));
            progress($"held out, {setting}: {score}");
        }
    }

    private static List<Finding> Read(GoldArticle article, List<Proposal> proposed, float odds, float cue, double rule)
    {
        var kept = TrainedReader.Resolve(article.Scenery, proposed.FindAll(p => p.CueLogOdds >= cue), odds);
        return TrainedFindings.Merge(article.Scenery.Text, kept.ConvertAll(p => TrainedFindings.Of(article.Scenery, p)), article.Rules, rule);
    }

    /// <summary>Counts of statements: one found is right when its content shares a word with that of a marked one which no other has taken.</summary>
    private sealed class Score
    {
        private int found;
        private int gold;
        private int right;
        private int exact;
        private int linked;

        public void Add(GoldArticle article, List<Finding> findings)
        {
            var s = article.Scenery;
            var marked = article.Statements.ConvertAll(g => (Content: Words(s, g.Content.SelectMany(r => Enumerable.Range(r.First, r.Count))),
                Source: g.Source.SelectMany(r => Enumerable.Range(r.First, r.Count)).ToHashSet(), Cue: g.Cue.SelectMany(r => Enumerable.Range(r.First, r.Count)).ToHashSet()));
            var taken = new bool[marked.Count];
            foreach (var finding in findings)
            {
                var content = Words(s, finding.Content.SelectMany(c => Tokens(s, c)));
                var (best, most) = (-1, 0);
                for (var i = 0; i < marked.Count; i++)
                    if (!taken[i] && marked[i].Content.Count(content.Contains) is var shared && shared > most) (best, most) = (i, shared);
                if (best < 0) continue;
                taken[best] = true;
                right++;
                if (marked[best].Content.SetEquals(content)) exact++;
                if (Same(marked[best].Source, finding.SourceIsElsewhere ? null : finding.Source, s) && Same(marked[best].Cue, finding.Cue, s)) linked++;
            }
            found += findings.Count;
            gold += marked.Count;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"found {found}, precision {(double)right / found:0.0000}, recall {(double)right / gold:0.0000}, F1 {2.0 * right / (found + gold):0.0000}, exact F1 {2.0 * exact / (found + gold):0.0000}, linked F1 {2.0 * linked / (found + gold):0.0000}");

        private static bool Same(HashSet<int> marked, TextSpan? found, Scenery s) => found is { } span ? Tokens(s, span).Any(marked.Contains) : marked.Count == 0;

        private static IEnumerable<int> Tokens(Scenery s, TextSpan span)
        {
            for (var i = s.TokenAt(span.Start); i < s.Count && s.Parsed.Tokens.Tokens[i].Start < span.End; i++) yield return i;
        }

        private static HashSet<int> Words(Scenery s, IEnumerable<int> tokens) => [.. tokens.Where(t => s.Parsed.Coarse(t) != Syntax.PartOfSpeech.Punct)];
    }
}
