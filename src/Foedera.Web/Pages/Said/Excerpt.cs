using Foedera.Core.Said.Words;

namespace Foedera.Web.Pages.Said;

/// <summary>The sentences of a long passage that a quotation is about.</summary>
internal static class Excerpt
{
    private const int ShortEnough = 400;

    /// <summary>The passage itself when it is short, else its sentences from the first shared word to the
    /// last.</summary>
    public static string Of(string passage, string quotation)
    {
        if (passage.Length <= ShortEnough)
            return Words.Bare(passage);
        var shared = WordDiff.Compare(passage, quotation).Where(s => s.Change is null).ToList();
        if (shared.Count == 0)
            return Words.Beginning(passage, ShortEnough);
        var start = shared[0].Witness.Start;
        var end = shared[^1].Witness.End;
        while (start > 0 && !EndsSentence(passage, start - 1))
            start--;
        while (end < passage.Length && !EndsSentence(passage, end))
            end++;
        return Words.Bare(passage[start..Math.Min(passage.Length, end + 1)]);
    }

    private static bool EndsSentence(string text, int at) =>
        text[at] == '\n'
        || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));
}
