using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Paths;

/// <summary>What a share's possible futures come to in money: each future of the share times one of the GDP. Amounts
/// are thousand millions in the prices of the GDP.</summary>
/// <param name="Who">The state.</param>
/// <param name="Gdp">Id of the indicator of its GDP.</param>
/// <param name="LastYear">The year of the last known share.</param>
/// <param name="LastAmount">The amount in that year, by the GDP known or carried on for it.</param>
/// <param name="LastGdpYear">The last year whose GDP is known; later ones are carried on.</param>
/// <param name="Growth">Yearly growth of the GDP in the middle of its futures: 0.02 is 2 %.</param>
/// <param name="Years">The years ahead.</param>
public sealed record AmountPath(
    StateCode Who,
    string Gdp,
    int LastYear,
    double LastAmount,
    int LastGdpYear,
    double Growth,
    ImmutableArray<AmountYear> Years
)
{
    private const int LongestWalk = 20;

    // another number than that of the shares: the two are drawn apart
    private const ulong Seed = 19490824;
    private static readonly Lazy<float[]> Walks = new(() => RandomWalks.Draw(Seed, Draws.Count, LongestWalk));

    /// <summary>Multiplies futures; null when no GDP is known, or it ends too long ago to be carried on.</summary>
    /// <param name="share">Futures of the share.</param>
    /// <param name="latest">The last known share.</param>
    /// <param name="target">The share pledged.</param>
    /// <param name="until">The last year to show.</param>
    /// <param name="gdp">Real GDP in millions.</param>
    /// <param name="growth">How far GDP goes from its usual growth.</param>
    public static AmountPath? Of(
        Draws share,
        Observation latest,
        decimal target,
        int until,
        KnownSeries gdp,
        GdpGrowth growth
    )
    {
        if (gdp.Latest is not { Value: > 0 } last || until - last.Year > LongestWalk || until <= latest.Year)
            return null;
        var rate = Math.Log(1 + (double)GdpGrowth.Usual(gdp)) + growth.Bias;
        double Middle(int year) =>
            (double)(gdp.Of(year)?.Value ?? last.Value)
            / 1000
            * (gdp.Of(year) is null ? Math.Exp(rate * (year - last.Year)) : 1);
        return new AmountPath(
            latest.Who,
            gdp.Indicator,
            latest.Year,
            (double)latest.Value / 100 * Middle(latest.Year),
            last.Year,
            Math.Exp(rate) - 1,
            [
                .. Enumerable
                    .Range(latest.Year + 1, until - latest.Year)
                    .Select(y => Year(share, y, (double)target, y - last.Year, Middle(y), growth)),
            ]
        );
    }

    private static AmountYear Year(Draws share, int year, double target, int ahead, double gdp, GdpGrowth growth)
    {
        var shares = share.In(year);
        var sd = ahead > 0 ? growth.Sd(ahead) : 0;
        var amounts = new float[shares.Length];
        var needs = new float[shares.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            var drawn = sd == 0 ? gdp : gdp * Math.Exp(sd * Walks.Value[(ahead * Draws.Count) + i]);
            amounts[i] = (float)(shares[i] / 100 * drawn);
            needs[i] = (float)(target / 100 * drawn);
        }
        var (amount, need) = (Draws.InOrder(amounts), Draws.InOrder(needs));
        double At(float[] ordered, double level) =>
            ordered[Math.Clamp((int)(level * ordered.Length), 0, ordered.Length - 1)];
        return new AmountYear(
            year,
            At(amount, 0.5),
            (At(amount, 0.25), At(amount, 0.75)),
            (At(amount, 0.1), At(amount, 0.9)),
            (At(amount, 0.025), At(amount, 0.975)),
            At(need, 0.5),
            (At(need, 0.1), At(need, 0.9))
        );
    }
}

/// <summary>One year of an amount, in thousand millions.</summary>
/// <param name="Year">The year.</param>
/// <param name="Median">As many futures lie above as below.</param>
/// <param name="Half">From the 25th to the 75th hundredth.</param>
/// <param name="Eighty">From the 10th to the 90th.</param>
/// <param name="NinetyFive">From the 2.5th to the 97.5th.</param>
/// <param name="Asked">What the share pledged comes to in the middle of the GDP's futures.</param>
/// <param name="AskedEighty">The same, from the 10th to the 90th.</param>
public sealed record AmountYear(
    int Year,
    double Median,
    (double Low, double High) Half,
    (double Low, double High) Eighty,
    (double Low, double High) NinetyFive,
    double Asked,
    (double Low, double High) AskedEighty
);
