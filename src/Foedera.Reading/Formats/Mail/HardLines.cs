using System.Text;

namespace Foedera.Reading.Formats.Mail;

/// <summary>Text whose lines were broken at a fixed width: the lines of a paragraph made one again.</summary>
internal static class HardLines
{
    /// <summary>A line at least this long (in characters) that is not the last of its paragraph was broken by width.
    /// Mail breaks at 65 to 78 (RFC 2822, 2.1.1).</summary>
    private const int Broken = 50;

    /// <summary>The paragraphs, a line each, parted by blank lines; lines too short to have been broken stay
    /// lines.</summary>
    public static string Joined(string text)
    {
        var joined = new StringBuilder(text.Length);
        var before = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (joined.Length > 0)
                joined.Append(before >= Broken && !line.IsEmpty ? ' ' : '\n');
            joined.Append(line);
            before = line.Length;
        }
        return joined.ToString().Trim();
    }
}
