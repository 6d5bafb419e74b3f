using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Joining;

/// <summary>The words that a statement puts inside quotation marks, without the marks.</summary>
internal static class QuotedSpans
{
    // a quotation within a quotation is a remark, not a speech
    private const int LongestInner = 1000;
    private const string AnyMark = "\"“”„‟«»‹›‘’‚'`";

    /// <summary>Of all content of a statement.</summary>
    public static IEnumerable<TextSpan> Of(Statement statement, string text) =>
        statement.Content.SelectMany(clause => Of(statement.Kind, clause, text));

    /// <summary>For a clause of a direct statement the clause, of a mixed one the parts between marks; nothing of an
    /// indirect one.</summary>
    public static IEnumerable<TextSpan> Of(StatementKind kind, TextSpan clause, string text)
    {
        IEnumerable<TextSpan> quoted = kind switch
        {
            StatementKind.Direct => [clause],
            StatementKind.Mixed => Between(text, clause),
            _ => [],
        };
        return quoted.Select(span => Bare(text, span)).Where(span => !span.IsEmpty);
    }

    /// <summary>The span without white space and quotation marks at its ends.</summary>
    public static TextSpan Bare(string text, TextSpan span)
    {
        var (start, end) = (span.Start, Math.Min(span.End, text.Length));
        while (start < end && (char.IsWhiteSpace(text[start]) || IsOpening(text, start)))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || IsClosing(text, start, end)))
            end--;
        return new TextSpan(Math.Min(start, end), end);
    }

    // an apostrophe that opens a word ('tis) is rare in quotations; a mark is not
    private static bool IsOpening(string text, int at) => AnyMark.Contains(text[at], StringComparison.Ordinal);

    // the mark that closes a quotation within this one stays with it: He said, ‘Yes.’
    private static bool IsClosing(string text, int start, int end)
    {
        var mark = text[end - 1];
        if (!AnyMark.Contains(mark, StringComparison.Ordinal))
            return false;
        if (mark is not ('’' or '\''))
            return true;
        var from = Math.Max(start, end - 1 - LongestInner);
        var inner = text.AsSpan(from, end - 1 - from);
        var opening = inner.LastIndexOf(mark == '’' ? '‘' : '\'');
        return opening < 0 || (opening > 0 && char.IsLetterOrDigit(inner[opening - 1]));
    }

    private static IEnumerable<TextSpan> Between(string text, TextSpan span)
    {
        var end = Math.Min(span.End, text.Length);
        for (var i = span.Start; i < end; i++)
        {
            if (ClosingFor(text, i, span.Start) is not { } closing)
                continue;
            var width = closing == "''" ? 2 : 1;
            var close = FindClosing(text, i + width, end, closing);
            yield return new TextSpan(i + width, Math.Max(i + width, close));
            i = close + width - 1;
        }
    }

    private static string? ClosingFor(string text, int at, int start) =>
        text[at] switch
        {
            '“' or '‟' => "”",
            '„' => "“”",
            '«' => "»",
            '»' => "«",
            '"' => "\"",
            '\'' when at + 1 < text.Length && text[at + 1] == '\'' => "''",
            '‘' => "’",
            '‚' => "‘",
            '\''
                when (at == start || !char.IsLetterOrDigit(text[at - 1]))
                    && at + 1 < text.Length
                    && char.IsLetterOrDigit(text[at + 1]) => "'",
            _ => null,
        };

    private static int FindClosing(string text, int from, int end, string closing)
    {
        for (var i = from; i < end; i++)
        {
            if (closing == "''")
            {
                if (text[i] == '\'' && i + 1 < text.Length && text[i + 1] == '\'')
                    return i;
            }
            else if (closing.Contains(text[i], StringComparison.Ordinal) && !IsApostrophe(text, i))
                return i;
        }
        return end;
    }

    private static bool IsApostrophe(string text, int at) =>
        text[at] is '’' or '\''
        && at > 0
        && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at - 1])
        && char.IsLetterOrDigit(text[at + 1]);
}
