using System.Collections.Immutable;

namespace Foedera.Reading.Packs;

/// <summary>A case that people ask about.</summary>
/// <param name="Attacker">A state, by code or name.</param>
/// <param name="Target">The state attacked.</param>
/// <param name="Form">The form of attack; null for an armed attack.</param>
public sealed record AskedCase(string Attacker, string Target, string? Form);

/// <summary>The cases of <c>cases-of-now.csv</c> in the packs: <c>attacker, target, form</c>, the one asked most
/// first.</summary>
/// <param name="Cases">The cases, in the order of the files.</param>
public sealed record CaseList(ImmutableArray<AskedCase> Cases)
{
    private const string Name = "cases-of-now.csv";

    private static readonly string[] Columns = ["attacker", "target", "form"];

    /// <summary>Reads the cases of all folders; a file with a fault is left out.</summary>
    public static CaseList ReadFolders(IEnumerable<string> folders)
    {
        var cases = ImmutableArray.CreateBuilder<AskedCase>();
        foreach (
            var file in folders
                .Where(Directory.Exists)
                .SelectMany(folder =>
                    Directory.EnumerateFiles(folder, Name, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                )
        )
        {
            var problems = new PackProblems();
            ImmutableArray<AskedCase> read =
            [
                .. new PackFolder(Path.GetDirectoryName(file)!)
                    .Table(Name, Columns, problems)
                    .Select(row => new AskedCase(row.Required("attacker"), row.Required("target"), row.Text("form"))),
            ];
            if (!problems.Any)
                cases.AddRange(read);
        }
        return new CaseList(cases.ToImmutable());
    }
}
