namespace Foedera.Reading.Series;

/// <summary>Where a cell stands in a sheet, both counted from 1: "C7" is row 7, column 3.</summary>
internal readonly record struct CellPlace(int Row, int Column)
{
    private const int MostLetters = 3;
    private const int MostDigits = 7;

    /// <summary>Reads a reference such as <c>AB12</c>; null for anything else.</summary>
    public static CellPlace? TryParse(string? reference)
    {
        if (reference is null)
            return null;
        var letters = reference.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        if (letters is < 1 or > MostLetters)
            return null;
        var digits = reference.AsSpan(letters);
        if (digits.Length > MostDigits || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        var column = 0;
        foreach (var letter in reference.AsSpan(0, letters))
            column = (column * 26) + letter - 'A' + 1;
        return new CellPlace(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), column);
    }
}
