using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Sources;

/// <summary>The documents on record, and each with its statements marked in place.</summary>
internal static class DocumentPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/documents", List).WithSummary("Documents, the newest first; narrowed by words and outlet.").Produces<DocumentsView>();
        pages.MapGet("/documents/{**id}", One).WithSummary("A document with its statements.").Produces<DocumentSheet>();
    }

    private static async Task<Shown<DocumentsPage, DocumentsView>> List(RecordStore record, string? q, string? outlet, int? page, CancellationToken stop)
    {
        var words = AskedWords.Clean(q);
        var listing = await record.DocumentsAsync(words, outlet, new Paging(page ?? 1), stop);
        var summary = await record.SummaryAsync(stop);
        var address = Addresses.Query("/documents", ("q", words), ("outlet", outlet), ("page", listing.At.Page > 1 ? listing.At.Page.ToString(CultureInfo.InvariantCulture) : null));
        return new(new DocumentsView(words, outlet, listing.Total, listing.At.Page, listing.Pages, [.. listing.Rows.Select(DocumentLine.Of)])
        {
            Imprint = new Imprint("Documents", address) { AsOf = summary.AsOf, HasCsv = true, Method = "said" },
        })
        { Csv = v => DocumentLine.Table(v.Documents) };
    }

    private static async Task<IResult> One(RecordStore record, string id, int? version, string? at, CancellationToken stop)
    {
        if (await record.DocumentAsync(id, version, stop) is not { } found) return Failures.NotFound("No document on record has this address.");
        var summary = await record.SummaryAsync(stop);
        return new Shown<DocumentPage, DocumentSheet>(DocumentSheet.Of(found, version, at, summary.AsOf)) { Csv = v => v.Table() };
    }
}

/// <summary>Documents in a list.</summary>
/// <param name="Words">Words they hold; null for all.</param>
/// <param name="Outlet">Key of their outlet; null for all.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Documents">The rows of the page.</param>
public sealed record DocumentsView(string? Words, string? Outlet, long Total, int Page, int Pages, ImmutableArray<DocumentLine> Documents) : PageView;

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
public sealed record DocumentLine(string Id, string Address, string? Title, string? Outlet, string? OutletKey, DateOnly? Published, string? Language, Genre Genre, long Statements)
{
    internal static DocumentLine Of(DocumentHit hit) => new(
        hit.Document.Id, Addresses.Document(hit.Document.Id), hit.Document.Title, hit.Document.Outlet, hit.Document.OutletKey, hit.Document.Published, hit.Document.Language,
        hit.Document.Genre, hit.Statements);

    internal static CsvTable Table(IEnumerable<DocumentLine> lines) => new(
        ["id", "title", "outlet", "published", "language", "genre", "statements"],
        lines.Select(l => (IReadOnlyList<string?>)
            [l.Id, l.Title, l.Outlet, QueryWords.Of(l.Published), l.Language, QueryWords.Of<Genre>(l.Genre), l.Statements.ToString(CultureInfo.InvariantCulture)]));
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
    string Id, string? Title, string? Outlet, string? OutletKey, string? Url, string? Language, DateOnly? Published, Genre Genre, TranscriptKind TranscriptKind,
    DateTimeOffset RecordedAt, string Reader, string? Sha256, int Version, int Versions, string Text, ImmutableArray<StatementOnSheet> Statements) : PageView
{
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
            document.Id, document.Title, document.Outlet, found.OutletKey, Addresses.IsWeb(document.Address) ? document.Address!.AbsoluteUri : null, document.Language,
            document.Published, document.Genre, document.TranscriptKind, found.RecordedAt, found.Reader, found.Snapshot?.Sha256, version ?? current, found.Versions.Length,
            document.Text, [.. found.Statements.Select(s => StatementOnSheet.Of(s, document.Text, points))])
        {
            Marked = MarkedText.Of(document.Text, [.. found.Statements.Select(s => s.Statement)], Passage(at, document.Text, points)),
            Imprint = new Imprint(title, Addresses.Query(Addresses.Document(document.Id), ("version", version?.ToString(CultureInfo.InvariantCulture))))
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
        if (at?.Split('-') is not [var first, var past] || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(past, NumberStyles.None, CultureInfo.InvariantCulture, out var end)) return null;
        return start < end && end <= points.FromUtf16(text.Length) ? points.ToUtf16(start, end) : null;
    }

    internal CsvTable Table() => new(
        ["statement", "speaker", "kind", "type", "content", "horizon", "said_on", "confidence"],
        Statements.Select(s => (IReadOnlyList<string?>)
        [
            s.Id, s.Speaker?.Name, QueryWords.Of<StatementKind>(s.Kind), QueryWords.Of<StatementType>(s.Type), s.ContentText, s.Horizon, s.SaidOn,
            s.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
        ]));
}

