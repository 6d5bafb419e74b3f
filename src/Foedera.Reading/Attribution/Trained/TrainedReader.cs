using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Reads statements by trained models: each word that may be the heart of a cue gets a paragraph's tokens their roles; a judge weighs
/// the whole; of proposals that contradict each other the surer stays, and a statement inside another is dropped.</summary>
internal sealed class TrainedReader(AttributionModel model)
{
    /// <summary>Cues below these log-odds are not followed.</summary>
    public const float LeastCue = -2.5f;

    /// <summary>Most cues that are followed in one sentence.</summary>
    public const int MostCues = 10;

    /// <summary>Log-odds from which on a proposal is taken for a statement: above even odds, for a false statement costs its readers more than a missed one.</summary>
    public const float LeastStatement = 0.3f;

    /// <summary>Everything that the cue model lets pass, with its roles, in the order of the text.</summary>
    public static List<Proposal> Propose(Scenery s, LogisticWeights cues, RoleTagger roles, float leastCue = LeastCue)
    {
        var found = new List<Proposal>();
        var tagger = new WindowTagger(s, roles);
        foreach (var sentence in s.Parsed.Tokens.Sentences)
            foreach (var (cue, odds) in CuesOf(s, sentence, cues, leastCue))
            {
                var (first, window, score) = tagger.Tag(cue);
                found.Add(new Proposal(cue, first, window, odds, score));
            }
        return found;
    }

    /// <summary>The cues of a sentence in its order; of very many the likeliest.</summary>
    public static IEnumerable<(int Cue, float Odds)> CuesOf(Scenery s, TokenRange sentence, LogisticWeights cues, float leastCue = LeastCue)
    {
        var found = new List<(int Cue, float Odds)>();
        Span<uint> keys = stackalloc uint[CueFeatures.Most];
        for (var i = sentence.First; i < sentence.End; i++)
            if (CueFeatures.CanBeCue(s, i) && cues.LogOdds(keys[..CueFeatures.Of(s, i, keys)]) is var odds && odds >= leastCue) found.Add((i, odds));
        return found.Count <= MostCues ? found : found.OrderByDescending(c => c.Odds).Take(MostCues).OrderBy(c => c.Cue);
    }

    /// <summary>The statements of a text, in its order.</summary>
    /// <param name="s">The text.</param>
    /// <param name="least">Log-odds that a statement must have.</param>
    public List<Proposal> Read(Scenery s, float least) => Judge(s, Propose(s, model.Cues, model.Roles), least);

    /// <summary>Those of the proposals that are statements.</summary>
    public List<Proposal> Judge(Scenery s, List<Proposal> proposals, float least)
    {
        Weigh(s, proposals, model.Judge);
        return Resolve(s, proposals, least);
    }

    /// <summary>Gives each proposal the odds that it is a statement.</summary>
    public static void Weigh(Scenery s, List<Proposal> proposals, LogisticWeights judge)
    {
        Span<uint> keys = stackalloc uint[JudgeFeatures.Most];
        for (var i = 0; i < proposals.Count; i++) proposals[i].LogOdds = judge.LogOdds(keys[..JudgeFeatures.Of(s, proposals, i, keys)]);
    }

    /// <summary>The pieces of a role, each from its first to its last token.</summary>
    public static List<TextSpan> Spans(Scenery s, Proposal p, Role role)
    {
        var spans = new List<TextSpan>();
        for (var i = 0; i < p.Roles.Length; i++)
        {
            if (p.Roles[i] != role) continue;
            var token = s.Parsed.Tokens.Tokens[p.First + i];
            if (i > 0 && p.Roles[i - 1] == role) spans[^1] = spans[^1].Cover(token);
            else spans.Add(token);
        }
        return spans;
    }

    // the surest first; a token has one role, and a cue inside the content of a surer statement reports within it
    internal static List<Proposal> Resolve(Scenery s, List<Proposal> proposals, float least)
    {
        var (kept, owner) = (new List<Proposal>(), new Dictionary<int, Proposal>());
        foreach (var p in proposals.Where(p => p.LogOdds >= least && HasContent(s, p)).OrderByDescending(p => p.LogOdds))
        {
            if (owner.ContainsKey(p.Cue) || Clashes(p, owner)) continue;
            kept.Add(p);
            for (var i = 0; i < p.Roles.Length; i++)
                if (p.Roles[i] is Role.Content or Role.Cue) owner[p.First + i] = p;
        }
        kept.Sort((a, b) => a.Cue.CompareTo(b.Cue));
        return kept;
    }

    // a content of nothing but marks is none
    private static bool HasContent(Scenery s, Proposal p)
    {
        for (var i = 0; i < p.Roles.Length; i++)
            if (p.Roles[i] == Role.Content && (s.Parsed.Form(p.First + i).Shape & 12) != 0) return true;
        return false;
    }

    private static bool Clashes(Proposal p, Dictionary<int, Proposal> owner)
    {
        for (var i = 0; i < p.Roles.Length; i++)
            if (p.Roles[i] == Role.Content && owner.ContainsKey(p.First + i)) return true;
        return false;
    }
}
