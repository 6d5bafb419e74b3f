using System.Collections.Frozen;
using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Reading.Series;

/// <summary>What a column holds, by its heading.</summary>
internal enum ColumnRole
{
    /// <summary>The name of a state.</summary>
    State,

    /// <summary>The code of a state.</summary>
    Code,

    /// <summary>The year.</summary>
    Year,

    /// <summary>The figure.</summary>
    Value,

    /// <summary>The indicator, or a publisher's code for it.</summary>
    Indicator,

    /// <summary>How sure the figure is.</summary>
    Flag,

    /// <summary>The edition.</summary>
    Edition,

    /// <summary>When the edition came out.</summary>
    Released,

    /// <summary>Where the figure was read.</summary>
    Source,

    /// <summary>A remark.</summary>
    Note,

    /// <summary>Something of no use here.</summary>
    Other,
}

/// <summary>How a flag reads: a certainty, or a sign that the figure is missing.</summary>
internal enum FlagWord
{
    /// <summary>Final.</summary>
    Actual,

    /// <summary>From accounts that are not closed.</summary>
    Provisional,

    /// <summary>An estimate.</summary>
    Estimate,

    /// <summary>There is no figure.</summary>
    Missing,
}

/// <summary>A measure that titles, headings or codes name.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Titles">Sets of words, one of which a title must have in full.</param>
/// <param name="Not">Words that its own line must not have.</param>
internal sealed record MeasureTitle(
    string Indicator,
    ImmutableArray<HashSet<string>> Titles,
    ImmutableArray<string> Not
);

/// <summary>How people lay out tables: <c>layouts.yaml</c>, read once.</summary>
internal sealed class Layouts
{
    private static readonly Lazy<Layouts> Read = new(ReadShipped);
    private readonly FrozenDictionary<string, ColumnRole> columns;
    private readonly FrozenDictionary<string, string> headings;
    private readonly FrozenDictionary<string, string> codes;
    private readonly FrozenDictionary<string, FlagWord> flags;
    private readonly FrozenSet<string> missing;
    private readonly ImmutableArray<MeasureTitle> measures;
    private readonly ImmutableArray<string> titleSigns;
    private readonly FrozenSet<string> aggregateKeys;
    private readonly ImmutableArray<string> aggregateBeginnings;

