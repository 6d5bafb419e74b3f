using System.Globalization;
using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>A bar on stderr while long work runs; where stderr is no terminal, or nobody knows how long it is, a line
/// a thousand.</summary>
internal static class ProgressBar
{
    private const int WorthShowing = 20;

    /// <summary>Runs the work; each number it reports moves the bar on by that many of
    /// <paramref name="total"/>.</summary>
    public static Task RunAsync(string what, int total, Func<IProgress<int>, Task> work)
    {
        if (Console.IsErrorRedirected || total < WorthShowing)
            return work(new Lines(what));
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

    /// <summary>Says how many are done, each time that it is another thousand.</summary>
    private sealed class Lines(string what) : IProgress<int>
    {
        private const int Between = 1000;

        private long done;

        public void Report(int value)
        {
            var before = done / Between;
            done += value;
            if (done / Between > before)
                ErrorLine.Write(string.Create(CultureInfo.InvariantCulture, $"{what}: {done:N0} so far"));
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(value);
    }
}
