using System.CommandLine;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera statements PATH…</c>: the statements of files, without a record.</summary>
public static class StatementsVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files or folders: .txt, .html, .json.", Arity = ArgumentArity.OneOrMore };
        var format = SharedOptions.Format();
        var command = new Command("statements", "Print the statements of documents; nothing is recorded.") { paths, format };
        command.SetAction(_ => ExitCode.Success);
        return command;
    }
}
