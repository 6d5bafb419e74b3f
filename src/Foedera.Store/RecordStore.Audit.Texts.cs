using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    private sealed partial class Auditor
    {
        private const int AtOnce = 100;
        private static readonly string FigureColumns = string.Join(
            ", ",
            FigureRow.SearchedColumns.Select(c => "f." + c)
        );

        private async Task DocumentsAsync(CancellationToken stop)
        {
            await foreach (var keys in KeysAsync("documents", stop))
            {
                var list = string.Join(',', keys);
                var texts = await connection.QueryAsync(
                    $"""
                    select d.text, d.title, d.outlet, d.address, d.language, d.published, d.genre,
                    d.transcript_kind, d.key, d.id, d.fingerprint, d.statements_hash, o.name,
                    d.name, d.origin, d.mark, d.seen_name, d.claims
                    from {DocumentRow.From} where d.key in ({list}) order by d.key
                    """,
                    Audited.Read,
                    stop
                );
                var kept = await Seals.KeptAsync(connection, list, stop);
                foreach (var text in texts)
                    documents.Note(text.Place, Wrong(text) ?? WrongComing(text, kept[text.Key]));
                var byKey = texts.ToDictionary(text => text.Key);
                await GuardAsync(statements, () => StatementsAsync(list, byKey, stop));
                await GuardAsync(wordings, () => WordingsAsync(list, byKey, stop));
            }
        }

        private string? Wrong(Audited text)
        {
            if (text.Fingerprint != text.Found && text.Fingerprint != text.FoundBefore)
                return "text or description have another hash than the one noted with them";
            if (!noted.TryGetValue((text.Fingerprint, text.StatementsHash), out var names))
                return "the ledger has no line with these hashes";
            if (!names.Exists(one => one.Is(text.Name, text.Origin)))
                return "the ledger has no line with these hashes and this name and origin";
            return text.Claims.WhatIsWrong(text);
        }

        private async Task StatementsAsync(string list, Dictionary<long, Audited> texts, CancellationToken stop)
        {
            var figures = (
                await connection.QueryAsync(
                    $"""
                    select f.statement_key, {FigureColumns} from figures f join statements s
                    on s.key = f.statement_key where s.document_key in ({list})
                    """,
                    row => (Key: row.GetInt64(0), Figure: RowHash.TextOf([RowHash.Cells(row)[1..]])),
                    stop
                )
            ).ToLookup(found => found.Key, found => found.Figure);
            var rows = await connection.QueryAsync(
                $"""
                select {StatementRow.Columns}, s.key, s.document_key, s.content_text, s.speaker, s.binding, s.number
                from statements s
                where s.document_key in ({list}) order by s.document_key, s.number
                """,
                row =>
                {
                    var text = texts[row.GetInt64(StatementRow.Width + 1)];
                    var statement = StatementRow.Read(row, text.Id, text.Points);
                    var wrong =
                        Wrong(statement, text.Text, StatementRow.Derived.Read(row, StatementRow.Width + 2))
                        ?? WrongFigures(statement, figures[row.GetInt64(StatementRow.Width)]);
                    statements.Note($"statements, {statement.Id}", wrong);
                    return (text.Key, Number: row.GetInt32(StatementRow.Width + 5), Statement: statement);
                },
                stop
            );
            foreach (var read in rows.GroupBy(row => texts[row.Key]))
                if (!read.Select(row => row.Number).SequenceEqual(Enumerable.Range(1, read.Count())))
                    statements.Fail($"statements of {read.Key.Id}", "they are not numbered as they were read");
            var byDocument = rows.ToLookup(row => row.Key, row => row.Statement);
            foreach (var text in texts.Values.Where(text => text.HasHashOfToday))
                if (StatementRow.Hash(byDocument[text.Key], text.Text, text.Points) != text.StatementsHash)
                    statements.Fail(
                        $"statements of {text.Id}",
                        "together they have another hash than the one noted with the document"
                    );
        }

        private static string? Wrong(Statement statement, string text, StatementRow.Derived found)
        {
            var expected = StatementRow.Derived.Of(statement, text);
            if (found.ContentText != expected.ContentText)
                return "its content is not what stands at its place in the text";
            return found == expected ? null : "what it is found by is not what was read";
        }

        private static string? WrongFigures(Statement statement, IEnumerable<string> found)
        {
            var read = statement.Figures.Select(figure => RowHash.TextOf([FigureRow.Searched(figure)]));
            return found.Order(StringComparer.Ordinal).SequenceEqual(read.Order(StringComparer.Ordinal))
                ? null
                : "its figures are not those that are searched for";
        }

        private async Task WordingsAsync(string list, Dictionary<long, Audited> texts, CancellationToken stop)
        {
            var rows = await connection.QueryAsync(
                $"""
                select u.id, w.number, w.document_key, w.first, w.past, w.text, s.document_key, s.content, s.id
                from wordings w join utterances u on u.key = w.utterance_key left join statements s on s.key = w.statement_key
                where w.document_key in ({list}) order by w.utterance_key, w.number
                """,
                row =>
                    (
                        Place: string.Create(
                            CultureInfo.InvariantCulture,
                            $"wordings, {row.GetString(0)} number {row.GetInt32(1)}"
                        ),
                        Wrong: Wrong(row, texts)
                    ),
                stop
            );
            foreach (var (place, wrong) in rows)
                wordings.Note(place, wrong);
        }

        private static string? Wrong(DbDataReader row, Dictionary<long, Audited> texts)
        {
            var text = texts[row.GetInt64(2)];
            var (first, past) = (row.GetInt32(3), row.GetInt32(4));
            if (first < 0 || past <= first || past > text.Points.Length)
                return $"[{first},{past}) is no place in {text.Id}";
            var at = text.Points.ToUtf16(first, past);
            if (!string.Equals(at.Of(text.Text), row.GetString(5), StringComparison.Ordinal))
                return $"its words are not what stands at [{first},{past}) of {text.Id}";
            if (row.IsDBNull(6))
                return null;
            if (row.GetInt64(6) != text.Key)
                return "its statement is of another document";
            var content = Spans.Read(row.GetString(7), text.Points);
            return content.IsEmpty || at.Start < content.Min(c => c.Start) || at.End > content.Max(c => c.End)
                ? $"it does not lie in its statement {row.GetString(8)}"
                : null;
        }

        private async Task UtterancesAsync(CancellationToken stop)
        {
            utterances.Holds(await connection.CountAsync("select count(*) from utterances", stop));
            if (joined is null)
                return;
            if (await UtteranceRows.HashAsync(connection, joined, stop) != joined)
                utterances.Fail(
                    "utterances and wordings",
                    "they have another hash than the one the ledger noted when they were joined"
                );
            if (UtteranceRows.IsOfDigests(joined) && await UtteranceRows.HashAsync(connection, stop) != joined)
                utterances.Fail("utterances", "a digest is not the one that the ledger noted");
        }

        private async Task IndexAsync(
            string table,
            IAsyncEnumerable<IReadOnlyList<(long Key, string Words)>> expected,
            CancellationToken stop
        )
        {
            var (looked, wrong) = await engine.WrongWordsAsync(connection, table, expected, stop);
            index.Holds(looked);
            if (wrong is { } key)
                index.Fail($"{table}, key {key}", "the words that are searched for are not those of the text");
        }

        private async IAsyncEnumerable<IReadOnlyList<(long, string)>> DocumentWordsAsync(
            [EnumeratorCancellation] CancellationToken stop
        )
        {
            await foreach (var keys in KeysAsync("documents", stop))
                yield return await connection.QueryAsync(
                    $"select d.key, d.title, o.name, d.text from {DocumentRow.From} where d.key in ({string.Join(',', keys)})",
                    row => (row.GetInt64(0), PreparedArrival.WordsOf(row.Text(1), row.Text(2), row.GetString(3))),
                    stop
                );
        }

        private async IAsyncEnumerable<IReadOnlyList<(long, string)>> StatementWordsAsync(
            [EnumeratorCancellation] CancellationToken stop
        )
        {
            await foreach (var keys in KeysAsync("statements", stop))
                yield return await connection.QueryAsync(
                    $"select key, content_text from statements where key in ({string.Join(',', keys)})",
                    row => (row.GetInt64(0), SearchWords.Fold(row.GetString(1))),
                    stop
                );
        }

        private async IAsyncEnumerable<List<long>> KeysAsync(
            string table,
            [EnumeratorCancellation] CancellationToken stop
        )
        {
            var after = long.MinValue;
            while (true)
            {
                var keys = await connection.QueryAsync(
                    $"select key from {table} where key > @after order by key limit {AtOnce}",
                    row => row.GetInt64(0),
                    stop,
                    ("@after", after)
                );
                if (keys.Count == 0)
                    yield break;
                yield return keys;
                after = keys[^1];
            }
        }

        /// <summary>A document's row, with its hash as the row has it now.</summary>
        private sealed record Audited(
            long Key,
            string Id,
            string Text,
            string Fingerprint,
            string StatementsHash,
            string Found,
            string FoundBefore
        )
        {
            public required string Name { get; init; }

            public required string? Origin { get; init; }

            public required Derived Claims { get; init; }

            public CodePoints Points { get; } = new(Text);

            public string Place => $"documents, {Id}";

            /// <summary>False when a version before hashed other columns of the statements.</summary>
            public bool HasHashOfToday =>
                StatementsHash.StartsWith($"{StatementRow.Layout}:", StringComparison.Ordinal);

            public static Audited Read(DbDataReader row) =>
                new(
                    row.GetInt64(8),
                    row.GetString(9),
                    row.GetString(0),
                    row.GetString(10),
                    row.GetString(11),
                    FingerprintOf(row),
                    FingerprintBefore(row)
                )
                {
                    Name = row.GetString(13),
                    Origin = row.Text(14),
                    Claims = new Derived(row.GetString(15), row.GetString(16), row.Text(17), row.Text(3)),
                };

            // until version 0005 of the tables the outlet's name was hashed, not its key
            private static string FingerprintBefore(DbDataReader row) =>
                DocumentRow.Fingerprint(
                    row.GetString(0),
                    row.Text(1),
                    row.Text(12),
                    row.Text(3),
                    row.Text(4),
                    row.Day(5)?.ToString("O", CultureInfo.InvariantCulture),
                    row.GetString(6),
                    row.GetString(7)
                );
        }

        /// <summary>Columns that follow from others, by which documents are found.</summary>
        /// <param name="Mark">Tells documents of one origin and name apart.</param>
        /// <param name="Seen">The name as the eye takes it.</param>
        /// <param name="Claimed">The address as an origin; null when there is none.</param>
        /// <param name="Address">The address that the document gives; null when it gives none.</param>
        private sealed record Derived(string Mark, string Seen, string? Claimed, string? Address)
        {
            public string? WhatIsWrong(Audited text)
            {
                var name = new DocumentName(text.Name, text.Origin ?? "", Mark);
                if (text.Id != name.Name && text.Id != name.WithOrigin && text.Id != name.InFull)
                    return "its id is not made of its name, origin and mark";
                // until version 0005 of the tables a name was seen in lower case
                var before = string.Equals(Seen, name.Name, StringComparison.OrdinalIgnoreCase);
                if (!before && Seen != DocumentName.Seen(name.Name))
                    return "its name is not the one that look-alikes are found by";
                return IsOfItsHost() ? null : "its address is not the one that rivals are found by";
            }

            // a path is written in more than one way
            private bool IsOfItsHost() =>
                Uri.TryCreate(Address, UriKind.Absolute, out var address)
                    ? Claimed is not null && Host(Claimed) == Host(Core.Sources.Origin.OfAddress(address).Text)
                    : Claimed is null;

            private static string Host(string origin) => origin.TrimStart('/').Split('/')[0];
        }
    }
}
