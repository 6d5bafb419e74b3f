using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Engines;

namespace Foedera.Store.Mapping;

/// <summary>Statements to and from rows of the table <c>statements</c>.</summary>
internal static class StatementRow
{
    /// <summary>The columns that <see cref="Read"/> reads, from <c>statements s</c>.</summary>
    public const string Columns =
        "s.id, s.kind, s.type, s.source, s.cue, s.content, s.speaker_name, s.speaker_id, "
        + "s.candidates, s.figures, s.horizon_first, s.horizon_last, s.said_first, s.said_last, "
        + "s.confidence, s.rule, s.modality";

    /// <summary>How many columns <see cref="Columns"/> names: a query's own come after them.</summary>
    public const int Width = 17;

    /// <summary>The columns that <see cref="Write"/> fills.</summary>
    public static readonly string[] Written =
    [
        "key",
        "document_key",
        "id",
        "number",
        "kind",
        "type",
        "source",
        "cue",
        "content",
        "content_text",
        "speaker",
        "speaker_name",
        "speaker_id",
        "candidates",
        "figures",
        "horizon_first",
        "horizon_last",
        "said_first",
        "said_last",
        "confidence",
        "rule",
        "modality",
        "binding",
    ];

    public static Statement Read(DbDataReader row, string documentId, CodePoints points) =>
        new(row.GetString(0), documentId)
        {
            Kind = EnumName<StatementKind>.Parse(row.GetString(1)),
            Type = EnumName<StatementType>.Parse(row.GetString(2)),
            Source = Spans.Read(row.GetString(3), points),
            Cue = Spans.Read(row.GetString(4), points),
            Content = Spans.Read(row.GetString(5), points),
            Speaker = SpeakerColumns.Read(row.Text(6), row.Text(7), row.GetString(8)),
            Figures = FigureRow.Read(row.GetString(9), points),
            Horizon = Window(row.Day(10), row.Day(11)),
            SaidOn = Window(row.Day(12), row.Day(13)),
            Confidence = row.GetDouble(14),
            Rule = row.GetString(15),
            Modality = ModalityRow.Read(row.GetString(16), points),
        };

    public static object?[] Write(
        Statement statement,
        string documentId,
        long key,
        long documentKey,
        int number,
        string text,
        CodePoints points
    ) =>
        [
            key,
            documentKey,
            IdIn(documentId, statement),
            number,
            EnumName<StatementKind>.Of(statement.Kind),
            EnumName<StatementType>.Of(statement.Type),
            Spans.Write(statement.Source, points),
            Spans.Write(statement.Cue, points),
            Spans.Write(statement.Content, points),
            ContentText(statement, text),
            SpeakerColumns.Key(statement.Speaker),
            Clean(statement.Speaker?.Name),
            Clean(statement.Speaker?.ActorId),
            SpeakerColumns.Candidates(statement.Speaker),
            FigureRow.Write(statement.Figures, points),
            statement.Horizon?.First,
            statement.Horizon?.Last,
            statement.SaidOn?.First,
            statement.SaidOn?.Last,
            statement.Confidence,
            statement.Rule,
            ModalityRow.Write(statement.Modality, points),
            ModalityRow.LevelOf(statement.Modality),
        ];

    /// <summary>Columns that follow from others, by which statements are found.</summary>
    /// <param name="ContentText">The content's words.</param>
    /// <param name="Speaker">What addresses call the speaker; null while the name is open.</param>
    /// <param name="Binding">How far it binds; null when it does not.</param>
    public sealed record Derived(string ContentText, string? Speaker, string? Binding)
    {
        /// <summary>The columns content_text, speaker and binding.</summary>
        public static Derived Read(DbDataReader row, int at) =>
            new(row.GetString(at), row.Text(at + 1), row.Text(at + 2));

        /// <summary>What they must hold.</summary>
        public static Derived Of(Statement statement, string text) =>
            new(
                StatementRow.ContentText(statement, text),
                SpeakerColumns.Key(statement.Speaker),
                ModalityRow.LevelOf(statement.Modality)
            );
    }

    /// <summary>The pieces of the content, with " … " where the text goes on between them.</summary>
    public static string ContentText(Statement statement, string text) =>
        string.Join(" … ", statement.Content.Select(span => span.Of(text)));

    /// <summary>Names the columns that <see cref="Hash"/> goes over: hashes made of other columns cannot be
    /// compared.</summary>
    public static string Layout { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', Written))))[..8];

    /// <summary>A hash over all that was read, with the layout before it: equal readings of a document have equal
    /// hashes.</summary>
    public static string Hash(IEnumerable<Statement> statements, string text, CodePoints points)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var number = 0;
        foreach (var statement in statements)
        foreach (var cell in Write(statement, "", 0, 0, number++, text, points))
        {
            hash.AppendData(
                Encoding.UTF8.GetBytes(Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "")
            );
            hash.AppendData([0]);
        }
        return $"{Layout}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    public static DateWindow? Window(DateOnly? first, DateOnly? last) =>
        first is null && last is null ? null : new DateWindow(first, last);

    // a document may be recorded under another id than it was read with
    private static string IdIn(string documentId, Statement statement) =>
        statement.Id.StartsWith(statement.DocumentId, StringComparison.Ordinal)
            ? documentId + statement.Id[statement.DocumentId.Length..]
            : $"{documentId}#{WellFormed.Of(statement.Id)}";

    private static string? Clean(string? text) => text is null ? null : WellFormed.Of(text);
}

/// <summary>Speakers in columns.</summary>
internal static class SpeakerColumns
{
    /// <summary>What addresses call a speaker: the id in the packs, else the slug of the name; null while the name is
    /// open.</summary>
    public static string? Key(Speaker? speaker) =>
        speaker?.ActorId is { } id ? WellFormed.Of(id)
        : speaker?.Name is { } name ? Slug.Of(name)
        : null;

    /// <summary>"null" for no speaker at all, which is not the same as one without candidates.</summary>
    public static string Candidates(Speaker? speaker) =>
        speaker is null ? "null" : RecordColumns.Names([.. speaker.Candidates.Select(WellFormed.Of)]);

    public static Speaker? Read(string? name, string? actorId, string candidates) =>
        candidates is "null" ? null : new Speaker(name, actorId, RecordColumns.Names(candidates));
}
