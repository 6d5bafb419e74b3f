using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Work.Evaluation;

/// <summary>Scores reading, joining and judging on events that several outlets report. A unit is a passage of a
/// document; a direct
/// statement of ours in several pieces counts a piece each, as the gold does.</summary>
internal sealed class PressScoring
{
    private readonly Dictionary<string, long> counts = [];
    private readonly Dictionary<(string Gold, string Ours), int> confusion = [];
    private Tally quoted;
    private Tally all;
    private Tally pairs;
    private (double Precision, double Recall, int Members) bCubed;

    // those of the event at hand
    private HashSet<string> documents = [];

    /// <summary>What is worse than a gap: wordings accused or cleared wrongly, and look-alikes joined.</summary>
    public List<PressFault> Faults { get; } = [];

    /// <summary>Adds one event: its documents as read, and the utterances that were made of them.</summary>
    public void Add(PressGold gold, IReadOnlyList<ReadDocument> read, ImmutableArray<Utterance> utterances)
    {
        var points = read.ToDictionary(d => d.Document.Id, d => new CodePoints(d.Document.Text));
        var labels = gold.Statements.Where(s => points.ContainsKey(s.Doc)).ToList();
        var ours = read.SelectMany(d => d.Statements.SelectMany(s => Pieces(s, points[d.Document.Id]))).ToList();
        AddStatements(labels, ours);
        var wordings = utterances
            .SelectMany(u => u.Wordings.Select(w => new Placed(u.Id, w, points[w.DocumentId])))
            .ToLookup(w => w.Passage.Doc);
        documents = [.. points.Keys];
        AddUtterances(
            [.. gold.Utterances.SelectMany(u => u.Members.Where(m => points.ContainsKey(m.Doc)).Select(m => (u, m)))],
            wordings
        );
        AddLookAlikes(gold.HardNegatives, labels.ToDictionary(s => s.Id), wordings);
    }

