using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Web.Api;
using Foedera.Work.Stages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Said;

/// <summary>A draft checked: every quotation in it looked up. The draft is sent as a form and kept nowhere.</summary>
internal static class CheckPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/check", Ask).WithSummary("A box for a draft.").Produces<CheckView>();
        pages
            .MapPost("/check", Check)
            .RequireRateLimiting(Protection.Questions)
            .DisableAntiforgery()
            .WithSummary("Checks every quotation of a draft (form field 'draft', or the body as plain text).")
            .Produces<CheckView>();
    }

    private static async Task<IResult> Ask(RecordStore record, CancellationToken stop) =>
        new Shown<CheckPage, CheckView>(CheckView.Unasked(await record.SummaryAsync(stop)));

    private static async Task<IResult> Check(
        HttpRequest request,
        RecordStore record,
        DraftChecker checker,
        CancellationToken stop
    )
    {
        if (await DraftOfAsync(request, stop) is not { } text)
            return Failures.BadQuestion("A draft may have 2 MB.");
        var parsed = DraftText.Read(Encoding.UTF8.GetBytes(text), "the draft");
        if (!parsed.Try(out var draft))
            return Failures.BadQuestion(parsed.Problems[0].Message);
        var found = await checker.CheckAsync(draft, stop);
        return new Shown<CheckPage, CheckView>(CheckView.Of(found, (await record.SummaryAsync(stop)).AsOf));
    }

    private static async Task<string?> DraftOfAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > 2 * DraftText.Longest)
            return null;
        if (request.HasFormContentType)
            return (await request.FormAsync(stop))["draft"].ToString() is { Length: <= DraftText.Longest } draft
                ? draft
                : null;
        return await SentForm.ReadAsync(() => TextAsync(request.Body, stop));
    }

    private static async Task<string?> TextAsync(Stream body, CancellationToken stop)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[1 << 14];
        while (text.Length <= DraftText.Longest && await reader.ReadAsync(buffer.AsMemory(), stop) is var read and > 0)
            text.Append(buffer, 0, read);
        return text.Length <= DraftText.Longest ? text.ToString() : null;
    }
}

/// <summary>What the record knows of a draft's quotations.</summary>
/// <param name="Quotations">In the order of the draft.</param>
/// <param name="Searched">What was searched.</param>
public sealed record CheckView(ImmutableArray<CheckedView> Quotations, SearchedView Searched) : PageView
{
    /// <summary>The draft; null before one was sent.</summary>
    [JsonIgnore]
    public string? Draft { get; init; }

    /// <summary>The answer in a sentence.</summary>
    public string Answer()
    {
        if (Draft is null)
            return "Paste a draft: every quotation in it is looked up in the record. The draft is kept nowhere.";
        if (Searched.Documents == 0)
            return "No document is on record yet, so nothing could be checked.";
        if (Quotations.IsEmpty)
            return "There is no quotation in the draft.";
        var faults = Quotations.Count(q => q.IsFault);
        var all = Words.Count(Quotations.Length, "quotation");
        return faults == 0
            ? $"{Words.Sentence(all)}: none is altered or given to somebody else, as far as the record goes."
            : $"{Words.Sentence(all)}: {Words.Count(faults, "is", "are")} altered or given to somebody else.";
    }

    internal static CheckView Unasked(Foedera.Store.Queries.RecordSummary summary) =>
        new([], new SearchedView((int)summary.Documents, (int)summary.Transcripts, summary.From, summary.To))
        {
            Imprint = ImprintOf(summary.AsOf, isPrivate: false),
        };

    internal static CheckView Of(CheckedDraft found, DateTimeOffset? asOf)
    {
        var points = new CodePoints(found.Draft.Text);
        return new CheckView(
            [.. found.Quotations.Select(q => CheckedView.Of(q, points))],
            new SearchedView(
                found.Searched.Documents,
                found.Searched.Transcripts,
                found.Searched.From,
                found.Searched.To
            )
        )
        {
            Draft = found.Draft.Text,
            Imprint = ImprintOf(asOf, isPrivate: true),
        };
    }

    private static Imprint ImprintOf(DateTimeOffset? asOf, bool isPrivate) =>
        new("Check a draft", "/check")
        {
            AsOf = asOf,
            Method = "said",
            IsPrivate = isPrivate,
        };
}

/// <summary>One quotation of a draft.</summary>
/// <param name="Start">First code point of its words.</param>
/// <param name="End">Code point just past the last.</param>
/// <param name="Text">The words.</param>
/// <param name="Speaker">Whom the draft gives them to.</param>
/// <param name="Verdict">How they stand to the record.</param>
/// <param name="Printed">Where they stand as in the draft.</param>
/// <param name="Changes">What leads from the record to the draft.</param>
/// <param name="SaidBy">Who is on record with them; null when nobody is.</param>
/// <param name="Alternatives">What else is like them.</param>
/// <param name="IsFault">True for altered words, sentences put together, and words given to somebody else.</param>
public sealed record CheckedView(
    int Start,
    int End,
    string Text,
    Speaker? Speaker,
    Verdict Verdict,
    ImmutableArray<PlaceView> Printed,
    ImmutableArray<Change> Changes,
    Speaker? SaidBy,
    ImmutableArray<AlternativeView> Alternatives,
    bool IsFault
)
{
    /// <summary>The utterance it belongs to; null when not on record.</summary>
    public string? Utterance { get; init; }

    /// <summary>Where the words stand in the draft, in UTF-16 code units.</summary>
    [JsonIgnore]
    public TextSpan At { get; init; }

    internal static CheckedView Of(CheckedQuotation quotation, CodePoints points)
    {
        var (start, end) = points.FromUtf16(quotation.Quotation.At);
        var answer = quotation.Found.Answer;
        return new CheckedView(
            start,
            end,
            quotation.Quotation.Text,
            quotation.Quotation.Speaker,
            answer.Verdict,
            [.. answer.Printed.Select(p => PlaceView.Of(p, quotation.Found))],
            [.. answer.Changes.Select(Change.Of)],
            quotation.SaidBy,
            [.. answer.Alternatives.Select(a => AlternativeView.Of(a, quotation.Quotation.Text, quotation.Found))],
            quotation.IsFault
        )
        {
            Utterance = answer.UtteranceId,
            At = quotation.Quotation.At,
        };
    }
}
