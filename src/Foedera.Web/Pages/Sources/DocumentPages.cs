using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Said;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Sources;

/// <summary>The documents on record, and each with its statements marked in place.</summary>
internal static class DocumentPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages
            .MapGet("/documents", List)
            .WithSummary(
                "Documents, the newest first; narrowed by words and outlet. state=past lists what was removed or superseded."
            )
            .Produces<DocumentsView>();
        pages.MapGet("/documents/{**id}", One).WithSummary("A document with its statements.").Produces<DocumentSheet>();
    }

    private static async Task<IResult> List(
        RecordStore record,
        string? q,
        string? outlet,
        string? state,
        int? page,
        CancellationToken stop
    )
    {
        if (state == PastView.State)
            return await Past(record, new Paging(page ?? 1), stop);
        var words = AskedWords.Clean(q);
        var listing = await record.DocumentsAsync(words, outlet, new Paging(page ?? 1), stop);
        var summary = await record.SummaryAsync(stop);
        var address = Addresses.Query(
            "/documents",
            ("q", words),
            ("outlet", outlet),
            ("page", listing.At.Page > 1 ? listing.At.Page.ToString(CultureInfo.InvariantCulture) : null)
        );
        return new Shown<DocumentsPage, DocumentsView>(
            new DocumentsView(
                words,
                outlet,
                listing.Total,
                listing.At.Page,
                listing.Pages,
                [.. listing.Rows.Select(DocumentLine.Of)]
            )
            {
                Imprint = new Imprint("Documents", address)
                {
                    AsOf = summary.AsOf,
                    HasCsv = true,
                    Method = "said",
                },
            }
        )
        {
            Csv = v => DocumentLine.Table(v.Documents),
        };
    }

    private static async Task<IResult> One(
        RecordStore record,
        PledgeShelf shelf,
        TimeProvider clock,
        string id,
        int? version,
        string? at,
        CancellationToken stop
    )
    {
        var summary = await record.SummaryAsync(stop);
        if (await record.DocumentAsync(id, version, stop) is not { } found)
            return await Unfound(record, id, summary.AsOf, stop);
        var sheet = DocumentSheet.Of(found, version, at, summary.AsOf);
        var (library, today) = (await shelf.NowAsync(stop), PledgeLibrary.Day(null, clock)!.Value);
        var spoken = sheet
            .Statements.Select(s => (s.Id, Pledges: library.PledgesOf(s.InText, sheet.Published ?? today, today)))
            .Where(s => !s.Pledges.IsEmpty);
        return new Shown<DocumentPage, DocumentSheet>(
            sheet with
            {
                Pledges = spoken.ToDictionary(s => s.Id, s => s.Pledges, StringComparer.Ordinal),
            }
        )
        {
            Csv = v => v.Table(),
        };
    }

    private static async Task<IResult> Past(RecordStore record, Paging paging, CancellationToken stop)
    {
        var (removed, superseded) = (
            await record.RemovedAsync(paging, stop),
            await record.SupersededAsync(paging, stop)
        );
        var summary = await record.SummaryAsync(stop);
        return new Shown<PastPage, PastView>(PastView.Of(removed, superseded, summary.AsOf)) { Csv = v => v.Table() };
    }

    // a name that several have leads to the choice; one that was taken back, to the fact that it was
    private static async Task<IResult> Unfound(
        RecordStore record,
        string id,
        DateTimeOffset? asOf,
        CancellationToken stop
    )
    {
        if (await record.SharingAsync(id, stop) is { Length: > 0 } sharing)
            return new Shown<SharedNamePage, SharedNameView>(SharedNameView.Of(id, sharing, asOf))
            {
                Status = StatusCodes.Status300MultipleChoices,
            };
        return await record.RemovedAsync(id, stop) is { } removed
            ? Failures.Gone(
                $"This document was removed from the record on {Words.Of(DateOnly.FromDateTime(removed.RemovedAt.UtcDateTime))}: {removed.Reason}"
            )
            : Failures.NotFound("No document on record has this address.");
    }
}

/// <summary>Documents in a list.</summary>
/// <param name="Words">Words they hold; null for all.</param>
/// <param name="Outlet">Key of their outlet; null for all.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Documents">The rows of the page.</param>
public sealed record DocumentsView(
    string? Words,
    string? Outlet,
    long Total,
    int Page,
    int Pages,
    ImmutableArray<DocumentLine> Documents
) : PageView;

/// <summary>A document in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Its page.</param>
/// <param name="Title">Headline.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="OutletKey">The outlet in addresses.</param>
/// <param name="Published">Day of publication.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Genre">Article, official text or transcript.</param>
/// <param name="Statements">How many statements it holds.</param>
public sealed record DocumentLine(
    string Id,
    string Address,
    string? Title,
    string? Outlet,
    string? OutletKey,
    DateOnly? Published,
    string? Language,
    Genre Genre,
    long Statements
)
{
    internal static DocumentLine Of(DocumentHit hit) =>
        new(
            hit.Document.Id,
            Addresses.Document(hit.Document.Id),
            hit.Document.Title,
            hit.Document.Outlet,
            hit.Document.OutletKey,
            hit.Document.Published,
            hit.Document.Language,
            hit.Document.Genre,
            hit.Statements
        );

    internal static CsvTable Table(IEnumerable<DocumentLine> lines) =>
        new(
            ["id", "title", "outlet", "published", "language", "genre", "statements"],
            lines.Select(l =>
                (IReadOnlyList<string?>)
                    [
                        l.Id,
                        l.Title,
                        l.Outlet,
                        QueryWords.Of(l.Published),
                        l.Language,
                        QueryWords.Of<Genre>(l.Genre),
                        l.Statements.ToString(CultureInfo.InvariantCulture),
                    ]
            )
        );
}

