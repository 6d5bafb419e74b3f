using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Web.Api;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Makes the list of pledges and the page of one.</summary>
internal static class PledgeViews
{
    public static PledgeLine Line(Pledge pledge, DeliveredRecord record, DateOnly day) =>
        new(
            pledge.Id,
            pledge.Title,
            pledge.Kind,
            pledge.MadeWithin ?? pledge.Made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            pledge.Occasion,
            pledge.Target,
            pledge.By,
            pledge.Firmness,
            StatusSentence.Of(StatusCount.Of(record.StatusesOn(pledge, day)))
        );

    public static ImmutableArray<CoverageView> Backtest(PledgeLibrary library) =>
        [.. library.Weights.Backtest.Select(b => new CoverageView(b.Horizon, b.Count, b.Held50, b.Held80, b.Held95))];

    public static Shown<PledgesPage, PledgesView> List(
        PledgeLibrary library,
        ImmutableArray<SpokenPledge>? spoken,
        DateOnly day,
        string address
    )
    {
        var view = new PledgesView(
            day,
            [.. library.Record.Pledges.Where(p => p.Made <= day).Select(p => Line(p, library.Record, day))]
        )
        {
            Spoken = spoken,
            Imprint = new Imprint("Pledges", address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
            },
        };
        return new Shown<PledgesPage, PledgesView>(view)
        {
            Csv = v => new CsvTable(
                ["pledge", "title", "kind", "made", "occasion", "target", "by", "firmness", "standing"],
                v.Pledges.Select(p =>
                    (IReadOnlyList<string?>)
                        [
                            p.Id,
                            p.Title,
                            p.Kind.ToString().ToLowerInvariant(),
                            p.Made,
                            p.Occasion,
                            AllianceViews.Text(p.Target),
                            AllianceViews.Text(p.By),
                            p.Firmness.ToString(),
                            p.Standing,
                        ]
                )
            ),
        };
    }

    public static async Task<Shown<PledgePage, PledgeView>> OneAsync(
        PledgeLibrary library,
        Pledge pledge,
        DateOnly day,
        string address,
        CancellationToken stop
    ) => new(await ViewAsync(library, pledge, day, address, stop)) { Csv = Table };

    public static async Task<PledgeView> ViewAsync(
        PledgeLibrary library,
        Pledge pledge,
        DateOnly day,
        string address,
        CancellationToken stop
    )
    {
        var record = library.Record;
        var statuses = record.StatusesOn(pledge, day);
        var paths = pledge.Target is null
            ? []
            : statuses
                .Select(s => library.PathsOn(day).Of(pledge.Id, s.Who))
                .Select(p => PathView.Of(p, record))
                .OfType<PathView>()
                .ToImmutableArray();
        return new PledgeView(
            day,
            Line(pledge, record, day),
            pledge.Question,
            pledge.Meaning,
            pledge.Bindingness,
            pledge.From,
            pledge.Comparator,
            [
                .. pledge
                    .Indicators.Select(i => record.IndicatorOf(i)!)
                    .Select(i => IndicatorViews.Line(i, record.Observations)),
            ],
            CountView.Of(StatusCount.Of(statuses), record),
            [.. statuses.Select(s => StandingView.Of(s, record, library.PathsOn(day).Of(pledge.Id, s.Who)))],
            [.. pledge.Events.Select(e => new EventView(e.Kind, e.When.ToEdtf(), e.Text, e.Source))],
            [.. pledge.Witnesses.Select(w => new WitnessView(w.Title, w.Address, w.Passage, w.Words))],
            [.. pledge.Supersedes.Select(record.PledgeOf).OfType<Pledge>().Select(p => Line(p, record, day))],
            [
                .. record
                    .Pledges.Where(p => p.Supersedes.Contains(pledge.Id) && p.Made <= day)
                    .Select(p => Line(p, record, day)),
            ],
            [.. pledge.Missing()],
            paths,
            paths.IsEmpty ? [] : Backtest(library),
            library.Weights.TrainedOn,
            await library.SaidOfAsync(pledge, null, day, stop),
            [.. (await library.ThreatsAsync(day, stop)).Select(ThreatView.Of)],
            Joint(library, pledge, day),
            Stages(record, pledge, day),
            pledge.Unit
        )
        {
            Imprint = new Imprint(pledge.Title, address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Sources =
                [
                    .. pledge
                        .Indicators.Select(i => record.IndicatorOf(i)!)
                        .Select(i => new Source($"{i.Credit}: {i.Name}", i.Address)),
                    .. pledge.Witnesses.Select(w => new Source(w.Title, w.Address)),
                ],
            },
        };
    }

    // What the text says of dividing it: in proportion to GDP, the figures of the year it was made or the last before
    // it
    private static JointView? Joint(PledgeLibrary library, Pledge pledge, DateOnly day)
    {
        if (pledge.JointAmount is not { } joint)
            return null;
        if (joint.DividedBy is not { } key)
            return new JointView(joint.Amount, joint.Unit, [], []);
        var record = library.Record;
        var bound = pledge
            .Parties.Where(p => p.Since <= day)
            .Select(p => (p.State, Gdp: record.Observations.AsKnownOn(key, p.State, day).UpTo(pledge.Made.Year)))
            .ToArray();
        var total = bound.Sum(b => b.Gdp?.Value ?? 0);
        return new JointView(
            joint.Amount,
            joint.Unit,
            [
                .. bound
                    .Where(b => b.Gdp is not null)
                    .OrderByDescending(b => b.Gdp!.Value)
                    .Select(b => new PartView(
                        b.State.Code,
                        record.NameOf(b.State),
                        Math.Round(joint.Amount * b.Gdp!.Value / total, 3),
                        Math.Round(b.Gdp.Value / total, 5),
                        FigureView.Of(b.Gdp)!
                    )),
            ],
            [.. bound.Where(b => b.Gdp is null).Select(b => record.NameOf(b.State))]
        );
    }

