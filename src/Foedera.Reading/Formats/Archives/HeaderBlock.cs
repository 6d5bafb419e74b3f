using System.Text;

namespace Foedera.Reading.Formats.Archives;

/// <summary>A first line and the headers under it, as WARC and HTTP write them.</summary>
internal sealed class HeaderBlock
{
    private const int Longest = 64 << 10;

    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private HeaderBlock(string first) => First = first;

    /// <summary>The first line: version, or version and status.</summary>
    public string First { get; }

    /// <summary>The first header of that name; null when there is none.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <summary>Takes the block that the bytes begin with, blank lines before it left out; null when there is
    /// none.</summary>
    /// <param name="bytes">Moved to the first byte after the blank line that ends the block.</param>
    public static HeaderBlock? Take(ref ReadOnlyMemory<byte> bytes)
    {
        var start = bytes.Span.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        if (start < 0)
            return null;
        var span = bytes.Span[start..];
        var within = span[..Math.Min(span.Length, Longest)];
        var (end, mark) = End(within);
        if (end < 0)
            return null;
        var lines = Encoding.UTF8.GetString(within[..end]).Split('\n', StringSplitOptions.TrimEntries);
        bytes = bytes[(start + end + mark)..];
        var block = new HeaderBlock(lines[0]);
        foreach (var line in lines.AsSpan(1))
            block.Add(line);
        return block;
    }

    private static (int End, int Mark) End(ReadOnlySpan<byte> bytes)
    {
        var strict = bytes.IndexOf("\r\n\r\n"u8);
        var bare = bytes.IndexOf("\n\n"u8);
        return strict >= 0 && (bare < 0 || strict < bare) ? (strict, 4) : (bare, 2);
    }

    private void Add(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
            fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
    }
}
