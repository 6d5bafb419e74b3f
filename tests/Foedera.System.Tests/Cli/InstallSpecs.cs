using System.Diagnostics;
using Foedera.Cli;
using Foedera.Cli.Verbs;

namespace Foedera.System.Tests.Cli;

/// <summary>What comes with the program for shells and manuals is made from its commands, and a slip of the fingers is
/// understood.</summary>
public sealed class InstallSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("foedera-install").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("foedera se", "search serve")]
    [InlineData("foedera import ind", "indicators")]
    [InlineData("foedera owes --att", "--attacker")]
    [InlineData("foedera utterances --format j", "json jsonl")]
    public async Task Bash_completes_verbs_options_and_choices(string typed, string expected)
    {
        var words = typed.Split(' ');
        var script = Path.Combine(folder, "completion.bash");
        await File.WriteAllTextAsync(
            script,
            CompletionVerb.Script(CommandLine.Root(), "bash"),
            TestContext.Current.CancellationToken
        );
        var ask =
            $"source {script}; COMP_WORDS=({string.Join(' ', words)}); COMP_CWORD={words.Length - 1}; _foedera; echo \"${{COMPREPLY[@]}}\"";
        var ran = await FoederaProgram.RunAsync(new ProcessStartInfo("bash", ["-c", ask]));
        ran.Succeeds().Output.Trim().Split(' ').ShouldBe(expected.Split(' '), ignoreOrder: true);
    }

    [Theory, InlineData("zsh"), InlineData("fish")]
    public void Other_shells_are_told_every_verb(string shell)
    {
        var script = CompletionVerb.Script(CommandLine.Root(), shell);
        foreach (var verb in CommandLine.Root().Subcommands)
            script.ShouldContain(verb.Name);
    }

    [Fact]
    public void There_is_a_manual_page_for_every_verb_with_all_its_options()
    {
        var pages = ManVerb.Pages(CommandLine.Root()).ToDictionary(page => page.Name, page => page.Text);
        foreach (var verb in CommandLine.Root().Subcommands)
        {
            pages["foedera.1"].ShouldContain($"foedera\\-{verb.Name.Replace("-", "\\-", StringComparison.Ordinal)}");
            foreach (var option in verb.Options.Where(o => !o.Hidden))
                pages[$"foedera-{verb.Name}.1"]
                    .ShouldContain(option.Name.Replace("-", "\\-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_manual_page_is_one_that_man_reads_without_complaint()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/man"), "man is not there");
        var page = Path.Combine(folder, "foedera-serve.1");
        await File.WriteAllTextAsync(
            page,
            ManVerb.Pages(CommandLine.Root()).Single(p => p.Name == "foedera-serve.1").Text,
            TestContext.Current.CancellationToken
        );
        var ran = await FoederaProgram.RunAsync(
            new ProcessStartInfo("man", ["--warnings", "-E", "UTF-8", "-l", "-Tutf8", page])
        );
        ran.Code.ShouldBe(0);
        ran.Errors.ShouldBeEmpty();
        // bold is a letter struck twice
        global::System.Text.RegularExpressions.Regex.Replace(ran.Output, ".\b", "").ShouldContain("--port PORT");
    }

    [Theory]
    [InlineData("serach", "Did you mean 'foedera search'?")]
    [InlineData("utterance", "Did you mean 'foedera utterances'?")]
    [InlineData("serve --prot 80", "Did you mean 'foedera serve --port'?")]
    public async Task A_slip_of_the_fingers_is_understood(string typed, string answer)
    {
        var ran = await FoederaProgram.RunAsync(typed.Split(' '));
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Errors.ShouldContain(answer);
    }

    [Fact]
    public async Task A_word_like_no_verb_is_not_guessed_at() =>
        (await FoederaProgram.RunAsync("xyzzyplugh")).Errors.ShouldNotContain("Did you mean");

    [Fact]
    public async Task Status_tells_what_is_on_record()
    {
        var db = Path.Combine(folder, "record.db");
        (
            await FoederaProgram.RunAsync("read", FoederaProgram.PathOf("samples", "karsk-transcript.html"), "--db", db)
        ).Succeeds();
        var facts = (await FoederaProgram.RunAsync("status", "--db", db, "--format", "json"))
            .Succeeds()
            .Json.EnumerateArray()
            .ToDictionary(f => f.GetProperty("what").GetString()!, f => f.GetProperty("state").GetString()!);
        facts["documents"].ShouldStartWith("1, of them 1 transcripts");
        facts["ledger"].ShouldStartWith("whole");
        facts["waiting to be joined"].ShouldBe("0");
    }
}
