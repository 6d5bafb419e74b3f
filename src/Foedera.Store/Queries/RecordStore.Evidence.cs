using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Store.Queries
{
    /// <summary>What of the record bears on a question.</summary>
    /// <param name="Documents">Documents with their statements.</param>
    /// <param name="Utterances">The utterances that have a wording in one of them; wordings in other documents are left
    /// out, except that the witness is always there.</param>
    public sealed record Evidence(ImmutableArray<ReadDocument> Documents, ImmutableArray<Utterance> Utterances);
}

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        private const int LongWord = 6;
        private const int MostQuestionWords = 200;

        /// <summary>The documents that a quotation may come from: those that share most of its telling words and pairs
        /// of words, in what they quote
        /// or anywhere. All documents while the record holds no more than <paramref name="most"/>.</summary>
        public Task<Evidence> EvidenceAsync(string quotation, int most = 300, CancellationToken stop = default) =>
            EvidenceAsync([quotation], most, stop);

        /// <summary>The documents that any of the quotations may come from; all documents while the record holds no
        /// more than <paramref name="most"/>.</summary>
        /// <param name="quotations">What is asked about.</param>
        /// <param name="most">The most documents for one quotation.</param>
        /// <param name="stop">Stops the search.</param>
        public Task<Evidence> EvidenceAsync(
            IReadOnlyCollection<string> quotations,
            int most = 300,
            CancellationToken stop = default
        ) =>
            ReadAsync(
                async connection =>
                {
                    var total = await connection.CountAsync(
                        "select count(*) from documents where superseded_by is null",
                        stop
                    );
                    if (total <= most)
                        return await EvidenceOfAsync(
                            connection,
                            [
                                .. await connection.QueryAsync(
                                    "select key from documents where superseded_by is null",
                                    row => row.GetInt64(0),
                                    stop
                                ),
                            ],
                            stop
                        );
                    var keys = new HashSet<long>();
                    foreach (var quotation in quotations)
                        keys.UnionWith(await LikelyDocumentsAsync(connection, quotation, most, stop));
                    return await EvidenceOfAsync(connection, keys, stop);
                },
                stop
            );

        private async Task<List<long>> LikelyDocumentsAsync(
            DbConnection connection,
            string quotation,
            int most,
            CancellationToken stop
        )
        {
            var terms = TellingTerms(quotation);
            if (terms.Count == 0)
                return [];
            return await connection.QueryAsync(
                $"""
                select d.key from documents d where d.superseded_by is null and (
                    d.key in (select s.document_key from statements s where s.key in ({engine.BestMatches(
                    "statement_words"
                )}))
                    or d.key in ({engine.BestMatches("document_words")}))
                """,
                row => row.GetInt64(0),
                stop,
                ("@words", engine.AnyOf(terms)),
                ("@most", most)
            );
        }

        // pairs of neighbours with a long word in them, and long words: what common words share proves nothing and
        // costs much
        private static List<SearchTerm> TellingTerms(string quotation)
        {
            var words = SearchWords
                .Fold(quotation)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Take(MostQuestionWords)
                .ToList();
            var pairs = words
                .Zip(words.Skip(1))
                .Where(pair => pair.First.Length >= LongWord - 1 || pair.Second.Length >= LongWord - 1)
                .Select(pair => $"{pair.First} {pair.Second}");
            var telling = pairs
                .Concat(words.Where(word => word.Length >= LongWord))
                .Distinct(StringComparer.Ordinal)
                .ToList();
            return
            [
                .. (telling.Count > 0 ? telling : words.Distinct(StringComparer.Ordinal)).Select(term => new SearchTerm(
                    term,
                    IsPrefix: false
                )),
            ];
        }

        private static async Task<Evidence> EvidenceOfAsync(
            DbConnection connection,
            HashSet<long> keys,
            CancellationToken stop
        )
        {
            if (keys.Count == 0)
                return new Evidence([], []);
            var witnesses = await connection.QueryAsync(
                $"""
                select distinct document_key from wordings where number = 1
                and utterance_key in (select utterance_key from wordings where document_key
                in ({List(keys)}))
                """,
                row => row.GetInt64(0),
                stop
            );
            keys.UnionWith(witnesses);
            var documents = await LoadAsync(connection, $"d.key in ({List(keys)}) order by d.key", stop);
            return new Evidence(
                [.. documents.Select(found => found.Read)],
                await UtterancesAmongAsync(connection, documents, stop)
            );
        }

        private static async Task<ImmutableArray<Utterance>> UtterancesAmongAsync(
            DbConnection connection,
            List<(long Key, ReadDocument Read)> documents,
            CancellationToken stop
        )
        {
            var keys = List(documents.Select(found => found.Key));
            var places = documents.ToDictionary(
                found => found.Key,
                found => (found.Read.Document.Id, Points: new CodePoints(found.Read.Document.Text))
            );
            var wordings = (
                await connection.QueryAsync(
                    $"""
                    select w.utterance_key, w.document_key, s.id, w.first, w.past, w.text, w.verdict, w.changes, w.voice
                    from wordings w left join statements s on s.key = w.statement_key
                    where w.document_key in ({keys}) order by w.utterance_key, w.number
                    """,
                    row =>
                        (
                            Utterance: row.GetInt64(0),
                            Wording: new Wording(
                                places[row.GetInt64(1)].Id,
                                row.Text(2) ?? "",
                                Spans.Read(row.GetInt32(3), row.GetInt32(4), places[row.GetInt64(1)].Points),
                                row.GetString(5)
                            )
                            {
                                Verdict = EnumName<Verdict>.Parse(row.GetString(6)),
                                Changes = ChangeRow.Read(row.GetString(7)),
                                Voice = row.GetInt32(8),
                            }
                        ),
                    stop
                )
            ).ToLookup(found => found.Utterance, found => found.Wording);
            return
            [
                .. await connection.QueryAsync(
                    $"""
                    select key, id, speaker_name, speaker_id, candidates, witness, witness_belief,
                    witness_because, language, language_belief, language_because, voices from utterances
                    where key in (select utterance_key from wordings where document_key in ({keys}))
                    order by key
                    """,
                    row => new Utterance(row.GetString(1))
                    {
                        Speaker = SpeakerColumns.Read(row.Text(2), row.Text(3), row.GetString(4)),
                        Witness = EnumName<Witness>.Parse(row.GetString(5)),
                        WitnessBelief = BeliefColumns.Witness(row, 6),
                        Spoken = BeliefColumns.Spoken(row, 8),
                        Voices = row.GetInt32(11),
                        Wordings = [.. wordings[row.GetInt64(0)]],
                    },
                    stop
                ),
            ];
        }

        private static string List(IEnumerable<long> keys) =>
            string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture)));
    }
}
