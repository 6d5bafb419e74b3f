using System.Collections.Immutable;
using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Makes the list of pledges and the page of one.</summary>
internal static class PledgeViews
{
    public static PledgeLine Line(Pledge pledge, DeliveredRecord record, DateOnly day) => new(
        pledge.Id, pledge.Title, pledge.Kind, pledge.Made, pledge.Occasion, pledge.Target, pledge.By, pledge.Firmness, StatusSentence.Of(StatusCount.Of(record.StatusesOn(pledge, day))));

    public static ImmutableArray<CoverageView> Backtest(PledgeLibrary library) =>
        [.. library.Weights.Backtest.Select(b => new CoverageView(b.Horizon, b.Count, b.Held50, b.Held80, b.Held95))];

    public static Shown<PledgesPage, PledgesView> List(PledgeLibrary library, DateOnly day, string address)
    {
        var view = new PledgesView(day, [.. library.Record.Pledges.Where(p => p.Made <= day).Select(p => Line(p, library.Record, day))])
        {
            Imprint = new Imprint("Pledges", address) { AsOf = library.NewestEdition(day), Method = "delivered", HasCsv = true },
        };
        return new Shown<PledgesPage, PledgesView>(view)
        {
            Csv = v => new CsvTable(["pledge", "title", "kind", "made", "occasion", "target", "by", "firmness", "standing"], v.Pledges.Select(p => (IReadOnlyList<string?>)
                [p.Id, p.Title, p.Kind.ToString().ToLowerInvariant(), p.Made.ToString("O", System.Globalization.CultureInfo.InvariantCulture), p.Occasion, AllianceViews.Text(p.Target), AllianceViews.Text(p.By), p.Firmness.ToString(), p.Standing])),
        };
    }

    public static async Task<Shown<PledgePage, PledgeView>> OneAsync(PledgeLibrary library, Pledge pledge, DateOnly day, string address, CancellationToken stop)
    {
        var record = library.Record;
        var statuses = record.StatusesOn(pledge, day);
        var paths = pledge.Target is null ? [] : statuses.Select(s => library.PathsOn(day).Of(pledge.Id, s.Who)).Select(p => PathView.Of(p, record)).OfType<PathView>().ToImmutableArray();
        var view = new PledgeView(
            day, Line(pledge, record, day), pledge.Question, pledge.Meaning, pledge.Bindingness, pledge.From, pledge.Comparator,
            [.. pledge.Indicators.Select(i => record.IndicatorOf(i)!).Select(IndicatorViews.Line)],
            CountView.Of(StatusCount.Of(statuses), record), [.. statuses.Select(s => StandingView.Of(s, record))],
            [.. pledge.Events.Select(e => new EventView(e.Kind, e.When.ToEdtf(), e.Text, e.Source))], [.. pledge.Witnesses.Select(w => new WitnessView(w.Title, w.Address, w.Passage))],
            [.. pledge.Supersedes.Select(record.PledgeOf).OfType<Pledge>().Select(p => Line(p, record, day))],
            [.. record.Pledges.Where(p => p.Supersedes.Contains(pledge.Id) && p.Made <= day).Select(p => Line(p, record, day))],
            [.. pledge.Missing()], paths, paths.IsEmpty ? [] : Backtest(library), library.Weights.TrainedOn, await library.SaidOfAsync(pledge, null, stop), [.. record.Threats.Where(t => t.SaidOn.Last <= day).Select(ThreatView.Of)])
        {
            Imprint = new Imprint(pledge.Title, address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Sources = [.. pledge.Indicators.Select(i => record.IndicatorOf(i)!).Select(i => new Source($"{i.Credit}: {i.Name}", i.Address)),
                    .. pledge.Witnesses.Select(w => new Source(w.Title, w.Address))],
            },
        };
        return new Shown<PledgePage, PledgeView>(view) { Csv = Table };
    }

    public static CsvTable Standings(IEnumerable<StandingView> standings) => new(
        ["ally", "name", "pledge", "as_of", "evidence", "standing", "disputed", "year", "value", "flag", "edition", "line_asks", "because", "file", "row"],
        standings.Select(s => (IReadOnlyList<string?>)
        [
            s.Ally, s.Name, s.Pledge, s.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture), s.Evidence == EvidenceState.Data ? "data" : "no data", s.Word, s.Disputed ? "yes" : "no",
            AllianceViews.Text(s.Figure?.Year), AllianceViews.Text(s.Figure?.Value), s.Figure?.Flag.ToString().ToLowerInvariant(), s.Figure?.Edition, AllianceViews.Text(s.LineAsks),
            string.Join(' ', s.Because.Select(b => b.Fact)), s.Figure?.File, AllianceViews.Text(s.Figure?.Row),
        ]));

    private static CsvTable Table(PledgeView view) => Standings(view.Standings);
}
