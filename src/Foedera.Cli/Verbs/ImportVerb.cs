using System.CommandLine;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera import</c>: tables into the record, by kind.</summary>
public static class ImportVerb
{
    /// <summary>The kinds; each adds its own line.</summary>
    public static Command Command() =>
        new("import", "Bring tables into the record.")
        {
            ImportIndicatorsVerb.Command(),
            ImportAlliancesVerb.Command(),
        };
}