    // The latest figure of each stage, state by state; those who promised most first
    private static StagesView? Stages(DeliveredRecord record, Pledge pledge, DateOnly day)
    {
        if (pledge.Stages.IsEmpty)
            return null;
        var stages = Enum.GetValues<MoneyStage>()
            .Select(s => (Stage: s, Indicator: pledge.Stages.FirstOrDefault(p => p.Stage == s)?.Indicator))
            .ToArray();
        var rows = pledge
            .Stages.SelectMany(s => record.Observations.StatesOf(s.Indicator))
            .Distinct()
            .Select(who => new StageRow(
                who.Code,
                record.NameOf(who),
                pledge.PartyOn(who, day) is not null,
                [
                    .. stages.Select(s =>
                        s.Indicator is { } i ? FigureView.Of(record.Observations.AsKnownOn(i, who, day).Latest) : null
                    ),
                ]
            ));
        return new StagesView(
            [
                .. stages.Select(s => new StageView(
                    s.Stage,
                    s.Indicator is { } i ? IndicatorViews.Line(record.IndicatorOf(i)!, record.Observations) : null
                )),
            ],
            [
                .. rows.Where(r => r.Figures.Any(f => f is not null))
                    .OrderByDescending(r => r.Figures.Max(f => f?.Value ?? 0)),
            ]
        );
    }

    /// <summary>The paths of all parties, or of the one; null when none can be drawn.</summary>
    public static Chart? Draw(PledgeView view) =>
        view.Paths.Length switch
        {
            0 => null,
            1 => PathChart.Draw(view.Paths[0], view.Threats, view.Said),
            _ => SmallPaths.Draw(view),
        };

    /// <summary>The figures and futures of paths as rows, for spreadsheets.</summary>
    public static CsvTable Rows(IEnumerable<PathView> paths) =>
        new(
            [
                "ally",
                "pledge",
                "year",
                "what",
                "value",
                "flag",
                "edition",
                .. FutureYears.Columns,
                "chance_at_target",
                "line",
                "target",
            ],
            paths.SelectMany(p =>
                p.Known.Select(k =>
                        (IReadOnlyList<string?>)
                            [
                                p.Ally,
                                p.Pledge,
                                Text(k.Year),
                                "figure",
                                Text(k.Value),
                                k.Flag.ToString().ToLowerInvariant(),
                                k.Edition,
                                .. FutureYears.Cells(null),
                                null,
                                Text(p.Line.FirstOrDefault(l => l.Year == k.Year)?.Value),
                                Text(p.Target),
                            ]
                    )
                    .Concat(
                        p.Years.Select(y =>
                            (IReadOnlyList<string?>)
                                [
                                    p.Ally,
                                    p.Pledge,
                                    Text(y.Year),
                                    "projected",
                                    null,
                                    null,
                                    null,
                                    .. FutureYears.Cells(y),
                                    Text(y.ChanceAtTarget),
                                    y.Line is { } line ? Text(line) : null,
                                    Text(p.Target),
                                ]
                        )
                    )
            )
        );

    private static string? Text<T>(T? value)
        where T : struct, IFormattable => AllianceViews.Text(value);

    private static string? Text<T>(T value)
        where T : struct, IFormattable => AllianceViews.Text((T?)value);

    public static CsvTable Standings(IEnumerable<StandingView> standings) =>
        new(
            [
                "ally",
                "name",
                "pledge",
                "as_of",
                "evidence",
                "standing",
                "disputed",
                "year",
                "value",
                "flag",
                "edition",
                "line_asks",
                "because",
                "file",
                "row",
                "set_by",
                "set_on",
                "by_the_rule",
            ],
            standings.Select(s =>
                (IReadOnlyList<string?>)
                    [
                        s.Ally,
                        s.Name,
                        s.Pledge,
                        s.AsOf.ToString("O", CultureInfo.InvariantCulture),
                        s.Evidence == EvidenceState.Data ? "data" : "no data",
                        s.Word,
                        s.Disputed ? "yes" : "no",
                        AllianceViews.Text(s.Figure?.Year),
                        AllianceViews.Text(s.Figure?.Value),
                        s.Figure?.Flag.ToString().ToLowerInvariant(),
                        s.Figure?.Edition,
                        AllianceViews.Text(s.LineAsks),
                        string.Join(' ', s.Because.Select(b => b.Fact)),
                        s.Figure?.File,
                        AllianceViews.Text(s.Figure?.Row),
                        s.SetBy?.By,
                        s.SetBy?.On.ToString("O", CultureInfo.InvariantCulture),
                        s.SetBy?.WordOfRule,
                    ]
            )
        );

    private static CsvTable Table(PledgeView view) => Standings(view.Standings);
}
