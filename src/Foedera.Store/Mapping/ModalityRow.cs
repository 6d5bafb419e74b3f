using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Store.Mapping;

/// <summary>What a wording binds to, in a statement's column. Spans count code points, [start, end).</summary>
internal sealed record ModalityRow(
    string? Level,
    int[]? Word,
    string? Party,
    int[]? Subject,
    int[]? Negation,
    int[]? CueNegation,
    int[]? If,
    int[]? Then,
    int[]? Disputed = null
)
{
    public static string Write(Modality modality, CodePoints points)
    {
        if (modality == Modality.None)
            return "{}";
        int[]? Span(TextSpan? span) =>
            span is { } known ? [points.FromUtf16(known.Start), points.FromUtf16(known.End)] : null;
        return JsonSerializer.Serialize(
            new ModalityRow(
                LevelOf(modality),
                Span(modality.Binding?.Word),
                modality.Committed is { } committed ? EnumName<CommittedParty>.Of(committed.Party) : null,
                Span(modality.Committed?.At),
                Span(modality.Negation),
                Span(modality.CueNegation),
                Span(modality.Condition?.If),
                Span(modality.Condition?.Then),
                Span(modality.Disputed)
            ),
            RecordJson.Plain.ModalityRow
        );
    }

    public static string? LevelOf(Modality modality) =>
        modality.Binding is { } binding ? EnumName<Bindingness>.Of(binding.Level) : null;

    public static Modality Read(string json, CodePoints points)
    {
        if (json is "{}")
            return Modality.None;
        var row = JsonSerializer.Deserialize(json, RecordJson.Plain.ModalityRow)!;
        TextSpan? Span(int[]? span) => span is [var start, var end] ? Spans.Read(start, end, points) : null;
        return new Modality
        {
            Binding =
                row.Level is { } level && Span(row.Word) is { } word
                    ? new BindingWord(EnumName<Bindingness>.Parse(level), word)
                    : null,
            Committed = row.Party is { } party
                ? new Committed(EnumName<CommittedParty>.Parse(party), Span(row.Subject))
                : null,
            Negation = Span(row.Negation),
            CueNegation = Span(row.CueNegation),
            Disputed = Span(row.Disputed),
            Condition = Span(row.If) is { } opening ? new Condition(opening, Span(row.Then)) : null,
        };
    }
}
