using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>A statement as the cue model and the role model together propose it.</summary>
internal sealed class Proposal(int cue, int first, Role[] roles, float cueLogOdds, int score)
{
    /// <summary>The heart of the cue.</summary>
    public int Cue => cue;

    /// <summary>First token of the window that the roles are of.</summary>
    public int First => first;

    /// <summary>Role of each token of the window.</summary>
    public Role[] Roles => roles;

    /// <summary>Log-odds of the cue by the cue model.</summary>
    public float CueLogOdds => cueLogOdds;

    /// <summary>Score of the roles above that of nothing but a cue.</summary>
    public int Score => score;

    /// <summary>Log-odds that this is a statement, all considered.</summary>
    public float LogOdds { get; set; }

    public Role At(int token) => token >= first && token < first + roles.Length ? roles[token - first] : Role.None;

    public int Count(Role role) => roles.AsSpan().Count(role);

    /// <summary>First token of a role; None when there is none.</summary>
    public int FirstOf(Role role) => roles.AsSpan().IndexOf(role) is >= 0 and var at ? first + at : Scenery.None;

    /// <summary>Last token of a role; None when there is none.</summary>
    public int LastOf(Role role) => roles.AsSpan().LastIndexOf(role) is >= 0 and var at ? first + at : Scenery.None;
}

/// <summary>What the judge sees of a proposed statement: how sure the two models were, the shape of what they found, and the proposals around it.</summary>
internal static class JudgeFeatures
{
    /// <summary>Most features of a proposal.</summary>
    public const int Most = 48;

    /// <summary>Fills in the features; gives their number.</summary>
    public static int Of(Scenery s, IReadOnlyList<Proposal> all, int index, Span<uint> into)
    {
        var p = all[index];
        var n = 0;
        var odds = Bucket(p.CueLogOdds);
        var (content, source) = (p.Count(Role.Content), p.Count(Role.Source));
        var (first, last) = (p.FirstOf(Role.Content), p.LastOf(Role.Content));
        var length = (uint)(content == 0 ? 0 : content < 2 ? 1 : content < 3 ? 2 : content < 5 ? 3 : content < 9 ? 4 : content < 17 ? 5 : content < 33 ? 6 : 7);
        var perToken = (uint)Math.Clamp((p.Score / Math.Max(1, content + source) / 16) + 16, 0, 40);
        var total = (uint)Math.Clamp((p.Score / 128) + 8, 0, 60);
        var quoted = Quoted(s, p);
        var (inside, overlap) = Nesting(all, index);
        var sourceHead = SourceHead(s, p);
        var sourceKind = sourceHead < 0 ? 99u : (uint)s.Parsed.Coarse(sourceHead);
        var stem = s.Stems[p.Cue];
        var cueTag = s.Tag(p.Cue);
        var side = first < 0 ? 0u : first > p.Cue ? 1u : last < p.Cue ? 2u : 3u;
        var shape = length + (8 * quoted) + (64 * side);
        into[n++] = FeatureHash.Of(301, 0);
        into[n++] = FeatureHash.Of(302, odds);
        into[n++] = FeatureHash.Of(303, odds, length);
        into[n++] = FeatureHash.Of(304, odds, quoted, side);
        into[n++] = FeatureHash.Of(305, odds, perToken / 2);
        into[n++] = FeatureHash.Of(306, odds, sourceKind);
        into[n++] = FeatureHash.Of(307, odds, inside);
        into[n++] = FeatureHash.Of(308, odds, overlap);
        into[n++] = FeatureHash.Of(309, perToken);
        into[n++] = FeatureHash.Of(310, total);
        into[n++] = FeatureHash.Of(311, shape);
        into[n++] = FeatureHash.Of(312, shape, stem);
        into[n++] = FeatureHash.Of(313, shape, cueTag, s.Label(p.Cue));
        into[n++] = FeatureHash.Of(314, sourceKind, stem);
        into[n++] = FeatureHash.Of(315, sourceKind, cueTag, shape);
        into[n++] = FeatureHash.Of(316, sourceHead < 0 ? 0u : s.Stems[sourceHead], s.Cues[p.Cue]);
        into[n++] = FeatureHash.Of(317, sourceHead < 0 ? 0u : s.Stems[sourceHead], stem);
        into[n++] = FeatureHash.Of(318, first < 0 ? 0u : s.Word(first), stem);
        into[n++] = FeatureHash.Of(319, first < 0 ? 0u : s.Tag(first), stem);
        into[n++] = FeatureHash.Of(320, first < 0 ? 0u : s.Label(first), stem, side);
        into[n++] = FeatureHash.Of(321, first < 0 ? 0u : s.Tag(first), cueTag, length);
        into[n++] = FeatureHash.Of(322, inside, s.Cues[p.Cue], quoted);
        into[n++] = FeatureHash.Of(323, inside, stem);
        into[n++] = FeatureHash.Of(324, overlap, shape);
        into[n++] = FeatureHash.Of(325, stem);
        into[n++] = FeatureHash.Of(326, stem, odds);
        into[n++] = FeatureHash.Of(327, Pieces(p), quoted, side);
        into[n++] = FeatureHash.Of(328, content == 0 ? 1u : 0u, source == 0 ? 1u : 0u, s.Cues[p.Cue]);
        into[n++] = FeatureHash.Of(329, perToken, length, quoted);
        into[n++] = FeatureHash.Of(330, Verb(s, p), length, cueTag);
        into[n++] = FeatureHash.Of(331, Verb(s, p), stem);
        into[n++] = FeatureHash.Of(332, s.InQuote(p.Cue) ? 1u : 0u, quoted, s.Cues[p.Cue]);
        var rule = Rule(s, p);
        into[n++] = FeatureHash.Of(333, rule, odds);
        into[n++] = FeatureHash.Of(334, rule, shape);
        into[n++] = FeatureHash.Of(335, rule, s.Cues[p.Cue], cueTag);
        return n;
    }

