using System.Text.Json;

namespace Foedera.Reading.Formats;

/// <summary>Several documents as JSON: a list of objects, or an object a line (JSON Lines,
/// https://jsonlines.org/).</summary>
internal sealed class JsonCollection : IFormat
{
    public string Name => "a list of documents in JSON";

    public IReadOnlyList<string> Endings { get; } = [".jsonl", ".ndjson"];

    public bool Recognises(RawSource source)
    {
        if (source.Head.StartsWith('['))
            return true;
        return source.Head.StartsWith('{')
            && (source.Ends(".jsonl", ".ndjson", ".jsonlines") || FirstLineIsWhole(source));
    }

    public IEnumerable<Piece> Read(RawSource source)
    {
        var number = 0;
        foreach (var (bytes, place) in source.Head.StartsWith('[') ? Elements(source) : Lines(source))
        {
            number++;
            if (!source.Budget.TryTakeMember())
            {
                yield return Piece.Failed(
                    source,
                    "FORMAT017",
                    $"it holds more than {DocumentLimits.Members:N0} documents; the rest was left out."
                );
                yield break;
            }
            if (bytes is null)
                yield return Piece.Failed(source, "FORMAT004", $"this is no well-formed JSON: {place}.", place);
            else
                yield return new Piece(
                    place,
                    bytes.Value,
                    JsonArticle.Read(bytes.Value.Span, $"{source.Id}-{number}", $"{source.Name} ({place})")
                );
        }
        if (number == 0)
            yield return Piece.Failed(source, "FORMAT008", "the list holds no document.");
    }

    private static bool FirstLineIsWhole(RawSource source)
    {
        var end = source.Span.IndexOf((byte)'\n');
        if (
            end < 0
            || source.Span[end..].IndexOfAnyExcept(" \r\n\t"u8) is var next
                && (next < 0 || source.Span[end + next] != (byte)'{')
        )
            return false;
        var reader = new Utf8JsonReader(source.Span[Start(source)..end], new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // past a byte order mark
    private static int Start(RawSource source) => Charset.OfByteOrderMark(source.Span)?.Length ?? 0;

    private static IEnumerable<(ReadOnlyMemory<byte>? Bytes, string Place)> Lines(RawSource source)
    {
        var rest = source.Bytes[Start(source)..];
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.IndexOfAnyExcept(" \r\t"u8) >= 0)
                yield return (line, $"line {number}");
        }
    }

    private static List<(ReadOnlyMemory<byte>? Bytes, string Place)> Elements(RawSource source)
    {
        var json = source.Bytes[Start(source)..];
        var found = new List<(ReadOnlyMemory<byte>? Bytes, string Place)>();
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && found.Count <= DocumentLimits.Members)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                found.Add((json[start..(int)reader.BytesConsumed], $"item {found.Count + 1}"));
            }
        }
        catch (JsonException broken)
        {
            found.Add((null, $"item {found.Count + 1}, line {broken.LineNumber + 1}"));
        }
        return found;
    }
}
