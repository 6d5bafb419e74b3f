using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>Where text for people goes: with bold and colour on a terminal (no colour when NO_COLOR is set), plain and unwrapped into a file or pipe.</summary>
internal static class Terminal
{
    // wide enough for any cell: into a pipe nothing is wrapped
    private const int Unbounded = 100_000;

    /// <summary>Standard output.</summary>
    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var hasColour = !isRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = hasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected) console.Profile.Width = Unbounded;
        return console;
    }
}
