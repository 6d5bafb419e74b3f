using System.CommandLine;
using Foedera.Cli;

namespace Foedera.System.Tests.Cli;

/// <summary>docs/cli.md is complete: every verb has a heading, every option is named.</summary>
public sealed class CommandPageSpecs
{
    private static readonly string Page = File.ReadAllText(FoederaProgram.PathOf("docs", "cli.md"));

    public static TheoryData<string> Verbs() => [.. CommandLine.Root().Subcommands.Select(verb => verb.Name)];

    [Theory, MemberData(nameof(Verbs))]
    public void Every_verb_is_explained_with_an_example_and_all_its_options(string name)
    {
        var verb = CommandLine.Root().Subcommands.Single(v => v.Name == name);
        var section = Section(name);
        section.ShouldContain(
            $"foedera {name}",
            Case.Sensitive,
            $"docs/cli.md: the section of '{name}' needs an example"
        );
        foreach (var one in Tree(verb))
        {
            if (one != verb)
                section.ShouldContain(
                    $"{name} {one.Name}",
                    Case.Sensitive,
                    $"docs/cli.md: '{name}' has a part '{one.Name}'"
                );
            foreach (var option in one.Options)
                section.ShouldContain(option.Name, Case.Sensitive, $"docs/cli.md: '{name}' takes {option.Name}");
        }
    }

    [Fact]
    public void Every_option_says_what_it_is_for() =>
        Tree(CommandLine.Root())
            .SelectMany(command => command.Options)
            .Where(option => string.IsNullOrWhiteSpace(option.Description))
            .Select(option => option.Name)
            .ShouldBeEmpty();

    private static string Section(string name)
    {
        var start = Page.IndexOf($"\n## `{name}`\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, $"docs/cli.md needs a section '## `{name}`'");
        var end = Page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Page[start..] : Page[start..end];
    }

    private static IEnumerable<Command> Tree(Command command) => command.Subcommands.SelectMany(Tree).Prepend(command);
}
