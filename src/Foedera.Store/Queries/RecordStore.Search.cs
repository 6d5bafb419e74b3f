using System.Collections.Immutable;
using System.Data.Common;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    private const int FacetBound = 100_000;
    private const int LongestFacet = 25;
    private const int MostMonths = 60;
    private const int MostTenures = 100;
    private const int MostInText = 100;
    private const int MostAmong = 4_000;

    // words so short are likelier meant than mistyped; one so long is none
    private const int ShortestGuessed = 4;
    private const int LongestGuessed = 40;

    // from this length two letters may be wrong
    private const int LongGuessed = 7;
    private const int MostGuessed = 20_000;

    /// <summary>Statements by words, speaker, post, outlet, days, kind, type, verdict and figure, with the facets of
    /// the whole result.</summary>
    public Task<SearchResult> SearchAsync(StatementQuery query, Paging paging, CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
            {
                var filter = FilterOf(query);
                var facets = await FacetsAsync(connection, filter, stop);
                return new SearchResult(
                    await StatementsAsync(connection, filter, query.Order, paging, facets.Total, stop),
                    facets.Facets
                );
            },
            stop
        );

    /// <summary>All that was read in some statements, by id, as the current versions of their documents have them. At
    /// most 100.</summary>
    public Task<IReadOnlyDictionary<string, StatementInText>> InTextAsync(
        IEnumerable<string> ids,
        CancellationToken stop = default
    ) =>
        ReadAsync<IReadOnlyDictionary<string, StatementInText>>(
            async connection =>
            {
                var filter = new Filter(engine).Add("d.superseded_by is null");
                var asked = ids.Distinct(StringComparer.Ordinal)
                    .Take(MostInText)
                    .Select(id => filter.Parameter(id))
                    .ToList();
                if (asked.Count == 0)
                    return new Dictionary<string, StatementInText>(StringComparer.Ordinal);
                filter.Add($"s.id in ({string.Join(", ", asked)})");
                var texts = (
                    await connection.QueryAsync(
                        $"""
                        select d.key, d.id, d.text from documents d
                        where d.key in (select s.document_key from statements s join documents d on d.key
                        = s.document_key where {filter.Condition})
                        """,
                        row =>
                            (
                                Key: row.GetInt64(0),
                                Id: row.GetString(1),
                                Text: row.GetString(2),
                                Points: new CodePoints(row.GetString(2))
                            ),
                        stop,
                        filter.Parameters
                    )
                ).ToDictionary(text => text.Key);
                var read = await connection.QueryAsync(
                    $"""
                    select {StatementRow.Columns}, s.document_key from statements s join documents d
                    on d.key = s.document_key where {filter.Condition}
                    """,
                    row =>
                    {
                        var document = texts[row.GetInt64(StatementRow.Width)];
                        return new StatementInText(StatementRow.Read(row, document.Id, document.Points), document.Text);
                    },
                    stop,
                    filter.Parameters
                );
                return read.ToDictionary(found => found.Statement.Id, StringComparer.Ordinal);
            },
            stop
        );

    private Filter FilterOf(StatementQuery query)
    {
        var filter = new Filter(engine)
            .Add("d.superseded_by is null")
            .AddEqual("s.speaker", query.Speaker)
            .AddEqual("d.outlet", query.Outlet)
            .AddEqual("s.kind", query.Kind is { } kind ? EnumName<StatementKind>.Of(kind) : null)
            .AddEqual("s.type", query.Type is { } type ? EnumName<StatementType>.Of(type) : null)
            .AddEqual("s.binding", query.Binding is { } binding ? EnumName<Bindingness>.Of(binding) : null)
            .AddGroups("statement_words", "s.key", query.Groups);
        if (query.Groups.IsEmpty)
            filter.AddWords("statement_words", "s.key", query.Words);
        if (query.Language is { } language)
            filter.Add(
                $"(d.language = {filter.Parameter(language)} or d.language like {filter.Parameter(language + "-%")})"
            );
        if (query.Said?.First is { } since)
            filter.Add($"coalesce(s.said_last, d.published) >= {filter.Parameter(since)}");
        if (query.Said?.Last is { } until)
            filter.Add($"coalesce(s.said_first, d.published) <= {filter.Parameter(until)}");
        if (query.Stated is { } stated)
            filter.Add($"s.key in (select statement_key from figures where {Stated(filter, stated)})");
        foreach (var group in query.Among)
            filter.Add(Among(filter, group));
        if (query.Published?.First is { } from)
            filter.Add($"d.published >= {filter.Parameter(from)}");
        if (query.Published?.Last is { } to)
            filter.Add($"d.published <= {filter.Parameter(to)}");
        if (query.Horizon is { } horizon)
            AddHorizon(filter, horizon);
        if (query.Verdict is { } verdict)
            filter.Add(
                $"s.key in (select statement_key from wordings where verdict = {filter.Parameter(EnumName<Verdict>.Of(verdict))})"
            );
        if (query.Figure is { } figure)
            filter.Add(
                $"""
                s.key in (select statement_key from figures where unit = {filter.Parameter(figure.Unit)}
                and value >= {filter.Parameter((double)figure.Least)} and
                value <= {filter.Parameter((double)figure.Most)})
                """
            );
        if (!query.Post.IsDefaultOrEmpty)
            filter.Add($"({string.Join(" or ", query.Post.Take(MostTenures).Select(tenure => Held(filter, tenure)))})");
        return filter;
    }

    private static void AddHorizon(Filter filter, DateWindow horizon)
    {
        filter.Add("(s.horizon_first is not null or s.horizon_last is not null)");
        if (horizon.Last is { } last)
            filter.Add($"(s.horizon_first is null or s.horizon_first <= {filter.Parameter(last)})");
        if (horizon.First is { } first)
            filter.Add($"(s.horizon_last is null or s.horizon_last >= {filter.Parameter(first)})");
    }

    private static string Held(Filter filter, Tenure tenure)
    {
        var condition = $"s.speaker_id = {filter.Parameter(tenure.ActorId)}";
        if (tenure.Held.First is { } first)
            condition += $" and coalesce(s.said_first, d.published) >= {filter.Parameter(first)}";
        if (tenure.Held.Last is { } last)
            condition += $" and coalesce(s.said_first, d.published) <= {filter.Parameter(last)}";
        return $"({condition})";
    }

    private static string Among(Filter filter, ImmutableArray<Tenure> group)
    {
        if (group.IsEmpty)
            return "1 = 0";
        var rows = group
            .Take(MostAmong)
            .Select(t =>
                $"({filter.Parameter(t.ActorId)}, "
                + $"{filter.Parameter(t.Held.First ?? DateOnly.MinValue)}, "
                + $"{filter.Parameter(t.Held.Last ?? DateOnly.MaxValue)})"
            );
        return $"""
            s.key in (select x.key from (values {string.Join(", ", rows)}) as t
                join statements x on x.speaker = t.column1 and x.speaker_id = t.column1 join documents xd
                on xd.key = x.document_key
                where (t.column2 = {filter.Parameter(DateOnly.MinValue)} and t.column3 = {filter.Parameter(
                DateOnly.MaxValue
            )})
                    or coalesce(x.said_first, xd.published) between t.column2 and t.column3)
            """;
    }

    // a figure says where something lies: "over 3" lies above 3, "3" at 3, "3 to 4" between
    private static string Stated(Filter filter, FigureAsked asked)
    {
        var value = filter.Parameter((double)asked.Value);
        var test = asked.Test switch
        {
            FigureTest.Named => $"(value = {value} or upper = {value})",
            FigureTest.Over =>
                $"((comparator in ('=', '≈', '≥') and value > {value}) or (comparator in ('>', '≫') and value >= {value}))",
            FigureTest.AtLeast => $"(comparator in ('=', '≈', '≥', '>', '≫') and value >= {value})",
            FigureTest.Under => $"""
                ((comparator in ('=', '≈', '≤') and coalesce(upper, value) < {value}) or
                (comparator = '<' and value <= {value}))
                """,
            FigureTest.AtMost => $"(comparator in ('=', '≈', '≤', '<') and coalesce(upper, value) <= {value})",
            FigureTest.Between => $"""
                (comparator in ('=', '≈') and value >= {value} and coalesce(upper,
                value) <= {filter.Parameter((double)(asked.Upper ?? asked.Value))})
                """,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return asked.Unit is { } unit ? $"unit = {filter.Parameter(unit)} and {test}" : test;
    }

    /// <summary>Words of the record near one that it does not have: the likeliest first, at most 5.</summary>
    /// <param name="word">A folded word (<see cref="SearchWords.Fold"/>).</param>
    /// <param name="stop">Stops the search.</param>
    public Task<IReadOnlyList<string>> WordsLikeAsync(string word, CancellationToken stop = default) =>
        ReadAsync<IReadOnlyList<string>>(
            async connection =>
            {
                if (word.Length < ShortestGuessed || word.Length > LongestGuessed)
                    return [];
                var (first, past) = (word[..1], ((char)(word[0] + 1)).ToString());
                var words = await engine.VocabularyAsync(connection, "statement_words", first, past, MostGuessed, stop);
                var most = word.Length < LongGuessed ? 1 : 2;
                return
                [
                    .. words
                        .Where(w => Math.Abs(w.Word.Length - word.Length) <= most && w.Word != word)
                        .Select(w => (w.Word, w.Rows, Apart: Core.Primitives.EditDistance.Of(w.Word, word)))
                        .Where(w => w.Apart <= most)
                        .OrderBy(w => w.Apart)
                        .ThenByDescending(w => w.Rows)
                        .ThenBy(w => w.Word, StringComparer.Ordinal)
                        .Take(5)
                        .Select(w => w.Word),
                ];
            },
            stop
        );

    private async Task<Listing<StatementHit>> StatementsAsync(
        DbConnection connection,
        Filter filter,
        SearchOrder order,
        Paging paging,
        long total,
        CancellationToken stop
    )
    {
        var hasWords = filter.Parameters.Any(parameter => parameter.Name == "@words");
        var (join, first) =
            order is SearchOrder.Relevance && hasWords ? engine.ByRelevance("statement_words", "s.key") : ("", null);
        if (first is not null)
            first += ",";
        var rows = await connection.QueryAsync(
            $"""
            select {DocumentHead.Columns}, s.key, s.id, s.kind, s.type, s.content_text, s.speaker_name,
            s.speaker_id, s.candidates, s.speaker,
                s.said_first, s.said_last, s.horizon_first, s.horizon_last, s.confidence
            from statements s {join} join documents d on d.key = s.document_key left join outlets o on o.slug = d.outlet
            where {filter.Condition} order by {first} d.published desc nulls last, s.key desc limit @size offset @skip
            """,
            row => (Key: row.GetInt64(9), Hit: ReadHit(row)),
            stop,
            [.. filter.Parameters, ("@size", paging.Size), ("@skip", paging.Skip)]
        );
        if (rows.Count == 0)
            return new Listing<StatementHit>([], total, paging);
        var wordings = await WordingsOfAsync(connection, string.Join(',', rows.Select(row => row.Key)), stop);
        return new Listing<StatementHit>(
            [.. rows.Select(row => row.Hit with { Wordings = [.. wordings[row.Key]] })],
            total,
            paging
        );
    }

    private static StatementHit ReadHit(DbDataReader row) =>
        new(
            row.GetString(10),
            DocumentHead.Read(row),
            EnumName<StatementKind>.Parse(row.GetString(11)),
            EnumName<StatementType>.Parse(row.GetString(12)),
            row.GetString(13),
            SpeakerColumns.Read(row.Text(14), row.Text(15), row.GetString(16)),
            row.Text(17),
            StatementRow.Window(row.Day(18), row.Day(19)),
            StatementRow.Window(row.Day(20), row.Day(21)),
            row.GetDouble(22),
            []
        );

    private static async Task<(Facets Facets, long Total)> FacetsAsync(
        DbConnection connection,
        Filter filter,
        CancellationToken stop
    )
    {
        var rows = await connection.QueryAsync(
            $"""
            with found as materialized (
                select s.key, s.speaker, s.speaker_name, s.kind, s.type, s.binding, d.outlet, o.name,
                substr(cast(d.published as text), 1, 7) as month
                from statements s join documents d on d.key = s.document_key left join outlets o on o.slug = d.outlet
                where {filter.Condition} limit {FacetBound + 1})
            select 'total', '', '', count(*) from found
            union all select 'speaker', speaker, max(speaker_name), count(*) from found where speaker is not null group by speaker
            union all select 'outlet', outlet, max(name), count(*) from found where outlet is not null group by outlet
            union all select 'month', month, month, count(*) from found where month is not null group by month
            union all select 'kind', kind, kind, count(*) from found group by kind
            union all select 'type', type, type, count(*) from found group by type
            union all select 'binding', binding, binding, count(*) from found where binding is not null group by binding
            union all select 'verdict', w.verdict, w.verdict, count(distinct w.statement_key) from wordings w
            where w.statement_key in (select key from found) group by w.verdict
            """,
            row =>
                (
                    Facet: row.GetString(0),
                    Value: new FacetValue(row.GetString(1), row.Text(2) ?? row.GetString(1), row.GetInt64(3))
                ),
            stop,
            filter.Parameters
        );
        var total = rows.First(row => row.Facet is "total").Value.Count;
        var isWhole = total <= FacetBound;
        if (!isWhole)
            total = await connection.CountAsync(
                $"select count(*) from statements s join documents d on d.key = s.document_key where {filter.Condition}",
                stop,
                filter.Parameters
            );
        return (
            new Facets(
                Of("speaker"),
                Of("outlet"),
                [.. All("month").OrderByDescending(v => v.Key, StringComparer.Ordinal).Take(MostMonths)],
                Of("kind"),
                Of("type"),
                Of("verdict"),
                isWhole
            )
            {
                Bindings = Of("binding"),
            },
            total
        );

        IEnumerable<FacetValue> All(string facet) => rows.Where(row => row.Facet == facet).Select(row => row.Value);
        ImmutableArray<FacetValue> Of(string facet) =>
            [
                .. All(facet)
                    .OrderByDescending(v => v.Count)
                    .ThenBy(v => v.Key, StringComparer.Ordinal)
                    .Take(LongestFacet),
            ];
    }
}
