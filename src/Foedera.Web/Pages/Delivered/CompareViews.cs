using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Web.Api;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Makes the comparison of allies: one measure, the allies that a reader picks, as known on a day.</summary>
internal static class CompareViews
{
    /// <summary>Allies that one chart can hold and a reader can still tell apart.</summary>
    public const int Most = 6;

    /// <summary>The view.</summary>
    /// <param name="library">Pledges and figures.</param>
    /// <param name="indicator">The measure; one that is a share.</param>
    /// <param name="asked">The allies picked; without any, those with the most, the middle and the least.</param>
    /// <param name="day">As known on it.</param>
    public static CompareView Of(
        PledgeLibrary library,
        Indicator indicator,
        IReadOnlyList<StateCode> asked,
        DateOnly day
    )
    {
        var record = library.Record;
        var known = record
            .Allies.Select(ally => record.Observations.AsKnownOn(indicator.Id, ally, day))
            .Where(series => series.Latest is not null)
            .OrderByDescending(series => series.Latest!.Value)
            .ToList();
        var picked =
            asked.Count > 0 ? known.Where(series => asked.Contains(series.Who)).Take(Most)
            : known.Count < 3 ? known
            : [known[0], known[known.Count / 2], known[^1]];
        var lines = picked
            .Select(series => new ComparedAlly(
                series.Who.Code,
                record.NameOf(series.Who),
                [.. series.Values.Select(value => FigureView.Of(value)!)]
            ))
            .ToImmutableArray();
        var address = Addresses.Query(
            "/delivered/compare",
            [
                ("indicator", indicator.Id),
                .. asked.Select(ally => ("ally", (string?)ally.Code)),
                ("as_of", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ]
        );
        return new CompareView(day, indicator.Id, indicator.Name, indicator.UnitName, lines, Sentence(lines, indicator))
        {
            Indicators =
            [
                .. record
                    .Indicators.Where(one => one.Unit is IndicatorUnit.ShareOfGdp or IndicatorUnit.Share)
                    .Select(one => (one.Id, one.Name)),
            ],
            Choices =
            [
                .. known
                    .Select(series => (series.Who.Code, record.NameOf(series.Who)))
                    .OrderBy(one => one.Item2, StringComparer.Ordinal),
            ],
            Imprint = new Imprint($"Allies compared: {indicator.Name}", address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                IsPrivate = asked.Count > 0,
                Sources = [new Source($"{indicator.Credit}: {indicator.Name}", indicator.Address)],
            },
        };
    }

    /// <summary>The figures as rows.</summary>
    public static CsvTable Rows(CompareView view) =>
        new(
            ["ally", "name", "indicator", "year", "value", "flag", "edition", "file", "row", "source"],
            view.Allies.SelectMany(ally =>
                ally.Figures.Select(figure =>
                    (IReadOnlyList<string?>)
                        [
                            ally.Ally,
                            ally.Name,
                            figure.Indicator,
                            AllianceViews.Text((int?)figure.Year),
                            AllianceViews.Text((decimal?)figure.Value),
                            QueryWords.Of<Certainty>(figure.Flag),
                            figure.Edition,
                            figure.File,
                            AllianceViews.Text((int?)figure.Row),
                            figure.Address,
                        ]
                )
            )
        );

    /// <summary>The chart: a line an ally, named at its end, told apart by stroke and colour.</summary>
    public static Chart Draw(CompareView view)
    {
        var figures = view.Allies.SelectMany(ally => ally.Figures).ToList();
        var (first, last) = figures.Count == 0 ? (0, 1) : (figures.Min(f => f.Year), figures.Max(f => f.Year));
        var most = Math.Max(1, Math.Ceiling((double)figures.Select(f => f.Value).DefaultIfEmpty(1).Max()));
        double X(int year) => Left + ((year - first) / (double)Math.Max(1, last - first) * (Width - Left - Right));
        double Y(decimal value) => Height - Bottom - ((double)value / most * (Height - Bottom - Top));
        var chart = new Chart(Width, Height, view.Imprint.Title, view.Sentence);
        Axes(chart, first, last, most, X, Y);
        for (var i = 0; i < view.Allies.Length; i++)
        {
            var ally = view.Allies[i];
            chart.Path(Strokes[i], [.. ally.Figures.Select(f => (X(f.Year), Y(f.Value)))]);
            foreach (var figure in ally.Figures)
                chart.Dot(
                    figure.Flag == Certainty.Actual ? "fact" : "estimate",
                    X(figure.Year),
                    Y(figure.Value),
                    3,
                    Tip(ally, figure, view.UnitName)
                );
        }
        var labels = view.Allies.Select(ally => (Y(ally.Figures[^1].Value), ally.Name)).ToList();
        foreach (var (y, name) in Chart.Apart(labels, avoid: -Height))
            chart.Text("name", Width - Right + 10, y + 5, name);
        return chart;
    }

    private const double Width = 820;
    private const double Height = 380;
    private const double Left = 44;
    private const double Right = 150;
    private const double Top = 20;
    private const double Bottom = 30;

    private static readonly string[] Strokes = ["fact", "target", "other", "projection", "asked", "tail"];

    private static void Axes(
        Chart chart,
        int first,
        int last,
        double most,
        Func<int, double> x,
        Func<decimal, double> y
    )
    {
        var step = Math.Max(1, (int)Math.Ceiling(most / 8));
        for (var tick = 0; tick <= most; tick += step)
        {
            chart.Line("axis", Left, y(tick), Width - Right, y(tick));
            chart.Text("tick", Left - 8, y(tick) + 5, $"{tick} %", "end");
        }
        var apart = Math.Max(1, (last - first) / 6);
        for (var year = first; year <= last; year += apart)
            chart.Text("tick", x(year), Height - 8, year.ToString(CultureInfo.InvariantCulture), "middle");
    }

    private static string Tip(ComparedAlly ally, FigureView figure, string unit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ally.Name}, {figure.Year}: {figure.Value:0.00} {unit}, {QueryWords.Of<Certainty>(figure.Flag)}, {figure.Edition}"
        );

    private static string Sentence(ImmutableArray<ComparedAlly> lines, Indicator indicator) =>
        lines.IsEmpty
            ? $"No figure of {indicator.Name} was known on that day for these allies."
            : $"{string.Join("; ", lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Name} {line.Figures[^1].Value:0.00} in {line.Figures[^1].Year}")))} ({indicator.UnitName}).";
}

/// <summary>Allies side by side in one measure.</summary>
/// <param name="Day">As known on it.</param>
/// <param name="Indicator">The measure.</param>
/// <param name="IndicatorName">Its name.</param>
/// <param name="UnitName">Its unit.</param>
/// <param name="Allies">The allies, the highest latest figure first.</param>
/// <param name="Sentence">The answer in a sentence.</param>
public sealed record CompareView(
    DateOnly Day,
    string Indicator,
    string IndicatorName,
    string UnitName,
    ImmutableArray<ComparedAlly> Allies,
    string Sentence
) : PageView
{
    /// <summary>The measures that can be picked: id and name.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<(string Id, string Name)> Indicators { get; init; } = [];

    /// <summary>The allies that can be picked: code and name.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<(string Code, string Name)> Choices { get; init; } = [];
}

/// <summary>An ally with its figures.</summary>
/// <param name="Ally">ISO 3166-1 alpha-3.</param>
/// <param name="Name">Its name.</param>
/// <param name="Figures">One a year, in order.</param>
public sealed record ComparedAlly(string Ally, string Name, ImmutableArray<FigureView> Figures);
