using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Words;
using Foedera.Work.Evaluation;

namespace Foedera.Lab.Said;

/// <summary>The passages of one event, as read, as labelled or with look-alikes, with the utterance that each belongs
/// to.</summary>
internal sealed class JoiningCase
{
    private readonly string?[] utterance;
    private readonly HashSet<(int, int)> apart = [];
    private readonly Duplicates distinct;
    private readonly List<(int One, int Other, Likeness Likeness)> pairs;
    private readonly List<(string Utterance, int Passage)> members = [];

    public JoiningCase(PressGold gold, ImmutableArray<ReadDocument> documents, double weight)
    {
        Weight = weight;
        Passages = Utterances.Passages(documents);
        var points = documents.ToDictionary(d => d.Document.Id, d => new CodePoints(d.Document.Text));
        var placed = Passages
            .Select((p, i) => (Number: i, p.Document.Id, At: points[p.Document.Id].FromUtf16(p.At)))
            .ToLookup(p => p.Id);
        utterance = new string?[Passages.Count];
        var most = new int[Passages.Count];
        foreach (
            var (label, member) in gold
                .Utterances.SelectMany(u => u.Members.Select(m => (u.Id, m)))
                .Where(m => points.ContainsKey(m.m.Doc))
        )
        {
            var best = -1;
            var (bestShared, bestLength) = (0, 0);
            foreach (var (number, _, at) in placed[member.Doc])
            {
                var (shared, length) = (Shared(at, (member.Start, member.End)), at.End - at.Start);
                if (shared > bestShared || (shared == bestShared && shared > 0 && length < bestLength))
                    (best, bestShared, bestLength) = (number, shared, length);
                if (shared * 2 > length && shared > most[number])
                    (most[number], utterance[number]) = (shared, label);
            }
            members.Add((label, best));
        }
        for (var i = 0; i < Passages.Count; i++)
            if (Passages[i].StatementId.StartsWith(LookAlikes.Mark, StringComparison.Ordinal))
                utterance[i] = $"{LookAlikes.Mark} {i}";
        FindApart(gold, placed);
        distinct = Duplicates.Of(
            Passages,
            [.. Enumerable.Range(0, Passages.Count).Where(i => !Passages[i].IsFragment)]
        );
        pairs = Utterances.Pairs(Passages, distinct, JoiningOptions.Default);
    }

    public List<QuotedPassage> Passages { get; }

    /// <summary>How much each pair counts in fitting.</summary>
    public double Weight { get; }

    /// <summary>The labelled utterance that most passages of a cluster belong to; null for none.</summary>
    public string? UtteranceOf(Cluster cluster)
    {
        var numbers = new Dictionary<QuotedPassage, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < Passages.Count; i++)
            numbers[Passages[i]] = i;
        return cluster
            .Members.Select(m => numbers.TryGetValue(m, out var i) ? utterance[i] : null)
            .OfType<string>()
            .GroupBy(u => u, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .FirstOrDefault()
            ?.Key;
    }

    public Linkage Linked(JoiningOptions options) => Utterances.Linked(Passages, distinct, pairs, options);

    /// <summary>The clues of the words alone, for each labelled pair in one language, or in two.</summary>
    public IEnumerable<(float[] Clues, bool Same, double Weight)> Words(bool translated)
    {
        foreach (var (one, other, likeness) in pairs.Where(p => p.Likeness.IsTranslated == translated))
        {
            if (Same(one, other) is not { } same)
                continue;
            var clues = new float[PairEvidence.Count];
            PairEvidence.FillWords(clues, likeness);
            yield return (clues, same, WeightOf(one, other));
        }
    }

    /// <summary>All clues, for each labelled pair in one language, or in two.</summary>
    public IEnumerable<(float[] Clues, bool Same, double Weight)> All(JoiningOptions options, bool translated)
    {
        var shared = Utterances.Shared(Passages, pairs, options);
        foreach (var (one, other, likeness) in pairs.Where(p => p.Likeness.IsTranslated == translated))
        {
            if (Same(one, other) is not { } same)
                continue;
            var clues = new float[PairEvidence.Count];
            PairEvidence.Fill(clues, Passages[one], Passages[other], likeness, shared);
            yield return (clues, same, WeightOf(one, other));
        }
    }

