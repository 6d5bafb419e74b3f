using System.Diagnostics;
using System.Security.Cryptography;
using Foedera.Store;
using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Cli;

/// <summary>A folder of the worst that users and the web hold, from end to end.</summary>
public sealed class HostileInputSpecs : IAsyncDisposable
{
    // in milliseconds: seconds are enough, and the square of these lengths takes hours
    private const int Hangs = 600_000;

    private readonly TestRecords records = new();

    private string Db => Path.Combine(records.Folder, "record.db");

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Fact]
    public async Task Bad_files_cost_a_line_each_and_the_good_ones_are_recorded()
    {
        var folder = Directory.CreateDirectory(Path.Combine(records.Folder, "in")).FullName;
        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
        Write("good-1.txt", "“We will keep every promise that we made,” Minister Ada Lindqvist said on Tuesday.");
        Write("good-2.txt", "Minister Ada Lindqvist said on Tuesday: “We will keep each promise that we made.”");
        Write("empty.txt", "");
        await File.WriteAllBytesAsync(Path.Combine(folder, "binary.txt"), RandomNumberGenerator.GetBytes(100_000));
        Write("one-line.txt", string.Concat(Enumerable.Repeat("“Go there now,” she said, ", 2_000_000)));
        Write(
            "nested.html",
            string.Concat(Enumerable.Repeat("<div>", 100_000))
                + "word"
                + string.Concat(Enumerable.Repeat("</div>", 100_000))
        );
        File.CreateSymbolicLink(Path.Combine(folder, "vanished.txt"), Path.Combine(folder, "nowhere.txt"));
        Write("marks.txt", new string('"', 1_000_000));
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "invalid.txt"),
            [.. "Caf"u8, 0xE9, 0xFF, 0x80, .. " and “"u8, 0xC3, 0x28, .. "” she said."u8]
        );

        var ran = await FoederaProgram.RunAsync("read", folder, "--db", Db, "--format", "jsonl");

        ran.Code.ShouldBe(1, ran.Errors);
        var errors = ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        errors.Length.ShouldBe(7, ran.Errors);
        errors
            .Count(e => e.Contains("invalid.txt: decoded as", StringComparison.Ordinal))
            .ShouldBe(1, "what was done is said");
        errors
            .Count(e => e.Contains("marks.txt: read in part", StringComparison.Ordinal))
            .ShouldBe(1, "so is what was not");
        foreach (var name in new[] { "empty.txt", "binary.txt", "one-line.txt", "nested.html", "vanished.txt" })
            errors.Count(e => e.Contains(name, StringComparison.Ordinal)).ShouldBe(1, name);
        ran.Lines.Select(line => line.GetProperty("doc").GetString())
            .ShouldBe(["good-1", "good-2", "invalid", "marks"], ignoreOrder: true);
        ran.Lines.Single(line => line.GetProperty("doc").GetString() == "invalid")
            .GetProperty("notes")
            .GetArrayLength()
            .ShouldBeGreaterThan(0);
        await using var record = await RecordStore.OpenExistingAsync(Db, TimeProvider.System);
        (await record.FirstBrokenEntryAsync()).ShouldBeNull();
        (await record.SummaryAsync()).ShouldSatisfyAllConditions(
            s => s.Documents.ShouldBe(4),
            s => s.NotYetJoined.ShouldBe(0)
        );
        var verified = (
            await FoederaProgram.RunAsync(
                "verify",
                "We will keep every promise that we made",
                "--db",
                Db,
                "--format",
                "json"
            )
        )
            .Succeeds()
            .Json;
        verified
            .GetProperty("verdict")
            .GetString()
            .ShouldBe("disagreeing", "one report prints it so, another otherwise, and no witness decides");
        verified.GetProperty("printed").GetArrayLength().ShouldBe(1);
    }

    // each of these made one stage work in the square of its length
    public static TheoryData<string, string> Crafted() =>
        new()
        {
            { "many sentences of one word", $"“{Times("No. Yes. ", 40_000)}We go now,” Minister Ada Lindqvist said." },
            { "many brackets", $"“We will {new string('[', 400_000)} go there now,” Minister Ada Lindqvist said." },
            { "many cuts", $"“We will {Times("… a ", 100_000)} go there now,” Minister Ada Lindqvist said." },
            {
                "many paragraphs",
                $"{Times("“We will go now there together.\n\n", 15_000)}“We will stop,” Minister Ada Lindqvist said."
            },
            { "many closing marks", $"“We will go{new string('’', 400_000)}”, Minister Ada Lindqvist said." },
            { "many stops", $"“We will {new string('.', 1_000_000)} go there now,” Minister Ada Lindqvist said." },
            { "many words of one mark", new string('<', 4_000_000) },
            {
                "one word again and again",
                $"“We will {Times("Aa ", 500_000)} go there now,” Minister Ada Lindqvist said."
            },
            { "many turns of nobody", Times("Q: a\nA: b\n", 60_000) },
        };

    [Theory(Timeout = Hangs), MemberData(nameof(Crafted))]
    public async Task Work_grows_with_the_text_and_not_with_its_square(string what, string text)
    {
        var file = Path.Combine(records.Folder, "crafted.txt");
        await File.WriteAllTextAsync(file, text);

        var ran = await FoederaProgram.RunAsync("read", file, "--db", Db);

        ran.Code.ShouldBe(0, $"{what}: {ran.Errors}");
    }

    public static TheoryData<string, string[]> Questions() =>
        new()
        {
            { "search", ["search", "-"] },
            { "verify", ["verify", "-"] },
            { "check", ["check", "-"] },
            { "owes", ["owes", "--cases", "-"] },
            { "read", ["read", "-"] },
        };

    // an endless input: the program has to say no and end, whoever goes on writing
    [Theory(Timeout = Hangs), MemberData(nameof(Questions))]
    public async Task Standard_input_without_an_end_costs_a_line(string verb, string[] args)
    {
        await (await RecordStore.OpenAsync(Db, TimeProvider.System)).DisposeAsync();
        string[] db = verb == "owes" ? [] : ["--db", Db];
        var start = new ProcessStartInfo("dotnet", ["exec", FoederaProgram.Dll, .. args, .. db])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        using var program = FoederaProgram.Start(start);
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());

        var some = new byte[1 << 16];
        Array.Fill(some, (byte)'a');
        try
        {
            while (!program.HasExited)
                await program.StandardInput.BaseStream.WriteAsync(some);
        }
        catch (IOException)
        {
            // it has closed its end
        }

        await program.WaitForExitAsync();
        program.ExitCode.ShouldBe(1, await errors);
        (await errors)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldHaveSingleItem()
            .ShouldStartWith("foedera: ");
        (await output).ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Of_a_thousand_bad_documents_in_one_file_a_few_are_told_and_the_others_counted()
    {
        var file = Path.Combine(records.Folder, "many.json");
        var good = "{\"text\": \"“We will keep every promise,” Minister Ada Lindqvist said on Tuesday.\"}";
        await File.WriteAllTextAsync(file, $"[{Times("{},", 1000)}{good}]");

        var ran = await FoederaProgram.RunAsync("read", file, "--db", Db, "--format", "jsonl");

        ran.Code.ShouldBe(1);
        ran.Lines.ShouldHaveSingleItem();
        var errors = ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        errors.Length.ShouldBe(6, ran.Errors);
        errors[^1].ShouldContain("995 more of its documents were refused");
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
