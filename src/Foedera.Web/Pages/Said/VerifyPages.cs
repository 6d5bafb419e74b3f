using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Verifying;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Web.Api;
using Foedera.Work.Stages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Said;

/// <summary>"Did they say it?": a quotation looked up in everything on record. The address holds the
/// question.</summary>
internal static class VerifyPages
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages
            .MapGet("/verify", Verify)
            .RequireRateLimiting(Protection.Questions)
            .WithSummary("Looks a quotation up and says how it stands to the record.")
            .Produces<VerifyView>();

    private static async Task<IResult> Verify(
        RecordStore record,
        Verifier verifier,
        string? q,
        string? speaker,
        CancellationToken stop
    )
    {
        if (AskedWords.IsTooLong(q))
            return Failures.BadQuestion($"A quotation may be {Words.Figure(AskedWords.Longest)} characters long.");
        if (speaker?.Length > 200)
            return Failures.BadQuestion("A name may be 200 characters long.");
        var (quotation, name) = (AskedWords.Clean(q), AskedWords.Clean(speaker));
        var summary = await record.SummaryAsync(stop);
        var imprint = new Imprint(
            quotation is null
                ? "Verify a quotation"
                : $"Is it on record: “{Words.Beginning(Words.Bare(quotation), 60)}”",
            Addresses.Query("/verify", ("q", quotation), ("speaker", name))
        )
        {
            AsOf = summary.AsOf,
            Method = "said",
            IsPrivate = quotation is not null,
        };
        if (quotation is null)
            return new Shown<VerifyPage, VerifyView>(VerifyView.Unasked(name, summary) with { Imprint = imprint });
        var verified = await verifier.VerifyAsync(quotation, name, stop);
        return new Shown<VerifyPage, VerifyView>(VerifyView.Of(quotation, name, verified) with { Imprint = imprint });
    }
}

