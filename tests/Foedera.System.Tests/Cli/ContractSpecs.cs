using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Cli;

/// <summary>What scripts rely on: fields of the JSON and exit codes.</summary>
public sealed class ContractSpecs : IAsyncDisposable
{
    private readonly TestRecords records = new();

    private string Db => Path.Combine(records.Folder, "record.db");

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Fact]
    public async Task Read_then_ask_by_the_letter_of_the_contract()
    {
        var read = (
            await FoederaProgram.RunAsync("read", FoederaProgram.PathOf("samples"), "--db", Db, "--format", "jsonl")
        ).Succeeds();
        read.Lines.Count.ShouldBe(
            Directory
                .GetFiles(FoederaProgram.PathOf("samples"))
                .Count(f => Path.GetExtension(f) is ".txt" or ".html" or ".json")
        );
        read.Lines.ShouldAllBe(line =>
            line.GetProperty("record").GetString() == "added" && line.GetProperty("statements").GetInt32() >= 0
        );

        var again = (
            await FoederaProgram.RunAsync("read", FoederaProgram.PathOf("samples"), "--db", Db, "--format", "jsonl")
        ).Succeeds();
        again.Lines.ShouldAllBe(line => line.GetProperty("record").GetString() == "unchanged");

        var utterances = (await FoederaProgram.RunAsync("utterances", "--db", Db, "--format", "jsonl")).Succeeds();
        utterances.Lines.Count.ShouldBeGreaterThan(10);
        foreach (var utterance in utterances.Lines)
        {
            utterance
                .EnumerateObject()
                .Select(p => p.Name)
                .ShouldBe(["id", "speaker", "witness", "witness_belief", "language_spoken", "voices", "wordings"]);
            utterance.GetProperty("witness").GetString().ShouldBeOneOf("transcript", "outlets", "none");
            foreach (var wording in utterance.GetProperty("wordings").EnumerateArray())
            {
                wording
                    .EnumerateObject()
                    .Select(p => p.Name)
                    .ShouldBe(["doc", "statement", "start", "end", "text", "verdict", "changes"]);
                foreach (var change in wording.GetProperty("changes").EnumerateArray())
                    change.EnumerateObject().Select(p => p.Name).ShouldBe(["op", "theirs", "witness"]);
            }
        }

        var words = utterances
            .Lines.SelectMany(u => u.GetProperty("wordings").EnumerateArray())
            .Select(w => w.GetProperty("text").GetString()!)
            .First(t => t.Split(' ').Length > 8);
        var verified = (await FoederaProgram.RunAsync("verify", words, "--db", Db, "--format", "json")).Succeeds().Json;
        foreach (var field in new[] { "verdict", "utterance", "best", "changes", "searched", "alternatives" })
            verified.TryGetProperty(field, out _).ShouldBeTrue(field);
        verified.GetProperty("verdict").GetString().ShouldNotBe("not-on-record");
        verified.GetProperty("best").EnumerateObject().Select(p => p.Name).ShouldBe(["doc", "start", "end", "text"]);
        verified
            .GetProperty("searched")
            .EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["documents", "transcripts", "from", "to"]);

        var unheard = (
            await FoederaProgram.RunAsync(
                "verify",
                "Bananas march at dawn across the frozen parliament",
                "--db",
                Db,
                "--format",
                "json"
            )
        )
            .Succeeds()
            .Json;
        unheard.GetProperty("verdict").GetString().ShouldBe("not-on-record");
        unheard.GetProperty("utterance").ValueKind.ShouldBe(global::System.Text.Json.JsonValueKind.Null);
        unheard.GetProperty("best").ValueKind.ShouldBe(global::System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Positions_count_code_points()
    {
        var file = Path.Combine(records.Folder, "emoji.txt");
        await File.WriteAllTextAsync(
            file,
            "😀😀 “We will keep every promise that we have made,” Minister Ada Lindqvist said.\n"
        );
        (await FoederaProgram.RunAsync("read", file, "--db", Db)).Succeeds();

        var wording = (await FoederaProgram.RunAsync("utterances", "--db", Db, "--format", "jsonl"))
            .Succeeds()
            .Lines.ShouldHaveSingleItem()
            .GetProperty("wordings")[0];

        wording.GetProperty("start").GetInt32().ShouldBe(4);
        wording.GetProperty("text").GetString()!.ShouldStartWith("We will keep");
    }

    [Fact]
    public async Task A_bad_file_is_one_line_and_the_rest_is_read()
    {
        var folder = Directory.CreateDirectory(Path.Combine(records.Folder, "in")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "good.txt"),
            "“We will keep every promise that we made,” Ada Lindqvist said."
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.json"), "{\"id\": \"x\", ");
        await File.WriteAllBytesAsync(Path.Combine(folder, "binary.txt"), [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 2, 3]);
        File.CreateSymbolicLink(Path.Combine(folder, "vanished.txt"), Path.Combine(folder, "nowhere.txt"));

        var ran = await FoederaProgram.RunAsync(
            "read",
            folder,
            Path.Combine(records.Folder, "missing.txt"),
            "--db",
            Db,
            "--format",
            "jsonl"
        );

        ran.Code.ShouldBe(1);
        ran.Lines.ShouldHaveSingleItem().GetProperty("doc").GetString().ShouldBe("good");
        var errors = ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        errors.Length.ShouldBe(4, ran.Errors);
        foreach (var name in new[] { "bad.json", "binary.txt", "vanished.txt", "missing.txt" })
            errors.Count(e => e.Contains(name, StringComparison.Ordinal)).ShouldBe(1, name);
    }

    [Theory]
    [InlineData(2, "no-such-verb")]
    [InlineData(2, "read")]
    [InlineData(2, "verify", "x", "--no-such-option")]
    [InlineData(2, "utterances", "--format", "xml")]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0, "verify", "--help")]
    public async Task Wrong_usage_exits_2_and_help_exits_0(int code, params string[] args) =>
        (await FoederaProgram.RunAsync(args)).Code.ShouldBe(code);

    [Fact]
    public async Task Asking_a_record_that_is_not_there_says_so_and_makes_none()
    {
        foreach (
            var verb in new[]
            {
                new[] { "utterances" },
                ["verify", "hello there"],
                ["export", Path.Combine(records.Folder, "out")],
                ["serve", "--port", "0"],
            }
        )
        {
            var ran = await FoederaProgram.RunAsync([.. verb, "--db", Db]);
            ran.Code.ShouldBe(1);
            ran.Errors.ShouldContain("There is no record here yet");
            ran.Errors.Trim().Split('\n').Length.ShouldBe(1);
        }
        File.Exists(Db).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_no_record_is_refused_and_left_alone()
    {
        await File.WriteAllTextAsync(Db, "These are my notes, not a database.");

        var ran = await FoederaProgram.RunAsync("read", FoederaProgram.PathOf("samples"), "--db", Db);

        ran.Code.ShouldBe(1);
        ran.Errors.ShouldContain("not a record");
        (await File.ReadAllTextAsync(Db)).ShouldBe("These are my notes, not a database.");
    }

    [Fact]
    public async Task The_demonstration_reads_the_samples_and_says_what_it_found()
    {
        var ran = (await FoederaProgram.RunAsync("demo", "--no-serve", "--db", Db)).Succeeds();

        ran.Output.ShouldContain("documents");
        ran.Output.ShouldContain("transcript");
        ran.Output.ShouldContain("Next: foedera verify");
        (await FoederaProgram.RunAsync("demo", "--no-serve", "--db", Db)).Code.ShouldBe(
            1,
            "a record of the user's is never made afresh"
        );
    }

    [Fact]
    public async Task Pages_are_served_until_interrupted()
    {
        (await FoederaProgram.RunAsync("read", FoederaProgram.PathOf("samples"), "--db", Db)).Succeeds();
        using var serving = FoederaProgram.Start(
            new global::System.Diagnostics.ProcessStartInfo(
                "dotnet",
                ["exec", FoederaProgram.Dll, "serve", "--port", "0", "--db", Db]
            )
        );
        try
        {
            var said = await serving.StandardOutput.ReadLineAsync() ?? "";
            var address = said.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal));
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            (await client.GetAsync("/")).StatusCode.ShouldBe(global::System.Net.HttpStatusCode.OK);
            (await client.GetStringAsync("/verify.json?q=we%20ask%20them%20to%20count%20with%20us")).ShouldContain(
                "\"verdict\""
            );

            using var interrupt = global::System.Diagnostics.Process.Start(
                "kill",
                ["-INT", serving.Id.ToString(global::System.Globalization.CultureInfo.InvariantCulture)]
            );
            await serving.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            serving.ExitCode.ShouldBe(0);
        }
        finally
        {
            if (!serving.HasExited)
                serving.Kill();
        }
    }

    [Fact]
    public async Task Export_writes_one_line_for_each()
    {
        (await FoederaProgram.RunAsync("read", FoederaProgram.PathOf("samples"), "--db", Db)).Succeeds();
        var folder = Path.Combine(records.Folder, "out");

        (await FoederaProgram.RunAsync("export", folder, "--db", Db)).Succeeds();
        (await FoederaProgram.RunAsync("export", folder, "--db", Db, "--format", "csv")).Succeeds();

        foreach (var name in new[] { "documents", "statements" })
            (await File.ReadAllLinesAsync(Path.Combine(folder, $"{name}.jsonl"))).Length.ShouldBeGreaterThan(10);
        (await File.ReadAllLinesAsync(Path.Combine(folder, "utterances.csv")))[0].ShouldStartWith("utterance,speaker,");
        Directory.GetFiles(folder, "*.part").ShouldBeEmpty();
    }
}
