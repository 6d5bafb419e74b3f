using System.Collections.Immutable;

namespace Foedera.Core.Primitives;

/// <summary>Something wrong with a piece of input, told so that its owner can mend it.</summary>
/// <param name="Code">Stable code such as <c>PACK014</c>; never reused for another meaning.</param>
/// <param name="Message">What was found, and what was expected, in one sentence.</param>
/// <param name="File">The file or address it was found in; null when the input has no name.</param>
/// <param name="Line">Line, counted from 1; null when the place is not known by line.</param>
public sealed record Problem(string Code, string Message, string? File = null, int? Line = null)
{
    private const int LongestFile = 300;
    private const int LongestMessage = 600;

    /// <summary>One line of at most a thousand characters, whatever the input holds: <c>file:line: message
    /// [CODE]</c>.</summary>
    public override string ToString()
    {
        var file = File is null ? null : Visible.Line(File, LongestFile);
        var place =
            file is null ? ""
            : Line is { } line ? $"{file}:{line}: "
            : $"{file}: ";
        return $"{place}{Visible.Line(Message, LongestMessage)} [{Code}]";
    }
}

/// <summary>What came of reading some input: a value, or all the problems that kept it from becoming one.</summary>
public sealed class Parsed<T>
    where T : notnull
{
    private readonly T? value;

    private Parsed(T? value, ImmutableArray<Problem> problems) => (this.value, Problems) = (value, problems);

    /// <summary>Every problem found, in the order of the input. Empty when there is a value.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>A value read without problems.</summary>
    public static Parsed<T> Ok(T value) => new(value, []);

    /// <summary>No value.</summary>
    /// <exception cref="ArgumentException">The list of problems is empty.</exception>
    public static Parsed<T> Failed(IEnumerable<Problem> problems)
    {
        ImmutableArray<Problem> all = [.. problems];
        return all.IsEmpty
            ? throw new ArgumentException("A failure needs a problem.", nameof(problems))
            : new(default, all);
    }

    /// <summary>No value, for one reason.</summary>
    public static Parsed<T> Failed(Problem problem) => new(default, [problem]);

    /// <summary>Gives the value, or false when there is none.</summary>
    public bool Try([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? read)
    {
        read = value;
        return Problems.IsEmpty;
    }
}
