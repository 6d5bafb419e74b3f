namespace Foedera.Reading.Series;

/// <summary>The codes of what can be wrong with a table of figures. Never reused for another meaning;
/// docs/method/delivered.md explains each.</summary>
public static class SeriesCode
{
    /// <summary>The file is missing, cannot be opened, or is no table.</summary>
    public const string Unreadable = "SERIES001";

    /// <summary>The file, or a sheet of it, is too large.</summary>
    public const string TooLarge = "SERIES002";

    /// <summary>No known layout: the header line says nothing that is understood.</summary>
    public const string UnknownLayout = "SERIES003";

    /// <summary>A state that no list knows.</summary>
    public const string UnknownState = "SERIES004";

    /// <summary>Not a number, or one with a comma for a point.</summary>
    public const string NotANumber = "SERIES005";

    /// <summary>Below what can be true.</summary>
    public const string TooLow = "SERIES006";

    /// <summary>Above what can be true.</summary>
    public const string TooHigh = "SERIES007";

    /// <summary>The same state, year and edition twice.</summary>
    public const string Duplicate = "SERIES008";

    /// <summary>Not a year.</summary>
    public const string NotAYear = "SERIES009";

    /// <summary>A word for the flag that is not known.</summary>
    public const string UnknownFlag = "SERIES010";

    /// <summary>An indicator that is not defined.</summary>
    public const string UnknownIndicator = "SERIES011";

    /// <summary>No edition, or no day of release.</summary>
    public const string NoEdition = "SERIES012";

    /// <summary>The edition is older than the newest on record.</summary>
    public const string OlderEdition = "SERIES013";

    /// <summary>A header over several columns, or cells without a year above them.</summary>
    public const string MergedHeader = "SERIES014";

    /// <summary>A row with more or fewer cells than the header.</summary>
    public const string RaggedRow = "SERIES015";

    /// <summary>The edition is on record with another day of release.</summary>
    public const string OtherRelease = "SERIES016";

    /// <summary>The code is one state's and the name beside it another's.</summary>
    public const string OtherName = "SERIES017";
}
