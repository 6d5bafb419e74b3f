using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;

namespace Foedera.Cli.Output;

/// <summary>A statement as JSON shows it, built node by node: looking through types for what to print would take longer
/// than reading a short
/// document. Offsets are Unicode code points, [start, end).</summary>
public static class StatementRow
{
    /// <summary>The object of one statement; <paramref name="points"/> counts the document's text.</summary>
    public static JsonObject Of(Document document, Statement statement, CodePoints points) =>
        new()
        {
            ["doc"] = document.Id,
            ["id"] = statement.Id,
            ["kind"] = Word(statement.Kind.ToString()),
            ["type"] = Word(statement.Type.ToString()),
            ["speaker"] = statement.Speaker is { } speaker
                ? new JsonObject
                {
                    ["name"] = speaker.Name,
                    ["id"] = speaker.ActorId,
                    ["candidates"] = Texts(speaker.Candidates),
                }
                : null,
            ["source"] = Spans(statement.Source, points),
            ["cue"] = Spans(statement.Cue, points),
            ["content"] = Spans(statement.Content, points),
            ["content_text"] = ContentText(document, statement),
            ["figures"] = FiguresOf(statement, points),
            ["horizon"] = statement.Horizon?.ToEdtf(),
            ["said_on"] = statement.SaidOn?.ToEdtf(),
            ["confidence"] = Math.Round(statement.Confidence, 3),
            ["binding"] = statement.Modality.Binding is { } binding
                ? new JsonObject { ["level"] = Word(binding.Level.ToString()), ["at"] = Span(binding.Word, points) }
                : null,
            ["committed"] = statement.Modality.Committed is { } committed
                ? new JsonObject { ["who"] = Word(committed.Party.ToString()), ["at"] = Optional(committed.At, points) }
                : null,
            ["negation"] = new JsonObject
            {
                ["content"] = Optional(statement.Modality.Negation, points),
                ["cue"] = Optional(statement.Modality.CueNegation, points),
            },
            ["disputed"] = statement.Modality.Disputed is not null,
            ["condition"] = statement.Modality.Condition is { } condition
                ? new JsonObject { ["if"] = Span(condition.If, points), ["then"] = Optional(condition.Then, points) }
                : null,
        };

    /// <summary>The words of the content; pieces are joined by " … ".</summary>
    public static string ContentText(Document document, Statement statement) =>
        string.Join(" … ", statement.Content.Select(c => c.Of(document.Text)));

    private static string Word(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static JsonArray Texts(ImmutableArray<string> texts)
    {
        var array = new JsonArray();
        foreach (var text in texts)
            array.Add((JsonNode)text);
        return array;
    }

    private static JsonArray FiguresOf(Statement statement, CodePoints points)
    {
        var array = new JsonArray();
        foreach (var figure in statement.Figures)
            array.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["at"] = Span(figure.At, points),
                        ["value"] = figure.Value,
                        ["upper"] = figure.Upper,
                        ["unit"] = figure.Unit,
                        ["comparator"] = figure.Comparator,
                        ["base"] = figure.Base,
                        ["subject"] = figure.Subject,
                    }
            );
        return array;
    }

    private static JsonArray Spans(ImmutableArray<TextSpan> spans, CodePoints points)
    {
        var array = new JsonArray();
        foreach (var span in spans)
            array.Add((JsonNode)Span(span, points));
        return array;
    }

    private static JsonArray Span(TextSpan span, CodePoints points)
    {
        var (start, end) = points.FromUtf16(span);
        return [start, end];
    }

    private static JsonArray? Optional(TextSpan? span, CodePoints points) =>
        span is { } found ? Span(found, points) : null;
}
