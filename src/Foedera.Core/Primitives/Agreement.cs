using System.Collections.Immutable;

namespace Foedera.Core.Primitives;

/// <summary>How values of a scale differ.</summary>
public enum Scale
{
    /// <summary>They are the same or not.</summary>
    Nominal,

    /// <summary>They have an order.</summary>
    Ordinal,

    /// <summary>Their difference counts.</summary>
    Interval,
}

/// <summary>One coder's value for one unit.</summary>
/// <param name="Unit">What was coded: a statement, a pledge, an article.</param>
/// <param name="Coder">Who coded it.</param>
/// <param name="Value">The code; a number on scales that have an order.</param>
public sealed record Code(string Unit, string Coder, string Value);

/// <summary>How far people who coded the same units agree beyond chance: Krippendorff's alpha (K. Krippendorff,
/// Computing Krippendorff's
/// Alpha-Reliability, 2011). 1 is full agreement, 0 what chance gives, below 0 worse than chance.</summary>
/// <param name="Alpha">Alpha; null when nothing can be said: no unit was coded twice, or all values are the
/// same.</param>
/// <param name="Units">Units that two or more coders coded; the others do not count.</param>
/// <param name="Coders">Coders of those units.</param>
/// <param name="Values">Codes of those units.</param>
public sealed record Agreement(double? Alpha, int Units, int Coders, int Values)
{
    /// <summary>Measures it.</summary>
    /// <param name="codes">The codes, in any order; of one coder and unit one.</param>
    /// <param name="scale">How values differ.</param>
    /// <exception cref="FormatException">The scale has an order and a value is no number.</exception>
    public static Agreement Of(IReadOnlyCollection<Code> codes, Scale scale)
    {
        var units = codes.GroupBy(code => code.Unit).Where(unit => unit.Count() > 1).ToList();
        var paired = units.SelectMany(unit => unit).ToList();
        var values = Sorted(paired.Select(code => code.Value).Distinct(), scale);
        var place = values
            .Select((value, i) => (value, i))
            .ToDictionary(x => x.value, x => x.i, StringComparer.Ordinal);
        var together = Coincidences(
            units.Select(unit => unit.Select(code => place[code.Value]).ToArray()),
            values.Length
        );
        var often = Enumerable
            .Range(0, values.Length)
            .Select(i => Enumerable.Range(0, values.Length).Sum(j => together[i, j]))
            .ToArray();
        var alpha = AlphaOf(together, often, Distances(values, often, scale));
        return new Agreement(alpha, units.Count, paired.Select(code => code.Coder).Distinct().Count(), paired.Count);
    }

    private static double? AlphaOf(double[,] together, double[] often, double[,] distance)
    {
        var total = often.Sum();
        var (observed, expected) = (0.0, 0.0);
        for (var i = 0; i < often.Length; i++)
        {
            for (var j = 0; j < often.Length; j++)
            {
                observed += together[i, j] * distance[i, j];
                expected += often[i] * often[j] * distance[i, j];
            }
        }
        return expected == 0 ? null : 1 - ((total - 1) * observed / expected);
    }

    // how often two values stand together in a unit, each unit weighted by the number of its pairs
    private static double[,] Coincidences(IEnumerable<int[]> units, int count)
    {
        var together = new double[count, count];
        foreach (var unit in units)
            for (var a = 0; a < unit.Length; a++)
            for (var b = 0; b < unit.Length; b++)
                if (a != b)
                    together[unit[a], unit[b]] += 1.0 / (unit.Length - 1);
        return together;
    }

    private static double[,] Distances(ImmutableArray<string> values, double[] often, Scale scale)
    {
        var distance = new double[values.Length, values.Length];
        for (var i = 0; i < values.Length; i++)
        for (var j = 0; j < values.Length; j++)
            distance[i, j] = i == j ? 0 : Distance(values, often, scale, Math.Min(i, j), Math.Max(i, j));
        return distance;
    }

    private static double Distance(ImmutableArray<string> values, double[] often, Scale scale, int low, int high) =>
        scale switch
        {
            Scale.Nominal => 1,
            Scale.Interval => Square(Number(values[high]) - Number(values[low])),
            // ranks apart: half of both ends and all between
            Scale.Ordinal => Square(often[low..(high + 1)].Sum() - ((often[low] + often[high]) / 2)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ImmutableArray<string> Sorted(IEnumerable<string> values, Scale scale) =>
        scale == Scale.Nominal ? [.. values.Order(StringComparer.Ordinal)] : [.. values.OrderBy(Number)];

    private static double Number(string value) =>
        double.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

    private static double Square(double number) => number * number;
}
