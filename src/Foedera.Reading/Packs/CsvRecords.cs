using System.Text;

namespace Foedera.Reading.Packs;

/// <summary>Splits CSV (RFC 4180) into records of cells, each with the line it begins on. Blank lines are passed
/// over.</summary>
public static class CsvRecords
{
    /// <summary>The records in order.</summary>
    /// <param name="text">The table; a byte order mark is dropped.</param>
    /// <param name="notClosed">Is told the line of a quotation mark that nothing closes.</param>
    public static IEnumerable<(string[] Cells, int Line)> Of(string text, Action<int> notClosed)
    {
        var (cells, cell, line, start, quoted) = (new List<string>(), new StringBuilder(), 1, 1, false);
        for (var i = text.StartsWith('\uFEFF') ? 1 : 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '\n')
                    line++;
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
                quoted = true;
            else if (c == ',')
                Close();
            else if (c == '\n')
            {
                if (quoted)
                    notClosed(start);
                Close();
                if (cells.Count > 1 || cells[0].Length > 0)
                    yield return ([.. cells], start);
                cells.Clear();
                start = ++line;
            }
            else if (c != '\r')
                cell.Append(c);
        }

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
