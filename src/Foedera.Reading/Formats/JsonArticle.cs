using System.Globalization;
using System.Text;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>One document as a JSON object: <c>{"id","url","outlet","language","published","text"}</c>, optionally
/// "title",
/// "genre" (article, official, transcript) and "transcript_kind" (verbatim, edited, as-prepared, machine). Only "text"
/// must be there.
/// What a member of these does not say, the names that extractors of articles use say (<see cref="ExtractorNames"/>);
/// other members are ignored.</summary>
internal static class JsonArticle
{
    // "transcript_kind" with each letter written as an escape
    private const int LongestName = 15 * 6;

    private static readonly string[] Known =
    [
        "id",
        "url",
        "outlet",
        "language",
        "published",
        "text",
        "title",
        "genre",
        "transcript_kind",
    ];

    public static Parsed<DocumentRead> Read(ReadOnlySpan<byte> bytes, string id, string name)
    {
        var decoded = Charset.Decode(bytes, declared: null);
        var fields = new Fields(Encoding.UTF8.GetBytes(decoded.Text), name);
        fields.ReadAll();
        var text = fields.TextOrForeign("text");
        if (!fields.HasProblems && string.IsNullOrWhiteSpace(text))
            fields.Add(
                new Problem("FORMAT006", text is null ? "the document has no \"text\"." : "\"text\" is blank.", name)
            );
        var genre = Choice(
            fields,
            "genre",
            ("article", Genre.Article),
            ("official", Genre.Official),
            ("transcript", Genre.Transcript)
        );
        var kind = Choice(
            fields,
            "transcript_kind",
            ("verbatim", TranscriptKind.Verbatim),
            ("edited", TranscriptKind.Edited),
            ("as-prepared", TranscriptKind.AsPrepared),
            ("machine", TranscriptKind.Machine),
            ("unstated", TranscriptKind.Unstated)
        );
        var address = Address(fields);
        var published = Day(fields, out var dateNote);
        if (fields.HasProblems)
            return Parsed<DocumentRead>.Failed(fields.Problems);
        var signs = genre is null or Genre.Transcript ? TranscriptSigns.In(text!) : null;
        var document = new Document(fields.Text("id") ?? id, text!)
        {
            Title = fields.TextOrForeign("title"),
            Outlet = fields.TextOrForeign("outlet") ?? address?.Host,
            Address = address,
            Language = fields.TextOrForeign("language"),
            Published = published,
            Genre = genre ?? (signs is null ? Genre.Article : Genre.Transcript),
            TranscriptKind = kind ?? signs ?? TranscriptKind.Unstated,
        };
        return Parsed<DocumentRead>.Ok(
            new DocumentRead(document, dateNote is null ? decoded.Notes : decoded.Notes.Add(dateNote))
        );
    }

    private static T? Choice<T>(Fields fields, string member, params (string Name, T Value)[] choices)
        where T : struct
    {
        if (fields.Text(member) is not { } given)
            return null;
        foreach (var (name, value) in choices)
            if (string.Equals(name, given.Replace('_', '-'), StringComparison.OrdinalIgnoreCase))
                return value;
        fields.Wrong(
            member,
            $"\"{member}\" is \"{given}\"; it can be {string.Join(", ", choices.Select(c => c.Name))}."
        );
        return null;
    }

    private static Uri? Address(Fields fields)
    {
        if (fields.Text("url") is not { } given)
            return ExtractorNames
                .Values(fields.Foreign, "url")
                .Select(value => Feeds.SyndicatedItem.AddressOf(value))
                .FirstOrDefault(address => address is not null);
        if (Feeds.SyndicatedItem.AddressOf(given) is { } address)
            return address;
        fields.Wrong("url", $"\"url\" is \"{given}\", which is no http or https address.");
        return null;
    }

