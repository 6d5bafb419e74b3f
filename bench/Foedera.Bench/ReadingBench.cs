using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;

namespace Foedera.Bench;

/// <summary>Reading statements on one core beside a plain regular expression that finds quotation marks in the same
/// text.</summary>
internal static partial class ReadingBench
{
    private const int Rounds = 3;

    public static int Run(string folder, string? packs)
    {
        var documents = Directory
            .EnumerateFiles(folder, "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(f => new Document(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)) { Language = "en" })
            .ToList();
        if (documents.Count == 0)
        {
            Console.Error.WriteLine($"{folder}: no .txt file in it");
            return 1;
        }
        if (packs is not null)
        {
            ReadingProfile.Run(documents, packs);
            return 0;
        }
        var bytes = documents.Sum(d => (long)Encoding.UTF8.GetByteCount(d.Text));
        var reader = new StatementReader(ActorDirectory.Empty, ReadingModels.Open());
        var (reading, statements) = Best(() => documents.Sum(d => reader.Read(d).Length));
        var (together, _) = Best(() =>
            documents
                .AsParallel()
                .WithDegreeOfParallelism(Math.Min(2, Environment.ProcessorCount))
                .Sum(d => reader.Read(d).Length)
        );
        var (scanning, marks) = Best(() => documents.Sum(d => Quoted().Count(d.Text)));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{documents.Count:N0} documents, {bytes / 1e6:0.0} MB, by the clock, best of {Rounds}"
            )
        );
        Console.WriteLine("| | MB/s | found | per second |");
        Console.WriteLine("|---|---:|---:|---:|");
        Console.WriteLine(Row("Foedera, statements", bytes, reading, statements));
        if (Environment.ProcessorCount > 1)
            Console.WriteLine(Row("Foedera, statements, two cores", bytes, together, statements));
        Console.WriteLine(Row("Regex, quotation marks", bytes, scanning, marks));
        return 0;
    }

    private static string Row(string name, long bytes, TimeSpan elapsed, int found) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {bytes / 1e6 / elapsed.TotalSeconds:0.0} | {found:N0} | {found / elapsed.TotalSeconds:N0} |"
        );

    private static (TimeSpan Elapsed, int Found) Best(Func<int> work)
    {
        var (best, found) = (TimeSpan.MaxValue, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            found = work();
            var elapsed = Stopwatch.GetElapsedTime(began);
            if (elapsed < best)
                best = elapsed;
        }
        return (best, found);
    }

    [GeneratedRegex("[\"“][^\"“”]{1,2000}[\"”]|''[^']{1,2000}''", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Quoted();
}
