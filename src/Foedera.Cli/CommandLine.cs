using System.CommandLine;
using System.CommandLine.Parsing;
using Foedera.Cli.Output;
using Foedera.Cli.Verbs;
using Foedera.Core.Primitives;

namespace Foedera.Cli;

/// <summary>The one program: its verbs, and the exit codes they share (0 done, 1 the input is wrong, 2 wrong usage, 3 a
/// fault was found, 130 interrupted).</summary>
public static class CommandLine
{
    private const int LongestWord = 60;

    /// <summary>Every verb, in the order of the help page.</summary>
    internal static RootCommand Root() =>
        new("Foedera: the open record of what allies say, owe and deliver.")
        {
            DemoVerb.Command(),
            ReadVerb.Command(),
            DocumentsVerb.Command(),
            WatchVerb.Command(),
            RemoveVerb.Command(),
            AuditVerb.Command(),
            UtterancesVerb.Command(),
            VerifyVerb.Command(),
            CheckVerb.Command(),
            SearchVerb.Command(),
            StatementsVerb.Command(),
            EvalVerb.Command(),
            OwesVerb.Command(),
            PacksVerb.Command(),
            PromisesVerb.Command(),
            CiteVerb.Command(),
            ExplainVerb.Command(),
            TrainVerb.Command(),
            ServeVerb.Command(),
            PublishVerb.Command(),
            McpVerb.Command(),
            ExportVerb.Command(),
            PledgesVerb.Command(),
            PathVerb.Command(),
            WhatIfVerb.Command(),
            ImportVerb.Command(),
            AlertsVerb.Command(),
            ReportsVerb.Command(),
            AgreeVerb.Command(),
            StatusVerb.Command(),
            CompletionVerb.Command(),
            ManVerb.Command(),
        };

    /// <summary>Runs one command line and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Terminal.MakeSafe();
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in Complaints(parsed))
                ErrorLine.Write(message);
            if (DidYouMean(parsed) is { } guess)
                ErrorLine.Note($"Did you mean 'foedera {guess}'?");
            ErrorLine.Note("Try 'foedera --help', or '--help' after the verb.");
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            ErrorLine.Write("interrupted; what was recorded so far is kept.");
            return ExitCode.Interrupted;
        }
        catch (InputException wrong)
        {
            foreach (var problem in wrong.Problems)
                ErrorLine.Write($"{problem}");
            return ExitCode.WrongInput;
        }
        catch (Store.RecordException wrong)
        {
            ErrorLine.Write($"{wrong.Problem}");
            return ExitCode.WrongInput;
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or Reading.Encoder.ModelException)
        {
            ErrorLine.Write(fault.Message);
            return ExitCode.WrongInput;
        }
        catch (Exception fault)
            when (fault is not OutOfMemoryException
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("FOEDERA_TRACE"))
            )
        {
            // a fault of ours: users need no trace; FOEDERA_TRACE=1 lets it through
            ErrorLine.Write(
                $"Foedera failed ({fault.GetType().Name}: {fault.Message}); please report it with the command, or run it again with FOEDERA_TRACE=1 to see where."
            );
            return ExitCode.WrongInput;
        }
    }

    // the verb or option nearest to a word that is none, when it is near enough to be a slip of the fingers
    private static string? DidYouMean(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
            return null;
        var verb = parsed.CommandResult.Command;
        var names = word.StartsWith('-')
            ? verb.Options.Select(option => option.Name)
            : verb.Subcommands.Select(sub => sub.Name);
        var nearest = names
            .Select(name => (Name: name, Apart: EditDistance.Of(name, word[..Math.Min(word.Length, LongestWord)])))
            .OrderBy(n => n.Apart)
            .FirstOrDefault();
        var typed = verb is RootCommand ? "" : $"{verb.Name} ";
        return nearest.Name is { } found && nearest.Apart <= Math.Max(1, found.Length / 3) ? typed + found : null;
    }

    // a line each, without names of our types; that a verb is missing is no news beside a word that is none
    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        var errors = parsed.Errors.Where(error =>
            parsed.UnmatchedTokens.Count == 0
            || error.SymbolResult is not CommandResult
            || error.Message.Contains('\'', StringComparison.Ordinal)
        );
        foreach (var error in errors)
        {
            var message = string.Join(
                ' ',
                error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            );
            var type = message.IndexOf(" as expected type '", StringComparison.Ordinal);
            yield return type < 0 ? message : message[..type] + ".";
        }
    }
}