    /// <summary>The figures of everything added.</summary>
    public ImmutableArray<Score> Scores() =>
        [
            new("statements.quoted", null, quoted.Figures()),
            new("statements.all", null, all.Figures()),
            new(
                "speaker",
                null,
                [
                    ("right", Count("speaker.right")),
                    ("unknown", Count("speaker.unknown")),
                    ("of", Count("speaker.of")),
                    ("accuracy", Share("speaker")),
                ]
            ),
            new("kind", null, [("accuracy", Share("kind"))]),
            new("type", null, [("accuracy", Share("type"))]),
            new("clusters", null, [.. pairs.Figures(), ("bcubed_f1", BCubed())]),
            new("hard_negatives", null, [("joined", Count("negatives.joined")), ("of", Count("negatives.of"))]),
            new(
                "verdict",
                null,
                [
                    ("accuracy", Share("verdict")),
                    ("of", Count("verdict.of")),
                    ("undecided", Count("verdict.undecided")),
                    ("accused_wrongly", Count("verdict.accused")),
                    ("cleared_wrongly", Count("verdict.cleared")),
                ]
            ),
            .. confusion
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key.Gold, StringComparer.Ordinal)
                .ThenBy(c => c.Key.Ours, StringComparer.Ordinal)
                .Select(c => new Score("verdict.confusion", $"{c.Key.Gold}>{c.Key.Ours}", [("of", c.Value)])),
        ];

    private void AddStatements(List<PressGold.StatementLabel> labels, List<(Statement Statement, Stretch At)> ours)
    {
        var gold = labels.ConvertAll(s => new Stretch(s.Doc, s.Content[0], s.Content[1]));
        var every = Match(gold, ours.ConvertAll(o => o.At));
        all += new Tally(gold.Count, every.Count, ours.Count, every.Count);
        var labelled = Enumerable.Range(0, labels.Count).Where(i => labels[i].Kind != "indirect").ToList();
        var read = ours.Where(o => o.Statement.Kind != StatementKind.Indirect).ToList();
        var matched = Match(labelled.ConvertAll(i => gold[i]), read.ConvertAll(o => o.At));
        // a quotation of ours that meets an indirect statement of the gold is no invention: it counts as neither
        var used = matched.Select(m => m.Predicted).ToHashSet();
        var soft = Enumerable
            .Range(0, read.Count)
            .Count(j => !used.Contains(j) && gold.Exists(g => g.Shared(read[j].At) > 0));
        quoted += new Tally(labelled.Count, matched.Count, read.Count - soft, matched.Count);
        foreach (var (g, p) in matched)
            AddAgreement(labels[labelled[g]], read[p].Statement);
    }

    private void AddAgreement(PressGold.StatementLabel label, Statement ours)
    {
        Mark("kind", string.Equals(label.Kind, ours.Kind.ToString(), StringComparison.OrdinalIgnoreCase));
        Mark("type", string.Equals(label.Type, ours.Type.ToString(), StringComparison.OrdinalIgnoreCase));
        if (string.IsNullOrEmpty(label.Speaker))
            return;
        if (string.IsNullOrEmpty(ours.Speaker?.Name))
            Increase("speaker.unknown");
        Mark("speaker", ours.Speaker?.Name is { Length: > 0 } name && AreOneName(name, label.Speaker));
    }

    private void AddUtterances(
        List<(PressGold.UtteranceLabel Utterance, PressGold.MemberLabel Label)> members,
        ILookup<string, Placed> wordings
    )
    {
        var taken = new string[members.Count];
        for (var i = 0; i < members.Count; i++)
        {
            var label = members[i].Label;
            var best = Best(new Stretch(label.Doc, label.Start, label.End), wordings[label.Doc]);
            taken[i] = best?.Utterance ?? $"alone {i}";
            if (best is not null && label.Verdict != "transcript")
                AddVerdict(members[i].Utterance, label, best.Wording);
        }
        for (var i = 0; i < members.Count; i++)
        {
            var (sameGold, sameOurs, both) = (0, 0, 0);
            for (var j = 0; j < members.Count; j++)
            {
                var (gold, ours) = (members[i].Utterance.Id == members[j].Utterance.Id, taken[i] == taken[j]);
                sameGold += gold ? 1 : 0;
                sameOurs += ours ? 1 : 0;
                both += gold && ours ? 1 : 0;
                if (j < i)
                    pairs += new Tally(gold ? 1 : 0, gold && ours ? 1 : 0, ours ? 1 : 0, gold && ours ? 1 : 0);
            }
            bCubed = (
                bCubed.Precision + (double)both / sameOurs,
                bCubed.Recall + (double)both / sameGold,
                bCubed.Members + 1
            );
        }
    }

    // as the corpus' own scorer has it: 'disagreeing' counts neither right nor wrong, a passage in another language
    // than the one spoken is
    // rightly called translated, and what one document alone has is rightly called unwitnessed
    private void AddVerdict(PressGold.UtteranceLabel utterance, PressGold.MemberLabel label, Wording wording)
    {
        var ours = wording.Verdict;
        if (ours == Verdict.Disagreeing)
        {
            Increase("verdict.undecided");
            return;
        }
        var (want, have) = (Grouped(label.Verdict), Grouped(Name(ours)));
        var isForeign =
            utterance.OriginalLanguage is { Length: > 1 } spoken
            && label.Language is { Length: > 1 } printed
            && spoken[..2] != printed[..2];
        var isAlone =
            utterance.Members.Where(m => documents.Contains(m.Doc)).Select(m => m.Doc).Distinct().Count() == 1;
        Mark("verdict", want == have || (isForeign && have == "translated") || (isAlone && have == "unwitnessed"));
        if (IsAccusation(have) && !IsAccusation(want))
            AddFault("accused", label, wording, $"{want} > {have}");
        if (IsAccusation(want) && have is ("verbatim" or "trimmed"))
            AddFault("cleared", label, wording, $"{want} > {have}");
        confusion[(want, have)] = confusion.GetValueOrDefault((want, have)) + 1;
    }

    private void AddFault(string kind, PressGold.MemberLabel label, Wording wording, string what)
    {
        Increase($"verdict.{kind}");
        Faults.Add(
            new PressFault(
                kind,
                label.Doc,
                $"{what}: {label.Text} [{string.Join("; ", wording.Changes.Select(c => $"{c.Witness} > {c.Theirs}"))}]"
            )
        );
    }

    private static bool IsAccusation(string verdict) => verdict is "altered" or "joined";

    private static string Name(Verdict verdict) =>
        verdict == Verdict.NotOnRecord ? "not-on-record" : verdict.ToString().ToLowerInvariant();

    private void AddLookAlikes(
        ImmutableArray<PressGold.Pair> alike,
        Dictionary<string, PressGold.StatementLabel> labels,
        ILookup<string, Placed> wordings
    )
    {
        foreach (var pair in alike)
        {
            if (!labels.TryGetValue(pair.A, out var one) || !labels.TryGetValue(pair.B, out var other))
                continue;
            Increase("negatives.of");
            if (!Holding(one, wordings).Overlaps(Holding(other, wordings)))
                continue;
            Increase("negatives.joined");
            Faults.Add(new PressFault("joined", $"{one.Doc}, {other.Doc}", $"{one.ContentText} | {other.ContentText}"));
        }
    }

    // the utterances with a wording that covers more than half of the statement, or lies in it by more than half
    private static HashSet<string> Holding(PressGold.StatementLabel label, ILookup<string, Placed> wordings)
    {
        var stretch = new Stretch(label.Doc, label.Content[0], label.Content[1]);
        return
        [
            .. wordings[label.Doc]
                .Where(w => 2 * stretch.Shared(w.Passage) > Math.Min(stretch.Length, w.Passage.Length))
                .Select(w => w.Utterance),
        ];
    }

    private static Placed? Best(Stretch at, IEnumerable<Placed> wordings) =>
        wordings
            .Where(w => at.Shared(w.Passage) > 0)
            .OrderByDescending(w => at.Shared(w.Passage))
            .ThenBy(w => w.Passage.Length)
            .FirstOrDefault();

    private static List<(int Gold, int Predicted)> Match(List<Stretch> gold, List<Stretch> ours) =>
        Matching.Greedy(
            from g in Enumerable.Range(0, gold.Count)
            from p in Enumerable.Range(0, ours.Count)
            let shared = gold[g].Shared(ours[p])
            where shared > 0
            select (shared, g, p)
        );

    private static IEnumerable<(Statement Statement, Stretch At)> Pieces(Statement statement, CodePoints points) =>
        statement.Kind == StatementKind.Direct
            ? statement.Content.Select(c => (statement, new Stretch(statement.DocumentId, [points.FromUtf16(c)])))
            : [(statement, new Stretch(statement.DocumentId, [.. statement.Content.Select(points.FromUtf16)]))];

    // a fragment of one or two words counts as trimmed: it is a part of the sentence
    private static string Grouped(string verdict) =>
        verdict switch
        {
            "transcript" or "normalised" => "verbatim",
            "paraphrase-in-quotes" => "altered",
            "fragment" => "trimmed",
            _ => verdict,
        };

    /// <summary>The words of the shorter name all stand in the longer, so that "Yoon" is "Yoon Suk Yeol" in either
    /// order.</summary>
    private static bool AreOneName(string one, string other)
    {
        var (a, b) = (NameWords(one), NameWords(other));
        return a.Count > 0 && b.Count > 0 && (a.IsSubsetOf(b) || b.IsSubsetOf(a));
    }

    private static HashSet<string> NameWords(string name)
    {
        var words = ActorDirectory
            .Fold(name)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        words.ExceptWith(["the", "of"]);
        return words;
    }

    private double BCubed()
    {
        if (bCubed.Members == 0)
            return 0;
        var (p, r) = (bCubed.Precision / bCubed.Members, bCubed.Recall / bCubed.Members);
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    private void Mark(string what, bool right)
    {
        Increase($"{what}.of");
        if (right)
            Increase($"{what}.right");
    }

    private void Increase(string what) => counts[what] = Count(what) + 1;

    private long Count(string what) => counts.GetValueOrDefault(what);

    private double Share(string what) => (double)Count($"{what}.right") / Math.Max(1, Count($"{what}.of"));

    /// <summary>A passage of a document in code points: one or more pieces that do not overlap.</summary>
    private sealed record Stretch(string Doc, ImmutableArray<(int Start, int End)> Pieces)
    {
        public Stretch(string doc, int start, int end)
            : this(doc, [(start, end)]) { }

        public int Length => Pieces.Sum(p => p.End - p.Start);

        public int Shared(Stretch other) =>
            Doc != other.Doc
                ? 0
                : Pieces.Sum(p =>
                    other.Pieces.Sum(q => Math.Max(0, Math.Min(p.End, q.End) - Math.Max(p.Start, q.Start)))
                );
    }

    /// <summary>A wording with the utterance it belongs to and its place in code points.</summary>
    private sealed record Placed(string Utterance, Wording Wording, CodePoints Points)
    {
        public Stretch Passage { get; } = new(Wording.DocumentId, [Points.FromUtf16(Wording.At)]);
    }
}
