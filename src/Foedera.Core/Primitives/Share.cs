using System.Globalization;

namespace Foedera.Core.Primitives;

/// <summary>A part of a whole, held as a fraction: 0.021 is 2.1 %. May exceed 1 (a year of war has), may be negative (a
/// change).</summary>
public readonly record struct Share : IComparable<Share>
{
    private Share(decimal fraction) => Fraction = fraction;

    /// <summary>The fraction: 0.021 for 2.1 %.</summary>
    public decimal Fraction { get; }

    /// <summary>The same in per cent: 2.1 for 0.021.</summary>
    public decimal Percent => Fraction * 100;

    /// <summary>From per cent: 2.1 gives 0.021.</summary>
    public static Share FromPercent(decimal percent) => new(percent / 100);

    /// <summary>From a fraction: 0.021 gives 2.1 %.</summary>
    public static Share FromFraction(decimal fraction) => new(fraction);

    /// <inheritdoc/>
    public int CompareTo(Share other) => Fraction.CompareTo(other.Fraction);

    /// <summary>Less.</summary>
    public static bool operator <(Share left, Share right) => left.Fraction < right.Fraction;

    /// <summary>More.</summary>
    public static bool operator >(Share left, Share right) => left.Fraction > right.Fraction;

    /// <summary>At most.</summary>
    public static bool operator <=(Share left, Share right) => left.Fraction <= right.Fraction;

    /// <summary>At least.</summary>
    public static bool operator >=(Share left, Share right) => left.Fraction >= right.Fraction;

    /// <summary>Two decimals and the sign: <c>2.10 %</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Percent:0.00} %");
}
