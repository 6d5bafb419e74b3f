using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;

namespace Foedera.Cli.Output;

/// <summary>A statement as JSON shows it. Offsets are Unicode code points, [start, end).</summary>
public static class StatementRow
{
    /// <summary>The object of one statement; <paramref name="points"/> counts the document's text.</summary>
    public static object Of(Document document, Statement statement, CodePoints points) => new
    {
        doc = document.Id,
        id = statement.Id,
        kind = statement.Kind,
        type = statement.Type,
        speaker = statement.Speaker is { } speaker ? new { name = speaker.Name, id = speaker.ActorId, candidates = speaker.Candidates } : null,
        source = Spans(statement.Source, points),
        cue = Spans(statement.Cue, points),
        content = Spans(statement.Content, points),
        content_text = ContentText(document, statement),
        figures = statement.Figures.Select(f => FigureOf(f, points)),
        horizon = statement.Horizon?.ToEdtf(),
        said_on = statement.SaidOn?.ToEdtf(),
        confidence = Math.Round(statement.Confidence, 3),
        binding = statement.Modality.Binding is { } binding ? new { level = binding.Level, at = Span(binding.Word, points) } : null,
        committed = statement.Modality.Committed is { } committed ? new { who = committed.Party, at = Optional(committed.At, points) } : null,
        negation = new { content = Optional(statement.Modality.Negation, points), cue = Optional(statement.Modality.CueNegation, points) },
        condition = statement.Modality.Condition is { } condition ? new { @if = Span(condition.If, points), then = Optional(condition.Then, points) } : null,
    };

    /// <summary>The words of the content; pieces are joined by " … ".</summary>
    public static string ContentText(Document document, Statement statement) => string.Join(" … ", statement.Content.Select(c => c.Of(document.Text)));

    private static object FigureOf(Figure figure, CodePoints points) => new
    {
        at = Span(figure.At, points),
        value = figure.Value,
        upper = figure.Upper,
        unit = figure.Unit,
        comparator = figure.Comparator,
        @base = figure.Base,
        subject = figure.Subject,
    };

    private static IEnumerable<int[]> Spans(IEnumerable<TextSpan> spans, CodePoints points) => spans.Select(s => Span(s, points));

    private static int[]? Optional(TextSpan? span, CodePoints points) => span is { } known ? Span(known, points) : null;

    private static int[] Span(TextSpan span, CodePoints points)
    {
        var (start, end) = points.FromUtf16(span);
        return [start, end];
    }
}
