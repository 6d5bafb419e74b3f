using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Migrations;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    private sealed partial class Auditor
    {
        private readonly Tally tables = new(
            "tables",
            "figures, standings that editors set, removals and earlier versions are what the ledger noted"
        );
        private readonly Dictionary<string, string> seals = [];
        private readonly HashSet<string> unsealed = [];
        private readonly HashSet<string> fetchesNoted = [];
        private HashSet<string> fetches = [];
        private bool isSealedThroughout = true;

        private void TakeSeals(string what, Dictionary<string, string> detail)
        {
            if (what is "added" or "superseded")
            {
                isSealedThroughout &= detail.ContainsKey(Seals.Kept);
                fetchesNoted.Add(detail.GetValueOrDefault(Seals.Fetched, ""));
            }
            foreach (var table in Seals.Tables)
                if (detail.TryGetValue(table.Fact, out var seal))
                {
                    seals[table.Name] = seal;
                    unsealed.Remove(table.Name);
                }
                else if (table.Events.Contains(what))
                {
                    unsealed.Add(table.Name);
                }
        }

        // older versions noted no seals: what they changed is let be until it is noted again
        private async Task TablesAsync(CancellationToken stop)
        {
            foreach (var table in Seals.Tables.Where(table => !unsealed.Contains(table.Name)))
            {
                var found = await table.HashAsync(connection, stop);
                var isNoted = found == seals.GetValueOrDefault(table.Name, "");
                tables.Note(table.Name, isNoted ? null : "its rows are not those that the ledger noted");
            }
            var versions = await connection.QueryAsync(
                "select number, name from schema_versions order by number",
                row => (row.GetInt32(0), row.GetString(1)),
                stop
            );
            var known = Schema.Scripts(engine.Name).Select(script => (script.Number, script.Name));
            tables.Note(
                "schema_versions",
                versions.SequenceEqual(known) ? null : "these are not the versions that this program makes tables by"
            );
        }

        private async Task FetchesAsync(CancellationToken stop)
        {
            var found = await Seals.FetchedAsync(connection, "true", stop);
            fetches = [.. found.Values];
            if (!isSealedThroughout)
                return;
            foreach (var ((asked, _), hash) in found)
                snapshots.Note(
                    $"fetches, {asked}",
                    fetchesNoted.Contains(hash) ? null : "the ledger has no line with what was asked and answered"
                );
        }

        private string? WrongComing(Audited text, string kept)
        {
            var names = noted[(text.Fingerprint, text.StatementsHash)].Where(one => one.Is(text.Name, text.Origin));
            var coming = names.Where(one => one.Kept is null || one.Kept == kept).ToList();
            if (coming.Count == 0)
                return "the ledger noted another way in which it came in";
            return coming.Exists(one => one.Fetched.Length == 0 || fetches.Contains(one.Fetched))
                ? null
                : "the ledger noted another way in which it was fetched";
        }
    }
}
