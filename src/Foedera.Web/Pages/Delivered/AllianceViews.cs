using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Makes the overview of the alliance.</summary>
internal static class AllianceViews
{
    /// <summary>The pledge shown at a glance: the newest of those that bind most parties and have figures.</summary>
    public static Pledge? Chief(PledgeLibrary library, DateOnly day) =>
        library
            .Record.Pledges.Where(p => p.Made <= day && p.Target is not null && !p.Indicators.IsEmpty)
            .OrderByDescending(p => p.Parties.Length)
            .ThenByDescending(p => p.Made)
            .FirstOrDefault();

    public static async Task<Microsoft.AspNetCore.Http.IResult> OverviewAsync(
        PledgeLibrary library,
        DateOnly day,
        string address,
        CancellationToken stop
    ) =>
        await AtAsync(library, day, address, stop) is { } view
            ? new Shown<DeliveredPage, DeliveredView>(view) { Csv = Table }
            : Failures.NotFound($"No pledge with figures was on record on {day:yyyy-MM-dd}.");

    /// <summary>The overview on a day; null when no pledge with figures was on record.</summary>
    public static async Task<DeliveredView?> AtAsync(
        PledgeLibrary library,
        DateOnly day,
        string address,
        CancellationToken stop
    )
    {
        var record = library.Record;
        if (Chief(library, day) is not { } pledge)
            return null;
        var book = library.PathsOn(day);
        var (rows, count) = Rows(record, pledge, day, who => book.Of(pledge.Id, who));
        return new DeliveredView(
            day,
            Sentence(rows, pledge, count),
            PledgeViews.Line(pledge, record, day),
            count,
            rows,
            [.. record.Pledges.Where(p => p.Made <= day).Select(p => PledgeViews.Line(p, record, day))],
            IndicatorViews.Change(record, pledge.Indicators[^1], day),
            [.. (await library.ThreatsAsync(day, stop)).Select(ThreatView.Of)]
        )
        {
            Imprint = new Imprint("What allies delivered", address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Description =
                    "Each ally's defence expenditure against what was pledged, from what was known on the day.",
                Sources =
                [
                    .. pledge
                        .Indicators.Select(i => record.IndicatorOf(i)!)
                        .Select(i => new Source($"{i.Credit}: {i.Name}", i.Address))
                        .DistinctBy(s => s.Name),
                ],
            },
        };
    }

    /// <summary>The latest figure of each ally and the answer, without projections, which take longer; null when no
    /// pledge with figures was on record.</summary>
    public static (ImmutableArray<AllyRow> Rows, decimal Target, string Sentence)? AtAGlance(
        PledgeLibrary library,
        DateOnly day
    )
    {
        if (Chief(library, day) is not { } pledge)
            return null;
        var (rows, count) = Rows(library.Record, pledge, day, _ => null);
        return (rows, pledge.Target!.Value, Sentence(rows, pledge, count));
    }

    private static (ImmutableArray<AllyRow> Rows, CountView Count) Rows(
        DeliveredRecord record,
        Pledge pledge,
        DateOnly day,
        Func<StateCode, ProjectedPath?> path
    )
    {
        var standings = record.StatusesOn(pledge, day).ToDictionary(s => s.Who);
        var rows = pledge
            .Parties.Where(p => p.Since <= day)
            .OrderBy(p => record.NameOf(p.State), StringComparer.Ordinal)
            .Select(p =>
            {
                var known = StatusRule.SeriesFor(pledge, p.State, day, record.Observations);
                var then = known.Of(2014);
                var standing = standings.TryGetValue(p.State, out var s)
                    ? StandingView.Of(s, record, path(p.State))
                    : null;
                return new AllyRow(
                    p.State.Code,
                    record.NameOf(p.State),
                    FigureView.Of(known.Latest),
                    then?.Value,
                    then?.Year,
                    standing
                );
            });
        return ([.. rows], CountView.Of(StatusCount.Of(standings.Values), record));
    }

    private static string Sentence(ImmutableArray<AllyRow> rows, Pledge pledge, CountView count)
    {
        var known = rows.Where(r => r.Latest is not null).ToArray();
        var two = known.Count(r => r.Latest!.Value >= 2);
        var estimates = known.Count(r => r.Latest!.Flag != Certainty.Actual);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{two} of {known.Length} allies with figures spend at least 2 % of their GDP on defence, in the latest year known of each ({estimates} of these figures are estimates). On the pledge of {pledge.Target:0.0#} % by {pledge.By}: {char.ToLowerInvariant(count.Sentence[0])}{count.Sentence[1..]}"
        );
    }

    public static CsvTable Table(DeliveredView view) =>
        new(
            [
                "ally",
                "name",
                "year",
                "value",
                "flag",
                "edition",
                "value_2014",
                "pledge",
                "standing",
                "line_asks",
                "file",
                "row",
                "source",
            ],
            view.Allies.Select(a =>
                (IReadOnlyList<string?>)
                    [
                        a.Ally,
                        a.Name,
                        Text(a.Latest?.Year),
                        Text(a.Latest?.Value),
                        a.Latest?.Flag.ToString().ToLowerInvariant(),
                        a.Latest?.Edition,
                        Text(a.Then),
                        view.Pledge.Id,
                        a.Standing?.Word,
                        Text(a.Standing?.LineAsks),
                        a.Latest?.File,
                        Text(a.Latest?.Row),
                        a.Latest?.Address,
                    ]
            )
        );

    internal static string? Text<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, CultureInfo.InvariantCulture);
}
