using System.Text;
using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Cli;

/// <summary>What is printed is safe, whatever documents hold.</summary>
public sealed class PrintingSpecs : IAsyncDisposable
{
    private const string Evil = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202Efdp.exe\u202C";

    private readonly TestRecords records = new();

    private string Db => Path.Combine(records.Folder, "record.db");

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public async Task No_verb_prints_what_acts_on_a_terminal(string format)
    {
        var file = Path.Combine(records.Folder, "evil.json");
        await File.WriteAllTextAsync(
            file,
            $$"""
            {"id": "a{{Escaped(Evil)}}", "title": "b{{Escaped(Evil)}}", "outlet": "c{{Escaped(
                Evil
            )}}", "text": "“We {{Escaped(
                Evil
            )}} will keep every promise that we made,” Minister Ada Lindqvist said on Tuesday."}
            """
        );
        string[][] commands =
        [
            ["read", file, "--db", Db],
            ["statements", file],
            ["utterances", "--db", Db],
            ["verify", "will keep every promise that we made", "--db", Db],
            ["explain", file],
        ];
        foreach (var command in commands)
        {
            var ran = await FoederaProgram.RunAsync([.. command, "--format", format]);
            ran.Code.ShouldBe(0, ran.Errors);
            ShouldBeSafe(ran.Output, format == "csv", command[0]);
            ShouldBeSafe(ran.Errors, false, command[0]);
        }
    }

    [Theory]
    [InlineData("""{"text":"a","url":"x\u001b[2J\nfoedera: all is well"}""")]
    [InlineData("""{"text":"a","genre":"x\r\nfoedera: all is well\u202E"}""")]
    [InlineData("""{"text":"a","published":"x\u0085foedera: all is well\u2028y"}""")]
    public async Task Nobody_forges_a_second_line_into_an_error(string json)
    {
        var file = Path.Combine(records.Folder, "line\nfoedera: forged.json");
        await File.WriteAllTextAsync(file, json);
        foreach (var verb in new[] { "statements", "read" })
        {
            var ran = await FoederaProgram.RunAsync(verb == "read" ? ["read", file, "--db", Db] : ["statements", file]);
            ran.Code.ShouldBe(1);
            var line = ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
            line.Length.ShouldBeLessThan(1500);
            ShouldBeSafe(line, false, verb);
        }
    }

    [Fact]
    public async Task A_value_of_a_megabyte_makes_no_error_of_a_megabyte()
    {
        var file = Path.Combine(records.Folder, "long.json");
        await File.WriteAllTextAsync(file, $$"""{"text":"a","genre":"{{new string('x', 1_000_000)}}"}""");
        (await FoederaProgram.RunAsync("statements", file)).Errors.Length.ShouldBeLessThan(1500);
    }

    [Fact]
    public async Task A_taken_port_and_an_address_of_another_machine_are_one_line_each()
    {
        using var taken = new global::System.Net.Sockets.TcpListener(global::System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((global::System.Net.IPEndPoint)taken.LocalEndpoint).Port.ToString(
            global::System.Globalization.CultureInfo.InvariantCulture
        );
        (
            await FoederaProgram.RunAsync(
                "read",
                FoederaProgram.PathOf("samples", "karsk-globe-dispatch.txt"),
                "--db",
                Db
            )
        ).Succeeds();
        foreach (
            var (host, said) in new[]
            {
                ("127.0.0.1", "the port is taken"),
                ("203.0.113.1", "Cannot listen"),
                ("no such host", "is no address"),
            }
        )
        {
            var ran = await FoederaProgram.RunAsync("serve", "--db", Db, "--host", host, "--port", port);
            ran.Code.ShouldBe(1);
            ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain(said);
        }
    }

    private static void ShouldBeSafe(string text, bool isCsv, string what)
    {
        foreach (var unit in text)
        {
            if (unit is '\n' or '\t' || (isCsv && unit is '\r'))
                continue;
            char.IsControl(unit).ShouldBeFalse($"{what} prints U+{(int)unit:X4}");
            if (!isCsv)
                "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C\u2028\u2029"
                    .Contains(unit, StringComparison.Ordinal)
                    .ShouldBeFalse($"{what} prints U+{(int)unit:X4}");
        }
    }

    private static string Escaped(string text) =>
        text.Aggregate(
                new StringBuilder(),
                (all, unit) =>
                    all.Append(global::System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")
            )
            .ToString();
}
