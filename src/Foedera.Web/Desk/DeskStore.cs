using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Foedera.Web.Desk;

/// <summary>What readers sent: who follows what, and reports of errors. A SQLite file of its own beside the record,
/// because it holds personal data.</summary>
public sealed class DeskStore
{
    /// <summary>Feeds that one address may follow.</summary>
    public const int MostFollowed = 50;

    /// <summary>Mails that ask for confirmation that one address may be sent in a day.</summary>
    public const int MostAsked = 3;

    /// <summary>Reports that are kept; beyond that somebody has to look first.</summary>
    public const int MostReports = 20_000;

    // how long a request waits to be confirmed
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private readonly string source;
    private readonly byte[] key;

    /// <summary>Opens the file; it is made when it is not there.</summary>
    public DeskStore(string path)
    {
        source = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ToString();
        Do(
            """
            create table if not exists followed (id text primary key, email text not null, feed text not null, asked text not null, confirmed integer not null, unique (email, feed));
            create table if not exists seen (id text not null, novelty text not null, primary key (id, novelty)) without rowid;
            create table if not exists reports (number integer primary key, at text not null, page text not null, words text not null, source text not null, contact text not null);
            create table if not exists keys (name text primary key, value blob not null);
            """
        );
        Do("insert or ignore into keys values ('links', @value)", ("@value", RandomNumberGenerator.GetBytes(32)));
        key = One("select value from keys where name = 'links'", row => (byte[])row.GetValue(0))!;
    }

    /// <summary>What came of asking to follow.</summary>
    public enum Asked
    {
        /// <summary>A mail is to be sent that asks for confirmation.</summary>
        Waits,

        /// <summary>It is followed already.</summary>
        Known,

        /// <summary>The address was asked too often today, or follows too much.</summary>
        TooMany,
    }

    /// <summary>Notes that somebody wants to follow a feed; it counts once the owner of the address confirms
    /// it.</summary>
    public (Asked Outcome, Followed Request) Ask(string email, string feed, DateTimeOffset now)
    {
        Do("delete from followed where confirmed = 0 and asked < @old", ("@old", Moment(now - Patience)));
        var request = new Followed(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)),
            email,
            feed,
            now,
            false
        );
        if (All("email = @email and feed = @feed and confirmed = 1", ("@email", email), ("@feed", feed)).Length > 0)
            return (Asked.Known, request);
        var others = All("email = @email", ("@email", email));
        var today = others.Count(other => !other.IsConfirmed && other.Asked > now - TimeSpan.FromDays(1));
        if (others.Length >= MostFollowed || today >= MostAsked)
            return (Asked.TooMany, request);
        Do(
            "insert into followed values (@id, @email, @feed, @asked, 0) on conflict (email, feed) do update set id = @id, asked = @asked",
            ("@id", request.Id),
            ("@email", email),
            ("@feed", feed),
            ("@asked", Moment(now))
        );
        return (Asked.Waits, request);
    }

    /// <summary>Confirms a request.</summary>
    /// <returns>What is followed from now on; null when the link is not ours or its time is over.</returns>
    public Followed? Confirm(string id, string proof)
    {
        if (!IsProof("confirm", id, proof))
            return null;
        Do("update followed set confirmed = 1 where id = @id", ("@id", id));
        return All("id = @id", ("@id", id)).FirstOrDefault();
    }

    /// <summary>Ends following, and forgets the address with it.</summary>
    /// <returns>False when the link is not ours.</returns>
    public bool Leave(string id, string proof)
    {
        if (!IsProof("leave", id, proof))
            return false;
        Do("delete from seen where id = @id; delete from followed where id = @id", ("@id", id));
        return true;
    }

    /// <summary>What is followed.</summary>
    public ImmutableArray<Followed> Confirmed() => All("confirmed = 1");

    /// <summary>The entries that were not told yet.</summary>
    public ImmutableArray<Novelty> Unseen(string id, IEnumerable<Novelty> entries) =>
        [
            .. entries.Where(entry =>
                One(
                    "select 1 from seen where id = @id and novelty = @novelty",
                    _ => "",
                    ("@id", id),
                    ("@novelty", entry.Id)
                )
                    is null
            ),
        ];

    /// <summary>Notes that they were told.</summary>
    public void MarkSeen(string id, IEnumerable<Novelty> entries)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        foreach (var entry in entries)
            Run(connection, "insert or ignore into seen values (@id, @novelty)", ("@id", id), ("@novelty", entry.Id));
        transaction.Commit();
    }

    /// <summary>Keeps a reader's report of an error.</summary>
    /// <returns>False when too many wait to be looked at.</returns>
    public bool Report(ErrorReport report)
    {
        if (
            One("select count(*) from reports", row => row.GetInt64(0).ToString(CultureInfo.InvariantCulture))
                is { } count
            && long.Parse(count, CultureInfo.InvariantCulture) >= MostReports
        )
            return false;
        Do(
            "insert into reports (at, page, words, source, contact) values (@at, @page, @words, @source, @contact)",
            ("@at", Moment(report.At)),
            ("@page", report.Page),
            ("@words", report.Words),
            ("@source", report.Source),
            ("@contact", report.Contact)
        );
        return true;
    }

    /// <summary>The reports, the newest first.</summary>
    public ImmutableArray<ErrorReport> Reports() =>
        Many(
            "select at, page, words, source, contact from reports order by number desc",
            row => new ErrorReport(
                Time(row.GetString(0)),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4)
            )
        );

    /// <summary>What proves that a link came from us: a keyed hash (HMAC-SHA256) of what it does and of what.</summary>
    public string Proof(string act, string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{act}:{id}")).AsSpan(0, 16));

    private bool IsProof(string act, string id, string proof) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Proof(act, id)), Encoding.UTF8.GetBytes(proof));

    private ImmutableArray<Followed> All(string which, params (string, object)[] values) =>
        Many(
            $"select id, email, feed, asked, confirmed from followed where {which} order by asked, id",
            row => new Followed(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                Time(row.GetString(3)),
                row.GetInt64(4) == 1
            ),
            values
        );

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(source);
        connection.Open();
        return connection;
    }

    private void Do(string sql, params (string, object)[] values)
    {
        using var connection = Open();
        Run(connection, sql, values);
    }

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private T? One<T>(string sql, Func<SqliteDataReader, T> read, params (string, object)[] values)
        where T : class => Many(sql, read, values).FirstOrDefault();

    private ImmutableArray<T> Many<T>(
        string sql,
        Func<SqliteDataReader, T> read,
        params (string Name, object Value)[] values
    )
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        using var rows = command.ExecuteReader();
        var all = ImmutableArray.CreateBuilder<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all.ToImmutable();
    }

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A reader's report of an error.</summary>
/// <param name="At">When.</param>
/// <param name="Page">Address of the page, from the root.</param>
/// <param name="Words">What is wrong.</param>
/// <param name="Source">What shows what is right; empty when none was given.</param>
/// <param name="Contact">How to reach the reader; empty when not given.</param>
public sealed record ErrorReport(DateTimeOffset At, string Page, string Words, string Source, string Contact);
