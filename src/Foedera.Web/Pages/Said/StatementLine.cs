using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Said;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Foedera.Web.Pages.Sources;

namespace Foedera.Web.Pages.Said;

/// <summary>A statement in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Its place on its document's page.</param>
/// <param name="Doc">The document.</param>
/// <param name="Title">The document's headline.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="OutletKey">The outlet in addresses.</param>
/// <param name="Published">Day of publication.</param>
/// <param name="Kind">Direct, mixed or indirect.</param>
/// <param name="Type">Commitment, warning, …</param>
/// <param name="Text">The content.</param>
/// <param name="Language">Of the document, BCP 47.</param>
/// <param name="Speaker">Who; null when nothing points to anybody.</param>
/// <param name="SpeakerKey">The speaker in addresses.</param>
/// <param name="SaidOn">When it was said (EDTF).</param>
/// <param name="Horizon">The time it speaks of (EDTF).</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Utterances">The utterances it reports.</param>
public sealed record StatementLine(
    string Id, string Address, string Doc, string? Title, string? Outlet, string? OutletKey, DateOnly? Published, StatementKind Kind, StatementType Type, string Text, string? Language,
    Speaker? Speaker, string? SpeakerKey, string? SaidOn, string? Horizon, double Confidence, ImmutableArray<ReportedUtterance> Utterances)
{
    internal static StatementLine Of(StatementHit hit) => new(
        hit.Id, Addresses.Statement(hit.Document.Id, hit.Id), hit.Document.Id, hit.Document.Title, hit.Document.Outlet, hit.Document.OutletKey, hit.Document.Published, hit.Kind, hit.Type,
        hit.Text, hit.Document.Language, hit.Speaker, hit.SpeakerKey, hit.SaidOn?.ToEdtf(), hit.Horizon?.ToEdtf(), hit.Confidence,
        [.. hit.Wordings.Select(w => new ReportedUtterance(w.UtteranceId, Addresses.Utterance(w.UtteranceId), w.Verdict, w.Others))]);

    internal static CsvTable Table(IEnumerable<StatementLine> lines) => new(
        ["id", "doc", "outlet", "published", "speaker", "kind", "type", "text", "said_on", "horizon", "confidence", "utterances"],
        lines.Select(l => (IReadOnlyList<string?>)
        [
            l.Id, l.Doc, l.Outlet, QueryWords.Of(l.Published), l.Speaker?.Name, QueryWords.Of<StatementKind>(l.Kind), QueryWords.Of<StatementType>(l.Type), l.Text, l.SaidOn, l.Horizon,
            l.Confidence.ToString("0.00", CultureInfo.InvariantCulture), string.Join(' ', l.Utterances.Select(u => u.Id)),
        ]));
}
