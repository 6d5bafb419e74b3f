using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Bench;

/// <summary>How long cases take: all pairs of 195 states on one day, one pair on every day of a century, and the growth
/// in states and pacts.
/// One thread, no garbage collection in the background; the best of five runs after one to warm up, in processor time
/// of this thread's process.</summary>
internal static class OwedBench
{
    private static readonly DateOnly Day = new(2025, 1, 1);

    public static void Run()
    {
        var read = PactPacks.Read(Path.Combine(Root(), "packs"));
        if (!read.Try(out var series))
            throw new InvalidDataException(string.Join('\n', read.Problems));
        ImmutableArray<StateCode> states =
        [
            .. series.World.States.Where(s => s.Existed.Last is null).Select(s => s.Code).Take(195),
        ];
        Console.WriteLine(
            $"{states.Length} states, {series.Pacts.Length} pacts, {Environment.ProcessorCount} cores (one used)"
        );
        Report($"all {states.Length} × {states.Length - 1} pairs on one day", () => Pairs(series, states));
        Report(
            "RUS and EST on each of 36,525 days from 1926",
            () => Century(series, StateCode.Parse("RUS"), StateCode.Parse("EST"))
        );
        Report(
            "CHN and USA on each of 36,525 days from 1926",
            () => Century(series, StateCode.Parse("CHN"), StateCode.Parse("USA"))
        );
        Report("1,000,000 dyad-days as a file of cases answers them", () => MillionCases(series, states), times: 1);
        Report("a cascade of ten steps", () => TenSteps(series));
        Console.WriteLine("growth in states:");
        foreach (var part in new[] { 49, 98, 195 })
            Report($"  {part} states", () => Pairs(series, states[..part]));
        Console.WriteLine("growth in pacts (the shipped ones, several times over):");
        foreach (var times in new[] { 1, 2, 4 })
            Report(
                $"  {series.Pacts.Length * times} pacts",
                () =>
                    Pairs(
                        series with
                        {
                            Pacts = [.. Enumerable.Repeat(series.Pacts, times).SelectMany(p => p)],
                        },
                        states
                    )
            );
    }

    private static int Pairs(TreatySeries series, ImmutableArray<StateCode> states)
    {
        var claims = 0;
        foreach (var attacker in states)
        foreach (var target in states)
            if (attacker != target)
                claims += Resolver.Claims(series, Question.Of(attacker, target, Day)).Length;
        return claims;
    }

    private static int Century(TreatySeries series, StateCode attacker, StateCode target)
    {
        var claims = 0;
        for (var i = 0; i < 36_525; i++)
            claims += Resolver
                .Claims(series, Question.Of(attacker, target, new DateOnly(1926, 1, 1).PlusDays(i)))
                .Length;
        return claims;
    }

    // 1,000 pairs on each of 1,000 days, summed up to the cells of a line
    private static int MillionCases(TreatySeries series, ImmutableArray<StateCode> states)
    {
        var lines = 0;
        for (var i = 0; i < 1_000_000; i++)
        {
            var (attacker, target) = (states[i % states.Length], states[(i * 7 + 1 + i / 195) % states.Length]);
            if (attacker == target)
                continue;
            lines += CaseSummary
                .Cells(series, Question.Of(attacker, target, new DateOnly(1950, 1, 1).PlusDays(i / 1_000 * 27)), null)
                .Length;
        }
        return lines;
    }

    private static int TenSteps(TreatySeries series)
    {
        Deed Attack(string who, string whom) =>
            new Deed.Attacks([new Attacker(State(who), who)], [State(whom)], Form.ArmedAttack, null);
        Deed[] deeds =
        [
            Attack("RUS", "EST"),
            new Deed.Asks(State("EST")),
            new Deed.Helps(State("POL"), State("EST")),
            Attack("BLR", "POL"),
            new Deed.Helps(State("USA"), State("EST")),
            Attack("PRK", "KOR"),
            new Deed.Helps(State("JPN"), State("KOR")),
            Attack("CHN", "JPN"),
            new Deed.Leaves(State("HUN"), "NATO"),
            Attack("RUS", "FIN"),
        ];
        return Cascade
            .Play(series, new Scenario("ten", [.. deeds.Select((deed, i) => new Step(i + 2, Day, deed, null))]))
            .Sum(step => step.Answer?.Claims.Length ?? 0);
    }

    private static StateCode State(string code) => StateCode.Parse(code);

    private static void Report(string what, Func<int> work, int times = 5)
    {
        var claims = work();
        var (best, bestCpu) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < times; i++)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            claims = work();
            var (elapsed, used) = (clock.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - cpu);
            if (elapsed < best)
                best = elapsed;
            if (used < bestCpu)
                bestCpu = used;
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {bestCpu.TotalMilliseconds:0} ms of processor, {best.TotalMilliseconds:0} ms "
                    + $"by the clock, {claims:N0} claims"
            )
        );
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foedera.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The benches run inside the repository.");
    }
}
