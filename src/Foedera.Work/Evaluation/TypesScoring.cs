using System.Collections.Immutable;
using Foedera.Core.Said;

namespace Foedera.Work.Evaluation;

/// <summary>Scores types: the share that agrees with the labels of each part, and for each type how many are found and
/// how many are right.</summary>
internal sealed class TypesScoring
{
    private readonly SortedDictionary<string, List<(string Label, string? Ours)>> parts = new(StringComparer.Ordinal);

    /// <summary>Adds one label and the type of the statement found there; null when none was.</summary>
    public void Add(string part, string label, StatementType? ours)
    {
        if (!parts.TryGetValue(part, out var pairs))
            parts[part] = pairs = [];
        pairs.Add((label, ours?.ToString().ToLowerInvariant()));
    }

    /// <summary>For each part the agreement, then each type, then what labels of a type were read as.</summary>
    public ImmutableArray<Score> Scores() =>
        [
            .. parts.SelectMany(part =>
                Agreement(part.Key, part.Value)
                    .Concat(Types(part.Key, part.Value))
                    .Concat(Confusions(part.Key, part.Value))
            ),
        ];

    private static IEnumerable<Score> Agreement(string part, List<(string Label, string? Ours)> pairs)
    {
        var found = pairs.Where(p => p.Ours is not null).ToList();
        yield return new Score(
            "types",
            part,
            [
                ("accuracy", found.Count == 0 ? 0 : (double)found.Count(p => p.Label == p.Ours) / found.Count),
                ("of", found.Count),
                ("labels", pairs.Count),
            ]
        );
    }

    private static IEnumerable<Score> Types(string part, List<(string Label, string? Ours)> pairs) =>
        from type in pairs.Select(p => p.Label).Distinct().Order(StringComparer.Ordinal)
        let right = pairs.Count(p => p.Label == type && p.Ours == type)
        select new Score(
            "type",
            $"{part}.{type}",
            new Tally(pairs.Count(p => p.Label == type), right, pairs.Count(p => p.Ours == type), right).Figures()
        );

    private static IEnumerable<Score> Confusions(string part, List<(string Label, string? Ours)> pairs) =>
        from label in pairs
            .Where(p => p.Ours is not null)
            .GroupBy(p => p.Label, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
        select new Score(
            "read_as",
            $"{part}.{label.Key}",
            [
                .. label
                    .GroupBy(p => p.Ours!, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, (double)g.Count())),
            ]
        );
}
