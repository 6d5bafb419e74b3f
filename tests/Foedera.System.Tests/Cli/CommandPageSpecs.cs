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

    /// <summary>What the page writes with two dashes is an option of the verb, of a part of it, or of all.</summary>
    [Theory, MemberData(nameof(Verbs))]
    public void No_option_is_written_that_the_verb_does_not_take(string name)
    {
        var verb = CommandLine.Root().Subcommands.Single(v => v.Name == name);
        var others = CommandLine.Root().Subcommands.Where(v => Names(Section(name), v.Name));
        var taken = others.Append(verb).SelectMany(Tree).SelectMany(one => one.Options).Select(option => option.Name);
        OptionsIn(Section(name)).Except([.. taken, "--help", "--version"]).ShouldBeEmpty();
    }

    /// <summary>"Options: …" at the end of a paragraph holds for each part that the paragraph names.</summary>
    [Theory, MemberData(nameof(Verbs))]
    public void Every_part_takes_the_options_that_its_paragraph_ends_with(string name)
    {
        var verb = CommandLine.Root().Subcommands.Single(v => v.Name == name);
        foreach (var paragraph in Section(name).Split("\n\n"))
        {
            var listed = paragraph.LastIndexOf("Option", StringComparison.Ordinal);
            var parts = verb.Subcommands.Where(part =>
                paragraph.Contains($"`{name} {part.Name}", StringComparison.Ordinal)
            );
            foreach (var option in listed < 0 ? [] : OptionsIn(paragraph[listed..]))
            foreach (var part in parts.DefaultIfEmpty(verb))
                Tree(part)
                    .SelectMany(one => one.Options)
                    .ShouldContain(
                        one => one.Name == option,
                        $"docs/cli.md: '{name} {part.Name}' does not take {option}"
                    );
        }
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Every_example_is_a_command_that_the_program_takes(string name)
    {
        foreach (var line in Section(name).Split('\n').Where(l => l.StartsWith("foedera ", StringComparison.Ordinal)))
            CommandLine.Root().Parse(Typed(line)).Errors.ShouldBeEmpty(line);
    }

    private static bool Names(string section, string verb) =>
        section.Contains($"foedera {verb} ", StringComparison.Ordinal)
        || section.Contains($"`{verb} --", StringComparison.Ordinal);

    // what a shell passes on: no comment, pipe or redirection
    private static List<string> Typed(string line) =>
        [
            .. global::System
                .CommandLine.Parsing.CommandLineParser.SplitCommandLine(line["foedera ".Length..])
                .TakeWhile(word => word is not ("#" or "|" or ">" or "<" or "&&")),
        ];

    private static IEnumerable<string> OptionsIn(string text) =>
        text.Split([' ', '`', '\n', ',', '(', ')', '.', ':', ';', '=', '|'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word =>
                word.StartsWith("--", StringComparison.Ordinal) && word.Length > 3 && char.IsAsciiLetter(word[2])
            )
            .Distinct();

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
