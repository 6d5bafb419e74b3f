using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Cli;

/// <summary>What the program tells its caller.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The input is wrong; stderr names file and place.</summary>
    public const int WrongInput = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A verb that looks for faults found one.</summary>
    public const int Fault = 3;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}

/// <summary>Ends a verb because its input is wrong. Caught once, at the edge, where each problem becomes one line on
/// stderr.</summary>
public sealed class InputException(ImmutableArray<Problem> problems)
    : Exception(problems.IsDefaultOrEmpty ? "" : problems[0].ToString())
{
    /// <summary>For one problem.</summary>
    public InputException(Problem problem)
        : this([problem]) { }

    /// <summary>What is wrong, in the order of the input.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;
}
