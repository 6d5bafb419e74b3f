namespace Foedera.System.Tests;

/// <summary>Whether <c>./test --long</c> runs: tests that repeat something then repeat it as often as it was
/// promised.</summary>
internal static class LongRun
{
    /// <summary>True when FOEDERA_TEST_LONG is set.</summary>
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("FOEDERA_TEST_LONG") is { Length: > 0 };
}
