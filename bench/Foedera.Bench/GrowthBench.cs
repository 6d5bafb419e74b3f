using System.Diagnostics;
using System.Globalization;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;

namespace Foedera.Bench;

/// <summary>How the time of reading grows with the length of texts made to be hard: each row repeats one scrap to n,
/// 2n, 4n and 8n characters.
/// Doubling the length should double the time.</summary>
internal static class GrowthBench
{
    private static readonly string[] Scraps =
    [
        "\"",
        "“",
        "'",
        "‘a’",
        " \"a",
        "“a” he said ",
        "said, ",
        "Ilse ",
        "“a\n\n",
        "A: b\n",
        "a",
        "he said ",
        "SAID VENN ",
        "5 000 ",
        "He said. ",
        "Venn said that Tove said that ",
        "the president said ",
    ];

    private static readonly int[] Lengths = [1, 2, 4, 8];

    public static void Run(int length)
    {
        Read(Scraps[^1], length);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| text of | {length:N0} | {2 * length:N0} | {4 * length:N0} | {8 * length:N0} | last ÷ first |"
            )
        );
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var scrap in Scraps)
        {
            var times = Lengths.Select(n => Read(scrap, n * length).TotalMilliseconds).ToArray();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{scrap.ReplaceLineEndings("⏎")}` | {times[0]:0} ms | {times[1]:0} ms | "
                        + $"{times[2]:0} ms | {times[3]:0} ms | {times[3] / Math.Max(times[0], 0.1):0.0} |"
                )
            );
        }
    }

    // the best of three, in time of this process's processor
    private static TimeSpan Read(string scrap, int length)
    {
        var document = new Document("d", string.Concat(Enumerable.Repeat(scrap, length / scrap.Length)))
        {
            Language = "en",
        };
        var reader = new StatementReader(ActorDirectory.Empty, ReadingModels.Open());
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            reader.Read(document);
            var used = Process.GetCurrentProcess().TotalProcessorTime - before;
            if (used < best)
                best = used;
        }
        return best;
    }
}
