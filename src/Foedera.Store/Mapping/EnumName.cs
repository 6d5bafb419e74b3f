using System.Text.Json;

namespace Foedera.Store.Mapping;

/// <summary>Names of a closed choice as the record and the JSON contracts write them: <c>not-on-record</c>.</summary>
public static class EnumName<T>
    where T : struct, Enum
{
    // a handful of values: looking through them is quick, and no table has to be built at start
    private static readonly T[] Values = Enum.GetValues<T>();

    private static readonly string[] Names = Array.ConvertAll(
        Values,
        value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())
    );

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => Names[Array.IndexOf(Values, value)];

    /// <summary>The value of a name; null when no value has it.</summary>
    public static T? TryParse(string? name) => Array.IndexOf(Names, name) is >= 0 and var at ? Values[at] : null;

    /// <summary>The value of a name that the record holds.</summary>
    /// <exception cref="FormatException">No value has the name: the record was made by another program.</exception>
    public static T Parse(string name) =>
        TryParse(name) ?? throw new FormatException($"'{name}' is not a {typeof(T).Name}.");
}
