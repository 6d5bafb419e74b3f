using System.Globalization;
using Foedera.Reading.Attribution.Trained;
using Foedera.Reading.Attribution.Trained.Training;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Bench;

internal static class AttributionTrials
{
    public static void Run(string data)
    {
        var articles = PolnearCorpus.Read(Path.Combine(data, "polnear", "train"), Models.Syntax);
        PolnearCorpus.Anchor(articles);
        var (rest, held) = (articles.Where((_, i) => i % 4 != 0).ToList(), articles.Where((_, i) => i % 4 == 0).ToList());
        Console.WriteLine($"{articles.Count} articles read");
        var (tokens, gaps) = AttributionTrainer.RolePerceptrons(rest, 1);
        foreach (var least in new[] { 2, 3, 4, 6, 8, 12 })
        {
            var roles = AttributionTrainer.Quantised(tokens, gaps, least);
            Report($"roles, least {least}", roles, held);
        }
        var cues = AttributionTrainer.Cues(rest, 1);
        Cues("cues", cues, held);
    }

    private static void Cues(string name, LogisticWeights cues, List<GoldArticle> held)
    {
        Span<uint> keys = stackalloc uint[CueFeatures.Most];
        var all = new List<(float, bool)>();
        foreach (var a in held)
        {
            var anchors = a.Statements.Select(s => s.Anchor).ToHashSet();
            for (var i = 0; i < a.Scenery.Count; i++)
                if (CueFeatures.CanBeCue(a.Scenery, i)) all.Add((cues.LogOdds(keys[..CueFeatures.Of(a.Scenery, i, keys)]), anchors.Contains(i)));
        }
        var gold = held.Sum(a => a.Statements.Select(s => s.Anchor).Where(x => x >= 0).Distinct().Count());
        foreach (var least in new[] { -3.5f, -3f, -2.5f, -2f, -1.5f, -1f, -0.5f, 0f })
        {
            var (f, r) = (all.Count(x => x.Item1 >= least), all.Count(x => x.Item1 >= least && x.Item2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} at {least}: {f} found, precision {(double)r / f:0.000}, recall {(double)r / gold:0.000}"));
        }
    }

    private static void Report(string name, RoleTagger roles, List<GoldArticle> held)
    {
        var (count, exact, source, hit, guessed, gold) = (0, 0, 0, 0, 0, 0);
        foreach (var a in held)
        {
            var tagger = new WindowTagger(a.Scenery, roles);
            foreach (var s in a.Statements)
            {
                if (s.Anchor < 0) continue;
                var (first, window, _) = tagger.Tag(s.Anchor);
                count++;
                var wanted = s.Content.SelectMany(r => Enumerable.Range(r.First, r.Count)).Where(t => IsWord(a.Scenery, t)).ToHashSet();
                var found = Enumerable.Range(0, window.Length).Where(i => window[i] == Role.Content).Select(i => first + i).Where(t => IsWord(a.Scenery, t)).ToHashSet();
                var wantedSource = s.Source.SelectMany(r => Enumerable.Range(r.First, r.Count)).ToHashSet();
                var foundSource = Enumerable.Range(0, window.Length).Where(i => window[i] == Role.Source).Select(i => first + i).ToHashSet();
                if (found.SetEquals(wanted)) exact++;
                if (wantedSource.Count == 0 ? foundSource.Count == 0 : wantedSource.Overlaps(foundSource)) source++;
                hit += found.Count(wanted.Contains);
                guessed += found.Count;
                gold += wanted.Count;
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count} cues, content exact {(double)exact / count:0.0000}, content tokens F1 {2.0 * hit / (guessed + gold):0.0000}, source {(double)source / count:0.0000}; rows {roles.Tokens.RowCount} {roles.Gaps.RowCount}"));
    }

    private static bool IsWord(Scenery s, int t) => s.Parsed.Coarse(t) != PartOfSpeech.Punct;
}
