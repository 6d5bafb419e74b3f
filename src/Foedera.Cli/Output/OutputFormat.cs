namespace Foedera.Cli.Output;

/// <summary>How a verb prints data.</summary>
public enum OutputFormat
{
    /// <summary>Aligned columns for people.</summary>
    Table,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>RFC 4180 with a header line; cells that a spreadsheet would run are defused.</summary>
    Csv,
}
