using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Reading.Series;

/// <summary>Reads a scenario file (YAML): name, pledge, baseline, changes, threat_window, war_ends.</summary>
public static class ScenarioReader
{
    /// <summary>Codes: SCN005 a change that is not understood; the rest as for packs.</summary>
    public static Parsed<Scenario> Read(string path)
    {
        var problems = new PackProblems();
        var file = Path.GetFullPath(path);
        var scenario = new PackFolder(Path.GetDirectoryName(file) ?? ".").Yaml(Path.GetFileName(file), problems)
            is { } yaml
            ? ScenarioOf(yaml)
            : null;
        return scenario is null || problems.Any ? Parsed<Scenario>.Failed(problems.All) : Parsed<Scenario>.Ok(scenario);
    }

    private static Scenario ScenarioOf(PackFields yaml)
    {
        var changes = yaml.List("changes")
            .Select(text => (Text: text, Change: ScenarioChange.TryParse(text)))
            .ToArray();
        foreach (var (text, _) in changes.Where(c => c.Change is null))
            yaml.Problem(
                "SCN005",
                $"'{text}' is no change; expected such as 'ESP spends 2.1', 'DEU spends 3.5 by 2029', 'USA leaves 2027' or 'all grows 1.5'"
            );
        var scenario = new Scenario(
            yaml.Required("name"),
            yaml.Required("pledge"),
            yaml.Word("baseline", Baseline.Projection)
        )
        {
            Changes = [.. changes.Select(c => c.Change).OfType<ScenarioChange>()],
            ThreatWindow = yaml.Window("threat_window"),
            WarEnds = yaml.AskedDate("war_ends"),
        };
        yaml.RefuseOthers();
        return scenario;
    }
}
