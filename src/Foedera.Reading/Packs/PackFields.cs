using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>The fields of one mapping or table row, read as domain values. What cannot be read is noted, and a harmless
/// value given, so
/// that reading goes on and finds the other problems; nothing read with problems leaves the reader.</summary>
internal sealed class PackFields(PackValue.Map map, string file, PackProblems problems, World? world = null)
{
    private readonly HashSet<string> read = [];

    public int Line => map.Line;

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Names => map.Fields.Keys;

    public bool Has(string field) => map.Fields.ContainsKey(field);

    public void Problem(string code, string message, int? line = null) =>
        problems.Add(code, message, file, line ?? map.Line);

    /// <summary>Notes every field that nothing asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, value) in map.Fields)
            if (!read.Contains(name))
                problems.Add(
                    PackCode.UnknownField,
                    $"unknown field '{name}'; expected one of {string.Join(", ", read.Order(StringComparer.Ordinal))}",
                    file,
                    value.Line
                );
    }

    public string? Text(string field)
    {
        read.Add(field);
        if (!map.Fields.TryGetValue(field, out var value))
            return null;
        if (value is PackValue.Scalar { Text: var text })
            return text.Length == 0 ? null : text;
        problems.Add(PackCode.WrongShape, $"'{field}' must be one value", file, value.Line);
        return null;
    }

    public string Required(string field)
    {
        if (Text(field) is { } text)
            return text;
        if (!Has(field) || map.Fields[field] is PackValue.Scalar)
            Problem(PackCode.Missing, $"'{field}' is missing");
        return "";
    }

    public bool Flag(string field, bool usual = false) =>
        Text(field) switch
        {
            null => usual,
            "true" or "yes" => true,
            "false" or "no" => false,
            var other => Wrong(usual, PackCode.UnknownWord, field, $"'{other}'; expected true or false"),
        };

    public DateOnly? Date(string field)
    {
        if (Text(field) is not { } text)
            return null;
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : Wrong<DateOnly?>(null, PackCode.BadDate, field, $"'{text}' is not a date; expected YYYY-MM-DD");
    }

    /// <summary>A date from 1500 to 2200.</summary>
    public DateOnly? AskedDate(string field)
    {
        var date = Date(field);
        return date is null || Days.Covers(date.Value)
            ? date
            : Wrong<DateOnly?>(null, PackCode.BadDate, field, $"{date:yyyy-MM-dd} lies outside 1500 to 2200");
    }

    public DateOnly RequiredDate(string field)
    {
        if (!Has(field))
            Problem(PackCode.Missing, $"'{field}' is missing");
        return Date(field) ?? DateOnly.MinValue;
    }

    /// <summary>An EDTF date or interval; null when absent.</summary>
    public DateWindow? Window(string field)
    {
        if (Text(field) is not { } text)
            return null;
        return DateWindow.TryParse(text)
            ?? Wrong<DateWindow?>(
                null,
                PackCode.BadDate,
                field,
                $"'{text}' is not a date; expected YYYY-MM-DD, YYYY-MM, YYYY or an interval"
            );
    }

    /// <summary>An EDTF date or interval that must be there.</summary>
    public DateWindow RequiredWindow(string field)
    {
        if (!Has(field))
            Problem(PackCode.Missing, $"'{field}' is missing");
        return Window(field) ?? new DateWindow(null, null);
    }

    /// <summary>The days between two fields, both included, each open when absent.</summary>
    public DateWindow Between(string from, string until)
    {
        var (first, last) = (Window(from)?.First, Window(until)?.Last);
        if (first <= last || first is null || last is null)
            return new DateWindow(first, last);
        Problem(PackCode.DateOrder, $"'{until}' ({last:yyyy-MM-dd}) lies before '{from}' ({first:yyyy-MM-dd})");
        return new DateWindow(first, null);
    }

    public T Word<T>(string field, T usual)
        where T : struct, Enum => Text(field) is { } text ? Word<T>(text, field) ?? usual : usual;

    public T RequiredWord<T>(string field)
        where T : struct, Enum
    {
        var text = Required(field);
        return text.Length == 0 ? default : Word<T>(text, field) ?? default;
    }

    public ImmutableArray<T> Words<T>(string field)
        where T : struct, Enum => [.. List(field).Select(text => Word<T>(text, field)).OfType<T>()];

    /// <summary>A YAML list, or a cell with semicolons; empty when absent.</summary>
    public ImmutableArray<string> List(string field)
    {
        read.Add(field);
        if (!map.Fields.TryGetValue(field, out var value))
            return [];
        if (value is PackValue.Scalar { Text: var cell })
            return [.. cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (value is PackValue.List list && list.Items.All(i => i is PackValue.Scalar))
            return [.. list.Items.Cast<PackValue.Scalar>().Select(s => s.Text)];
        return Wrong<ImmutableArray<string>>([], PackCode.WrongShape, field, "must be a list of words");
    }

    /// <summary>The mappings of a list; empty when absent.</summary>
    public IEnumerable<PackFields> Maps(string field)
    {
        read.Add(field);
        if (!map.Fields.TryGetValue(field, out var value))
            yield break;
        if (value is not PackValue.List list)
        {
            problems.Add(PackCode.WrongShape, $"'{field}' must be a list of mappings", file, value.Line);
            yield break;
        }
        foreach (var item in list.Items)
            if (item is PackValue.Map entry)
                yield return new PackFields(entry, file, problems, world);
            else
                problems.Add(PackCode.WrongShape, $"'{field}' must hold mappings", file, item.Line);
    }

    public PackFields? Map(string field)
    {
        read.Add(field);
        if (!map.Fields.TryGetValue(field, out var value))
            return null;
        return value is PackValue.Map entry
            ? new PackFields(entry, file, problems, world)
            : Wrong<PackFields?>(null, PackCode.WrongShape, field, "must be a mapping");
    }

    public int? Number(string field)
    {
        if (Text(field) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Wrong<int?>(null, PackCode.WrongShape, field, $"'{text}' is not a whole number");
    }

    /// <summary>A year from 1500 to 2200.</summary>
    public int? Year(string field)
    {
        var year = Number(field);
        return year is null || Days.CoversYear(year.Value)
            ? year
            : Wrong<int?>(null, PackCode.BadDate, field, $"{year} is no year from 1500 to 2200");
    }

    public StateCode? State(string field) => Text(field) is { } text ? State(text, field) : null;

    public StateCode RequiredState(string field)
    {
        var text = Required(field);
        return text.Length == 0 ? default : State(text, field) ?? default;
    }

    public ImmutableArray<StateCode> States(string field) =>
        [.. List(field).Select(text => State(text, field)).OfType<StateCode>()];

    public string RequiredPlace(string field)
    {
        var text = Required(field);
        if (text.Length == 0 || world is null)
            return text;
        return world.FindPlace(text)?.Code
            ?? Wrong(text, PackCode.UnknownPlace, field, $"'{text}' is no place of packs/world/places.csv");
    }

    /// <summary>Source, unverified, note.</summary>
    public Evidence Evidence()
    {
        var (source, unverified, note) = (Text("source"), Flag("unverified"), Text("note"));
        if (source is null && !unverified)
            Problem(PackCode.NoSource, "a fact needs a 'source', or 'unverified: true' where none was seen");
        return new Evidence(source, unverified, note);
    }

    private StateCode? State(string text, string field)
    {
        if (
            StateCode.TryParse(text) is { } code
            && (world is null || world.FindState(text) is { } known && known.Code == code)
        )
            return code;
        return Wrong<StateCode?>(
            null,
            PackCode.UnknownState,
            field,
            $"'{text}' is no state; expected an ISO 3166-1 alpha-3 code of packs/world/states.csv"
        );
    }

    private T? Word<T>(string text, string field)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(Hyphenated(value.ToString()), text, StringComparison.OrdinalIgnoreCase))
                return value;
        return Wrong<T?>(
            null,
            PackCode.UnknownWord,
            field,
            $"'{text}'; expected one of {string.Join(", ", Enum.GetNames<T>().Select(Hyphenated))}"
        );
    }

    private T Wrong<T>(T harmless, string code, string field, string message)
    {
        problems.Add(
            code,
            $"'{field}': {message}",
            file,
            map.Fields.TryGetValue(field, out var value) ? value.Line : map.Line
        );
        return harmless;
    }

    internal static string Hyphenated(string name) =>
        string.Concat(
            name.Select(
                (c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );
}