    private Layouts(PackFields yaml)
    {
        columns = ColumnsOf(yaml.Map("columns")!);
        missing = yaml.List("missing").Select(m => m.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
        flags = FlagsOf(yaml.Map("flags")!);
        var (titles, byHeading, byCode) = (
            new List<MeasureTitle>(),
            new Dictionary<string, string>(),
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        );
        foreach (var entry in yaml.Maps("measures"))
        {
            var id = entry.Required("indicator");
            foreach (var heading in entry.List("headings"))
                byHeading.TryAdd(TextKey.Of(heading), id);
            foreach (var code in entry.List("codes"))
                byCode.TryAdd(code, id);
            titles.Add(new MeasureTitle(id, [.. entry.List("titles").Select(TextKey.Words)], entry.List("not")));
        }
        (headings, codes, measures) = (
            byHeading.ToFrozenDictionary(),
            byCode.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            [.. titles]
        );
        titleSigns = yaml.List("titles");
        var aggregates = yaml.Map("aggregates")!;
        aggregateKeys = aggregates
            .List("codes")
            .Concat(aggregates.List("names"))
            .Select(TextKey.Of)
            .ToFrozenSet(StringComparer.Ordinal);
        aggregateBeginnings = aggregates.List("beginnings");
        States = StatesOf(yaml.Map("states")!);
    }

    /// <summary>The layouts that come with the program.</summary>
    public static Layouts Shipped => Read.Value;

    /// <summary>Spellings of states that tables use beside names and codes, by <see cref="TextKey.Of"/>.</summary>
    public FrozenDictionary<string, StateCode> States { get; }

    /// <summary>What a heading says its column holds; null for a heading that says nothing known.</summary>
    public ColumnRole? RoleOf(string heading) => columns.TryGetValue(TextKey.Of(heading), out var role) ? role : null;

    /// <summary>The indicator whose column a heading is; null for another.</summary>
    public string? MeasureOfHeading(string heading) => headings.GetValueOrDefault(TextKey.Of(heading));

    /// <summary>The indicator of a publisher's code; null for another.</summary>
    public string? MeasureOfCode(string code) => codes.GetValueOrDefault(code);

    /// <summary>The indicator that a title names, with the lines above it: every word must stand in either, half of
    /// them in the title itself.</summary>
    public string? MeasureOfTitle(string own, string above)
    {
        var mine = TextKey.Words(own);
        var all = TextKey.Words($"{above} {own}");
        foreach (var measure in measures)
            if (
                !measure.Not.Any(mine.Contains)
                && measure.Titles.Any(t => t.IsSubsetOf(all) && 2 * t.Count(mine.Contains) >= t.Count)
            )
                return measure.Indicator;
        return null;
    }

    /// <summary>True for a line of words that names a measure, known or not.</summary>
    public bool IsTitle(string line) => titleSigns.Any(s => line.Contains(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for what stands in place of a figure that is missing.</summary>
    public bool IsMissing(string text) => missing.Contains(text.ToLowerInvariant());

    /// <summary>Reads a flag: a word, or letters that may stand together, of which the least sure counts; null for one
    /// that is not known.</summary>
    public FlagWord? FlagOf(string text)
    {
        var word = text.Trim().ToLowerInvariant();
        if (flags.TryGetValue(word, out var flag))
            return flag;
        if (word.Length is 0 or > 3)
            return null;
        var letters = word.Select(c => flags.TryGetValue(c.ToString(), out var f) ? f : (FlagWord?)null).ToArray();
        return letters.Contains(null) ? null : letters.Max();
    }

    /// <summary>True for a total, a group or a region.</summary>
    public bool IsAggregate(string label) =>
        aggregateKeys.Contains(TextKey.Of(label))
        || aggregateBeginnings.Any(b => label.StartsWith(b, StringComparison.OrdinalIgnoreCase));

    private static FrozenDictionary<string, ColumnRole> ColumnsOf(PackFields yaml)
    {
        var roles = new Dictionary<string, ColumnRole>(StringComparer.Ordinal);
        foreach (var role in Enum.GetValues<ColumnRole>())
        foreach (var heading in yaml.List(PackFields.Hyphenated(role.ToString())))
            roles.TryAdd(TextKey.Of(heading), role);
        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, FlagWord> FlagsOf(PackFields yaml)
    {
        var words = new Dictionary<string, FlagWord>(StringComparer.Ordinal);
        foreach (var flag in Enum.GetValues<FlagWord>())
        foreach (var mark in yaml.List(PackFields.Hyphenated(flag.ToString())))
            words.TryAdd(mark, flag);
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, StateCode> StatesOf(PackFields yaml) =>
        yaml
            .Names.SelectMany(code =>
                yaml.List(code).Select(name => (Key: TextKey.Of(name), Code: StateCode.Parse(code)))
            )
            .DistinctBy(s => s.Key)
            .ToFrozenDictionary(s => s.Key, s => s.Code, StringComparer.Ordinal);

    private static Layouts ReadShipped()
    {
        const string Name = "Foedera.Reading.Series.layouts.yaml";
        using var stream =
            typeof(Layouts).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not in the program.");
        using var reader = new StreamReader(stream);
        var problems = new PackProblems();
        var map = PackYaml.Read(reader.ReadToEnd(), Name, problems);
        return map is null || problems.Any
            ? throw new InvalidOperationException(string.Join('\n', problems.All))
            : new Layouts(new PackFields(map, Name, problems));
    }
}
