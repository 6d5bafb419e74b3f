using System.Diagnostics;
using System.Globalization;
using Foedera.Core.Said.Joining;
using Npgsql;

namespace Foedera.Bench;

/// <summary>Joining beside PostgreSQL's trigram similarity join over the same quotations, on the same machine, in the
/// same run. The
/// similarity join looks every quotation up in its index; a sample of the look-ups is timed and counted, and its time
/// scaled up.</summary>
internal static class JoinBench
{
    private const double Similarity = 0.5;
    private const int LookUps = 500;

    public static async Task<int> RunAsync(int[] sizes, string postgres, int secondsAtMost)
    {
        Console.WriteLine(
            "| quotations | true pairs | Foedera | recall | precision | pg_trgm (similarity ≥ 0.5, GIN) | recall | precision |"
        );
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        Join(InventedQuotations.Make(500));
        foreach (var size in sizes)
        {
            var printed = InventedQuotations.Make(size);
            var truth = printed.GroupBy(p => p.Utterance).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
            var ours = Join(printed);
            var theirs = await TrigramsAsync(printed, postgres, secondsAtMost);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {size:N0} | {truth:N0} | {ours.Elapsed.TotalSeconds:0.0} s | "
                        + $"{(double)ours.True / truth:0.000} | {Share(ours.True, ours.Found)} | "
                        + $"{Time(theirs, secondsAtMost)} | "
                        + $"{(theirs is { } t ? $"{(double)t.True / t.Truth:0.000}" : "–")} | "
                        + $"{(theirs is { } u ? Share(u.True, u.Found) : "–")} |"
                )
            );
        }
        return 0;
    }

    private static string Share(long part, long whole) =>
        whole == 0 ? "–" : (part / (double)whole).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Time((TimeSpan Elapsed, long True, long Found, long Truth)? measured, int secondsAtMost) =>
        measured is { } m
            ? m.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
            : $"stopped after {secondsAtMost} s";

    private static (TimeSpan Elapsed, long True, long Found) Join(List<Printed> printed)
    {
        var documents = InventedQuotations.AsDocuments(printed);
        var began = Stopwatch.GetTimestamp();
        var utterances = Utterances.Join(documents, (_, _) => []);
        var elapsed = Stopwatch.GetElapsedTime(began);
        var (right, found) = (0L, 0L);
        foreach (var utterance in utterances)
        {
            var members = utterance
                .Wordings.Select(w => int.Parse(w.StatementId, CultureInfo.InvariantCulture))
                .Distinct()
                .ToList();
            found += (long)members.Count * (members.Count - 1) / 2;
            right += members.GroupBy(m => printed[m].Utterance).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
        }
        return (elapsed, right, found);
    }

    private static async Task<(TimeSpan Elapsed, long True, long Found, long Truth)?> TrigramsAsync(
        List<Printed> printed,
        string postgres,
        int secondsAtMost
    )
    {
        var address = new Uri(postgres);
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder
            {
                Host = address.Host,
                Port = address.Port,
                Username = address.UserInfo,
                Database = address.AbsolutePath.TrimStart('/'),
                CommandTimeout = secondsAtMost + 60,
            }.ConnectionString
        );
        await using var connection = await source.OpenConnectionAsync();
        await ExecuteAsync(
            connection,
            "create extension if not exists pg_trgm; drop table if exists q; create unlogged table q (id int, u int, t text)"
        );
        await using (var copy = await connection.BeginBinaryImportAsync("copy q from stdin (format binary)"))
        {
            for (var i = 0; i < printed.Count; i++)
                await copy.WriteRowAsync(default, i, printed[i].Utterance, printed[i].Words);
            await copy.CompleteAsync();
        }
        var began = Stopwatch.GetTimestamp();
        await ExecuteAsync(connection, "create index on q using gin (t gin_trgm_ops); analyze q");
        await ExecuteAsync(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"set pg_trgm.similarity_threshold = {Similarity}; set enable_seqscan = on; set "
                    + $"statement_timeout = '{secondsAtMost}s'"
            )
        );
        try
        {
            var built = Stopwatch.GetElapsedTime(began);
            var step = Math.Max(1, printed.Count / LookUps);
            began = Stopwatch.GetTimestamp();
            await using var command = new NpgsqlCommand(
                """
                select count(*) filter (where a.u = b.u), count(*) from q a join q b on a.t % b.t
                and a.id <> b.id where a.id % $1 = 0
                """,
                connection
            )
            {
                Parameters = { new() { Value = step } },
            };
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            var sizes = printed.CountBy(p => p.Utterance).ToDictionary();
            var truth = printed.Where((_, i) => i % step == 0).Sum(p => (long)sizes[p.Utterance] - 1);
            return (built + (Stopwatch.GetElapsedTime(began) * step), reader.GetInt64(0), reader.GetInt64(1), truth);
        }
        catch (PostgresException stopped) when (stopped.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return null;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
