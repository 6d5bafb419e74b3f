using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>A bar on stderr while long work runs; nothing when stderr is no terminal.</summary>
internal static class ProgressBar
{
    private const int WorthShowing = 20;

    /// <summary>Runs the work; each number it reports moves the bar on by that many of
    /// <paramref name="total"/>.</summary>
    public static Task RunAsync(string what, int total, Func<IProgress<int>, Task> work)
    {
        if (Console.IsErrorRedirected || total < WorthShowing)
            return work(new Unseen());
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Terminal.Errors) });
        return new Progress(terminal) { AutoClear = true }
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(context => work(new Bar(context.AddTask(what, maxValue: total))));
    }

    /// <summary>A bar that nobody sees: for work without an end.</summary>
    public sealed class Unseen : IProgress<int>
    {
        public void Report(int value)
        {
            // nobody looks
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(value);
    }
}
