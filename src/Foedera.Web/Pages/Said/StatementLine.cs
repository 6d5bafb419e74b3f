using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Foedera.Web.Pages.Sources;

namespace Foedera.Web.Pages.Said;

/// <summary>A statement in a list.</summary>
public sealed record StatementLine : ReadStatement
{
    private StatementLine(StatementHit hit, StatementInText read)
        : base(read, new CodePoints(read.Text))
    {
        var document = hit.Document;
        (Address, Title, Outlet, OutletKey) = (
            Addresses.Statement(document.Id, hit.Id),
            document.Title,
            document.Outlet,
            document.OutletKey
        );
        (Published, Language, SpeakerKey) = (document.Published, document.Language, hit.SpeakerKey);
        Utterances = [.. hit.Wordings.Select(ReportedUtterance.Of)];
    }

    /// <summary>Its place on its document's page.</summary>
    public string Address { get; }

    /// <summary>The document's headline.</summary>
    public string? Title { get; }

    /// <summary>Who published it.</summary>
    public string? Outlet { get; }

    /// <summary>The outlet in addresses.</summary>
    public string? OutletKey { get; }

    /// <summary>Day of publication.</summary>
    public DateOnly? Published { get; }

    /// <summary>Of the document, BCP 47.</summary>
    public string? Language { get; }

    /// <summary>The speaker in addresses; null while the name is open.</summary>
    public string? SpeakerKey { get; }

    /// <summary>The utterances it reports.</summary>
    public ImmutableArray<ReportedUtterance> Utterances { get; }

    /// <summary>The statements found, with all that was read in them.</summary>
    internal static async Task<ImmutableArray<StatementLine>> AllAsync(
        RecordStore record,
        ImmutableArray<StatementHit> hits,
        CancellationToken stop
    )
    {
        var read = await record.InTextAsync(hits.Select(hit => hit.Id), stop);
        // a document may have been corrected between the two questions
        return [.. hits.Where(hit => read.ContainsKey(hit.Id)).Select(hit => new StatementLine(hit, read[hit.Id]))];
    }

    internal static CsvTable Table(IEnumerable<StatementLine> lines) =>
        new(
            [
                "id",
                "doc",
                "outlet",
                "published",
                "speaker",
                "kind",
                "type",
                "content_text",
                "said_on",
                "horizon",
                "confidence",
                "utterances",
                .. Headings,
            ],
            lines.Select(l =>
                (IReadOnlyList<string?>)
                    [
                        l.Id,
                        l.Doc,
                        l.Outlet,
                        QueryWords.Of(l.Published),
                        l.Speaker?.Name,
                        QueryWords.Of<StatementKind>(l.Kind),
                        QueryWords.Of<StatementType>(l.Type),
                        l.ContentText,
                        l.SaidOn,
                        l.Horizon,
                        l.ConfidenceCell,
                        string.Join(' ', l.Utterances.Select(u => u.Id)),
                        .. l.Cells(),
                    ]
            )
        );
}
