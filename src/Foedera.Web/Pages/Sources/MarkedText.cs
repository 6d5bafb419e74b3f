using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Pages.Sources;

/// <summary>A run of a document's text: plain, or part of a statement.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Statement">Index of the statement in the document's list; null for plain text.</param>
/// <param name="IsFirst">True for the first run of its statement.</param>
/// <param name="IsLast">True for the last run of its statement.</param>
/// <param name="IsPassage">True for a part of the passage that the address points to.</param>
/// <param name="Decides">True for words that decided how the statement was read.</param>
public sealed record Run(
    string Text,
    int? Statement,
    bool IsFirst,
    bool IsLast,
    bool IsPassage = false,
    bool Decides = false
);

/// <summary>A document's text in paragraphs of runs.</summary>
/// <param name="Paragraphs">The paragraphs; none is empty.</param>
/// <param name="IsWhole">False when the text was longer than a page can show.</param>
public sealed record MarkedText(ImmutableArray<ImmutableArray<Run>> Paragraphs, bool IsWhole)
{
    /// <summary>Characters that a page shows at most.</summary>
    public const int MostShown = 400_000;

    /// <summary>"passage" for the first run of the passage that the address points to; null for every other
    /// run.</summary>
    public string? IdOf(Run run) =>
        run.IsPassage && ReferenceEquals(run, Paragraphs.SelectMany(p => p).First(r => r.IsPassage)) ? "passage" : null;

    /// <summary>Cuts the text into paragraphs and marks the contents of the statements. Where two overlap, the earlier
    /// keeps the shared words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="passage">A passage to point to; null for none.</param>
    public static MarkedText Of(string text, IReadOnlyList<Statement> statements, TextSpan? passage = null)
    {
        var shown = Math.Min(text.Length, MostShown);
        if (shown < text.Length && char.IsHighSurrogate(text[shown - 1]))
            shown--;
        var marks = Marks(statements, shown);
        var paragraphs = ImmutableArray.CreateBuilder<ImmutableArray<Run>>();
        var next = 0;
        foreach (var paragraph in ParagraphsOf(text, shown))
        {
            var runs = ImmutableArray.CreateBuilder<Run>();
            var at = paragraph.Start;
            while (next < marks.Count && marks[next].At.Start < paragraph.End)
            {
                var mark = marks[next];
                if (mark.At.Start > at)
                    Add(new TextSpan(at, mark.At.Start), null, false, false);
                var end = Math.Min(mark.At.End, paragraph.End);
                var start = Math.Max(at, mark.At.Start);
                var ends = end == mark.At.End;
                if (end > start)
                    Add(new TextSpan(start, end), mark.Statement, mark.IsFirst, mark.IsLast && ends);
                at = Math.Max(at, end);
                if (!ends)
                {
                    marks[next] = mark with
                    {
                        At = new TextSpan(end, mark.At.End),
                        IsFirst = mark.IsFirst && end <= start,
                    };
                    break;
                }
                next++;
            }
            if (at < paragraph.End)
                Add(new TextSpan(at, paragraph.End), null, false, false);
            if (runs.Count > 0)
                paragraphs.Add(runs.ToImmutable());

            void Add(TextSpan span, int? statement, bool isFirst, bool isLast)
            {
                var deciding = statement is { } index ? Particular.Deciding(statements[index], span) : [];
                int[] cuts =
                [
                    span.Start,
                    .. deciding
                        .SelectMany(Edges)
                        .Concat(passage is { } asked ? Edges(asked) : [])
                        .Where(edge => edge > span.Start && edge < span.End)
                        .Order()
                        .Distinct(),
                    span.End,
                ];
                for (var i = 1; i < cuts.Length; i++)
                {
                    var inside = passage is { } shownPassage && shownPassage.Contains(cuts[i - 1]);
                    runs.Add(
                        new Run(
                            text[cuts[i - 1]..cuts[i]],
                            statement,
                            isFirst && i == 1,
                            isLast && i == cuts.Length - 1,
                            inside,
                            deciding.Any(words => words.Contains(cuts[i - 1]))
                        )
                    );
                }
            }
        }
        return new MarkedText(paragraphs.ToImmutable(), shown == text.Length);
    }

    private static int[] Edges(TextSpan span) => [span.Start, span.End];

    private static List<Mark> Marks(IReadOnlyList<Statement> statements, int shown)
    {
        var marks = new List<Mark>();
        var taken = 0;
        var pieces = statements.SelectMany(
            (s, i) =>
                s
                    .Content.Order()
                    .Select((at, n) => (At: at, Statement: i, IsFirst: n == 0, IsLast: n == s.Content.Length - 1))
        );
        foreach (var piece in pieces.OrderBy(p => p.At))
        {
            var (start, end) = (Math.Max(piece.At.Start, taken), Math.Min(piece.At.End, shown));
            if (start >= end)
                continue;
            marks.Add(new Mark(new TextSpan(start, end), piece.Statement, piece.IsFirst, piece.IsLast));
            taken = end;
        }
        return marks;
    }

    private static IEnumerable<TextSpan> ParagraphsOf(string text, int shown)
    {
        for (var start = 0; start < shown; )
        {
            var end = text.IndexOf('\n', start, shown - start);
            if (end < 0)
                end = shown;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
                yield return new TextSpan(start, end);
            start = end + 1;
        }
    }

    private sealed record Mark(TextSpan At, int Statement, bool IsFirst, bool IsLast);
}
