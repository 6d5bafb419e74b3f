using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Reading.Attribution;

namespace Foedera.Cli;

/// <summary>Options that mean the same in every verb that has them.</summary>
public static class SharedOptions
{
    /// <summary><c>--format table|json|jsonl|csv</c>.</summary>
    public static Option<OutputFormat> Format(OutputFormat usual = OutputFormat.Table) =>
        new("--format")
        {
            Description = "How to print: table, json, jsonl or csv.",
            DefaultValueFactory = _ => usual,
            HelpName = "table|json|jsonl|csv",
        };

    /// <summary><c>--db PATH|postgres://…</c>.</summary>
    public static Option<string> Db() =>
        new("--db")
        {
            Description = "The record: a SQLite file, or postgres://user:password@host/database.",
            DefaultValueFactory = _ => "./foedera.db",
            HelpName = "PATH|postgres://…",
        };

    /// <summary><c>--follow</c>: links in folders.</summary>
    public static Option<bool> Follow() =>
        new("--follow")
        {
            Description =
                "Follow links in folders wherever they lead; without it, one that leads out of the folder is refused.",
        };

    /// <summary><c>--model full|small</c>: the size of the reader.</summary>
    public static Option<string> Model()
    {
        var option = new Option<string>("--model")
        {
            Description =
                "The reader: full for a desk; small for streams, faster and a little worse (models/README.md).",
            DefaultValueFactory = _ => ReadingModels.Sizes[0],
            HelpName = string.Join('|', ReadingModels.Sizes),
        };
        option.AcceptOnlyFromAmong([.. ReadingModels.Sizes]);
        return option;
    }

    /// <summary><c>--packs DIR</c>, besides the packs that come with the program.</summary>
    public static Option<string[]> Packs() =>
        new("--packs")
        {
            Description = "Folders with packs of your own, read besides those that come with Foedera.",
            HelpName = "DIR",
        };
}