/// <summary>The answer to a question about a quotation; nearly all of it is null before a question was asked.</summary>
/// <param name="Quotation">The words asked about.</param>
/// <param name="AskedSpeaker">Part of the speaker's name; null for anybody.</param>
/// <param name="Verdict">How the quotation stands to the record.</param>
/// <param name="Utterance">The utterance it was found in.</param>
/// <param name="Best">The passage it is measured by.</param>
/// <param name="Changes">What leads from that passage to the quotation.</param>
/// <param name="Searched">What was searched.</param>
/// <param name="Alternatives">What else resembles it, the likest first.</param>
public sealed record VerifyView(
    string? Quotation,
    string? AskedSpeaker,
    Verdict? Verdict,
    string? Utterance,
    FoundPassage? Best,
    ImmutableArray<Change> Changes,
    SearchedView Searched,
    ImmutableArray<AlternativeView> Alternatives
) : PageView
{
    /// <summary>Where the words stand as asked.</summary>
    public ImmutableArray<PlaceView> Printed { get; init; } = [];

    /// <summary>What it was judged by; null when nothing can judge it.</summary>
    public WitnessView? Witness { get; init; }

    /// <summary>The language it was spoken in; null when nothing points to one.</summary>
    public LanguageView? LanguageSpoken { get; init; }

    /// <summary>The documents the answer stands on that others on record claim to be.</summary>
    public ImmutableArray<RivalsView> Rivals { get; init; } = [];

    internal static VerifyView Unasked(string? speaker, Foedera.Store.Queries.RecordSummary summary) =>
        new(
            null,
            speaker,
            null,
            null,
            null,
            [],
            new SearchedView((int)summary.Documents, (int)summary.Transcripts, summary.From, summary.To),
            []
        )
        {
            Imprint = new Imprint("", "/verify"),
        };

    internal static VerifyView Of(string quotation, string? speaker, Verified verified)
    {
        var answer = verified.Answer;
        return new VerifyView(
            quotation,
            speaker,
            answer.Verdict,
            answer.UtteranceId,
            answer.Best is { } best ? FoundPassage.Of(best, answer.Speaker, quotation, verified) : null,
            [.. answer.Changes.Select(Change.Of)],
            new SearchedView(
                answer.Searched.Documents,
                answer.Searched.Transcripts,
                answer.Searched.From,
                answer.Searched.To
            ),
            [.. answer.Alternatives.Select(a => AlternativeView.Of(a, quotation, verified))]
        )
        {
            Printed = [.. answer.Printed.Select(p => PlaceView.Of(p, verified))],
            Rivals = [.. verified.Rivals.Select(rivals => new RivalsView(rivals.Key, rivals.Value))],
            Witness = answer.Witness is { } witness
                ? new WitnessView(
                    witness.Kind,
                    witness.DocumentId,
                    witness.Text,
                    witness.Belief.Share,
                    witness.Belief.Because
                )
                {
                    IsTranslation = witness.IsTranslation,
                }
                : null,
            LanguageSpoken = LanguageView.Of(answer.Spoken),
            Imprint = new Imprint("", "/verify"),
        };
    }

    /// <summary>What resembles the quotation beyond the utterance it was found in: the likest passage of each
    /// utterance.</summary>
    [JsonIgnore]
    public IEnumerable<AlternativeView> Elsewhere =>
        Alternatives
            .Where(a => a.Utterance is null || a.Utterance != Utterance)
            .DistinctBy(a => a.Utterance ?? a.Passage.Address);

    /// <summary>What was translated, where it is on record in the language spoken; null where it is not, and where
    /// nothing was translated.</summary>
    [JsonIgnore]
    public (WitnessView Witness, LanguageView Language)? Original =>
        Verdict is Core.Said.Verdict.Translated
        && (Witness, LanguageSpoken) is ({ IsTranslation: false } witness, { } language)
            ? (witness, language)
            : null;

    /// <summary>The answer in a sentence or two: the second says so when nothing but reports bears it out.</summary>
    public string Answer() =>
        Found() + (Best is null or { Genre: Genre.Transcript } ? "" : " No transcript of it is on record.");

    private string Found() =>
        (Verdict, Best) switch
        {
            (null, _) => "Enter a quotation to see whether the record holds it, in these words or in others.",
            _ when Searched.Documents == 0 => "No document is on record yet, so nothing could be searched.",
            (Core.Said.Verdict.NotOnRecord, _) or (_, null) => AskedSpeaker is null
                ? $"None of the {Words.Count(Searched.Documents, "document")} searched holds these words, or words near enough to be the same utterance."
                : $"None of the {Words.Count(Searched.Documents, "document")} searched holds these words from anyone named “{AskedSpeaker}”.",
            (Core.Said.Verdict.Verbatim, { } best) => $"{best.Who} {best.Said} these words, as {best.Where} has them.",
            (Core.Said.Verdict.Normalised, { } best) =>
                $"{best.Who} {best.Said} this, as {best.Where} has it; only case, marks, spelling or spacing differ.",
            (Core.Said.Verdict.Trimmed, { } best) =>
                $"{best.Who} {best.Said} these words as part of a longer sentence, as {best.Where} has it.",
            (Core.Said.Verdict.Fragment, { } best) =>
                $"{best.Who} {best.Said} this in what {best.Where} has, but a word or two prove nothing.",
            (Core.Said.Verdict.Joined, { } best) =>
                $"{best.Who} {best.Said} these words, but not one after the other; see {best.Where}.",
            (Core.Said.Verdict.Altered, { } best) =>
                $"{best.Who} {best.Said} this in other words, as {best.Where} has it.",
            (Core.Said.Verdict.Unwitnessed, { } best) =>
                $"{best.Who} {best.Said} these words, as {best.Where} has them; nothing else on record can be compared with them.",
            (Core.Said.Verdict.Disagreeing, { } best) =>
                $"{best.Who} {best.Said} this, as {best.Where} has it; others print it differently, and no witness decides which is right.",
            (Core.Said.Verdict.Translated, { } best) =>
                $"{best.Who} {best.Said} this in another language, so no wording in this one is verbatim; see {best.Where}.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>A document that others claim to be.</summary>
/// <param name="Doc">The document.</param>
/// <param name="Rivals">Those that call themselves the same, or say that they come from the same address.</param>
public sealed record RivalsView(string Doc, ImmutableArray<string> Rivals);

/// <summary>A place on record.</summary>
/// <param name="Doc">The document.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">Code point just past the last.</param>
public sealed record PlaceView(string Doc, int Start, int End)
{
    internal static PlaceView Of(Passage passage, Verified verified)
    {
        var (start, end) = new CodePoints(verified.Documents[passage.DocumentId].Text).FromUtf16(passage.At);
        return new PlaceView(passage.DocumentId, start, end);
    }
}

/// <summary>What wordings are judged by.</summary>
/// <param name="Kind">A record of speech, or reports.</param>
/// <param name="Doc">The document that holds it.</param>
/// <param name="Text">Its words, as printed.</param>
/// <param name="Belief">That it holds the words as spoken, 0 to 1.</param>
/// <param name="Because">Why, the weightiest reason first.</param>
public sealed record WitnessView(Witness Kind, string Doc, string Text, double Belief, ImmutableArray<string> Because)
{
    internal bool IsTranslation { get; init; }
}

/// <summary>A language something was spoken in.</summary>
/// <param name="Tag">Primary BCP 47 subtag.</param>
/// <param name="Belief">How far that is believed, 0 to 1.</param>
/// <param name="Because">Why, the weightiest reason first.</param>
public sealed record LanguageView(string Tag, double Belief, ImmutableArray<string> Because)
{
    internal static LanguageView? Of(SpokenIn? spoken) =>
        spoken is null ? null : new LanguageView(spoken.Tag, spoken.Belief.Share, spoken.Belief.Because);
}

/// <summary>What was searched.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="Transcripts">How many of them are transcripts.</param>
/// <param name="From">Earliest day of publication.</param>
/// <param name="To">Latest day of publication.</param>
public sealed record SearchedView(int Documents, int Transcripts, DateOnly? From, DateOnly? To);

/// <summary>A passage on record that a quotation was compared with.</summary>
/// <param name="Doc">The document.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">Code point just past the last.</param>
/// <param name="Text">The words as printed.</param>
/// <param name="Speaker">Who is reported to have said it.</param>
/// <param name="Title">Headline of the document.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Published">Day of publication.</param>
/// <param name="Genre">Article, official text or transcript.</param>
/// <param name="Address">The passage's place on its document's page.</param>
public sealed record FoundPassage(
    string Doc,
    int Start,
    int End,
    string Text,
    Speaker? Speaker,
    string? Title,
    string? Outlet,
    DateOnly? Published,
    Genre Genre,
    string Address
)
{
    /// <summary>Language of the document (BCP 47); null when not known.</summary>
    public string? Language { get; init; }

    /// <summary>The quotation, with what differs from the passage marked.</summary>
    [JsonIgnore]
    public required ImmutableArray<Piece> Pieces { get; init; }

    /// <summary>The part of the passage that the quotation is compared with: whole sentences.</summary>
    [JsonIgnore]
    public required string Compared { get; init; }

    /// <summary>The speaker in a sentence.</summary>
    [JsonIgnore]
    public string Who => Speaker?.Name ?? "a speaker whose name is not settled";

    /// <summary>What a transcript or a report bears out of the speaker, as a verb.</summary>
    [JsonIgnore]
    public string Said => Genre == Genre.Transcript ? "said" : "is reported to have said";

    /// <summary>The document in a sentence.</summary>
    [JsonIgnore]
    public string Where =>
        Genre == Genre.Transcript
            ? $"the transcript{(Published is { } day ? $" of {Words.Of(day)}" : "")}"
            : $"{Outlet ?? "a report"}{(Published is { } on ? $" of {Words.Of(on)}" : "")}";

    internal static FoundPassage Of(Passage passage, Speaker? speaker, string quotation, Verified verified)
    {
        var document = verified.Documents[passage.DocumentId];
        var (start, end) = new CodePoints(document.Text).FromUtf16(passage.At);
        var compared = Excerpt.Of(passage.Text, quotation);
        return new FoundPassage(
            document.Id,
            start,
            end,
            passage.Text,
            speaker,
            document.Title,
            document.Outlet,
            document.Published,
            document.Genre,
            Addresses.Passage(document.Id, start, end)
        )
        {
            Language = document.Language,
            Pieces = Reading.Of(compared, Words.Bare(quotation), WordDiff.Compare(compared, Words.Bare(quotation))),
            Compared = compared,
        };
    }
}

/// <summary>What else on record resembles a quotation.</summary>
/// <param name="Verdict">What the quotation would be, measured by this passage.</param>
/// <param name="Utterance">The utterance the passage belongs to; null for none.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Likeness">Share of words in common, by weight, from 0 to 1.</param>
/// <param name="Quoted">False for words of a reporter.</param>
public sealed record AlternativeView(
    Verdict Verdict,
    string? Utterance,
    FoundPassage Passage,
    double Likeness,
    bool Quoted
)
{
    internal static AlternativeView Of(Alternative alternative, string quotation, Verified verified) =>
        new(
            alternative.Verdict,
            alternative.UtteranceId,
            FoundPassage.Of(alternative.Passage, alternative.Speaker, quotation, verified),
            Math.Round(alternative.Likeness, 2),
            alternative.Quoted
        );
}
