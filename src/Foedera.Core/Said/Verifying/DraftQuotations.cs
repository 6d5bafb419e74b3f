using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said.Joining;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Verifying;

/// <summary>A quotation in somebody's draft.</summary>
/// <param name="At">Where its words stand, without the marks.</param>
/// <param name="Text">The words.</param>
/// <param name="Speaker">Whom the draft gives them to; null when it names nobody.</param>
public sealed record DraftQuotation(TextSpan At, string Text, Speaker? Speaker);

/// <summary>Finds every quotation of a draft: those that reading gave a speaker, and whatever else stands in quotation
/// marks and is long enough to be looked up.</summary>
public static class DraftQuotations
{
    // fewer words are a name, a title or a word used with distance
    private const int FewestWords = 4;
    private const int LongestQuotation = 4000;

    /// <summary>The quotations in the order of the text; none overlaps another.</summary>
    public static ImmutableArray<DraftQuotation> In(Document draft, IEnumerable<Statement> statements)
    {
        var found = new List<DraftQuotation>();
        foreach (var statement in statements)
        foreach (var at in QuotedSpans.Of(statement, draft.Text))
            Add(at, statement.Speaker, fewest: 1);
        foreach (var at in Marked(draft.Text))
            Add(QuotedSpans.Bare(draft.Text, at), null, FewestWords);
        return [.. found.OrderBy(q => q.At)];

        void Add(TextSpan at, Speaker? speaker, int fewest)
        {
            if (at.IsEmpty || found.Exists(q => q.At.Overlaps(at)) || Words(draft.Text, at) < fewest)
                return;
            found.Add(new DraftQuotation(at, at.Of(draft.Text), speaker));
        }
    }

    private static IEnumerable<TextSpan> Marked(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var closing = text[i] switch
            {
                '“' => "”",
                '„' => "“”",
                '«' => "»",
                '"' => "\"",
                _ => null,
            };
            if (closing is null)
                continue;
            var end = text.AsSpan(i + 1, Math.Min(LongestQuotation, text.Length - i - 1)).IndexOfAny(closing);
            if (end < 0)
                continue;
            yield return new TextSpan(i + 1, i + 1 + end);
            i += end + 1;
        }
    }

    private static int Words(string text, TextSpan at) =>
        at.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
