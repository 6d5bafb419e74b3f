using System.Collections.Frozen;
using System.Text.Json;

namespace Foedera.Store.Mapping;

/// <summary>Names of a closed choice as the record and the JSON contracts write them: <c>not-on-record</c>.</summary>
public static class EnumName<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => Names[value];

    /// <summary>The value of a name; null when no value has it.</summary>
    public static T? TryParse(string? name) => name is not null && Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value of a name that the record holds.</summary>
    /// <exception cref="FormatException">No value has the name: the record was made by another program.</exception>
    public static T Parse(string name) => TryParse(name) ?? throw new FormatException($"'{name}' is not a {typeof(T).Name}.");
}
