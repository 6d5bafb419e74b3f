using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;
using Foedera.Work.Fetching;

namespace Foedera.Cli.Verbs;

/// <summary>Addresses on the command line, and what may be fetched.</summary>
internal static class FetchArguments
{
    private const int LongestList = 4 << 20;

    /// <summary><c>--allow-address HOST:PORT</c>.</summary>
    public static Option<string[]> Allowed()
    {
        var option = new Option<string[]>("--allow-address")
        {
            Description = "A place outside the public internet that may be fetched from; may be given again.",
            HelpName = "HOST:PORT",
        };
        option.Validators.Add(given =>
        {
            foreach (var token in given.Tokens)
                if (!IsPlace(token.Value))
                    given.AddError($"'{token.Value}' is no place such as 127.0.0.1:8080.");
        });
        return option;
    }

    /// <summary><c>--addresses FILE</c>: a line an address.</summary>
    public static Option<string?> List() =>
        new("--addresses")
        {
            Description =
                "A file of addresses to fetch, one a line; empty lines and lines that begin with # are passed over.",
            HelpName = "FILE",
        };

    /// <summary>How pages are fetched.</summary>
    public static FetchOptions Options(string[]? allowed) =>
        new() { Allowed = (allowed ?? []).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase) };

    /// <summary>True for an argument that is an address and no path.</summary>
    public static bool IsAddress(string argument) =>
        argument.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || argument.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The addresses of the arguments and of the list, in their order.</summary>
    /// <exception cref="InputException">One of them is no address; it names the file and the line.</exception>
    public static IReadOnlyList<Uri> Addresses(IEnumerable<string> arguments, string? list)
    {
        var found = new List<Uri>();
        foreach (var argument in arguments)
            found.Add(WebAddress.Parse(argument) ?? throw new InputException(NoAddress(argument, argument, null)));
        if (list is null)
            return found;
        if (BoundedFile.ReadText(list, LongestList, out var text) is { } unread)
            throw new InputException(new Problem("READ002", unread.Reason, list));
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var entry = line.Trim();
            if (entry.Length == 0 || entry.StartsWith('#'))
                continue;
            found.Add(WebAddress.Parse(entry) ?? throw new InputException(NoAddress(entry, list, number)));
        }
        return found;
    }

    private static Problem NoAddress(string text, string place, int? line) =>
        new("READ003", $"'{Visible.Line(text, 200)}' is no address that begins with http:// or https://.", place, line);

    private static bool IsPlace(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
