using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>What the alliance is to reach.</summary>
/// <param name="Percent">Per cent of its joint GDP.</param>
/// <param name="Year">In this year.</param>
public sealed record Aim(decimal Percent, int Year);

/// <summary>An ally in a year of a scenario.</summary>
/// <param name="Who">The ally.</param>
/// <param name="Gdp">In thousand millions.</param>
/// <param name="Percent">What it spends, in per cent of it.</param>
public sealed record AllyStand(StateCode Who, decimal Gdp, decimal Percent);

/// <summary>What would have to change for the alliance to be at an aim: by all alike, by those who spend least, or by
/// one alone.</summary>
/// <param name="Aim">The aim.</param>
/// <param name="Percent">Where the alliance stands in that year without a change.</param>
/// <param name="LackingBillion">What is lacking, in thousand millions; 0 when it is there.</param>
/// <param name="Points">Points of GDP that every ally would have to add.</param>
/// <param name="Floor">The share to which all below it would have to rise, while the others stay; null when it is there
/// already.</param>
/// <param name="BelowFloor">How many allies are below that share.</param>
/// <param name="Alone">What each ally would have to spend if it alone filled what is lacking, in per cent of its GDP;
/// the largest economy first.</param>
public sealed record NeededChange(
    Aim Aim,
    decimal Percent,
    decimal LackingBillion,
    decimal Points,
    decimal? Floor,
    int BelowFloor,
    ImmutableArray<AllyStand> Alone
)
{
    private const int NamedAlone = 3;

    /// <summary>Works it out.</summary>
    /// <param name="aim">The aim.</param>
    /// <param name="allies">The allies in the year of the aim; at least one.</param>
    public static NeededChange Of(Aim aim, ImmutableArray<AllyStand> allies)
    {
        var gdp = allies.Sum(a => a.Gdp);
        var spending = allies.Sum(a => a.Gdp * a.Percent / 100);
        var lacking = Math.Max(0, (gdp * aim.Percent / 100) - spending);
        var floor = lacking == 0 ? (decimal?)null : FloorFor(allies, lacking);
        return new NeededChange(
            aim,
            gdp == 0 ? 0 : spending / gdp * 100,
            lacking,
            gdp == 0 ? 0 : lacking / gdp * 100,
            floor,
            floor is { } to ? allies.Count(a => a.Percent < to) : 0,
            [
                .. allies
                    .Where(a => a.Gdp > 0)
                    .OrderByDescending(a => a.Gdp)
                    .Select(a => a with { Percent = a.Percent + (lacking / a.Gdp * 100) }),
            ]
        );
    }

    /// <summary>The answer in words.</summary>
    /// <param name="nameOf">Names of states.</param>
    public string Sentence(Func<StateCode, string> nameOf)
    {
        if (LackingBillion == 0)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"For {Aim.Percent:0.0#} % in {Aim.Year} nothing would have to change: the alliance stands at {Percent:0.00} %."
            );
        var alone = string.Join(
            ", ",
            Alone
                .Take(NamedAlone)
                .Select(a => string.Create(CultureInfo.InvariantCulture, $"{nameOf(a.Who)} {a.Percent:0.0} %"))
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"For {Aim.Percent:0.0#} % in {Aim.Year} (it stands at {Percent:0.00} %, "
                + $"{LackingBillion:#,0} thousand million US dollars of 2015 short) every ally would have to "
                + $"add {Points:0.00} points of GDP; or the {BelowFloor} that spend least would have to rise "
                + $"to {Floor:0.00} %; or one alone would have to spend: {alone}."
        );
    }

    // water filling: the lowest rise first, until what is lacking is there
    private static decimal FloorFor(ImmutableArray<AllyStand> allies, decimal lacking)
    {
        var ordered = allies.OrderBy(a => a.Percent).ToArray();
        var (gdp, left) = (0m, lacking);
        for (var i = 0; i < ordered.Length; i++)
        {
            gdp += ordered[i].Gdp;
            var next = i + 1 < ordered.Length ? ordered[i + 1].Percent : decimal.MaxValue;
            var toNext = next == decimal.MaxValue ? decimal.MaxValue : gdp * (next - ordered[i].Percent) / 100;
            if (gdp > 0 && left <= toNext)
                return ordered[i].Percent + (left / gdp * 100);
            left -= toNext;
        }
        return ordered[^1].Percent;
    }
}
