using System.Diagnostics;
using System.Text.Json;

namespace Foedera.System.Tests.Cli;

/// <summary>Runs the built program as a user would.</summary>
internal static class FoederaProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The program: of this build, or the one that FOEDERA_PROGRAM names (a published one starts
    /// faster).</summary>
    public static string Dll { get; } =
        Environment.GetEnvironmentVariable("FOEDERA_PROGRAM") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Root(), "artifacts", "bin", "Foedera.Cli", "release", "foedera.dll");

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root(), .. parts]);

    public static Task<Ran> RunAsync(params string[] args) =>
        RunAsync(new ProcessStartInfo("dotnet", ["exec", Dll, .. args]));

    public static async Task<Ran> RunAsync(ProcessStartInfo start)
    {
        using var process = Start(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException fault)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"foedera {string.Join(' ', start.ArgumentList)} took more than {Longest}.",
                fault
            );
        }
        return new Ran(process.ExitCode, await output, await errors);
    }

    public static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["NO_COLOR"] = "1";
        return Process.Start(start)!;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foedera.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}

/// <summary>What a run of the program gave.</summary>
internal sealed record Ran(int Code, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public IReadOnlyList<JsonElement> Lines =>
        [
            .. Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    public Ran Succeeds()
    {
        Code.ShouldBe(0, $"stderr: {Errors}");
        return this;
    }
}
