using Foedera.Bench;

// dotnet run -c Release --project bench/Foedera.Bench -- owed
switch (args)
{
    case ["owed"]:
        OwedBench.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: Foedera.Bench owed");
        return 2;
}
