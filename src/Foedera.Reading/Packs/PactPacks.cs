using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>Reads the packs of pacts: the folder <c>world</c>, and every folder beside it that holds a
/// <c>pact.yaml</c>.</summary>
public static class PactPacks
{
    private const int MostPacts = 5_000;

    /// <summary>The packs that come with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "packs");

    /// <summary>Reads the folders together, the first of which must hold <c>world</c>. A problem anywhere means that
    /// nothing is read.</summary>
    public static Parsed<TreatySeries> Read(string first, params IEnumerable<string> more)
    {
        var problems = new PackProblems();
        var world = WorldReader.Read(new PackFolder(Path.Combine(first, "world")), problems);
        if (problems.Any)
            return Parsed<TreatySeries>.Failed(problems.All);
        var folders = new[] { first }
            .Concat(more)
            .SelectMany(root => PactFolders(root, problems))
            .Take(MostPacts + 1)
            .ToList();
        if (folders.Count > MostPacts)
            problems.Add(PackCode.TooLarge, $"more than {MostPacts} pacts", first);
        var pacts = new List<(Pact Pact, string File)>();
        foreach (var folder in folders)
            if (PactReader.Read(new PackFolder(folder), world, problems) is { } pact)
                pacts.Add((pact, Path.Combine(folder, "pact.yaml")));
        PactChecks.Check(pacts, problems);
        var negotiations = NegotiationReader.Read(new PackFolder(Path.Combine(first, "negotiations")), world, problems);
        var known = WorldReader.KnownPacts(new PackFolder(Path.Combine(first, "world")), world, problems);
        return problems.Any
            ? Parsed<TreatySeries>.Failed(problems.All)
            : Parsed<TreatySeries>.Ok(
                new TreatySeries(world, [.. pacts.Select(p => p.Pact).OrderBy(p => p.Id, StringComparer.Ordinal)])
                {
                    KnownPacts = known,
                    Negotiations = negotiations,
                }
            );
    }

    private static IEnumerable<string> PactFolders(string root, PackProblems problems)
    {
        if (!Directory.Exists(root))
        {
            problems.Add(PackCode.Unreadable, "the folder is missing", root);
            return [];
        }
        if (File.Exists(Path.Combine(root, "pact.yaml")))
            return [root];
        return Directory
            .EnumerateDirectories(root)
            .Where(d => File.Exists(Path.Combine(d, "pact.yaml")))
            .Order(StringComparer.Ordinal);
    }
}
