using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>One figure of a table: each part is read, and what is wrong with it noted.</summary>
internal sealed class TableRow(string path, RawFigure figure, List<Problem> problems)
{
    // the world's product in the smallest of currencies is a hundredth of it; sums of sums of it still fit a decimal
    private const decimal Largest = 1e19m;

    public void Wrong(string code, string message) =>
        problems.Add(
            new Problem(code, figure.Sheet is null ? message : $"Sheet '{figure.Sheet}': {message}", path, figure.Row)
        );

    public StateCode? State(Label label)
    {
        if (label is Label.Found found)
            return found.State;
        if (label is Label.Conflict two)
            Wrong(
                SeriesCode.OtherName,
                $"The code '{figure.Who}' is {two.Code}, and the name '{figure.Name}' is {two.Name}; expected one state."
            );
        else
            Wrong(
                SeriesCode.UnknownState,
                $"'{(figure.Who.Length > 0 ? figure.Who : figure.Name)}' is no known state; expected an ISO 3166-1 code or a name."
            );
        return null;
    }

    /// <summary>The indicator that the row measures; null, with a problem, when none is known.</summary>
    /// <param name="context">Names the indicator of tables that do not.</param>
    /// <param name="known">Indicators by their ids.</param>
    /// <param name="several">True when the table has more than one measure, so that a code nobody knows may be another
    /// than the one named.</param>
    public Indicator? Indicator(SeriesContext context, Dictionary<string, Indicator> known, bool several)
    {
        var printed = figure.Indicator;
        var id =
            printed is null || known.ContainsKey(printed)
                ? printed
                : Layouts.Shipped.MeasureOfCode(printed) ?? Layouts.Shipped.MeasureOfHeading(printed) ?? printed;
        if (id is null || (!several && !known.ContainsKey(id)))
            id = context.Indicator ?? id;
        if (id is not null && known.TryGetValue(id, out var indicator))
            return indicator;
        Wrong(
            SeriesCode.UnknownIndicator,
            id is null
                ? "No indicator; expected a column 'indicator', or --indicator."
                : $"'{id}' is no indicator on record; expected one of {string.Join(", ", known.Keys)}."
        );
        return null;
    }

    public YearForm? Year()
    {
        if (YearForm.TryParse(figure.Year) is { } year)
            return year;
        Wrong(SeriesCode.NotAYear, $"'{figure.Year}' is not a year; expected four digits.");
        return null;
    }

    public NumberRead? Value(Indicator? indicator, NumberForm numbers)
    {
        var read = numbers.Read(figure.Value, indicator?.Unit);
        if (read.Value is not { } value)
        {
            Wrong(
                SeriesCode.NotANumber,
                read.Why ?? $"'{figure.Value}' is not a number; expected digits with a decimal point."
            );
            return null;
        }
        if (Math.Abs(value) > Largest)
        {
            Wrong(SeriesCode.TooHigh, $"'{figure.Value}' is beyond any figure that can be true.");
            return null;
        }
        if (value < indicator?.Least)
            Wrong(
                SeriesCode.TooLow,
                $"{figure.Value} is below {indicator.Least}; expected a figure in {indicator.UnitName}."
            );
        if (value > indicator?.Most)
            Wrong(
                SeriesCode.TooHigh,
                $"{figure.Value} is above {indicator.Most}; expected a figure in {indicator.UnitName}{Meant(value, indicator)}."
            );
        return read;
    }

    /// <summary>How certain the figure is; null, with a problem, for a flag that is not known.</summary>
    /// <param name="beside">What the year or the figure itself is marked with, for a table without a column of
    /// flags.</param>
    public Certainty? Flag(FlagWord? beside)
    {
        if (figure.Flag is null)
            return Of(beside ?? FlagWord.Actual);
        if (Layouts.Shipped.FlagOf(figure.Flag) is { } flag)
            return Of(flag);
        Wrong(SeriesCode.UnknownFlag, $"'{figure.Flag}' is no known flag; expected actual, estimate or provisional.");
        return null;
    }

    private static Certainty Of(FlagWord flag) =>
        flag switch
        {
            FlagWord.Estimate => Certainty.Estimate,
            FlagWord.Provisional => Certainty.Provisional,
            _ => Certainty.Actual,
        };

    private static string Meant(decimal value, Indicator indicator) =>
        value >= 100 && indicator.Most < 100
            ? $": was {(value / 100).ToString("0.00", CultureInfo.InvariantCulture)} meant?"
            : "";

    public Vintage? Edition(SeriesContext context, Dictionary<string, Vintage> known)
    {
        if ((figure.Edition ?? context.Edition) is not { } id)
        {
            Wrong(SeriesCode.NoEdition, "No edition; expected a column 'edition', or --edition.");
            return null;
        }
        var released =
            figure.Released is { } text ? DateWindow.TryParse(text)
            : context.Edition == id ? context.Released
            : null;
        if (figure.Released is not null && released is null)
        {
            Wrong(SeriesCode.NoEdition, $"'{figure.Released}' is no day of release; expected YYYY-MM-DD or YYYY-MM.");
            return null;
        }
        if (known.TryGetValue(id, out var on))
        {
            if (released is not null && released != on.Released)
                Wrong(
                    SeriesCode.OtherRelease,
                    $"The edition {id} is on record as released {on.Released.ToEdtf()}, not {released.ToEdtf()}."
                );
            return on;
        }
        if (released is null)
        {
            Wrong(
                SeriesCode.NoEdition,
                $"When was the edition {id} released? Expected a column 'released', or --released."
            );
            return null;
        }
        return known[id] = new Vintage(id, released);
    }
}
