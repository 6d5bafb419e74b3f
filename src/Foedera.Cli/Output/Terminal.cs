using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>Where text goes: for people with bold and colour on a terminal (no colour when NO_COLOR is set), plain and
/// unwrapped into a file or pipe.</summary>
internal static class Terminal
{
    // wide enough for any cell: into a pipe nothing is wrapped
    private const int Unbounded = 100_000;

    static Terminal()
    {
        // everything printed is UTF-8, whatever the terminal's own encoding
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var raw = Console.Out;
        Out = Create(raw, Console.IsOutputRedirected);
        Data = TextWriter.Synchronized(new VisibleWriter(raw, bidirectional: !Console.IsOutputRedirected));
#pragma warning disable RS0030 // the one place that knows it
        Errors = Console.Error;
#pragma warning restore RS0030
        Console.SetOut(new VisibleWriter(raw, bidirectional: true));
    }

    /// <summary>The program as it is typed here: the launcher's own name where it started us, so that a line can be
    /// copied and run.</summary>
    public static string Program =>
        Environment.GetEnvironmentVariable("FOEDERA_COMMAND") is { Length: > 0 } typed ? typed : "foedera";

    /// <summary>Standard output with bold and colour. What is written to it from documents must go through
    /// <see cref="Core.Primitives.Visible"/>.</summary>
    public static IAnsiConsole Out { get; }

    /// <summary>Standard output for data that programs read: of a file or pipe, only control characters are kept
    /// out.</summary>
    public static TextWriter Data { get; }

    /// <summary>Standard error.</summary>
    public static TextWriter Errors { get; }

    /// <summary>From now on <see cref="Console.Out"/> shows what acts on a terminal as escapes. Called before anything
    /// is printed.</summary>
    public static void MakeSafe() => _ = Out;

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var hasColour = !isRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = hasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        if (isRedirected)
            console.Profile.Width = Unbounded;
        return console;
    }
}
