using System.Collections.Immutable;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Money;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;
using Foedera.Web.Pages.Owed;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Makes the page of one ally.</summary>
internal static class AllyViews
{
    public static async Task<Shown<AllyPage, AllyView>> OneAsync(
        PledgeLibrary library,
        PactLibrary pacts,
        StateCode ally,
        DateOnly day,
        string asked,
        string address,
        CancellationToken stop
    ) =>
        new(await ViewAsync(library, pacts, ally, day, asked, address, stop))
        {
            Csv = v => PledgeViews.Standings(v.Standings),
        };

    public static async Task<AllyView> ViewAsync(
        PledgeLibrary library,
        PactLibrary pacts,
        StateCode ally,
        DateOnly day,
        string asked,
        string address,
        CancellationToken stop
    )
    {
        var record = library.Record;
        var statuses = record
            .Pledges.Select(p => StatusRule.StatusOn(p, ally, day, record.Observations, record.Editorial))
            .OfType<PledgeStatus>()
            .ToImmutableArray();
        var book = library.PathsOn(day);
        var pledge = ChiefOf(library, ally, day, asked) ?? record.Pledges[0];
        var path = book.Of(pledge.Id, ally);
        var name = record.NameOf(ally);
        var chief = statuses.FirstOrDefault(s => s.Pledge == pledge.Id);
        return new AllyView(
            ally.Code,
            name,
            day,
            chief is null
                ? $"{name} is not bound by “{pledge.Title}” on this day."
                : Outlook.Sentence(pledge, chief, path, NationalPlan.Of(record, pledge, ally, day), name),
            [.. statuses.Select(s => StandingView.Of(s, record, book.Of(s.Pledge, ally)))],
            PathView.Of(path, record),
            [
                .. pledge
                    .Readings.Where(r => r.Who == ally && r.Target is not null && r.On <= day)
                    .Select(r =>
                        book.Of(pledge.Id, ally, r.Target!.Value) is { } read
                            ? new ReadingPath(r.Holder, r.Target!.Value, read.ChanceOfMeeting)
                            : null
                    )
                    .OfType<ReadingPath>(),
            ],
            [
                .. StatusHistory
                    .Of(pledge, ally, day, record.Observations, record.Editorial)
                    .Select(s => StandingView.Of(s, record)),
            ],
            await library.SaidOfFamilyAsync(pledge, ally, day, stop),
            path is null ? [] : PledgeViews.Backtest(library),
            [.. (await library.ThreatsAsync(day, stop)).Select(ThreatView.Of)],
            AmountView.Of(path is null ? null : book.Amounts(pledge.Id, ally), record),
            OwedBy(pacts, ally, name, day),
            [.. OtherDefinitions(record, pledge, ally, day)]
        )
        {
            Cost = Cost(library, pledge, ally, day),
            Assurances = Assured(pacts, ally, day),
            SpokenAssurances = await SpokenAssurances.OfAsync(library, ally, day, stop),
            Imprint = new Imprint(name, address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Sources =
                [
                    .. pledge
                        .Indicators.Select(i => record.IndicatorOf(i)!)
                        .Select(i => new Source($"{i.Credit}: {i.Name}", i.Address)),
                ],
            },
        };
    }

    /// <summary>The pledge asked for, else the widest and newest that binds the ally, one with a path first; null when
    /// none does.</summary>
    public static Pledge? ChiefOf(PledgeLibrary library, StateCode ally, DateOnly day, string asked)
    {
        var (record, book) = (library.Record, library.PathsOn(day));
        var bound = record
            .Pledges.Where(p => p.PartyOn(ally, day) is not null)
            .OrderByDescending(p => p.Parties.Length)
            .ThenByDescending(p => p.Made)
            .ThenByDescending(p => p.Indicators.Length)
            .ToArray();
        return record.PledgeOf(asked)
            ?? bound.FirstOrDefault(p => book.Of(p.Id, ally) is not null)
            ?? bound.FirstOrDefault();
    }

    // said of this ally by name, or for it; what is said of all parties stands on the page of the pact
    private static ImmutableArray<AssuranceLine> Assured(PactLibrary pacts, StateCode ally, DateOnly day) =>
        [
            .. from pact in pacts.Series.Pacts
            from said in pact.Assurances
            where said.On.Last <= day && (said.For == ally || said.Helpers.Contains(ally) || said.Helped.Contains(ally))
            orderby said.On.Last descending, said.Speaker
            select new AssuranceLine(
                said.On.ToEdtf(),
                said.Speaker,
                said.Kind,
                said.What,
                said.Words,
                said.Evidence.Source,
                pact.Id,
                said.Evidence.Unverified
            ),
        ];

    private static string? Cost(PledgeLibrary library, Pledge pledge, StateCode ally, DateOnly day) =>
        library.PathsOn(day).Of(pledge.Id, ally) is { } path
        && MoneyPath.Of(library.Record, pledge, path, Front.Straight, MoneyMeasures.Shipped, new MoneyOptions())
            is { } money
            ? MoneyViews.Sentence(
                money,
                new MoneyForm(Front.Straight, money.Base.CommonRate is not null, false),
                library.Record.NameOf(ally)
            )
            : null;

    private static IEnumerable<OtherFigure> OtherDefinitions(
        DeliveredRecord record,
        Pledge pledge,
        StateCode ally,
        DateOnly day
    ) =>
        from indicator in record.Indicators
        where indicator.Unit == IndicatorUnit.ShareOfGdp && !pledge.Indicators.Contains(indicator.Id)
        let latest = record.Observations.AsKnownOn(indicator.Id, ally, day).Latest
        where latest is not null
        select new OtherFigure(indicator.Id, indicator.Name, indicator.Definer, FigureView.Of(latest)!);

    private static OwedLine OwedBy(PactLibrary pacts, StateCode ally, string name, DateOnly day)
    {
        if (pacts.Series.World.States.FirstOrDefault(s => s.Code == ally) is not { } state)
            return new OwedLine($"No pact on record names {name}.", []);
        var asked = day;
        var view = StateViews.View(pacts, state, asked, $"/states/{ally}");
        return new OwedLine(
            view.Answer,
            [
                .. view
                    .Owes.Concat(view.Owed)
                    .Where(d => !d.Open)
                    .DistinctBy(d => d.Pact)
                    .Select(d => new PactLine(d.Pact, d.PactName)),
            ]
        );
    }
}
