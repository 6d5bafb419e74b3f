using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Store.Queries
{
    /// <summary>An utterance in a list.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Speaker">Who said it; null when no wording tells.</param>
    /// <param name="SpeakerKey">The speaker in addresses; null while the name is open.</param>
    /// <param name="Witness">What its wordings are judged by.</param>
    /// <param name="Text">The words of its witness.</param>
    /// <param name="Wordings">How many wordings it has.</param>
    /// <param name="Outlets">How many outlets reported it.</param>
    /// <param name="Differing">How many wordings are altered or joined.</param>
    /// <param name="First">Day of the earliest report; null when none has a date.</param>
    /// <param name="Last">Day of the latest report.</param>
    public sealed record UtteranceHead(
        string Id,
        Speaker? Speaker,
        string? SpeakerKey,
        Witness Witness,
        string Text,
        int Wordings,
        int Outlets,
        int Differing,
        DateOnly? First,
        DateOnly? Last
    )
    {
        /// <summary>How far the witness is believed, and why; null where there is none, or where it was joined before
        /// beliefs were recorded.</summary>
        public Belief? WitnessBelief { get; init; }

        /// <summary>The language it was spoken in; null when nothing points to one.</summary>
        public SpokenIn? Spoken { get; init; }

        /// <summary>How many of the reports do not copy another; 0 when not counted.</summary>
        public int Voices { get; init; }

        /// <summary>Language of <see cref="Text"/>, BCP 47; null when unknown.</summary>
        public string? Language { get; init; }
    }

    /// <summary>An utterance as its page shows it.</summary>
    /// <param name="Head">Who, how many, when.</param>
    /// <param name="Wordings">Its wordings, the witness first; at most 500.</param>
    public sealed record UtteranceView(UtteranceHead Head, ImmutableArray<WordingView> Wordings)
    {
        /// <summary>What was read in the words of the utterance; null when no statement on record holds them.</summary>
        public WordingInText? Read { get; init; }

        /// <summary>What earlier versions of witnesses had where these wordings were judged by them, the latest first;
        /// at most 20.</summary>
        public ImmutableArray<FormerWitness> FormerWitnesses { get; init; } = [];
    }

    /// <summary>The words of a witness that was superseded since.</summary>
    /// <param name="Document">The document, as the superseded version describes itself.</param>
    /// <param name="Version">Which version, from 1.</param>
    /// <param name="Start">First Unicode code point in the text of that version.</param>
    /// <param name="End">Code point just past the last.</param>
    /// <param name="Text">The words.</param>
    /// <param name="Until">When another version took its place.</param>
    public sealed record FormerWitness(
        DocumentHead Document,
        int Version,
        int Start,
        int End,
        string Text,
        DateTimeOffset Until
    );

    /// <summary>The wording of an utterance whose statement tells most about its words.</summary>
    /// <param name="Number">Which of the utterance's wordings, from 0.</param>
    /// <param name="At">Where the wording stands in the text.</param>
    /// <param name="Read">The statement, which may hold further sentences.</param>
    public sealed record WordingInText(int Number, TextSpan At, StatementInText Read);

    /// <summary>One report of an utterance.</summary>
    /// <param name="Document">Where it stands.</param>
    /// <param name="StatementId">The statement it belongs to; null for a sentence of a transcript that is no statement
    /// by itself.</param>
    /// <param name="Kind">Direct, mixed or indirect; null where there is no statement.</param>
    /// <param name="Speaker">Who the document says it was.</param>
    /// <param name="Start">First Unicode code point in the document's text.</param>
    /// <param name="End">Code point just past the last.</param>
    /// <param name="Text">The words, as printed.</param>
    /// <param name="Verdict">What comparing with the witness gave.</param>
    /// <param name="Changes">What was done to the words of the witness, in order.</param>
    /// <param name="Before">Up to 200 characters of the text before it.</param>
    /// <param name="After">Up to 200 characters of the text after it.</param>
    public sealed record WordingView(
        DocumentHead Document,
        string? StatementId,
        StatementKind? Kind,
        Speaker? Speaker,
        int Start,
        int End,
        string Text,
        Verdict Verdict,
        ImmutableArray<WordChange> Changes,
        string Before,
        string After
    )
    {
        /// <summary>Its voice, from 1: copies of one text share it; 0 when not counted.</summary>
        public int Voice { get; init; }
    }

    /// <summary>Which utterances; each part that is null asks for nothing.</summary>
    public sealed record UtteranceQuery
    {
        /// <summary>Key of a speaker.</summary>
        public string? Speaker { get; init; }

        /// <summary>At least so many wordings.</summary>
        public int? Wordings { get; init; }

        /// <summary>A verdict on at least one wording.</summary>
        public Verdict? Verdict { get; init; }

        /// <summary>What the wordings are judged by.</summary>
        public Witness? Witness { get; init; }
    }
}

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        private const int ContextLength = 200;
        private const int MostWordings = 500;

        private const string HeadColumns = """
            u.key, u.id, u.speaker_name, u.speaker_id, u.candidates, u.speaker, u.witness,
            (select w.text from wordings w where w.utterance_key = u.key order by w.number limit 1),
            u.wording_count,
            (select count(distinct d.outlet) from wordings w join documents d on d.key = w.document_key
            where w.utterance_key = u.key),
            (select count(*) from wordings w where w.utterance_key = u.key and w.verdict in ('altered', 'joined')),
            u.first_published, u.last_published,
            u.witness_belief, u.witness_because, u.language, u.language_belief, u.language_because, u.voices,
            (select d.language from wordings w join documents d on d.key = w.document_key
            where w.utterance_key = u.key order by w.number limit 1)
            """;

        private const string WordingsSql = $"""
            select {DocumentHead.Columns}, s.id, s.kind, s.speaker_name, s.speaker_id, s.candidates, w.first,
            w.past, w.text, w.verdict, w.changes,
                case when @context = 0 then '' else substr(d.text, case when w.first > @context then
                w.first - @context + 1 else 1 end, case when w.first > @context then @context else w.first end) end,
                case when @context = 0 then '' else substr(d.text, w.past + 1, @context) end,
                w.utterance_key, w.voice
            from wordings w left join statements s on s.key = w.statement_key join documents d
            on d.key = w.document_key left join outlets o on o.slug = d.outlet
            """;

        /// <summary>Utterances, the most recently reported first.</summary>
        public Task<Listing<UtteranceHead>> UtterancesAsync(
            UtteranceQuery query,
            Paging paging,
            CancellationToken stop = default
        )
        {
            var filter = new Filter(engine)
                .AddEqual("u.speaker", query.Speaker)
                .AddEqual("u.witness", query.Witness is { } witness ? EnumName<Witness>.Of(witness) : null);
            if (query.Wordings is { } least)
                filter.Add($"u.wording_count >= {filter.Parameter(least)}");
            if (query.Verdict is { } verdict)
                filter.Add(
                    $"""
                    u.key in (select utterance_key from wordings where
                    verdict = {filter.Parameter(EnumName<Verdict>.Of(verdict))})
                    """
                );
            return ReadAsync(
                async connection => new Listing<UtteranceHead>(
                    [
                        .. await connection.QueryAsync(
                            $"""
                            select {HeadColumns} from utterances u where {filter.Condition}
                            order by u.last_published desc nulls last, u.wording_count desc, u.key
                            limit @size offset @skip
                            """,
                            row => ReadUtterance(row).Head,
                            stop,
                            [.. filter.Parameters, ("@size", paging.Size), ("@skip", paging.Skip)]
                        ),
                    ],
                    await connection.CountAsync(
                        $"select count(*) from utterances u where {filter.Condition}",
                        stop,
                        filter.Parameters
                    ),
                    paging
                ),
                stop
            );
        }

        /// <summary>An utterance with its wordings; null when none has the id.</summary>
        public Task<UtteranceView?> UtteranceAsync(string id, CancellationToken stop = default) =>
            ReadAsync(
                async connection =>
                    await connection.FirstAsync(
                        $"select {HeadColumns} from utterances u where u.id = @id",
                        ReadUtterance,
                        stop,
                        ("@id", id)
                    )
                        is { } found
                        ? new UtteranceView(found.Head, await WordingsAsync(connection, found.Key, stop))
                        {
                            Read = await MostTellingAsync(connection, found.Key, stop),
                            FormerWitnesses = await FormerWitnessesAsync(connection, found.Key, stop),
                        }
                        : null,
                stop
            );

        /// <summary>What became of an utterance that is no more: the one that its words stand in now, also where their
        /// document was corrected since.</summary>
        /// <param name="id">What it was called.</param>
        /// <param name="stop">Stops the query.</param>
        /// <returns>The id of that one; null when nothing of it is left, or there was none.</returns>
        public Task<string?> SuccessorAsync(string id, CancellationToken stop = default) =>
            ReadAsync(
                async connection =>
                {
                    const string Former = """
                        select f.document_key, f.first, f.past, substr(d.text, f.first + 1,
                        f.past - f.first) from former_utterances f join documents d on d.key = f.document_key
                        where f.id = @id
                        """;
                    if (
                        await connection.FirstAsync(
                            Former,
                            row => new FormerPlace(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3)),
                            stop,
                            ("@id", id)
                        )
                        is not { } was
                    )
                        return null;
                    return await connection.FirstAsync(
                        """
                        select u.id from wordings w join utterances u on u.key = w.utterance_key
                        where w.document_key = @now and (w.text = @text or (@now = @then and w.first < @past and w.past > @first))
                        order by case when w.text = @text then 0 else 1 end, w.first limit 1
                        """,
                        row => row.GetString(0),
                        stop,
                        ("@now", await Naming.CurrentAsync(connection, was.Document, stop)),
                        ("@then", was.Document),
                        ("@text", was.Text),
                        ("@first", was.First),
                        ("@past", was.Past)
                    );
                },
                stop
            );

        private sealed record FormerPlace(long Document, int First, int Past, string Text);

        /// <summary>All utterances with all their wordings, one after the other, by id, for printing and export; what
        /// stands around the wordings is left out.</summary>
        public async IAsyncEnumerable<UtteranceView> AllUtterancesAsync(
            [EnumeratorCancellation] CancellationToken stop = default
        )
        {
            const int Page = 200;
            var last = "";
            while (true)
            {
                var after = last;
                var views = await ReadAsync(
                    async connection =>
                    {
                        var heads = await connection.QueryAsync(
                            $"select {HeadColumns} from utterances u where u.id > @after order by u.id limit @page",
                            ReadUtterance,
                            stop,
                            ("@after", after),
                            ("@page", Page)
                        );
                        if (heads.Count == 0)
                            return [];
                        var wordings = (
                            await connection.QueryAsync(
                                $"{WordingsSql} where w.utterance_key in "
                                    + $"({List(heads.Select(head => head.Key))}) order by w.utterance_key, "
                                    + $"w.number",
                                row => (Utterance: row.GetInt64(21), Wording: ReadWording(row)),
                                stop,
                                ("@context", 0)
                            )
                        ).ToLookup(found => found.Utterance, found => found.Wording);
                        return heads.ConvertAll(head => new UtteranceView(head.Head, [.. wordings[head.Key]]));
                    },
                    stop
                );
                foreach (var view in views)
                    yield return view;
                if (views.Count < Page)
                    yield break;
                last = views[^1].Head.Id;
            }
        }

        private static async Task<ImmutableArray<WordingView>> WordingsAsync(
            DbConnection connection,
            long key,
            CancellationToken stop
        ) =>
            [
                .. await connection.QueryAsync(
                    $"{WordingsSql} where w.utterance_key = @key order by w.number limit @most",
                    ReadWording,
                    stop,
                    ("@key", key),
                    ("@context", ContextLength),
                    ("@most", MostWordings)
                ),
            ];

        private static async Task<ImmutableArray<FormerWitness>> FormerWitnessesAsync(
            DbConnection connection,
            long key,
            CancellationToken stop
        )
        {
            var found = await connection.QueryAsync(
                $"""
                select distinct {DocumentHead.Columns}, d.key, f.first, f.past, f.text, f.until
                from former_witnesses f join documents d on d.key = f.witness_key left join outlets o on o.slug = d.outlet
                where exists (select 1 from wordings w where w.utterance_key = @key and
                w.document_key = f.document_key and w.first = f.place)
                order by f.until desc, d.key, f.first limit 20
                """,
                row =>
                    (
                        Key: row.GetInt64(DocumentHead.Width),
                        Former: new FormerWitness(
                            DocumentHead.Read(row),
                            0,
                            row.GetInt32(DocumentHead.Width + 1),
                            row.GetInt32(DocumentHead.Width + 2),
                            row.GetString(DocumentHead.Width + 3),
                            row.GetFieldValue<DateTimeOffset>(DocumentHead.Width + 4)
                        )
                    ),
                stop,
                ("@key", key)
            );
            var former = ImmutableArray.CreateBuilder<FormerWitness>(found.Count);
            foreach (var (witness, told) in found)
            {
                var versions = await VersionsAsync(
                    connection,
                    await Naming.CurrentAsync(connection, witness, stop),
                    stop
                );
                former.Add(told with { Version = versions.Find(v => v.Key == witness)?.Version.Number ?? 1 });
            }
            return former.ToImmutable();
        }

        // the witness's words before changed ones; of these, a statement of no more than the sentence before a long
        // passage; of these, the most words
        private static Task<WordingInText?> MostTellingAsync(
            DbConnection connection,
            long key,
            CancellationToken stop
        ) =>
            connection.FirstAsync(
                $"""
                select {StatementRow.Columns}, d.id, d.text, w.first, w.past, (select count(*) from wordings o
                where o.utterance_key = w.utterance_key and o.number < w.number)
                from wordings w join statements s on s.key = w.statement_key join documents d on d.key = w.document_key
                where w.utterance_key = @key and w.number <= @most
                order by case when w.verdict in ('transcript', 'verbatim', 'normalised', 'trimmed') then 0 else 1 end,
                    case when 2 * length(s.content_text) <= 3 * length(w.text) then 0 else 1 end, length(w.text) desc, w.number
                limit 1
                """,
                row =>
                {
                    var text = row.GetString(StatementRow.Width + 1);
                    var points = new CodePoints(text);
                    return new WordingInText(
                        (int)row.GetInt64(StatementRow.Width + 4),
                        Spans.Read(row.GetInt32(StatementRow.Width + 2), row.GetInt32(StatementRow.Width + 3), points),
                        new StatementInText(StatementRow.Read(row, row.GetString(StatementRow.Width), points), text)
                    );
                },
                stop,
                ("@key", key),
                ("@most", MostWordings)
            );

        private static KeyedUtterance ReadUtterance(DbDataReader row) =>
            new(
                row.GetInt64(0),
                new UtteranceHead(
                    row.GetString(1),
                    SpeakerColumns.Read(row.Text(2), row.Text(3), row.GetString(4)),
                    row.Text(5),
                    EnumName<Witness>.Parse(row.GetString(6)),
                    row.Text(7) ?? "",
                    row.GetInt32(8),
                    (int)row.GetInt64(9),
                    (int)row.GetInt64(10),
                    row.Day(11),
                    row.Day(12)
                )
                {
                    WitnessBelief = BeliefColumns.Witness(row, 13),
                    Spoken = BeliefColumns.Spoken(row, 15),
                    Voices = row.GetInt32(18),
                    Language = row.Text(19),
                }
            );

        private static WordingView ReadWording(DbDataReader row) =>
            new(
                DocumentHead.Read(row),
                row.Text(9),
                EnumName<StatementKind>.TryParse(row.Text(10)),
                SpeakerColumns.Read(row.Text(11), row.Text(12), row.Text(13) ?? "null"),
                row.GetInt32(14),
                row.GetInt32(15),
                row.GetString(16),
                EnumName<Verdict>.Parse(row.GetString(17)),
                ChangeRow.Read(row.GetString(18)),
                row.GetString(19),
                row.GetString(20)
            )
            {
                Voice = row.GetInt32(22),
            };

        private sealed record KeyedUtterance(long Key, UtteranceHead Head);
    }
}
