using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Paths;

/// <summary>One yearly series of a panel: values from <see cref="FirstYear"/> on, year by year.</summary>
/// <param name="Key">Whose series it is; an ISO 3166-1 alpha-3 code where there is one.</param>
/// <param name="FirstYear">The year of the first value, which is known.</param>
/// <param name="Values">In per cent (2.1 is 2.1 %); NaN where no figure is known. First and last are known, none is
/// negative.</param>
public sealed record AnnualSeries(string Key, int FirstYear, ImmutableArray<double> Values)
{
    /// <summary>The year of the last value, which is known.</summary>
    public int LastYear => FirstYear + Values.Length - 1;

    /// <summary>The value of a year; NaN when no figure is known.</summary>
    public double this[int year] => year < FirstYear || year > LastYear ? double.NaN : Values[year - FirstYear];

    /// <summary>Makes a series of the years given; null when there are none.</summary>
    public static AnnualSeries? Of(string key, IEnumerable<KeyValuePair<int, double>> years)
    {
        var known = years.Where(y => !double.IsNaN(y.Value)).OrderBy(y => y.Key).ToArray();
        if (known.Length == 0)
            return null;
        var values = new double[known[^1].Key - known[0].Key + 1];
        Array.Fill(values, double.NaN);
        foreach (var (year, value) in known)
            values[year - known[0].Key] = Math.Max(0, value);
        return new AnnualSeries(key, known[0].Key, [.. values]);
    }

    /// <summary>What was known at the end of a year; null when nothing was.</summary>
    public AnnualSeries? Until(int year) =>
        Of(
            Key,
            Enumerable
                .Range(FirstYear, Math.Clamp(year - FirstYear + 1, 0, Values.Length))
                .Select(y => KeyValuePair.Create(y, this[y]))
        );

    /// <summary>The values with straight lines drawn over the gaps between known years.</summary>
    public double[] Filled()
    {
        var filled = Values.ToArray();
        for (var i = 1; i < filled.Length; i++)
        {
            if (!double.IsNaN(filled[i]))
                continue;
            var next = i;
            while (double.IsNaN(filled[next]))
                next++;
            filled[i] = filled[i - 1] + ((filled[next] - filled[i - 1]) / (next - i + 1));
        }
        return filled;
    }
}
