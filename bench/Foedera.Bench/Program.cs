using System.Globalization;
using Foedera.Bench;

// dotnet run -c Release --project bench/Foedera.Bench -- owed; the others by bench/delivered.sh, bench/join.sh and
// bench/reading.sh
switch (args)
{
    case ["owed"]:
        OwedBench.Run();
        return 0;
    case ["delivered", .. var site]:
        return await DeliveredBench.RunAsync(site.Length == 0 ? null : new Uri(site[0]));
    case ["join", var sizes, var postgres, var secondsAtMost]:
        return await JoinBench.RunAsync(
            [.. sizes.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))],
            postgres,
            int.Parse(secondsAtMost, CultureInfo.InvariantCulture)
        );
    case ["reading", var folder]:
        return ReadingBench.Run(folder, null);
    case ["reading", var folder, "--profile", var packs]:
        return ReadingBench.Run(folder, packs);
    case ["growth", ..] when args.Length <= 2:
        GrowthBench.Run(args.Length == 2 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000);
        return 0;
    case ["record", "make", var made, var size]:
        return await RecordBench.MakeAsync(made, int.Parse(size, CultureInfo.InvariantCulture));
    case ["record", "stages", var whole]:
        return await RecordBench.StagesAsync(whole);
    case ["record", "add", var grown, var more]:
        return await RecordBench.AddAsync(grown, int.Parse(more, CultureInfo.InvariantCulture));
    case ["memory", .. var folders] when folders.Length > 0:
        MemoryBench.Run(folders);
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: Foedera.Bench owed | delivered [ADDRESS-OF-A-SERVER] | join SIZE,… postgres://… "
                + "SECONDS | reading FOLDER-OF-TXT [--profile PACKS] | growth [CHARACTERS] | memory "
                + "FOLDER-OF-TXT… | record make|add FILE.db DOCUMENTS | record stages FILE.db"
        );
        return 2;
}
