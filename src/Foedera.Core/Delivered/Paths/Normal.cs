namespace Foedera.Core.Delivered.Paths;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>Inverse of the distribution function, to nine digits: Acklam's rational approximation (2003).</summary>
    public static double Quantile(double level)
    {
        if (level <= 0)
            return double.NegativeInfinity;
        if (level >= 1)
            return double.PositiveInfinity;
        const double Low = 0.02425;
        if (level < Low)
            return Tail(Math.Sqrt(-2 * Math.Log(level)));
        if (level > 1 - Low)
            return -Tail(Math.Sqrt(-2 * Math.Log(1 - level)));
        var q = level - 0.5;
        var r = q * q;
        return (
                (
                    (
                        (
                            (
                                (((((-39.69683028665376 * r) + 220.9460984245205) * r) - 275.9285104469687) * r)
                                + 138.3577518672690
                            ) * r
                        ) - 30.66479806614716
                    ) * r
                ) + 2.506628277459239
            )
            * q
            / (
                (
                    (
                        (
                            (
                                (((((-54.47609879822406 * r) + 161.5858368580409) * r) - 155.6989798598866) * r)
                                + 66.80131188771972
                            ) * r
                        ) - 13.28068155288572
                    ) * r
                ) + 1
            );
    }

    /// <summary>The distribution function, to seven digits: Zelen and Severo (Abramowitz and Stegun 26.2.17).</summary>
    public static double Probability(double deviate)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(deviate)));
        var density = Math.Exp(-deviate * deviate / 2) / Math.Sqrt(2 * Math.PI);
        var tail =
            density
            * t
            * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return deviate > 0 ? 1 - tail : tail;
    }

    private static double Tail(double q) =>
        (
            (
                (
                    (
                        (
                            (((((-0.007784894002430293 * q) - 0.3223964580411365) * q) - 2.400758277161838) * q)
                            - 2.549732539343734
                        ) * q
                    ) + 4.374664141464968
                ) * q
            ) + 2.938163982698783
        )
        / (
            (
                (
                    (((((0.007784695709041462 * q) + 0.3224671290700398) * q) + 2.445134137142996) * q)
                    + 3.754408661907416
                ) * q
            ) + 1
        );
}
