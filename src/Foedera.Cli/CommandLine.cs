using System.CommandLine;
using System.CommandLine.Parsing;
using Foedera.Cli.Verbs;

namespace Foedera.Cli;

/// <summary>The one program: its verbs, and the exit codes they share (0 done, 1 the input is wrong, 2 wrong usage, 3 a fault was found, 130 interrupted).</summary>
public static class CommandLine
{
    /// <summary>Every verb, in the order of the help page.</summary>
    internal static RootCommand Root() => new("Foedera: the open record of what allies say, owe and deliver.")
    {
        DemoVerb.Command(),
        ReadVerb.Command(),
        UtterancesVerb.Command(),
        VerifyVerb.Command(),
        CheckVerb.Command(),
        StatementsVerb.Command(),
        EvalVerb.Command(),
        OwesVerb.Command(),
        CiteVerb.Command(),
        ExplainVerb.Command(),
        TrainVerb.Command(),
        ServeVerb.Command(),
        ExportVerb.Command(),
        PledgesVerb.Command(),
        PathVerb.Command(),
        WhatIfVerb.Command(),
        ImportVerb.Command(),
    };

    /// <summary>Runs one command line and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // everything printed is UTF-8, whatever the terminal's own encoding
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in Complaints(parsed)) await Console.Error.WriteLineAsync($"foedera: {message}");
            await Console.Error.WriteLineAsync("Try 'foedera --help', or '--help' after the verb.");
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("foedera: interrupted; what was recorded so far is kept.");
            return ExitCode.Interrupted;
        }
        catch (InputException wrong)
        {
            foreach (var problem in wrong.Problems) await Console.Error.WriteLineAsync($"foedera: {problem}");
            return ExitCode.WrongInput;
        }
        catch (Store.RecordException wrong)
        {
            await Console.Error.WriteLineAsync($"foedera: {wrong.Problem}");
            return ExitCode.WrongInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"foedera: {fault.Message}");
            return ExitCode.WrongInput;
        }
    }

    // a line each, without names of our types; that a verb is missing is no news beside a word that is none
    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        var errors = parsed.Errors.Where(error => parsed.UnmatchedTokens.Count == 0 || error.SymbolResult is not CommandResult || error.Message.Contains('\'', StringComparison.Ordinal));
        foreach (var error in errors)
        {
            var message = string.Join(' ', error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            var type = message.IndexOf(" as expected type '", StringComparison.Ordinal);
            yield return type < 0 ? message : message[..type] + ".";
        }
    }
}
