using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Money;

/// <summary>How a rise to a target is spread over the years. No pledge says which; together they give a
/// range.</summary>
public enum Front
{
    /// <summary>The same points each year.</summary>
    Straight,

    /// <summary>Late: the part of the rise that is done is the square of the part of the time that is gone, so a
    /// quarter at half time.</summary>
    BackLoaded,

    /// <summary>In equal steps at the pledge's reviews and at its deadline, nothing between them.</summary>
    Stepwise,
}

/// <summary>A rise from a figure to a target.</summary>
/// <param name="From">The figure it starts from, in per cent.</param>
/// <param name="FromYear">The year of that figure.</param>
/// <param name="Target">The figure it ends at, in per cent.</param>
/// <param name="By">The year in which it is there.</param>
/// <param name="Steps">The years of steps between the two; empty for none but the last.</param>
public sealed record Rise(decimal From, int FromYear, decimal Target, int By, ImmutableArray<int> Steps)
{
    /// <summary>What a year asks for, in per cent. A figure that is at the target already asks for no fall.</summary>
    public decimal In(int year, Front front)
    {
        if (From >= Target || year <= FromYear)
            return From;
        if (year >= By)
            return Target;
        return From + ((Target - From) * Done(year, front));
    }

    private decimal Done(int year, Front front)
    {
        var gone = (decimal)(year - FromYear) / (By - FromYear);
        var steps = Steps.Where(s => s > FromYear && s < By).Append(By).Distinct().ToArray();
        return front switch
        {
            Front.Straight => gone,
            Front.BackLoaded => gone * gone,
            Front.Stepwise => (decimal)steps.Count(s => s <= year) / steps.Length,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
