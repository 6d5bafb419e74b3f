using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Verifying;

/// <summary>Quotations that the document which prints them calls invented: a fact check is no evidence that the words
/// were said. Told by
/// phrases (<c>disputes.txt</c>) in the sentence that prints them or right after it.</summary>
internal static class Disputes
{
    private const int Before = 200;
    private const int After = 250;

    private static readonly string[] Phrases = [.. DataLines.Of("disputes.txt").Select(line => Spelling.Plain(line))];

    /// <summary>True when the passage's document says that these words were never said.</summary>
    public static bool About(QuotedPassage passage)
    {
        if (passage.IsTranscript)
            return false;
        var (text, at) = (passage.Document.Text, passage.At);
        // before it only its own sentence: the one before may speak of another quotation
        var before = text.AsSpan(Math.Max(0, at.Start - Before), Math.Min(at.Start, Before));
        before = before[(before.LastIndexOfAny('.', '\n') + 1)..];
        return Says(before) || Says(text.AsSpan(at.End, Math.Min(text.Length - at.End, After)));
    }

    private static bool Says(ReadOnlySpan<char> text)
    {
        var plain = Spelling.Plain(text);
        return Array.Exists(Phrases, phrase => plain.Contains(phrase, StringComparison.Ordinal));
    }
}
