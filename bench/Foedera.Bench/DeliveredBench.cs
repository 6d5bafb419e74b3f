using System.Diagnostics;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Reading.Series;

namespace Foedera.Bench;

/// <summary>How long projections take: all allies × all pledges × 10,000 futures, in processor time of this
/// one-threaded process; and how
/// long a running server takes for a page that it has shown before.</summary>
internal static class DeliveredBench
{
    private const int Runs = 7;
    private const int Requests = 200;
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly string[] Pages =
    [
        "/delivered",
        "/pledges",
        "/pledges/hague-2025-core",
        "/allies/ESP",
        "/indicators/nato-defence-share-gdp",
        "/what-if?changes=ESP+spends+2.1&baseline=projection",
    ];

    public static async Task<int> RunAsync(Uri? site)
    {
        Project();
        CheckAmounts();
        if (site is null)
            return 0;
        using var client = new HttpClient { BaseAddress = site };
        foreach (var page in Pages)
            await RequestAsync(client, page);
        return 0;
    }

    // Shares and GDP of a year and before, from the pack; what was spent by 2024, in dollars of 2015, is the outcome
    private static void CheckAmounts()
    {
        var (record, weights) = Load();
        var pledge = record.PledgeOf("hague-2025-core")!;
        var spent = record
            .Observations.All.Where(o => o.Indicator == "nato-defence-usd-2015")
            .GroupBy(o => (o.Who, o.Year))
            .ToDictionary(g => g.Key, g => (double)g.Last().Value / 1000);
        var (count, held, missedAbove) = (0, new int[3], 0);
        for (var origin = 2021; origin <= 2023; origin++)
        {
            var known = new Observations(
                record.Observations.All.Where(o => o.Year <= origin),
                record.Observations.Editions
            );
            var projection = new Projection(known, weights.Fits, Day, []);
            foreach (var ally in pledge.Parties.Select(p => p.State))
            foreach (var year in projection.Amounts(pledge, ally, record.SharesOfGdp, "nato-gdp-usd-2015")?.Years ?? [])
            {
                if (!spent.TryGetValue((ally, year.Year), out var outcome))
                    continue;
                count++;
                if (outcome >= year.Half.Low && outcome <= year.Half.High)
                    held[0]++;
                if (outcome >= year.Eighty.Low && outcome <= year.Eighty.High)
                    held[1]++;
                if (outcome >= year.NinetyFive.Low && outcome <= year.NinetyFive.High)
                    held[2]++;
                if (outcome > year.NinetyFive.High)
                    missedAbove++;
            }
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"amounts, origins 2021 to 2023, outcomes to 2024: {count} forecasts, "
                    + $"{held[0] / (double)count:0.0%} in 50 %, {held[1] / (double)count:0.0%} in 80 %, "
                    + $"{held[2] / (double)count:0.0%} in 95 %, {missedAbove} above the last"
            )
        );
    }

    private static (DeliveredRecord Record, PathWeights Weights) Load()
    {
        var read = DeliveredPacks.Read([Path.Combine(OwedBench.Root(), "packs")]);
        var learned = PathWeights.Read(Path.Combine(OwedBench.Root(), "models", "paths.json"));
        if (!read.Try(out var record) || !learned.Try(out var weights))
            throw new InvalidDataException(string.Join('\n', read.Problems.Concat(learned.Problems)));
        return (record, weights);
    }

    private static void Project()
    {
        var (record, weights) = Load();
        for (var run = 0; run < Runs; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            var projection = new Projection(record.Observations, weights.Fits, Day, record.Pledges);
            var paths = record
                .Pledges.SelectMany(p => p.Parties.Select(a => projection.Path(p, a.State)))
                .OfType<ProjectedPath>()
                .Count();
            var (elapsed, used) = (clock.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - before);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(run == 0 ? "first run, with compilation" : $"run {run + 1}")}: {paths} paths × "
                        + $"{Draws.Count:N0} futures: {used.TotalMilliseconds:0} ms of processor, "
                        + $"{elapsed.TotalMilliseconds:0} ms by the clock"
                )
            );
        }
    }

    private static async Task RequestAsync(HttpClient client, string page)
    {
        for (var i = 0; i < 20; i++)
            await client.GetStringAsync(page);
        var times = new double[Requests];
        for (var i = 0; i < times.Length; i++)
        {
            var clock = Stopwatch.StartNew();
            await client.GetStringAsync(page);
            times[i] = clock.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{page}: median {times[Requests / 2]:0.0} ms, 95 of 100 under "
                    + $"{times[Requests * 95 / 100]:0.0} ms, fastest {times[0]:0.0} ms"
            )
        );
    }
}
