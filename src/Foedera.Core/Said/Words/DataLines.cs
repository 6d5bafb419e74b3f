namespace Foedera.Core.Said.Words;

/// <summary>Tables of words that come with the program: one entry a line, "#" for remarks.</summary>
internal static class DataLines
{
    /// <summary>The lines of a table, in order.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    public static List<string> Of(string name)
    {
        using var stream =
            typeof(DataLines).Assembly.GetManifestResourceStream("Foedera.Core.Said.Words." + name)
            ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        return lines;
    }
}
