using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Foedera.Reading.Formats;

/// <summary>The text of a JSON string. The platform refuses one with half a surrogate pair (<c>\ud800</c> to
/// <c>\udfff</c>); here it stays in the
/// text, for the door to replace as it does in every format (<see cref="Admission"/>).</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <summary>The string at which the reader stands; null for JSON's null.</summary>
    public static string? Of(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null)
            return null;
        if (!reader.ValueIsEscaped)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        return Unescaped(Encoding.UTF8.GetString(reader.ValueSpan));
    }

    // the reader has seen that every escape is whole
    private static string Unescaped(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; )
        {
            var escape = raw.IndexOf('\\', at);
            if (escape < 0)
                escape = raw.Length;
            text.Append(raw, at, escape - at);
            if (escape == raw.Length)
                break;
            var isNumber = raw[escape + 1] == 'u';
            text.Append(
                isNumber
                    ? (char)
                        ushort.Parse(
                            raw.AsSpan(escape + 2, 4),
                            NumberStyles.AllowHexSpecifier,
                            CultureInfo.InvariantCulture
                        )
                    : Named(raw[escape + 1])
            );
            at = escape + (isNumber ? EscapeLength : 2);
        }
        return text.ToString();
    }

    private static char Named(char letter) =>
        letter switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => letter,
        };
}
