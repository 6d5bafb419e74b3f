using System.CommandLine;
using System.Text;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera man DIR</c>: manual pages, made from the commands themselves.</summary>
public static class ManVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "Where to put foedera.1 and a page for each verb; made when it is not there.",
        };
        var command = new Command("man", "Write manual pages: foedera.1 and foedera-VERB.1.") { folder };
        command.SetAction(parsed =>
        {
            var target = Directory.CreateDirectory(parsed.GetValue(folder)!).FullName;
            foreach (var (name, text) in Pages(CommandLine.Root()))
                File.WriteAllText(Path.Combine(target, name), text);
            Console.Out.WriteLine($"Manual pages are in {target}: man -l {Path.Combine(target, "foedera.1")}");
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The pages, each with its file's name.</summary>
    internal static IEnumerable<(string Name, string Text)> Pages(Command root)
    {
        var all = CommandTree.Of(root).ToList();
        yield return ("foedera.1", Overview(all));
        foreach (
            var verb in all.Where(node => node.Path.Length > 0 && !node.Path.Contains(' ', StringComparison.Ordinal))
        )
            yield return (
                $"foedera-{verb.Path}.1",
                Page([verb, .. all.Where(node => node.Path.StartsWith($"{verb.Path} ", StringComparison.Ordinal))])
            );
    }

    private static string Overview(List<CommandTree> all)
    {
        var page = new StringBuilder();
        Head(page, "foedera", all[0].Description);
        Section(page, "SYNOPSIS").Append(".B foedera\n.I VERB\n[options]\n");
        Section(page, "VERBS");
        foreach (
            var verb in all.Where(node => node.Path.Length > 0 && !node.Path.Contains(' ', StringComparison.Ordinal))
        )
            page.Append(".TP\n.BR foedera\\-")
                .Append(Safe(verb.Path))
                .Append(" (1)\n")
                .Append(Safe(verb.Description))
                .Append('\n');
        Section(page, "EXIT STATUS")
            .Append(
                "0 done; 1 the input is wrong; 2 the command line is wrong; 3 a fault was found; 130 stopped by Ctrl\\-C.\n"
            );
        Section(page, "ENVIRONMENT")
            .Append(
                ".TP\n.B NO_COLOR\nno colour, whatever it is set to\n.TP\n.B FOEDERA_TRACE\nset to 1, shows where the program failed\n"
            );
        return page.ToString();
    }

    private static string Page(List<CommandTree> nodes)
    {
        var page = new StringBuilder();
        Head(page, $"foedera-{nodes[0].Path}", nodes[0].Description);
        Section(page, "SYNOPSIS");
        foreach (var node in nodes)
        {
            page.Append(".B foedera ").Append(Safe(node.Path)).Append('\n');
            if (node.Options.Length > 0)
                page.Append("[options]\n");
            foreach (var argument in node.Arguments)
                page.Append(".I ")
                    .Append(Safe(argument.IsOptional ? $"[{argument.Name}]" : argument.Name))
                    .Append('\n');
            page.Append(".br\n");
        }
        Section(page, "DESCRIPTION").Append(Safe(nodes[0].Description)).Append('\n');
        foreach (var node in nodes)
        {
            if (node.Arguments.Length + node.Options.Length == 0)
                continue;
            Section(page, node == nodes[0] ? "OPTIONS" : $"OPTIONS OF {node.Path.ToUpperInvariant()}");
            if (node != nodes[0])
                page.Append(Safe(node.Description)).Append('\n');
            foreach (var argument in node.Arguments)
                Term(page, argument.Name, argument.Description);
            foreach (var option in node.Options)
                Term(page, option.Value is null ? option.Name : $"{option.Name} {option.Value}", option.Description);
        }
        Section(page, "SEE ALSO").Append(".BR foedera (1)\n");
        return page.ToString();
    }

    private static void Head(StringBuilder page, string name, string what) =>
        page.Append(".TH ")
            .Append(Safe(name.ToUpperInvariant()))
            .Append(" 1 \"\" \"Foedera\" \"Foedera\"\n.SH NAME\n")
            .Append(Safe(name))
            .Append(" \\- ")
            .Append(Safe(what))
            .Append('\n');

    private static StringBuilder Section(StringBuilder page, string name) =>
        page.Append(".SH ").Append(Safe(name)).Append('\n');

    private static void Term(StringBuilder page, string term, string what) =>
        page.Append(".TP\n.B ").Append(Safe(term)).Append('\n').Append(Safe(what)).Append('\n');

    // a dash is a minus in roff unless told, and a dot or quote at the beginning of a line is a command
    private static string Safe(string text)
    {
        var safe = text.Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal)
            .Replace('\n', ' ');
        return safe.StartsWith('.') || safe.StartsWith('\'') ? $"\\&{safe}" : safe;
    }
}
