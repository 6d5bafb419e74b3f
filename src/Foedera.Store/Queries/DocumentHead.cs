using System.Data.Common;
using Foedera.Core.Sources;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store.Queries;

/// <summary>What a list says of a document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Headline; null when the source names none.</param>
/// <param name="Outlet">Who published it; null when unknown.</param>
/// <param name="OutletKey">The outlet in addresses; null when unknown.</param>
/// <param name="Address">Where it was found; null for a local file.</param>
/// <param name="Language">BCP 47; null when unknown.</param>
/// <param name="Published">Day; null when the source does not say.</param>
/// <param name="Genre">Article, official text or transcript.</param>
/// <param name="TranscriptKind">How a transcript was made.</param>
public sealed record DocumentHead(
    string Id,
    string? Title,
    string? Outlet,
    string? OutletKey,
    Uri? Address,
    string? Language,
    DateOnly? Published,
    Genre Genre,
    TranscriptKind TranscriptKind
)
{
    /// <summary>The number of <see cref="Columns"/>.</summary>
    internal const int Width = 9;

    /// <summary>The columns that <see cref="Read"/> reads, from <see cref="DocumentRow.From"/>.</summary>
    internal const string Columns =
        "d.id, d.title, o.name, d.outlet, d.address, d.language, d.published, d.genre, d.transcript_kind";

    internal static DocumentHead Read(DbDataReader row, int at = 0) =>
        new(
            row.GetString(at),
            row.Text(at + 1),
            row.Text(at + 2),
            row.Text(at + 3),
            row.Text(at + 4) is { } address ? new Uri(address, UriKind.RelativeOrAbsolute) : null,
            row.Text(at + 5),
            row.Day(at + 6),
            EnumName<Genre>.Parse(row.GetString(at + 7)),
            EnumName<TranscriptKind>.Parse(row.GetString(at + 8))
        );
}
