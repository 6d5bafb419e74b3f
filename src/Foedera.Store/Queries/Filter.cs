using System.Collections.Immutable;
using System.Globalization;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store.Queries;

/// <summary>Conditions of a query, joined by "and", with their parameters. Values only ever travel as
/// parameters.</summary>
internal sealed class Filter(Engine engine)
{
    private readonly List<string> conditions = [];
    private readonly List<(string Name, object? Value)> parameters = [];

    /// <summary>The text after "where".</summary>
    public string Condition => conditions.Count == 0 ? "1 = 1" : string.Join(" and ", conditions);

    public (string Name, object? Value)[] Parameters => [.. parameters];

    public Filter Add(string condition)
    {
        conditions.Add(condition);
        return this;
    }

    /// <summary>Names a value as a parameter.</summary>
    public string Parameter(object value)
    {
        var name = "@p" + parameters.Count.ToString(CultureInfo.InvariantCulture);
        parameters.Add((name, value));
        return name;
    }

    public Filter AddEqual(string column, string? value) =>
        value is null ? this : Add($"{column} = {Parameter(value)}");

    /// <summary>Full text; a query without a word in it matches nothing.</summary>
    public Filter AddWords(string table, string column, string? query)
    {
        if (query is null)
            return this;
        var terms = SearchWords.Terms(query);
        if (terms.Count == 0)
            return Add("1 = 0");
        parameters.Add(("@words", engine.AllOf(terms)));
        return Add(engine.WordsMatch(table, column));
    }

    /// <summary>Full text: one term of every group; no group asks for nothing.</summary>
    public Filter AddGroups(string table, string column, ImmutableArray<ImmutableArray<SearchTerm>> groups)
    {
        if (groups.IsEmpty)
            return this;
        parameters.Add(("@words", engine.AllOfAny(groups)));
        return Add(engine.WordsMatch(table, column));
    }
}
