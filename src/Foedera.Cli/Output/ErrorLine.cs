using Foedera.Core.Primitives;

namespace Foedera.Cli.Output;

/// <summary>What is said on stderr: a line at a time, of bounded length, that nobody can forge a second line
/// into.</summary>
internal static class ErrorLine
{
    private const int Longest = 1200;

    /// <summary>Says what went wrong or was done, after the program's name.</summary>
    public static void Write(string message) => Note($"foedera: {message}");

    /// <summary>Says how work goes on, as it is.</summary>
    public static void Note(string message) => Terminal.Errors.WriteLine(Visible.Line(message, Longest));
}
