using System.Collections.Immutable;
using System.CommandLine;

namespace Foedera.Cli.Verbs;

/// <summary>A verb, or a part of one, as completions and manual pages describe it.</summary>
/// <param name="Path">Its names from the first on: "import indicators"; empty for the program itself.</param>
/// <param name="Description">What it does.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Options">Its options.</param>
/// <param name="Parts">Names of its own parts.</param>
internal sealed record CommandTree(
    string Path,
    string Description,
    ImmutableArray<CommandArgument> Arguments,
    ImmutableArray<CommandOption> Options,
    ImmutableArray<string> Parts
)
{
    /// <summary>What may follow it, separated by blanks.</summary>
    public string Words => string.Join(' ', [.. Parts, .. Options.Select(option => option.Name), "--help"]);

    /// <summary>The command and all below it.</summary>
    public static IEnumerable<CommandTree> Of(Command command, string path = "")
    {
        yield return new CommandTree(
            path,
            command.Description ?? "",
            [
                .. command.Arguments.Select(argument => new CommandArgument(
                    argument.Name,
                    argument.Description ?? "",
                    argument.Arity.MinimumNumberOfValues == 0
                )),
            ],
            [.. command.Options.Where(option => !option.Hidden).Select(CommandOption.Of)],
            [.. command.Subcommands.Select(sub => sub.Name)]
        );
        foreach (var sub in command.Subcommands)
        foreach (var below in Of(sub, path.Length == 0 ? sub.Name : $"{path} {sub.Name}"))
            yield return below;
    }
}

/// <summary>An argument.</summary>
/// <param name="Name">As help writes it.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsOptional">True when it may be left out.</param>
internal sealed record CommandArgument(string Name, string Description, bool IsOptional);

/// <summary>An option.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Value">What follows it; null for a switch.</param>
/// <param name="Description">What it does.</param>
/// <param name="Choices">The values it takes; empty when any.</param>
internal sealed record CommandOption(string Name, string? Value, string Description, ImmutableArray<string> Choices)
{
    /// <summary>Of an option; "table|json" as its value's name tells its choices.</summary>
    public static CommandOption Of(Option option)
    {
        var isSwitch = option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0;
        var value = isSwitch ? null : option.HelpName ?? "VALUE";
        var choices =
            value is not null
            && value.Contains('|', StringComparison.Ordinal)
            && value.All(c => char.IsAsciiLetterLower(c) || c is '|' or '-')
                ? value.Split('|')
                : [];
        return new CommandOption(option.Name, value, option.Description ?? "", [.. choices]);
    }
}
