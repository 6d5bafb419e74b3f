using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Reads statements by trained models: each word that may be the heart of a cue gets a paragraph's tokens their roles; a judge weighs
/// the whole; of proposals that contradict each other the surer stays, and a statement inside another is dropped.</summary>
internal sealed class TrainedReader(BinaryWeights cues, RoleTagger roles, BinaryWeights judge)
{
    /// <summary>Cues below these log-odds are not followed.</summary>
    public const float LeastCue = -3.5f;

    /// <summary>Everything that the cue model lets pass, with its roles, in the order of the text.</summary>
    public static List<Proposal> Propose(Scenery s, BinaryWeights cues, RoleTagger roles)
    {
        var found = new List<Proposal>();
        var features = new RoleFeatures(s);
        Span<uint> keys = stackalloc uint[CueFeatures.Most];
        for (var i = 0; i < s.Count; i++)
        {
            if (!CueFeatures.CanBeCue(s, i)) continue;
            var odds = cues.LogOdds(keys[..CueFeatures.Of(s, i, keys)]);
            if (odds < LeastCue) continue;
            features.Reset(i);
            var window = new Role[features.End - features.First];
            var score = roles.Tag(features, i, window);
            found.Add(new Proposal(i, features.First, window, odds, score));
        }
        return found;
    }

    /// <summary>The statements of a text, in its order.</summary>
    /// <param name="s">The text.</param>
    /// <param name="least">Log-odds that a statement must have.</param>
    public List<Proposal> Read(Scenery s, float least)
    {
        var proposals = Propose(s, cues, roles);
        Span<uint> keys = stackalloc uint[JudgeFeatures.Most];
        for (var i = 0; i < proposals.Count; i++) proposals[i].LogOdds = judge.LogOdds(keys[..JudgeFeatures.Of(s, proposals, i, keys)]);
        return Resolve(proposals, least);
    }

    // the surest first; a token has one role, and a cue inside the content of a surer statement reports within it
    internal static List<Proposal> Resolve(List<Proposal> proposals, float least)
    {
        var (kept, owner) = (new List<Proposal>(), new Dictionary<int, Proposal>());
        foreach (var p in proposals.Where(p => p.LogOdds >= least && p.FirstOf(Role.Content) >= 0).OrderByDescending(p => p.LogOdds))
        {
            if (owner.ContainsKey(p.Cue) || Clashes(p, owner)) continue;
            kept.Add(p);
            for (var i = 0; i < p.Roles.Length; i++)
                if (p.Roles[i] is Role.Content or Role.Cue) owner[p.First + i] = p;
        }
        kept.Sort((a, b) => a.Cue.CompareTo(b.Cue));
        return kept;
    }

    private static bool Clashes(Proposal p, Dictionary<int, Proposal> owner)
    {
        for (var i = 0; i < p.Roles.Length; i++)
            if (p.Roles[i] == Role.Content && owner.ContainsKey(p.First + i)) return true;
        return false;
    }
}
