namespace Foedera.Core.Delivered.Paths;

/// <summary>What moved the states of one measure together and was not foreseen: the mean error of last year's forecasts
/// for all of them. A fifth of it goes on, and
/// three quarters of its size are added to what is not known of the years ahead, for looking at many states does not
/// average out what moves all of them.</summary>
/// <param name="Surprise">The mean error, in the logarithms that paths are projected in; 0 when there is none.</param>
public sealed record CommonMove(double Surprise)
{
    /// <summary>Part of a surprise by which the years after it surprise again. Fitted on NATO's members in half of
    /// SIPRI's panel, outcomes of 1960 to 2021: 0.12, 0.17,
    /// 0.35, 0.23 and 0.17 of it for one to five years ahead.</summary>
    public const double GoesOn = 0.2;

    /// <summary>What a surprise adds to the expected size of errors, as a part of it. Fitted on the same outcomes:
    /// after the third of years that surprised most, shared errors
    /// one and two years ahead exceeded those after other years by 0.65 and 0.93 of the surprise, in squares; from
    /// three years on by little.</summary>
    public const double Unsettles = 0.75;

    /// <summary>Fewest states whose errors tell of a common move. Taste.</summary>
    public const int FewestStates = 5;

    /// <summary>The common surprise of a year.</summary>
    /// <param name="panel">All states of the measure.</param>
    /// <param name="year">The year that surprised.</param>
    /// <param name="fit">The fit for one year ahead, as it stood the year before.</param>
    public static CommonMove In(PathPanel panel, int year, HorizonFit fit)
    {
        var errors = new List<double>();
        for (var i = 0; i < panel.Series.Length; i++)
            if (panel.Series[i][year] is var value && !double.IsNaN(value) && panel.Origin(i, year - 1) is { } origin)
                errors.Add(PathPanel.ToLevel(value) - fit.Project(origin).Centre);
        return new CommonMove(errors.Count < FewestStates ? 0 : errors.Average());
    }

    /// <summary>The futures of one year, with what such a surprise leads to.</summary>
    /// <param name="fan">The futures by the past of such series alone.</param>
    public Fan Draw(Fan fan)
    {
        var scale = Math.Sqrt((fan.Scale * fan.Scale) + (Unsettles * Unsettles * Surprise * Surprise));
        return fan with { Centre = fan.Centre + (GoesOn * Surprise), Scale = scale };
    }
}
