using System.Collections.Immutable;
using Foedera.Reading.Encoder;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>The evidence by which a candidate is judged, by name.</summary>
internal static class CandidateEvidence
{
    /// <summary>The names, in the order of the numbers. Probabilities come as log-odds, held between −6 and
    /// 6.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "cue",
        "cueAtBest",
        "cueIsTagged",
        "content",
        "contentFirst",
        "contentLast",
        "contentElsewhere",
        "source",
        "sourceElsewhere",
        "noSource",
        "logOfWords",
        "inMarks",
        "partlyInMarks",
        "cueInMarks",
        "pieces",
    ];

    /// <summary>Evidence with its names.</summary>
    public static ImmutableSortedDictionary<string, double> ByName(double[] evidence) =>
        Names
            .Select((name, i) => KeyValuePair.Create(name, Math.Round(evidence[i], 3)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The evidence of a candidate; all is counted in words of its window.</summary>
    /// <param name="read">The words' scores.</param>
    /// <param name="roles">What the words are to this cue.</param>
    /// <param name="found">The candidate, without evidence.</param>
    /// <param name="looks">The look of each word.</param>
    public static double[] Of(WordScores read, WordRoles roles, Candidate found, byte[] looks)
    {
        var content = Tokens(found.Content);
        var cue = Tokens(found.Cue);
        var source = found.Source is { } s ? Tokens([s]) : [];
        var marked = content.Count(t => WordLook.IsQuoted(looks[t])) / (double)content.Count;
        return
        [
            LogOdds(cue.Average(t => read.Cue(t))),
            LogOdds(cue.Max(t => read.Cue(t))),
            LogOdds(Average(roles, cue, RoleTag.Cue, RoleTag.Cue)),
            LogOdds(Average(roles, content, RoleTag.FirstOfContent, RoleTag.Content)),
            LogOdds(roles.Of(found.Content[0].First, RoleTag.FirstOfContent)),
            LogOdds(Ends(roles, found.Content[^1].End)),
            LogOdds(content.Average(t => read.Content(t))),
            source.Count == 0 ? 0 : LogOdds(Average(roles, source, RoleTag.FirstOfSource, RoleTag.Source)),
            source.Count == 0 ? 0 : LogOdds(source.Average(t => read.Source(t))),
            source.Count == 0 ? 1 : 0,
            Math.Log(content.Count),
            marked > 0.95 ? 1 : 0,
            marked is > 0 and <= 0.95 ? 1 : 0,
            WordLook.IsQuoted(looks[cue[0]]) ? 1 : 0,
            found.Content.Count - 1,
        ];
    }

    private static List<int> Tokens(IEnumerable<TokenRange> ranges) =>
        [.. ranges.SelectMany(r => Enumerable.Range(r.First, r.Count))];

    private static double Average(WordRoles roles, List<int> tokens, byte a, byte b)
    {
        var sum = 0.0;
        foreach (var token in tokens)
            sum += roles.Of(token, a) + (a == b ? 0 : roles.Of(token, b));
        return sum / tokens.Count;
    }

    // how surely the word after the last one is no longer content; sure at the window's end
    private static double Ends(WordRoles roles, int after) =>
        after >= roles.Count ? 1 : 1 - roles.Of(after, RoleTag.Content);

    private static double LogOdds(double p) => Math.Clamp(Math.Log(Math.Max(p, 1e-6) / Math.Max(1 - p, 1e-6)), -6, 6);
}