/// <summary>A document with its statements.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Headline.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="OutletKey">The outlet in addresses.</param>
/// <param name="Url">Where the original is; null when it has no address on the web.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Published">Day of publication.</param>
/// <param name="Genre">Article, official text or transcript.</param>
/// <param name="TranscriptKind">How a transcript was made.</param>
/// <param name="RecordedAt">When it came into the record.</param>
/// <param name="Reader">The program that read it.</param>
/// <param name="Sha256">Hash of the bytes it was read from; null when they were not kept.</param>
/// <param name="Version">The version shown, from 1.</param>
/// <param name="Versions">How many versions are on record.</param>
/// <param name="Text">The text.</param>
/// <param name="Statements">Its statements in the order of the text.</param>
public sealed record DocumentSheet(
    string Id,
    string? Title,
    string? Outlet,
    string? OutletKey,
    string? Url,
    string? Language,
    DateOnly? Published,
    Genre Genre,
    TranscriptKind TranscriptKind,
    DateTimeOffset RecordedAt,
    string Reader,
    string? Sha256,
    int Version,
    int Versions,
    string Text,
    ImmutableArray<StatementOnSheet> Statements
) : PageView
{
    /// <summary>Who published it and where: its identity. Its id and address are what it says of itself.</summary>
    public required string Origin { get; init; }

    /// <summary>Other documents that call themselves the same, or say that they come from the same address.</summary>
    public ImmutableArray<RivalLine> Rivals { get; init; } = [];

    /// <summary>By the id of a statement, the pledges that it may speak of; statements that speak of none are left
    /// out.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<SpokenPledge>> Pledges { get; init; } =
        ImmutableDictionary<string, ImmutableArray<SpokenPledge>>.Empty;

    /// <summary>The text with its statements marked.</summary>
    [JsonIgnore]
    public required MarkedText Marked { get; init; }

    internal static DocumentSheet Of(DocumentView found, int? version, string? at, DateTimeOffset? asOf)
    {
        var document = found.Document;
        var current = found.Versions.FirstOrDefault(v => v.IsCurrent)?.Number ?? found.Versions.Length;
        var points = new CodePoints(document.Text);
        var title = Words.Title(document.Title, document.Id);
        return new DocumentSheet(
            document.Id,
            document.Title,
            document.Outlet,
            found.OutletKey,
            Addresses.IsWeb(document.Address) ? document.Address!.AbsoluteUri : null,
            document.Language,
            document.Published,
            document.Genre,
            document.TranscriptKind,
            found.RecordedAt,
            found.Reader,
            found.Snapshot?.Sha256,
            version ?? current,
            found.Versions.Length,
            document.Text,
            [.. found.Statements.Select(s => new StatementOnSheet(s, document.Text, points))]
        )
        {
            Origin = found.Name.Origin,
            Rivals = [.. found.Rivals.Select(RivalLine.Of)],
            Marked = MarkedText.Of(
                document.Text,
                [.. found.Statements.Select(s => s.Statement)],
                Passage(at, document.Text, points)
            ),
            Imprint = new Imprint(
                title,
                Addresses.Query(
                    Addresses.Document(document.Id),
                    ("version", version?.ToString(CultureInfo.InvariantCulture))
                )
            )
            {
                AsOf = asOf,
                Method = "said",
                HasCsv = true,
            },
        };
    }

    // "120-180" in code points; null for anything else, or beyond the text
    private static TextSpan? Passage(string? at, string text, CodePoints points)
    {
        if (
            at?.Split('-') is not [var first, var past]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(past, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        )
            return null;
        return start < end && end <= points.FromUtf16(text.Length) ? points.ToUtf16(start, end) : null;
    }

    internal CsvTable Table() =>
        new(
            [
                "id",
                "speaker",
                "kind",
                "type",
                "content_text",
                "said_on",
                "horizon",
                "confidence",
                .. ReadStatement.Headings,
            ],
            Statements.Select(s =>
                (IReadOnlyList<string?>)
                    [
                        s.Id,
                        s.Speaker?.Name,
                        QueryWords.Of<StatementKind>(s.Kind),
                        QueryWords.Of<StatementType>(s.Type),
                        s.ContentText,
                        s.SaidOn,
                        s.Horizon,
                        s.ConfidenceCell,
                        .. s.Cells(),
                    ]
            )
        );
}

/// <summary>A statement of a document.</summary>
public sealed record StatementOnSheet : ReadStatement
{
    internal StatementOnSheet(StatementInPlace placed, string text, CodePoints points)
        : base(new StatementInText(placed.Statement, text), points)
    {
        SpeakerKey = placed.SpeakerKey;
        Utterances = [.. placed.Wordings.Select(ReportedUtterance.Of)];
    }

    /// <summary>The speaker in addresses; null while the name is open.</summary>
    public string? SpeakerKey { get; }

    /// <summary>The utterances it reports.</summary>
    public ImmutableArray<ReportedUtterance> Utterances { get; }
}

/// <summary>An utterance that a statement reports.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Its page.</param>
/// <param name="Verdict">How this wording stands to the witness.</param>
/// <param name="Others">How many further wordings are on record.</param>
public sealed record ReportedUtterance(string Id, string Address, Verdict Verdict, int Others)
{
    internal static ReportedUtterance Of(StatementWording wording) =>
        new(wording.UtteranceId, Addresses.Utterance(wording.UtteranceId), wording.Verdict, wording.Others);
}
