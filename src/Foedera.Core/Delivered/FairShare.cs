using System.Collections.Immutable;

namespace Foedera.Core.Delivered;

/// <summary>A published rule for dividing a joint burden. None is right: together they give a range.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Heading">What a column of its figures is headed.</param>
/// <param name="Name">What it says, in a few words.</param>
/// <param name="Source">Where it is argued.</param>
/// <param name="Weigh">The weight of a state; burdens are in proportion to weights.</param>
public sealed record FairShare(string Id, string Heading, string Name, string Source, Func<AllyMeans, decimal> Weigh)
{
    /// <summary>The rules, in the order in which results list them.</summary>
    public static ImmutableArray<FairShare> Rules { get; } =
    [
        new(
            "gdp",
            "By GDP",
            "in proportion to GDP: the same share of it for all",
            "Wales Summit Declaration (2014), paragraph 14; Olson and Zeckhauser, 'An Economic Theory "
                + "of Alliances', Review of Economics and Statistics 48 (1966)",
            m => m.Gdp
        ),
        new(
            "ability",
            "By ability",
            "in proportion to GDP times GDP per head: the richer carry a larger share of their income",
            "after the progressive schedules in Kravis and Davenport, 'The Political Arithmetic of "
                + "International Burden-Sharing', Journal of Political Economy 71 (1963)",
            m => m.Gdp * m.GdpPerHead
        ),
        new(
            "head",
            "By head",
            "in proportion to population: the same amount for each citizen protected",
            "population as a yardstick of benefit: Hartley and Sandler, 'NATO Burden-Sharing: Past "
                + "and Future', Journal of Peace Research 36 (1999)",
            m => m.Population
        ),
        new(
            "equal-effort",
            "Equal effort",
            "the same rise in points of GDP for all, from where each stands",
            "equal sacrifice from the present position, the reading behind 'equal effort' in Kravis and Davenport (1963)",
            m => m.EffortWeight
        ),
    ];

    /// <summary>Divides a total: what each state carries, in the order given.</summary>
    public ImmutableArray<decimal> Divide(decimal total, ImmutableArray<AllyMeans> allies)
    {
        var weights = allies.Select(Weigh).ToArray();
        var sum = weights.Sum();
        return sum <= 0 ? [.. weights.Select(_ => 0m)] : [.. weights.Select(w => total * w / sum)];
    }
}

/// <summary>What a state has, for dividing burdens.</summary>
/// <param name="Gdp">In thousand millions.</param>
/// <param name="Population">In millions.</param>
/// <param name="EffortWeight">What it would spend if every ally rose by the same number of points until the joint total
/// is reached, in thousand millions.</param>
public sealed record AllyMeans(decimal Gdp, decimal Population, decimal EffortWeight)
{
    /// <summary>In thousands.</summary>
    public decimal GdpPerHead => Population == 0 ? 0 : Gdp / Population;
}
