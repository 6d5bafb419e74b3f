using System.Collections.Immutable;

namespace Foedera.Work.Evaluation;

/// <summary>Scores the attributions of texts against gold, by role and as relations, for all, direct and indirect ones.
/// exact: the same characters; trimmed: the same without marks at the ends; overlap: one shared character; iou50: half
/// of the tokens
/// in common; token: tokens that bear the role, whatever the statement. relation: content and source overlap;
/// relation_cue: the cue too;
/// relation_exact: content trimmed and source exact.</summary>
internal sealed class AttributionScoring
{
    private static readonly string[] Groups = ["all", "direct", "indirect"];
    private static readonly Role[] Roles = [Role.Content, Role.Cue, Role.Source];

    private readonly Dictionary<(string Metric, string Group), Tally> tallies = [];

    /// <summary>Adds one text. Units without content are left out.</summary>
    public void Add(string unaltered, IEnumerable<AttributionUnit> gold, IEnumerable<AttributionUnit> predicted)
    {
        var text = new AttributionText(unaltered);
        var sides = new Sides(Side.Of(text, gold), Side.Of(text, predicted));
        foreach (var role in Roles)
            AddRole(text, sides, role);
        AddRelations(sides);
    }

    /// <summary>Adds what another scoring counted.</summary>
    public void Add(AttributionScoring other)
    {
        foreach (var (key, tally) in other.tallies)
            Count(key.Metric, key.Group, tally);
    }

    /// <summary>The figures by metric and group, groups together.</summary>
    public ImmutableArray<Score> Scores() =>
        [
            .. from role in Roles.Select(NameOf)
            from kind in (string[])["exact", "trimmed", "overlap", "iou50", "token"]
            from score in ScoresOf($"{role}.{kind}")
            select score,
            .. ((string[])["relation.overlap", "relation_cue.overlap", "relation_exact.trimmed"]).SelectMany(ScoresOf),
        ];

    private IEnumerable<Score> ScoresOf(string metric) =>
        Groups.Select(group => new Score(metric, group, tallies.GetValueOrDefault((metric, group)).Figures()));

    private void AddRole(AttributionText text, Sides sides, Role role)
    {
        var (gold, predicted) = (sides.Gold.With(role), sides.Predicted.With(role));
        var overlaps = sides.Overlaps(role, gold, predicted);
        var name = NameOf(role);
        AddMatches(
            $"{name}.exact",
            sides,
            gold,
            predicted,
            overlaps.Where(o =>
                sides.Gold.Characters[role][o.Gold].SameAs(sides.Predicted.Characters[role][o.Predicted])
            )
        );
        AddMatches(
            $"{name}.trimmed",
            sides,
            gold,
            predicted,
            overlaps.Where(o => sides.Gold.Cores[role][o.Gold].SameAs(sides.Predicted.Cores[role][o.Predicted]))
        );
        AddMatches($"{name}.overlap", sides, gold, predicted, overlaps);
        var goldTokens = gold.ToDictionary(i => i, i => text.Tokens(sides.Gold.Characters[role][i]));
        var predictedTokens = predicted.ToDictionary(i => i, i => text.Tokens(sides.Predicted.Characters[role][i]));
        var half = Matching
            .Greedy(overlaps)
            .Where(m => Jaccard(goldTokens[m.Gold], predictedTokens[m.Predicted]) >= 0.5);
        AddPairs($"{name}.iou50", sides, gold, predicted, [.. half]);
        AddTokens($"{name}.token", sides, goldTokens, predictedTokens);
    }

    private void AddRelations(Sides sides)
    {
        int[] gold = [.. Enumerable.Range(0, sides.Gold.Count)],
            predicted = [.. Enumerable.Range(0, sides.Predicted.Count)];
        var overlaps = sides.Overlaps(Role.Content, gold, predicted);
        var relations = overlaps.Where(o => sides.SameSource(o.Gold, o.Predicted)).ToList();
        AddMatches("relation.overlap", sides, gold, predicted, relations);
        AddMatches(
            "relation_cue.overlap",
            sides,
            gold,
            predicted,
            relations.Where(o => sides.Shared(Role.Cue, o.Gold, o.Predicted) > 0)
        );
        AddMatches(
            "relation_exact.trimmed",
            sides,
            gold,
            predicted,
            overlaps.Where(o =>
                sides.Gold.Cores[Role.Content][o.Gold].SameAs(sides.Predicted.Cores[Role.Content][o.Predicted])
                && sides
                    .Gold.Characters[Role.Source][o.Gold]
                    .SameAs(sides.Predicted.Characters[Role.Source][o.Predicted])
            )
        );
    }

