using System.CommandLine;
using Foedera.Cli.Output;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera completion SHELL</c>: verbs, options and their choices for bash, zsh and fish, made from the
/// commands themselves.</summary>
public static class CompletionVerb
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Shells) };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command(
            "completion",
            "Print what makes a shell complete verbs and options: source it, or put it where the shell looks."
        )
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Terminal.Data.Write(Script(CommandLine.Root(), parsed.GetValue(shell)!));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The script for a shell.</summary>
    internal static string Script(Command root, string shell) =>
        shell switch
        {
            "fish" => Fish(root),
            // zsh reads the completions of bash
            "zsh" => $"#compdef foedera\nautoload -U +X bashcompinit && bashcompinit\n{Bash(root)}",
            _ => Bash(root),
        };

    private static string Bash(Command root)
    {
        var verbs = CommandTree.Of(root).Where(node => node.Path.Length > 0).ToList();
        var choices = verbs
            .SelectMany(node => node.Options)
            .Where(option => option.Choices.Length > 0)
            .DistinctBy(option => option.Name);
        return $$"""
            # completion of foedera for bash: source <(foedera completion bash)
            _foedera() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb="" i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    [[ ${COMP_WORDS[i]} == -* ]] && break
                    verb+="${verb:+ }${COMP_WORDS[i]}"
                done
                case $before in
            {{string.Concat(
                choices.Select(option =>
                    $"        {option.Name}) COMPREPLY=($(compgen -W \"{string.Join(' ', option.Choices)}\" -- \"$word\")); return ;;\n"
                )
            )}}    esac
                local words=""
                case $verb in
                    "") words="{{string.Join(' ', root.Subcommands.Select(sub => sub.Name))}} --help --version" ;;
            {{string.Concat(
                verbs.OrderByDescending(node => node.Path.Length).Select(node =>
                    $"        \"{node.Path}\"*) words=\"{node.Words}\" ;;\n"
                )
            )}}    esac
                COMPREPLY=($(compgen -W "$words" -- "$word"))
            }
            complete -o default -F _foedera foedera

            """;
    }

    private static string Fish(Command root)
    {
        var lines = new List<string> { "# completion of foedera for fish: foedera completion fish | source" };
        foreach (var sub in root.Subcommands)
            lines.Add($"complete -c foedera -n __fish_use_subcommand -a {sub.Name} -d {Quoted(sub.Description)}");
        foreach (var node in CommandTree.Of(root).Where(node => node.Path.Length > 0))
        {
            var there = $"__fish_seen_subcommand_from {node.Path.Split(' ')[^1]}";
            foreach (var option in node.Options)
            {
                var choices = option.Choices.Length > 0 ? $" -x -a {Quoted(string.Join(' ', option.Choices))}" : "";
                lines.Add(
                    $"complete -c foedera -n {Quoted(there)} -l {option.Name.TrimStart('-')}{choices} -d {Quoted(option.Description)}"
                );
            }
        }
        return string.Join('\n', lines) + "\n";
    }

    private static string Quoted(string? text) =>
        $"'{(text ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
