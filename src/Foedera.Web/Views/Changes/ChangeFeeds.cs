using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Lists;
using Foedera.Web.Pages.Owed;
using Foedera.Web.Pages.Said;
using Foedera.Web.Pages.Sources;

namespace Foedera.Web.Views.Changes;

/// <summary>What changed in the things that pages show, each with the day of the change: a standing, an edition of
/// figures, a pact's fact, a report.</summary>
/// <param name="shelf">Pledges and figures.</param>
/// <param name="pacts">Pacts.</param>
/// <param name="clock">The day; what lies ahead of it has not changed yet.</param>
internal sealed class ChangeFeeds(PledgeShelf shelf, PactLibrary pacts, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>True when the page has a feed of this kind.</summary>
    public static bool Has(PageView view) =>
        view
            is PledgeView
                or AllyView
                or AlliesView
                or PledgesView
                or DeliveredView
                or IndicatorView
                or IndicatorsView
                or PactView
                or PactsView
                or StateView
                or UtteranceEdition
                or DocumentsView
                or OutletSheet;

    /// <summary>The changes, the newest first, at most 100; null for a page that has no such feed.</summary>
    public async Task<ImmutableArray<FeedItem>?> OfAsync(PageView view, CancellationToken stop)
    {
        IEnumerable<FeedItem>? items = view switch
        {
            PledgeView pledge => OfPledge(await RecordAsync(stop), pledge.Pledge.Id),
            AllyView ally => StateCode.TryParse(ally.Ally) is { } who ? OfAlly(await RecordAsync(stop), who) : [],
            PledgesView or AlliesView or DeliveredView => OfAll(await RecordAsync(stop)),
            IndicatorView indicator => OfIndicator(await RecordAsync(stop), indicator.Indicator),
            IndicatorsView => OfIndicators(await RecordAsync(stop)),
            PactView pact => pacts.Series.Find(pact.Id) is { } found ? OfPact(found) : [],
            PactsView => pacts.Series.Pacts.SelectMany(OfPact),
            StateView state => OfState(state.State.Code),
            UtteranceEdition utterance => OfUtterance(utterance),
            DocumentsView documents => documents.Documents.Select(OfDocument),
            OutletSheet outlet => outlet.Documents.Select(OfDocument),
            _ => null,
        };
        return items is null
            ? null
            :
            [
                .. items
                    .Where(item => item.On <= Today || view is UtteranceEdition or DocumentsView or OutletSheet)
                    .OrderByDescending(item => item.On)
                    .ThenBy(item => item.Key, StringComparer.Ordinal)
                    .Take(Most),
            ];
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task<DeliveredRecord> RecordAsync(CancellationToken stop) => (await shelf.NowAsync(stop)).Record;

    private IEnumerable<FeedItem> OfAll(DeliveredRecord record) =>
        record.Pledges.SelectMany(pledge => OfPledge(record, pledge.Id)).DistinctBy(item => item.Key);

    private IEnumerable<FeedItem> OfPledge(DeliveredRecord record, string id)
    {
        if (record.PledgeOf(id) is not { } pledge)
            return [];
        var address = $"/pledges/{Uri.EscapeDataString(id)}";
        return pledge
            .Parties.SelectMany(party => Standings(record, pledge, party.State))
            .Append(
                new FeedItem(
                    $"Made: {pledge.Title}",
                    $"{address}#made",
                    address,
                    pledge.Made,
                    $"{pledge.Occasion}: {pledge.Meaning}"
                )
            )
            .Concat(
                pledge
                    .Events.Where(e => e.When.Last is not null)
                    .Select(
                        (e, i) =>
                            new FeedItem(
                                $"{Words.Sentence(QueryWords.Of<PledgeEventKind>(e.Kind)!)}: {pledge.Title}",
                                $"{address}#event-{i}",
                                address,
                                e.When.First ?? e.When.Last!.Value,
                                e.Text
                            )
                    )
            );
    }

    private IEnumerable<FeedItem> OfAlly(DeliveredRecord record, StateCode ally) =>
        record.Pledges.SelectMany(pledge => Standings(record, pledge, ally)).Concat(OfState(ally.Code));

    // the first entry of a history is no change: it is where the pledge began
    private IEnumerable<FeedItem> Standings(DeliveredRecord record, Pledge pledge, StateCode who)
    {
        var name = record.NameOf(who);
        var history = StatusHistory.Of(pledge, who, Today, record.Observations, record.Editorial);
        for (var i = 1; i < history.Length; i++)
        {
            var (before, after) = (StandingView.Of(history[i - 1], record), StandingView.Of(history[i], record));
            var day = Day(after.AsOf);
            yield return new FeedItem(
                $"{name}: {(after.Word == before.Word ? $"still {after.Word}, by newer facts" : after.Word)} ({pledge.Title})",
                $"/pledges/{Uri.EscapeDataString(pledge.Id)}#{who}-{day}",
                $"/allies/{who}?pledge={Uri.EscapeDataString(pledge.Id)}",
                after.AsOf,
                $"Before: {before.Word}. {string.Join(' ', after.Because.Select(reason => reason.Fact))}",
                after.SetBy?.By
            );
        }
    }

    private static IEnumerable<FeedItem> OfIndicators(DeliveredRecord record) =>
        record.Indicators.SelectMany(indicator => OfIndicator(record, indicator));

    private static IEnumerable<FeedItem> OfIndicator(DeliveredRecord record, Indicator indicator) =>
        record
            .Observations.VintagesOf(indicator.Id)
            .Select(vintage =>
            {
                var address = $"/indicators/{Uri.EscapeDataString(indicator.Id)}";
                var figures = record.Observations.All.Count(o =>
                    o.Indicator == indicator.Id && o.Vintage == vintage.Id
                );
                return new FeedItem(
                    $"New edition: {indicator.Name}",
                    $"{address}#{vintage.Id}",
                    address,
                    vintage.KnownFrom,
                    $"Edition {vintage.Id} of {indicator.Definer}, with {Words.Count(figures, "figure")}."
                );
            });

    private IEnumerable<FeedItem> OfPact(Pact pact)
    {
        var address = $"/pacts/{Uri.EscapeDataString(pact.Id)}";
        string Name(StateCode state) => pacts.Series.World.NameOf(state);
        yield return new FeedItem(
            $"{pact.Name}: facts gathered",
            $"{address}#gathered-{Day(pact.Gathered)}",
            address,
            pact.Gathered,
            "The facts of this pact were compared with their sources up to this day."
        );
        yield return new FeedItem(
            $"{pact.Name}: signed",
            $"{address}#signed",
            address,
            pact.SignedOn,
            $"Signed on {Words.Of(pact.SignedOn)}."
        );
        if (pact.Ended is { } ended)
            yield return new FeedItem($"{pact.Name}: ended", $"{address}#ended", address, ended, "The pact ended.");
        foreach (var party in pact.Parties)
        {
            if (party.InForce.First is { } from)
                yield return new FeedItem(
                    $"{pact.Name}: binds {Name(party.State)}",
                    $"{address}#{party.State}-{Day(from)}",
                    address,
                    from,
                    $"In force for {Name(party.State)}."
                );
            if (party.Until?.Last is { } until)
                yield return new FeedItem(
                    $"{pact.Name}: no longer binds {Name(party.State)}",
                    $"{address}#{party.State}-until-{Day(until)}",
                    address,
                    until,
                    $"The last day on which it bound {Name(party.State)}."
                );
        }
        for (var i = 0; i < pact.Invocations.Length; i++)
            if (pact.Invocations[i] is { On.First: { } called } call)
                yield return new FeedItem(
                    $"{pact.Name}: {call.Article} called",
                    $"{address}#call-{i}",
                    address,
                    called,
                    $"{call.Cause} {call.Outcome}"
                );
    }

    private IEnumerable<FeedItem> OfState(string code) =>
        pacts.Series.World.FindState(code) is { } state
            ? pacts
                .Series.Pacts.Where(pact => pact.States.Contains(state.Code))
                .SelectMany(OfPact)
                .Where(item =>
                    item.Key.Contains($"#{state.Code}-", StringComparison.Ordinal)
                    || item.Key.Contains("#call-", StringComparison.Ordinal)
                )
            : [];

    private static IEnumerable<FeedItem> OfUtterance(UtteranceEdition utterance) =>
        utterance
            .Wordings.Select(wording => new FeedItem(
                $"{wording.Outlet ?? "outlet unknown"}: {Words.Of(wording.Verdict)}",
                utterance.Imprint.Address + "#" + wording.Siglum + "-" + Uri.EscapeDataString(wording.Doc),
                wording.Place,
                wording.Published ?? DateOnly.FromDateTime(DateTime.UnixEpoch),
                $"“{Words.Bare(wording.Text)}”",
                wording.Outlet
            ))
            .Concat(
                utterance.FormerWitnesses.Select(
                    (former, i) =>
                        new FeedItem(
                            "A witness was superseded; the verdicts were judged anew",
                            $"{utterance.Imprint.Address}#former-{i}",
                            utterance.Imprint.Address,
                            DateOnly.FromDateTime(former.Until.UtcDateTime),
                            $"Before: “{former.Text}”"
                        )
                )
            );

    private static FeedItem OfDocument(DocumentLine document) =>
        new(
            Words.Title(document.Title, document.Id),
            document.Address,
            document.Address,
            document.Published ?? DateOnly.FromDateTime(DateTime.UnixEpoch),
            document.Outlet ?? "outlet unknown",
            document.Outlet
        );

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