    private void AddMatches(
        string metric,
        Sides sides,
        int[] gold,
        int[] predicted,
        IEnumerable<(int Score, int Gold, int Predicted)> candidates
    ) => AddPairs(metric, sides, gold, predicted, Matching.Greedy(candidates));

    private void AddPairs(
        string metric,
        Sides sides,
        int[] gold,
        int[] predicted,
        List<(int Gold, int Predicted)> pairs
    )
    {
        var found = pairs.Select(p => p.Gold).ToHashSet();
        var right = pairs.Select(p => p.Predicted).ToHashSet();
        foreach (var group in Groups)
        {
            var ours = gold.Where(i => sides.Gold.In(group, i)).ToList();
            var theirs = predicted.Where(i => sides.Predicted.In(group, i)).ToList();
            Count(
                metric,
                group,
                new Tally(ours.Count, ours.Count(found.Contains), theirs.Count, theirs.Count(right.Contains))
            );
        }
    }

    private void AddTokens(
        string metric,
        Sides sides,
        Dictionary<int, Positions> gold,
        Dictionary<int, Positions> predicted
    )
    {
        var (allGold, allPredicted) = (Union(gold.Values), Union(predicted.Values));
        foreach (var group in Groups)
        {
            var ours = Union(gold.Where(g => sides.Gold.In(group, g.Key)).Select(g => g.Value));
            var theirs = Union(predicted.Where(p => sides.Predicted.In(group, p.Key)).Select(p => p.Value));
            Count(
                metric,
                group,
                new Tally(ours.Count, ours.Shared(allPredicted), theirs.Count, theirs.Shared(allGold))
            );
        }
    }

    private void Count(string metric, string group, Tally tally) =>
        tallies[(metric, group)] = tallies.GetValueOrDefault((metric, group)) + tally;

    private static Positions Union(IEnumerable<Positions> sets) => Positions.Of(sets.SelectMany(s => s.All));

    private static double Jaccard(Positions a, Positions b) =>
        a.Shared(b) is var shared && a.Count + b.Count - shared is > 0 and var union ? (double)shared / union : 1;

    private static string NameOf(Role role) =>
        role switch
        {
            Role.Content => "content",
            Role.Cue => "cue",
            _ => "source",
        };

    /// <summary>The units of one side with the character sets of their roles.</summary>
    private sealed record Side(
        ImmutableArray<AttributionUnit> Units,
        bool[] Direct,
        Dictionary<Role, Positions[]> Characters,
        Dictionary<Role, Positions[]> Cores
    )
    {
        public int Count => Units.Length;

        public static Side Of(AttributionText text, IEnumerable<AttributionUnit> units)
        {
            ImmutableArray<AttributionUnit> whole =
            [
                .. units.Select(u => u.Joined(text.Marked)).Where(u => !u.Content.IsEmpty),
            ];
            return new Side(
                whole,
                [.. whole.Select(text.IsDirect)],
                Roles.ToDictionary(r => r, r => whole.Select(u => text.Characters(u.Of(r))).ToArray()),
                Roles.ToDictionary(r => r, r => whole.Select(u => text.Core(u.Of(r))).ToArray())
            );
        }

        public int[] With(Role role) => [.. Enumerable.Range(0, Count).Where(i => !Characters[role][i].IsEmpty)];

        public bool In(string group, int i) => group == "all" || Direct[i] == (group == "direct");
    }

    /// <summary>Both sides of one text.</summary>
    private sealed record Sides(Side Gold, Side Predicted)
    {
        public int Shared(Role role, int gold, int predicted) =>
            Gold.Characters[role][gold].Shared(Predicted.Characters[role][predicted]);

        public List<(int Score, int Gold, int Predicted)> Overlaps(Role role, int[] gold, int[] predicted) =>
            [
                .. from g in gold
                from p in predicted
                let shared = Shared(role, g, p)
                where shared > 0
                select (shared, g, p),
            ];

        public bool SameSource(int gold, int predicted) =>
            Shared(Role.Source, gold, predicted) > 0
            || (Gold.Characters[Role.Source][gold].IsEmpty && Predicted.Characters[Role.Source][predicted].IsEmpty);
    }
}