    /// <summary>What speaks for each sentence that a labelled fragment may come from, and whether it does.</summary>
    public IEnumerable<(float[] Clues, bool Same, double Weight)> Fragments(JoiningOptions options)
    {
        var links = Utterances.Linked(Passages, distinct, pairs, options with { LeastBelonging = float.MaxValue });
        var numbers = new Dictionary<QuotedPassage, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < Passages.Count; i++)
            numbers[Passages[i]] = i;
        foreach (var (fragment, sentence, clues) in Foedera.Core.Said.Joining.Fragments.Choices(Passages, links))
        {
            var own = utterance[fragment];
            var home = links
                .Of(sentence)
                .Members.Where(m => !m.IsFragment)
                .Select(m => utterance[numbers[m]])
                .GroupBy(u => u)
                .MaxBy(g => g.Count())!
                .Key;
            yield return (clues, own is not null && home == own, own is null ? Weight / 4 : Weight);
        }
    }

    /// <summary>Pairs of labelled members that are joined, that should be, and both.</summary>
    public PairCounts Count(Linkage links)
    {
        var (gold, ours, both) = (0, 0, 0);
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var same = members[i].Utterance == members[j].Utterance;
                var joined =
                    members[i].Passage >= 0
                    && members[j].Passage >= 0
                    && links.AreJoined(members[i].Passage, members[j].Passage);
                gold += same ? 1 : 0;
                ours += joined ? 1 : 0;
                both += same && joined ? 1 : 0;
            }
        }
        return new PairCounts(gold, ours, both, LookAlikesJoined(links), Made);
    }

    /// <summary>Pairs that should be joined and are not, and those joined that should not be, each with what came of
    /// it.</summary>
    public IEnumerable<(string Kind, string Pair)> Wrong(JoiningOptions options, Linkage links)
    {
        var shared = Utterances.Shared(Passages, pairs, options);
        var known = pairs.ToDictionary(p => (p.One, p.Other), p => p.Likeness);
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (
                    Math.Min(members[i].Passage, members[j].Passage),
                    Math.Max(members[i].Passage, members[j].Passage)
                );
                var same = members[i].Utterance == members[j].Utterance;
                if (same == (a == b && a >= 0 || (a >= 0 && links.AreJoined(a, b))))
                    continue;
                var (one, other) = (a < 0 ? null : Passages[a], b < 0 ? null : Passages[b]);
                var kind =
                    one is null || other is null ? "unread"
                    : one.IsFragment || other.IsFragment ? "fragment"
                    : !known.TryGetValue((a, b), out var likeness) ? "no candidate"
                    : PairEvidence.LogOdds(one, other, likeness, shared) < options.LeastAverage ? "unlikely"
                    : "blocked";
                var clues = one is null || other is null ? "" : Weighed(one, other, shared);
                yield return (
                    (same ? "missed " : "wrong ") + kind,
                    $"{members[i].Utterance} {one?.Document.Id} “{one?.Text}” {other?.Document.Id} “{other?.Text}” {clues}"
                );
            }
        }
    }

    // the log-odds of two passages, and what each clue adds
    private static string Weighed(QuotedPassage one, QuotedPassage other, SharedSentences shared)
    {
        var clues = new float[PairEvidence.Count];
        PairEvidence.Fill(clues, one, other, Likeness.Between(one.Words, other.Words), shared);
        var parts = Enum.GetValues<Clue>()
            .Select(c => (Clue: c, Adds: clues[(int)c] * shared.Options.SameSaying.Weights[(int)c]))
            .ToList();
        var told = parts
            .Where(p => Math.Abs(p.Adds) >= 0.1f)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Clue} {p.Adds:0.0}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{parts.Sum(p => p.Adds):0.0}: {string.Join(", ", told)}]"
        );
    }

    /// <summary>Look-alikes that were made by rule.</summary>
    public int Made => utterance.Count(u => u?.StartsWith(LookAlikes.Mark, StringComparison.Ordinal) == true);

    // labelled pairs of look-alikes, and those made by rule that share a cluster with a labelled passage
    private int LookAlikesJoined(Linkage links)
    {
        var made = Enumerable
            .Range(0, Passages.Count)
            .Count(i =>
                utterance[i]?.StartsWith(LookAlikes.Mark, StringComparison.Ordinal) == true
                && links.Of(i).Members.Exists(m => !m.StatementId.StartsWith(LookAlikes.Mark, StringComparison.Ordinal))
            );
        return made + apart.Count(pair => links.AreJoined(pair.Item1, pair.Item2));
    }

    private bool? Same(int one, int other) =>
        apart.Contains((Math.Min(one, other), Math.Max(one, other))) ? false
        : utterance[one] is null && utterance[other] is null ? null
        : utterance[one] == utterance[other];

    // a passage outside all labelled utterances is mostly none of them, and sometimes one that the label forgot
    private double WeightOf(int one, int other) =>
        apart.Contains((Math.Min(one, other), Math.Max(one, other))) ? 3 * Weight
        : utterance[one] is null || utterance[other] is null ? Weight / 2
        : Weight;

    private void FindApart(PressGold gold, ILookup<string, (int Number, string Id, (int Start, int End) At)> placed)
    {
        var labels = gold.Statements.ToDictionary(s => s.Id);
        foreach (var pair in gold.HardNegatives)
        {
            if (!labels.TryGetValue(pair.A, out var a) || !labels.TryGetValue(pair.B, out var b))
                continue;
            foreach (var one in placed[a.Doc].Where(p => Shared(p.At, (a.Content[0], a.Content[1])) > 0))
            foreach (var other in placed[b.Doc].Where(p => Shared(p.At, (b.Content[0], b.Content[1])) > 0))
                if (
                    one.Number != other.Number
                    && (utterance[one.Number] is null || utterance[one.Number] != utterance[other.Number])
                )
                    apart.Add((Math.Min(one.Number, other.Number), Math.Max(one.Number, other.Number)));
        }
    }

    private static int Shared((int Start, int End) a, (int Start, int End) b) =>
        Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
}

/// <summary>Pairs of passages that should be joined, that are, and both; look-alikes joined, and made by
/// rule.</summary>
internal readonly record struct PairCounts(int Gold, int Ours, int Both, int LookAlikes, int Made)
{
    public double F1 => Gold + Ours == 0 ? 0 : 2.0 * Both / (Gold + Ours);

    public static PairCounts operator +(PairCounts a, PairCounts b) =>
        new(a.Gold + b.Gold, a.Ours + b.Ours, a.Both + b.Both, a.LookAlikes + b.LookAlikes, a.Made + b.Made);
}