/// <summary>A statement of a document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Direct, mixed or indirect.</param>
/// <param name="Type">Commitment, warning, …</param>
/// <param name="Speaker">Who; null when nothing points to anybody.</param>
/// <param name="SpeakerKey">The speaker in addresses.</param>
/// <param name="Source">Who, as written: code points [start, end).</param>
/// <param name="Cue">The words that attribute.</param>
/// <param name="Content">What.</param>
/// <param name="ContentText">The words of the content; pieces are separated by " … ".</param>
/// <param name="Horizon">The time it speaks of (EDTF); null when it names none.</param>
/// <param name="SaidOn">When it was said (EDTF); null when that is not bounded.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Rule">The rule or model that found it.</param>
/// <param name="Utterances">The utterances it reports.</param>
public sealed record StatementOnSheet(
    string Id, StatementKind Kind, StatementType Type, Speaker? Speaker, string? SpeakerKey, ImmutableArray<int[]> Source, ImmutableArray<int[]> Cue, ImmutableArray<int[]> Content,
    string ContentText, string? Horizon, string? SaidOn, double Confidence, string Rule, ImmutableArray<ReportedUtterance> Utterances)
{
    /// <summary>How far the wording binds and by which word; null when no word binds.</summary>
    public BindingOnSheet? Binding { get; init; }

    /// <summary>The word that negates the main predicate: code points [start, end); null when it is affirmed.</summary>
    public int[]? Negation { get; init; }

    /// <summary>The word that negates the saying; null when it was said.</summary>
    public int[]? CueNegation { get; init; }

    /// <summary>The condition, and what follows from it; null when there is none.</summary>
    public ConditionOnSheet? Condition { get; init; }

    internal static StatementOnSheet Of(StatementInPlace placed, string text, CodePoints points)
    {
        var statement = placed.Statement;
        return new StatementOnSheet(
            statement.Id, statement.Kind, statement.Type, statement.Speaker, placed.SpeakerKey, Spans(statement.Source), Spans(statement.Cue), Spans(statement.Content),
            string.Join(" … ", statement.Content.Select(c => c.Of(text))), statement.Horizon?.ToEdtf(), statement.SaidOn?.ToEdtf(), statement.Confidence, statement.Rule,
            [.. placed.Wordings.Select(w => new ReportedUtterance(w.UtteranceId, Addresses.Utterance(w.UtteranceId), w.Verdict, w.Others))])
        {
            Binding = statement.Modality.Binding is { } binding
                ? new BindingOnSheet(binding.Level, binding.Word.Of(text), Span(binding.Word)!, statement.Modality.Committed?.Party, Span(statement.Modality.Committed?.At))
                : null,
            Negation = Span(statement.Modality.Negation),
            CueNegation = Span(statement.Modality.CueNegation),
            Condition = statement.Modality.Condition is { } condition ? new ConditionOnSheet(condition.If.Of(text), Span(condition.If)!, condition.Then?.Of(text), Span(condition.Then)) : null,
        };

        int[]? Span(TextSpan? span) => span is { } known ? [points.FromUtf16(known.Start), points.FromUtf16(known.End)] : null;

        ImmutableArray<int[]> Spans(ImmutableArray<TextSpan> spans) =>
            [.. spans.Select(s => new[] { points.FromUtf16(s.Start), points.FromUtf16(s.End) })];
    }
}

/// <summary>How far a wording binds.</summary>
/// <param name="Level">From might to will.</param>
/// <param name="Word">The word that decides.</param>
/// <param name="At">Where it stands: code points [start, end).</param>
/// <param name="Committed">Who is bound.</param>
/// <param name="CommittedAt">The words that name them; null when the source is meant.</param>
public sealed record BindingOnSheet(Bindingness Level, string Word, int[] At, CommittedParty? Committed, int[]? CommittedAt);

/// <summary>A condition and its consequence.</summary>
/// <param name="If">The condition.</param>
/// <param name="IfAt">Where it stands: code points [start, end).</param>
/// <param name="Then">The consequence; null when the sentence names none.</param>
/// <param name="ThenAt">Where it stands.</param>
public sealed record ConditionOnSheet(string If, int[] IfAt, string? Then, int[]? ThenAt);

/// <summary>An utterance that a statement reports.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Its page.</param>
/// <param name="Verdict">How this wording stands to the witness.</param>
/// <param name="Others">How many further wordings are on record.</param>
public sealed record ReportedUtterance(string Id, string Address, Verdict Verdict, int Others);
