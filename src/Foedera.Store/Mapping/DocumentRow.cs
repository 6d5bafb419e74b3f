using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Store.Engines;

namespace Foedera.Store.Mapping;

/// <summary>Documents to and from rows of the table <c>documents</c>.</summary>
internal static class DocumentRow
{
    /// <summary>The columns that <see cref="Read"/> reads, from <c>documents d</c> joined with <c>outlets
    /// o</c>.</summary>
    public const string Columns =
        "d.key, d.id, d.text, d.title, o.name, d.address, d.language, d.published, d.genre, "
        + "d.transcript_kind, d.passages, d.name, d.origin, d.mark";

    /// <summary>How many columns <see cref="Columns"/> names: a query's own come after them.</summary>
    public const int Width = 14;

    /// <summary>Where <see cref="Columns"/> come from.</summary>
    public const string From = "documents d left join outlets o on o.slug = d.outlet";

    public static (long Key, Document Document) Read(DbDataReader row)
    {
        var text = row.GetString(2);
        return (
            row.GetInt64(0),
            new Document(row.GetString(1), text)
            {
                Title = row.Text(3),
                Outlet = row.Text(4),
                Address = row.Text(5) is { } address ? new Uri(address, UriKind.RelativeOrAbsolute) : null,
                Language = row.Text(6),
                Published = row.Day(7),
                Genre = EnumName<Genre>.Parse(row.GetString(8)),
                TranscriptKind = EnumName<TranscriptKind>.Parse(row.GetString(9)),
                Passages = RecordColumns.Passages(row.GetString(10), new CodePoints(text)),
                Identity = Name(row, 11).Identity,
            }
        );
    }

    /// <summary>The columns name, origin and mark.</summary>
    public static DocumentName Name(DbDataReader row, int at) =>
        new(row.GetString(at), row.GetString(at + 1), row.GetString(at + 2));

    /// <summary>The document with text that every database can hold; positions stay.</summary>
    public static Document Storable(Document document) =>
        document with
        {
            Id = WellFormed.Of(document.Id),
            Text = WellFormed.Of(document.Text),
            Title = document.Title is { } title ? WellFormed.Of(title) : null,
            Outlet = document.Outlet is { } outlet ? WellFormed.Of(outlet) : null,
            Language = document.Language is { } language ? WellFormed.Of(language) : null,
        };

    /// <summary>A hash of the text and of all that is said about it: equal for equal documents. Of the outlet, the key
    /// in addresses counts.</summary>
    public static string Fingerprint(Document document) =>
        Fingerprint(
            document.Text,
            document.Title,
            document.Outlet is { } outlet ? Slug.Of(outlet) : null,
            document.Address?.ToString(),
            document.Language,
            document.Published?.ToString("O", CultureInfo.InvariantCulture),
            EnumName<Genre>.Of(document.Genre),
            EnumName<TranscriptKind>.Of(document.TranscriptKind)
        );

    /// <summary>The same from the columns text, title, outlet, address, language, published, genre and
    /// transcript_kind.</summary>
    public static string Fingerprint(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? "\u0001"));
            hash.AppendData([0]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
