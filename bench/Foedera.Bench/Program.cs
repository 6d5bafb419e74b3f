using System.Globalization;
using Foedera.Bench;

// dotnet run -c Release --project bench/Foedera.Bench -- owed; joining and reading by bench/join.sh and bench/reading.sh
switch (args)
{
    case ["owed"]:
        OwedBench.Run();
        return 0;
    case ["join", var sizes, var postgres, var secondsAtMost]:
        return await JoinBench.RunAsync([.. sizes.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))], postgres, int.Parse(secondsAtMost, CultureInfo.InvariantCulture));
    case ["reading", var folder]:
        return ReadingBench.Run(folder);
    default:
        Console.Error.WriteLine("usage: Foedera.Bench owed | join SIZE,… postgres://… SECONDS | reading FOLDER-OF-TXT");
        return 2;
}
