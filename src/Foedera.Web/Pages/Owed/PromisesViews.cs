using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Owed;

/// <summary>The promises of help on a day, as a drawing and as rows.</summary>
/// <param name="On">The day.</param>
/// <param name="AsOfFacts">The day of the facts, when <paramref name="On"/> lies after it.</param>
/// <param name="States">The states, on a circle.</param>
/// <param name="Edges">A line for each pair.</param>
public sealed record PromisesView(
    DateOnly On,
    DateOnly? AsOfFacts,
    IReadOnlyList<PromiseNode> States,
    IReadOnlyList<PromiseEdge> Edges
) : PageView;

/// <summary>A state on the circle.</summary>
public sealed record PromiseNode(string Code, string Name, int X, int Y);

/// <summary>A pair that promised help.</summary>
public sealed record PromiseEdge(
    string From,
    string To,
    IReadOnlyList<string> By,
    bool Open,
    string Title,
    string Path,
    string Weight
);

/// <summary>Makes the view of promises.</summary>
internal static class PromisesViews
{
    private const double Radius = 455;

    public static Shown<PromisesPage, PromisesView> On(PactLibrary library, DateOnly day)
    {
        var world = library.Series.World;
        var help = PromiseTables
            .On(library.Series, day)
            .Where(d => d.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist)
            .ToList();
        var states = help.SelectMany(d => new[] { d.Obligor, d.Beneficiary })
            .Distinct()
            .OrderBy(s => world.HomeOf(s)?.Regions ?? Regions.None)
            .ThenBy(s => s)
            .ToList();
        var at = states
            .Select((s, i) => (s, Angle: 2 * Math.PI * i / states.Count))
            .ToDictionary(p => p.s, p => p.Angle);
        var edges = help.GroupBy(d =>
                d.Obligor < d.Beneficiary ? (d.Obligor, d.Beneficiary) : (d.Beneficiary, d.Obligor)
            )
            .Select(g => Edge(g.Key.Item1, g.Key.Item2, [.. g], at, world));
        return new(
            new PromisesView(
                day,
                library.Series.Pacts.Select(p => p.AsOfFacts(day)).Min(),
                [.. states.Select(s => new PromiseNode(s.Code, world.NameOf(s), X(at[s], 1.02), Y(at[s], 1.02)))],
                [.. edges]
            )
            {
                Imprint = new Imprint(
                    "Promises on a day",
                    Addresses.Query("/promises", ("on", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
                )
                {
                    AsOf = PactLibrary.Moment(library.CoveredUntil),
                    Method = "owed",
                    HasCsv = true,
                },
            }
        )
        {
            Csv = view => new CsvTable(
                ["one", "other", "by", "open"],
                view.Edges.Select(e =>
                    (IReadOnlyList<string?>)[e.From, e.To, string.Join(';', e.By), e.Open ? "yes" : "no"]
                )
            ),
        };
    }

    private static PromiseEdge Edge(
        StateCode one,
        StateCode other,
        List<Duty> duties,
        Dictionary<StateCode, double> at,
        World world
    )
    {
        var open = duties.TrueForAll(d => d.Stands != Truth.Yes);
        var by = duties.Select(d => d.Pact.Cite(d.Obligation)).Distinct().ToList();
        var ways =
            duties.Exists(d => d.Obligor == one) && duties.Exists(d => d.Obligor == other) ? "each other" : "one way";
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"M{X(at[one], .97)} {Y(at[one], .97)}Q0 0 {X(at[other], .97)} {Y(at[other], .97)}"
        );
        return new PromiseEdge(
            one.Code,
            other.Code,
            by,
            open,
            $"{world.NameOf(one)} and {world.NameOf(other)}, {ways}: {string.Join(", ", by)}",
            path,
            duties.Count > 2 ? "0.3" : "0.5"
        );
    }

    private static int X(double angle, double part) => (int)Math.Round(Radius * part * Math.Cos(angle));

    private static int Y(double angle, double part) => (int)Math.Round(Radius * part * Math.Sin(angle));
}
