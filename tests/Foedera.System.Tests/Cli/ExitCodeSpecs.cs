using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Cli;

/// <summary>Every verb by the contract: 1 and a line for each thing wrong with the input, 2 for wrong usage; never a
/// stack trace, never a name of our types.</summary>
public sealed class ExitCodeSpecs : IAsyncDisposable
{
    private const string Folder = "FOLDER";
    private const string Notes = "NOTES";

    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory]
    [InlineData(1, "There is no such file", "statements missing.txt")]
    [InlineData(1, "no such folder of packs", "statements NOTES --packs missing")]
    [InlineData(1, "This is a folder", "read NOTES --db FOLDER")]
    [InlineData(1, "This is a folder", "utterances --db FOLDER")]
    [InlineData(1, "This is a folder", "verify hello --db FOLDER")]
    [InlineData(1, "This is a folder", "export out --db FOLDER")]
    [InlineData(1, "This is a folder", "serve --db FOLDER")]
    [InlineData(1, "This is a folder", "demo --no-serve --db FOLDER")]
    [InlineData(1, "This is a folder", "pledges --db FOLDER")]
    [InlineData(1, "no such folder of packs", "pledges --packs missing")]
    [InlineData(1, "not a date", "pledges --as-of never")]
    [InlineData(1, "No pledge", "pledges --ally Atlantis")]
    [InlineData(1, "No pledge", "path Estonia --pledge none")]
    [InlineData(1, "there is no such file", "what-if missing.yaml")]
    [InlineData(1, "missing.csv", "import indicators missing.csv")]
    [InlineData(1, "is not a day", "owes --attacker Russia --target Estonia --on 2024-02-30")]
    [InlineData(1, "missing.json", "eval --floors missing.json")]
    [InlineData(1, "training data", "train syntax --data missing")]
    [InlineData(1, "cannot be reached", "utterances --db postgres://nobody:x@127.0.0.1:1/x")]
    [InlineData(2, "'no-such-verb'", "no-such-verb")]
    [InlineData(2, "statements", "statements")]
    [InlineData(2, "no port", "serve --port 99999")]
    [InlineData(2, "no port", "demo --port abc")]
    [InlineData(2, "'xml'", "statements NOTES --format xml")]
    [InlineData(2, "'xml'", "read NOTES --format xml")]
    [InlineData(2, "'xml'", "utterances --format xml")]
    [InlineData(2, "'xml'", "verify hello --format xml")]
    [InlineData(2, "'xml'", "export out --format xml")]
    [InlineData(2, "'xml'", "pledges --format xml")]
    [InlineData(2, "'xml'", "path Estonia --pledge none --format xml")]
    [InlineData(2, "'xml'", "what-if NOTES --format xml")]
    [InlineData(2, "'--nonsense'", "import indicators NOTES --nonsense")]
    [InlineData(2, "'xml'", "eval statements --format xml")]
    [InlineData(2, "--target", "owes --attacker Russia")]
    [InlineData(1, "there is no such file", "owes --cases missing.csv")]
    [InlineData(1, "there is no such file", "owes --scenario missing.csv")]
    [InlineData(1, "is not a day", "promises on --on never")]
    [InlineData(2, "--pledge", "path Estonia")]
    [InlineData(2, "what-if", "what-if")]
    [InlineData(2, "Required command", "import")]
    [InlineData(2, "'nothing'", "train nothing")]
    public async Task Wrong_input_is_one_clear_line(int code, string says, string line)
    {
        var notes = Path.Combine(records.Folder, "notes.txt");
        await File.WriteAllTextAsync(notes, "“We will keep every promise that we made,” Ada Lindqvist said.");
        var args = line.Split(' ')
            .Select(word =>
                word switch
                {
                    Folder => records.Folder,
                    Notes => notes,
                    _ => word,
                }
            );

        var ran = await FoederaProgram.RunAsync([.. args]);

        ran.Code.ShouldBe(code, ran.Errors);
        var errors = ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        errors.Length.ShouldBe(code, $"{ran.Errors}one line, and after wrong usage one that leads to the help");
        errors[0].ShouldStartWith("foedera: ");
        errors[0].ShouldContain(says, Case.Insensitive);
        errors[0].ShouldNotContain("expected type");
        errors[0].ShouldNotContain("Exception");
    }
}
