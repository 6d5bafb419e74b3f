namespace Foedera.Reading.Figures;

/// <summary>What stands before a number and compares it.</summary>
internal static class Comparators
{
    /// <summary>A pattern for a comparing phrase, in the group c.</summary>
    public const string Pattern =
        "(?<c>well (?:north of|over|above|beyond)|far (?:more than|above|beyond)|much more than|north of|more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards? of|greater than|higher than|at least|no less than|not less than|"
        + @"a minimum of|minimum of|less than|fewer than|under|below|south of|at most|up to|no more than|not more than|a maximum of|about|around|roughly|approximately|nearly|almost|some|close to|just over|just under|just)\s{1,3}(?:the\s{1,3}|a\s{1,3}|an\s{1,3})?";

    /// <summary>The sign of a phrase.</summary>
    public static string Sign(string phrase) =>
        phrase.ToLowerInvariant() switch
        {
            "well north of"
            or "well over"
            or "well above"
            or "well beyond"
            or "far more than"
            or "far above"
            or "far beyond"
            or "much more than" => "≫",
            "north of"
            or "more than"
            or "over"
            or "above"
            or "upward of"
            or "upwards of"
            or "greater than"
            or "higher than"
            or "just over" => ">",
            ['e', 'x', 'c', ..] or ['s', 'u', 'r', ..] => ">",
            "at least" or "no less than" or "not less than" or "a minimum of" or "minimum of" => "≥",
            "less than" or "fewer than" or "under" or "below" or "south of" or "just under" => "<",
            "at most" or "up to" or "no more than" or "not more than" or "a maximum of" => "≤",
            "just" => "=",
            _ => "≈",
        };
}
