namespace Foedera.Core.Delivered;

/// <summary>What is measured, by whose definition. Two definitions of one thing are two indicators and stay side by
/// side.</summary>
/// <param name="Id">Stable id within the packs, such as <c>nato-defence-share-gdp</c>.</param>
/// <param name="Name">A few words to call it by.</param>
public sealed record Indicator(string Id, string Name)
{
    /// <summary>What counts and what does not, in one sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>Who defines and publishes it.</summary>
    public required string Definer { get; init; }

    /// <summary>What kind of number it is.</summary>
    public required IndicatorUnit Unit { get; init; }

    /// <summary>The unit as printed after a number: "% of GDP", "million US dollars".</summary>
    public required string UnitName { get; init; }

    /// <summary>ISO 4217 code of the currency; null when it is no amount, or each state's own.</summary>
    public string? Currency { get; init; }

    /// <summary>The prices and exchange rates it is counted in ("2015 prices and exchange rates", "current prices");
    /// null when it is no amount.</summary>
    public string? PriceBase { get; init; }

    /// <summary>What a year means ("calendar year; for other fiscal years the one that holds most months").</summary>
    public required string YearConvention { get; init; }

    /// <summary>The smallest figure that can be true.</summary>
    public required decimal Least { get; init; }

    /// <summary>The largest figure that can be true: above it a slip of the pen is likelier ("300" for 3.00).</summary>
    public required decimal Most { get; init; }

    /// <summary>The line that must be printed with its figures.</summary>
    public required string Credit { get; init; }

    /// <summary>Where it is published.</summary>
    public required string Address { get; init; }

    /// <summary>What its figures cannot say; null when nothing is noted.</summary>
    public string? Limits { get; init; }
}

/// <summary>Kinds of numbers.</summary>
public enum IndicatorUnit
{
    /// <summary>Per cent of the gross domestic product.</summary>
    ShareOfGdp,

    /// <summary>Per cent of something else.</summary>
    Share,

    /// <summary>Money.</summary>
    Amount,

    /// <summary>A number of things or people.</summary>
    Count,
}
