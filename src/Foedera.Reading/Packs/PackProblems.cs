using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>Gathers every problem of the packs being read.</summary>
internal sealed class PackProblems
{
    private const int Most = 1000; // a file of nonsense needs no longer list than this
    private readonly List<Problem> problems = [];

    public bool Any => problems.Count > 0;

    public ImmutableArray<Problem> All =>
        [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];

    public void Add(string code, string message, string file, int? line = null)
    {
        if (problems.Count < Most)
            problems.Add(new Problem(code, message, file, line));
    }
}

/// <summary>The codes of what can be wrong with a pact pack. Never reused for another meaning; docs/method/owed.md
/// explains each.</summary>
public static class PackCode
{
    /// <summary>A file is missing or cannot be read.</summary>
    public const string Unreadable = "PACK001";

    /// <summary>A file is too large.</summary>
    public const string TooLarge = "PACK002";

    /// <summary>Not YAML, or not CSV.</summary>
    public const string Malformed = "PACK003";

    /// <summary>YAML anchors, aliases and tags are not taken.</summary>
    public const string Alias = "PACK004";

    /// <summary>Nested too deep, or too many values.</summary>
    public const string TooDeep = "PACK005";

    /// <summary>A field is missing.</summary>
    public const string Missing = "PACK006";

    /// <summary>A field that packs do not have.</summary>
    public const string UnknownField = "PACK007";

    /// <summary>The same field twice.</summary>
    public const string DuplicateField = "PACK008";

    /// <summary>Not a date.</summary>
    public const string BadDate = "PACK009";

    /// <summary>A word outside the list of words for the field.</summary>
    public const string UnknownWord = "PACK010";

    /// <summary>A state that the world's states.csv does not have.</summary>
    public const string UnknownState = "PACK011";

    /// <summary>A place that the world's places.csv does not have.</summary>
    public const string UnknownPlace = "PACK012";

    /// <summary>Two stretches of membership, title or position overlap.</summary>
    public const string Overlap = "PACK013";

    /// <summary>Names a state that is no party.</summary>
    public const string NotAParty = "PACK014";

    /// <summary>Dates in an impossible order.</summary>
    public const string DateOrder = "PACK015";

    /// <summary>An id or name used twice.</summary>
    public const string DuplicateId = "PACK016";

    /// <summary>Pacts that yield to each other in a circle, or to a pact that is not there.</summary>
    public const string Precedence = "PACK017";

    /// <summary>A fact without a source that is not marked unverified.</summary>
    public const string NoSource = "PACK018";

    /// <summary>A list where one value belongs, or the other way round; or not a number.</summary>
    public const string WrongShape = "PACK019";
}
