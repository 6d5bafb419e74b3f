using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Work.Evaluation;

/// <summary>The roles of an attribution relation.</summary>
internal enum Role
{
    Content,
    Cue,
    Source,
}

/// <summary>An attribution as scoring sees it: the spans of each role, gold or predicted, in UTF-16 code
/// units.</summary>
internal sealed record AttributionUnit(
    ImmutableArray<TextSpan> Content,
    ImmutableArray<TextSpan> Cue,
    ImmutableArray<TextSpan> Source
)
{
    public ImmutableArray<TextSpan> Of(Role role) =>
        role switch
        {
            Role.Content => Content,
            Role.Cue => Cue,
            _ => Source,
        };

    /// <summary>The same with each role's pieces trimmed of white space, and joined where only white space parts them
    /// (annotation tools cut a span at line ends).</summary>
    public AttributionUnit Joined(string text) => new(Joined(Content, text), Joined(Cue, text), Joined(Source, text));

    private static ImmutableArray<TextSpan> Joined(ImmutableArray<TextSpan> spans, string text)
    {
        var joined = new List<TextSpan>(spans.Length);
        foreach (var span in spans.Sort())
        {
            var (start, end) = (Math.Min(span.Start, text.Length), Math.Min(span.End, text.Length));
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            if (start >= end)
                continue;
            if (
                joined.Count > 0
                && (start <= joined[^1].End || text.AsSpan(joined[^1].End, start - joined[^1].End).IsWhiteSpace())
            )
                joined[^1] = new TextSpan(joined[^1].Start, Math.Max(end, joined[^1].End));
            else
                joined.Add(new TextSpan(start, end));
        }
        return [.. joined];
    }
}
