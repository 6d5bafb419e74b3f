using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;

namespace Foedera.Store.Mapping;

/// <summary>The JSON inside the record's columns; generated, so that opening a record costs no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(int[][]))]
[JsonSerializable(typeof(long[][]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(FigureRow[]))]
[JsonSerializable(typeof(ModalityRow))]
[JsonSerializable(typeof(ChangeRow[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>Writes letters as themselves: the columns are read by people, too, and never put into HTML as they
    /// are.</summary>
    public static RecordJson Plain { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}

/// <summary>A figure in a statement's column.</summary>
internal sealed record FigureRow(
    int Start,
    int End,
    decimal Value,
    decimal? Upper,
    string Unit,
    string Comparator,
    string? Base,
    string? Subject
)
{
    public static string Write(ImmutableArray<Figure> figures, CodePoints points) =>
        figures.IsEmpty
            ? "[]"
            : JsonSerializer.Serialize(
                [
                    .. figures.Select(f => new FigureRow(
                        points.FromUtf16(f.At.Start),
                        points.FromUtf16(f.At.End),
                        f.Value,
                        f.Upper,
                        f.Unit,
                        f.Comparator,
                        f.Base,
                        f.Subject
                    )),
                ],
                RecordJson.Plain.FigureRowArray
            );

    /// <summary>The columns by which figures are searched.</summary>
    public static readonly string[] SearchedColumns = ["value", "upper", "unit", "comparator", "base", "subject"];

    /// <summary>The cells of <see cref="SearchedColumns"/>.</summary>
    public static object?[] Searched(Figure figure) =>
        [(double)figure.Value, (double?)figure.Upper, figure.Unit, figure.Comparator, figure.Base, figure.Subject];

    public static ImmutableArray<Figure> Read(string json, CodePoints points) =>
        json is "[]"
            ? []
            :
            [
                .. JsonSerializer
                    .Deserialize(json, RecordJson.Plain.FigureRowArray)!
                    .Select(f => new Figure(
                        Spans.Read(f.Start, f.End, points),
                        f.Value,
                        f.Upper,
                        f.Unit,
                        f.Comparator,
                        f.Base,
                        f.Subject
                    )),
            ];
}

/// <summary>A change in a wording's column.</summary>
internal sealed record ChangeRow(string Op, string Theirs, string Witness)
{
    public static string Write(ImmutableArray<WordChange> changes) =>
        changes.IsEmpty
            ? "[]"
            : JsonSerializer.Serialize(
                [.. changes.Select(c => new ChangeRow(EnumName<ChangeKind>.Of(c.Kind), c.Theirs, c.Witness))],
                RecordJson.Plain.ChangeRowArray
            );

    public static ImmutableArray<WordChange> Read(string json) =>
        json is "[]"
            ? []
            :
            [
                .. JsonSerializer
                    .Deserialize(json, RecordJson.Plain.ChangeRowArray)!
                    .Select(c => new WordChange(EnumName<ChangeKind>.Parse(c.Op), c.Theirs, c.Witness)),
            ];
}

/// <summary>Lists of names and of source passages in columns.</summary>
internal static class RecordColumns
{
    public static string Names(ImmutableArray<string> names) =>
        names.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize([.. names], RecordJson.Plain.StringArray);

    public static ImmutableArray<string> Names(string json) =>
        json is "[]" ? [] : [.. JsonSerializer.Deserialize(json, RecordJson.Plain.StringArray)!];

    public static string Passages(ImmutableArray<SourcePassage> passages, CodePoints points) =>
        passages.IsDefaultOrEmpty
            ? "[]"
            : JsonSerializer.Serialize(
                [
                    .. passages.Select(p =>
                        new long[]
                        {
                            points.FromUtf16(p.Text.Start),
                            points.FromUtf16(p.Text.End),
                            p.FirstByte,
                            p.LastByte,
                        }
                    ),
                ],
                RecordJson.Plain.Int64ArrayArray
            );

    public static ImmutableArray<SourcePassage> Passages(string json, CodePoints points) =>
        json is "[]"
            ? []
            :
            [
                .. JsonSerializer
                    .Deserialize(json, RecordJson.Plain.Int64ArrayArray)!
                    .Select(p => new SourcePassage(Spans.Read((int)p[0], (int)p[1], points), p[2], p[3])),
            ];
}