    // A month or a year is a true answer, but no day: kept out of Published and said
    private static DateOnly? Day(Fields fields, out string? note)
    {
        note = null;
        if (fields.Text("published") is not { } given)
            return ExtractorNames
                .Values(fields.Foreign, "published")
                .Select(HtmlFacts.Day)
                .FirstOrDefault(found => found is not null);
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (
            given.Length > 10
            && DateTimeOffset.TryParse(
                given,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
        )
            return DateOnly.FromDateTime(moment.DateTime);
        if (DateWindow.TryParse(given) is { First: { } first, Last: { } last } && first < last)
            note = $"\"published\" is {given}, which is no single day: the day of publication is unknown.";
        else
            fields.Wrong("published", $"\"published\" is \"{given}\"; a day is written 2026-03-01.");
        return null;
    }

    /// <summary>The known members of the top-level object, with the line each stands on.</summary>
    private sealed class Fields(byte[] json, string name)
    {
        private readonly Dictionary<string, (string? Value, int Line)> values = [];
        private readonly List<Problem> problems = [];
        private int more;
        private (int Position, int Line) counted = (0, 1);

        public bool HasProblems => problems.Count > 0;

        /// <summary>The first few problems, and a count of the others.</summary>
        public IEnumerable<Problem> Problems =>
            more == 0
                ? problems
                : problems.Append(
                    new Problem(
                        "FORMAT005",
                        string.Create(CultureInfo.InvariantCulture, $"and {more:N0} more like these."),
                        name
                    )
                );

        /// <summary>The text of a member; null when it is absent, null or blank (blank "text" is kept).</summary>
        public string? Text(string member) =>
            values.TryGetValue(member, out var found)
            && found.Value is { } value
            && (member == "text" || value.Trim().Length > 0)
                ? value
                : null;

        /// <summary>The members that bear names of extractors, as far as they are strings.</summary>
        public Dictionary<string, string> Foreign { get; } = new(StringComparer.Ordinal);

        /// <summary>The text of a member, else of the first that extractors call otherwise.</summary>
        public string? TextOrForeign(string member) =>
            Text(member) ?? ExtractorNames.Values(Foreign, member).FirstOrDefault(value => value.Trim().Length > 0);

        public void Add(Problem problem)
        {
            if (problems.Count < DocumentLimits.Problems)
                problems.Add(problem);
            else
                more++;
        }

        public void Wrong(string member, string message) =>
            Add(new Problem("FORMAT005", message, name, values[member].Line));

        public void ReadAll()
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
            try
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    Add(new Problem("FORMAT005", "one document is one JSON object, { … }.", name, 1));
                    return;
                }
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    Member(ref reader);
                while (reader.Read()) { }
            }
            catch (JsonException broken)
            {
                var line = (int)(broken.LineNumber ?? 0) + 1;
                Add(new Problem("FORMAT004", $"this is no well-formed JSON: {Sentence(broken.Message)}", name, line));
            }
        }

        private void Member(ref Utf8JsonReader reader)
        {
            var member = Name(ref reader);
            reader.Read();
            if (member is null || !Known.Contains(member))
            {
                if (member is not null && reader.TokenType == JsonTokenType.String)
                    Foreign.TryAdd(member, JsonText.Of(ref reader) ?? "");
                reader.Skip();
                return;
            }
            var line = Line((int)reader.TokenStartIndex);
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                Add(
                    new Problem(
                        "FORMAT005",
                        $"\"{member}\" is {Called(reader.TokenType)}; it must be a string.",
                        name,
                        line
                    )
                );
                reader.Skip();
            }
            else if (!values.TryAdd(member, (JsonText.Of(ref reader), line)))
                Add(new Problem("FORMAT005", $"\"{member}\" stands here for the second time.", name, line));
        }

        private static string? Name(ref Utf8JsonReader reader)
        {
            if (reader.ValueSpan.Length > LongestName)
                return null;
            var name = JsonText.Of(ref reader);
            return name is not null && (Known.Contains(name) || ExtractorNames.Are(name)) ? name : null;
        }

        // tokens come in order: lines are counted on from the last one
        private int Line(int position)
        {
            counted = (
                position,
                counted.Line + json.AsSpan(counted.Position, position - counted.Position).Count((byte)'\n')
            );
            return counted.Line;
        }

        // The platform's message ends with the place, which the problem gives in its own form
        private static string Sentence(string message)
        {
            var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            return place < 0 ? message : message[..place];
        }

        private static string Called(JsonTokenType token) =>
            token switch
            {
                JsonTokenType.Number => "a number",
                JsonTokenType.True or JsonTokenType.False => "true or false",
                JsonTokenType.StartArray => "a list",
                _ => "an object",
            };
    }
}
