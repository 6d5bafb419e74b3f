using System.Globalization;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;

namespace Foedera.Bench;

/// <summary>Whether memory stays flat: 10,000 documents one after the other, the folders' documents over and over;
/// every 1,000 what lives
/// after a collection and what the process holds.</summary>
internal static class MemoryBench
{
    private const int Documents = 10_000;
    private const int Step = 1_000;

    public static void Run(string[] folders)
    {
        var files = folders
            .SelectMany(f => Directory.EnumerateFiles(f, "*.txt").Order(StringComparer.Ordinal))
            .ToList();
        var reader = new StatementReader(ActorDirectory.Empty, ReadingModels.Open());
        var statements = 0L;
        Console.WriteLine("| documents | statements | live heap | working set |");
        Console.WriteLine("|---:|---:|---:|---:|");
        for (var i = 1; i <= Documents; i++)
        {
            var file = files[(i - 1) % files.Count];
            statements += reader
                .Read(new Document(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)) { Language = "en" })
                .Length;
            if (i % Step == 0)
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {i:N0} | {statements:N0} | "
                            + $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:0.0} MB | "
                            + $"{Environment.WorkingSet / 1e6:0} MB |"
                    )
                );
        }
    }
}
