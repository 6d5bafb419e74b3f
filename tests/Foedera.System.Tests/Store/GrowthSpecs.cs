using System.Data.Common;
using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Store.Engines;
using Foedera.Store.Snapshots;
using Foedera.Work.Stages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foedera.System.Tests.Store;

/// <summary>A record that grew bit by bit, with documents that were corrected and taken back on the way, holds what the
/// same documents hold that
/// were read and joined at once.</summary>
public sealed class GrowthSpecs : IAsyncDisposable
{
    private const int Rounds = 8;
    private readonly TestRecords records = new();

    private static readonly string[] Sayings =
    [
        "The harbour league will answer every raid on its lighthouses with all its ships.",
        "The harbour league would answer every raid on its lighthouses with all of its ships.",
        "If anybody believes that they can burn a granary unpunished, they will meet the whole league.",
        "Our answer will be thunderous.",
        "Members must spend four per cent of their harvest on watchtowers before 2031.",
        "Members must spend five per cent of their harvest on watchtowers before 2031, and they will do so.",
        "I told the miller that the bridge would stay open for the carters, and it will stay open for everybody else.",
        "I told the miller that the bridge would stay open for the carters.",
        "And it will stay open for everybody else.",
        "thunderous",
        "spend four percent of their harvest",
    ];

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Any_order_any_split_and_any_detour_give_the_record_of_one_reading(string engine)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var chance = new Random(round);
            var documents = Enumerable
                .Range(0, 5 + chance.Next(8))
                .Select(number => Document(chance, number, ""))
                .ToList();
            await using var atOnce = await records.OpenAsync(engine);
            var isCorrected = documents.Select(_ => chance.Next(2) == 0).ToList();
            // what a document is called holds a hash of the bytes that it had at first
            await ReadAsync(
                atOnce,
                [.. documents.Where((_, i) => isCorrected[i]).Select(Uncorrected)],
                isJoined: false
            );
            await ReadAsync(atOnce, documents);
            await using var grown = await records.OpenAsync(engine);
            await GrowAsync(grown, [.. documents.Zip(isCorrected)], chance);
            Same(await ToldAsync(grown), await ToldAsync(atOnce), round);
            (await grown.AuditAsync()).IsWhole.ShouldBeTrue();
        }
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task The_old_address_of_an_utterance_leads_to_what_it_became(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        await ReadAsync(record, [Article("late", new DateOnly(2031, 3, 4), "Ilse Varga", [Sayings[0]])]);
        var before = (await record.AllUtterancesAsync().ToListAsync()).ShouldHaveSingleItem().Head.Id;
        await ReadAsync(record, [Article("early", new DateOnly(2031, 3, 2), "Ilse Varga", [Sayings[0]])]);
        var now = (await record.AllUtterancesAsync().ToListAsync()).ShouldHaveSingleItem().Head.Id;
        now.ShouldNotBe(before, "the earliest report names it");
        (await record.SuccessorAsync(before)).ShouldBe(now);
        await record.RemoveAsync("early", "a test");
        await JoinAsync(record);
        (await record.SuccessorAsync(now)).ShouldBe(before);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Utterances_that_were_lost_by_hand_come_back_with_the_next_document(string engine)
    {
        var chance = new Random(4);
        var documents = Enumerable.Range(0, 12).Select(number => Document(chance, number, "")).ToList();
        await using var atOnce = await records.OpenAsync(engine);
        await ReadAsync(atOnce, documents);
        await using var record = await records.OpenAsync(engine);
        await ReadAsync(record, documents[..^1]);
        await record.WriteAsync("delete from utterances where key = (select min(key) from utterances)");
        await ReadAsync(record, documents[^1..]);
        Same(await ToldAsync(record), await ToldAsync(atOnce), 0);
    }

    [
        Theory,
        InlineData(TestRecords.Sqlite, "update joining_cuts set cut = links from joining_links"),
        InlineData(TestRecords.Postgres, "update joining_cuts set cut = links from joining_links"),
        InlineData(TestRecords.Sqlite, "update joining_cuts set cut = x''"),
        InlineData(TestRecords.Sqlite, "delete from joining_links where document_key = 3"),
        InlineData(TestRecords.Postgres, "delete from joining_links where document_key = 3"),
        InlineData(TestRecords.Sqlite, "delete from joining_words"),
        InlineData(TestRecords.Postgres, "delete from joining_words")
    ]
    public async Task What_was_kept_and_is_damaged_costs_a_line_and_joining_everything(string engine, string damage)
    {
        var chance = new Random(5);
        var documents = Enumerable.Range(0, 12).Select(number => Document(chance, number, "")).ToList();
        await using var atOnce = await records.OpenAsync(engine);
        await ReadAsync(atOnce, documents);
        await using var record = await records.OpenAsync(engine);
        await ReadAsync(record, documents[..^1]);
        await record.WriteAsync(damage);
        await record.SaveAsync(documents[^1..]);
        var told = new List<Problem>();
        await StageOf(record).RunAsync(told.Add, CancellationToken.None);
        told.ShouldHaveSingleItem().Code.ShouldBe("JOIN902");
        Same(await ToldAsync(record), await ToldAsync(atOnce), 0);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_document_more_is_joined_with_what_it_meets(string engine)
    {
        var chance = new Random(6);
        var documents = Enumerable.Range(0, 12).Select(number => Document(chance, number, "")).ToList();
        documents.RemoveAll(document => document.Read.Document.Genre == Genre.Transcript);
        await using var record = await records.OpenAsync(engine);
        await ReadAsync(record, documents[..^1]);
        await record.SaveAsync(documents[^1..]);
        var stage = StageOf(record);
        await stage.RunAsync(problem => throw new InvalidOperationException(problem.ToString()), default);
        (stage.Grown, stage.Anew).ShouldBe((1, 0));
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Nothing_of_a_document_that_was_taken_back_stays_among_what_is_kept(string engine)
    {
        await using var record = await records.OpenAsync(engine);
        var day = new DateOnly(2031, 3, 4);
        await ReadAsync(record, [Article("one", day, "Ilse Varga", [Sayings[0]])]);
        await ReadAsync(record, [Article("two", day, "Ilse Varga", [Sayings[2]])]);
        await record.RemoveAsync("two", "a test");
        await using var connection = await record.Edge.ConnectAsync(default);
        foreach (var table in (string[])["joining_cuts", "joining_links", "joining_pairs", "joining_words"])
            (await connection.CountAsync($"select count(*) from {table}", default)).ShouldBe(0);
    }

    // names the first line that differs: the whole is too long to read
    private static void Same(List<string> told, List<string> expected, int round)
    {
        var differs = told.Zip(expected).FirstOrDefault(pair => pair.First != pair.Second);
        (differs.First is null).ShouldBeTrue($"round {round}\n{differs.First}\n{differs.Second}");
        told.Count.ShouldBe(expected.Count, $"round {round}");
    }

    // in another order, some at a time; some are wrong at first, and some do not stay
    private static async Task GrowAsync(RecordStore record, (Arrival Final, bool IsCorrected)[] order, Random chance)
    {
        chance.Shuffle(order);
        for (var next = 0; next < order.Length; )
        {
            var some = order[next..Math.Min(order.Length, next + 1 + chance.Next(3))];
            next += some.Length;
            await ReadAsync(
                record,
                [.. some.Where(one => one.IsCorrected).Select(one => Uncorrected(one.Final))],
                isJoined: chance.Next(2) == 0
            );
            if (chance.Next(3) == 0)
            {
                var passing = Document(chance, 100 + next, "passing ");
                await ReadAsync(record, [passing]);
                await record.RemoveAsync(passing.Read.Document.Id, "it does not stay");
            }
            await ReadAsync(record, [.. some.Select(one => one.Final)], isJoined: chance.Next(4) > 0);
        }
        await JoinAsync(record);
    }

    private static async Task ReadAsync(RecordStore record, IReadOnlyList<Arrival> documents, bool isJoined = true)
    {
        await record.SaveAsync(documents);
        if (isJoined)
            await JoinAsync(record);
    }

    private static Task<bool> JoinAsync(RecordStore record) =>
        StageOf(record)
            .RunAsync(problem => throw new InvalidOperationException(problem.ToString()), CancellationToken.None);

    private static JoinStage StageOf(RecordStore record) =>
        new(record, ActorDirectory.Empty, TimeProvider.System, NullLogger<JoinStage>.Instance);

    private static Arrival Document(Random chance, int number, string kind)
    {
        var said = Enumerable
            .Range(0, 1 + chance.Next(4))
            .Select(_ => Sayings[chance.Next(Sayings.Length)])
            .Distinct()
            .ToArray();
        var (day, speaker) = (
            new DateOnly(2031, 1, 1).PlusDays(chance.Next(30)),
            chance.Next(3) switch
            {
                0 => "Ilse Varga",
                1 => "Tomas Brandt",
                _ => "",
            }
        );
        var article = Article($"{kind}report-{number}", day, speaker, said);
        return chance.Next(6) > 0
            ? article
            : article with
            {
                Read = article.Read with { Document = article.Read.Document with { Genre = Genre.Transcript } },
            };
    }

    // the same file as it stood before: one saying more
    private static Arrival Uncorrected(Arrival final)
    {
        var (document, statements) = (final.Read.Document, final.Read.Statements);
        var start = document.Text.Length;
        var text =
            document.Text
            + "“Nobody has ever crossed the frozen strait with a loaded cart, and nobody will.” That was wrong.\n";
        var more = new Statement($"{document.Id}#{statements.Length}", document.Id)
        {
            Kind = StatementKind.Direct,
            Content = [new TextSpan(start, text.IndexOf('”', start) + 1)],
        };
        return final with
        {
            Read = new ReadDocument(document with { Text = text }, [.. statements, more]),
            Snapshot = new Snapshot(final.Snapshot!.Address, final.Snapshot.FetchedAt, Encoding.UTF8.GetBytes(text)),
        };
    }

    private static Arrival Article(string id, DateOnly day, string speaker, string[] said)
    {
        var text = new StringBuilder(
            $"From the harbour town of Port Elin, where nothing was heard of {id} before this day and nobody asked. "
        );
        var statements = new List<Statement>();
        foreach (var words in said)
        {
            var start = text.Length;
            text.Append('“').Append(words).Append('”');
            statements.Add(
                new Statement($"{id}#{statements.Count}", id)
                {
                    Kind = StatementKind.Direct,
                    Content = [new TextSpan(start, text.Length)],
                    Speaker = speaker.Length == 0 ? null : Speaker.Known(speaker),
                }
            );
            text.Append(speaker.Length == 0 ? " was heard.\n" : $" said {speaker}.\n");
        }
        var document = new Document(id, text.ToString()) { Published = day, Language = "en" };
        var bytes = Encoding.UTF8.GetBytes(document.Text);
        return new Arrival(
            new ReadDocument(document, [.. statements]),
            Origin.OfFile(null, id + ".txt"),
            new Snapshot(id + ".txt", DateTimeOffset.UnixEpoch, bytes)
        );
    }

    // what was said and how it was judged, without the numbers of rows, which follow the order of reading
    private static async Task<List<string>> ToldAsync(RecordStore record)
    {
        await using var connection = await record.Edge.ConnectAsync(default);
        string[] queries =
        [
            "select id, fingerprint, statements_hash from documents where superseded_by is null order by id",
            "select * from utterances order by id",
            """
                select u.id, w.number, d.id as document, s.id as statement, w.first, w.past, w.text, w.verdict, w.changes, w.voice
                from wordings w join utterances u on u.key = w.utterance_key join documents d
                on d.key = w.document_key left join statements s on s.key = w.statement_key
                order by u.id, w.number
                """,
            "select context, marks, names from joining",
        ];
        var told = new List<string>();
        foreach (var query in queries)
            told.AddRange(await connection.QueryAsync(query, Line, default));
        return told;
    }

    private static string Line(DbDataReader row) =>
        string.Join(
            '|',
            Enumerable
                .Range(0, row.FieldCount)
                .Where(column => row.GetName(column) is not ("digest" or "key"))
                .Select(column =>
                    row.GetValue(column) switch
                    {
                        byte[] bytes => Convert.ToHexStringLower(bytes),
                        var cell => Convert.ToString(cell, CultureInfo.InvariantCulture),
                    }
                )
        );
}