    // whether the quotation rules found a statement with this cue, and whether its content is the same
    private static uint Rule(Scenery s, Proposal p)
    {
        var mine = s.RuleCue[p.Cue];
        if (mine == 0) return p.FirstOf(Role.Content) is >= 0 and var first && s.RuleContent[first] > 0 ? 1u : 0u;
        var same = true;
        for (var i = 0; i < p.Roles.Length && same; i++)
            if (s.Parsed.Coarse(p.First + i) != PartOfSpeech.Punct) same = p.Roles[i] == Role.Content == (s.RuleContent[p.First + i] == mine);
        return same ? 3u : 2u;
    }

    private static uint Bucket(float logOdds) => (uint)Math.Clamp((int)MathF.Round(logOdds * 2) + 20, 0, 40);

    // nothing quoted, part of it, all of it
    private static uint Quoted(Scenery s, Proposal p)
    {
        var (inside, outside) = (0, 0);
        for (var i = 0; i < p.Roles.Length; i++)
        {
            if (p.Roles[i] != Role.Content || s.Parsed.Coarse(p.First + i) == PartOfSpeech.Punct) continue;
            if (s.InQuote(p.First + i)) inside++;
            else outside++;
        }
        return inside == 0 ? 0u : outside == 0 ? 3u : inside > outside ? 2u : 1u;
    }

    private static uint Pieces(Proposal p)
    {
        var pieces = 0u;
        for (var i = 0; i < p.Roles.Length; i++)
            if (p.Roles[i] == Role.Content && (i == 0 || p.Roles[i - 1] != Role.Content)) pieces++;
        return Math.Min(4, pieces);
    }

    // whether the content has a verb
    private static uint Verb(Scenery s, Proposal p)
    {
        for (var i = 0; i < p.Roles.Length; i++)
            if (p.Roles[i] == Role.Content && s.Parsed.Coarse(p.First + i) is PartOfSpeech.Verb or PartOfSpeech.Aux) return 1;
        return 0;
    }

    private static int SourceHead(Scenery s, Proposal p)
    {
        for (var i = 0; i < p.Roles.Length; i++)
            if (p.Roles[i] == Role.Source && (s.Parsed.Head(p.First + i) is var head && (head < 0 || p.At(head) != Role.Source))) return p.First + i;
        return Scenery.None;
    }

    // the surest other proposal in whose content the cue stands, and whether the contents of two proposals overlap
    private static (uint Inside, uint Overlap) Nesting(IReadOnlyList<Proposal> all, int index)
    {
        var p = all[index];
        var (inside, overlap) = (0u, 0u);
        for (var step = -1; step <= 1; step += 2)
            for (var i = index + step; i >= 0 && i < all.Count && Math.Abs(i - index) <= 24; i += step)
            {
                var other = all[i];
                if (other.First != p.First) break;
                if (other.At(p.Cue) == Role.Content) inside = Math.Max(inside, 1 + Bucket(other.CueLogOdds));
                if (p.FirstOf(Role.Content) is >= 0 and var first && other.At(first) == Role.Content)
                    overlap = Math.Max(overlap, 1 + (other.CueLogOdds > p.CueLogOdds ? 1u : 0u) + (other.At(p.LastOf(Role.Content)) == Role.Content ? 2u : 0u));
                if (p.At(other.Cue) == Role.Content) overlap = Math.Max(overlap, 8 + (other.CueLogOdds > p.CueLogOdds ? 1u : 0u));
            }
        return (inside, overlap);
    }
}
