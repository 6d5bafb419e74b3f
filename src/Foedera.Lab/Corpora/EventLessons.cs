using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Encoder;
using Foedera.Reading.Formats;
using Foedera.Reading.Types;

namespace Foedera.Lab.Corpora;

/// <summary>A statement of a known type.</summary>
/// <param name="Event">The event of which it was said.</param>
/// <param name="Vector">What <see cref="StatementVector"/> says of it.</param>
/// <param name="Type">The type that somebody marked.</param>
/// <param name="Ruled">The type that the phrases give it.</param>
internal sealed record TypeLesson(string Event, float[] Vector, StatementType Type, StatementType Ruled);

/// <summary>Reads folders of events (gold.json beside documents): statements as the program finds them where it does,
/// else as marked.</summary>
internal static class EventLessons
{
    private sealed record Gold(string Document, TextSpan Content, StatementType Type, StatementKind Kind);

    /// <summary>The statements of the English documents of all events in a folder whose type is marked.</summary>
    public static List<TypeLesson> Read(string corpus, EncoderModel model) =>
        [
            .. Directory
                .GetDirectories(corpus)
                .Order(StringComparer.Ordinal)
                .Where(folder => File.Exists(Path.Combine(folder, "gold.json")))
                .SelectMany(folder => OfEvent(folder, model)),
        ];

    private static IEnumerable<TypeLesson> OfEvent(string folder, EncoderModel model)
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        var files = gold.RootElement.TryGetProperty("files", out var named)
            ? named.EnumerateArray().Select(f => Path.GetFullPath(Path.Combine(folder, f.GetString()!)))
            : [folder];
        foreach (var found in Files.Read(files))
        {
            if (found is not Found.Read { Reading.Document: { IsEnglish: true } document })
                continue;
            var points = new CodePoints(document.Text);
            var marked = gold
                .RootElement.GetProperty("statements")
                .EnumerateArray()
                .Where(s =>
                    s.GetProperty("doc").GetString() == document.Id
                    && Enum.TryParse<StatementType>(s.GetProperty("type").GetString(), ignoreCase: true, out _)
                )
                .Select(s => new Gold(
                    document.Id,
                    points.ToUtf16(s.GetProperty("content")[0].GetInt32(), s.GetProperty("content")[1].GetInt32()),
                    Enum.Parse<StatementType>(s.GetProperty("type").GetString()!, ignoreCase: true),
                    Enum.Parse<StatementKind>(s.GetProperty("kind").GetString()!, ignoreCase: true)
                ))
                .ToList();
            foreach (var lesson in OfDocument(Path.GetFileName(folder), document, marked, model))
                yield return lesson;
        }
    }

    private static IEnumerable<TypeLesson> OfDocument(
        string name,
        Document document,
        List<Gold> marked,
        EncoderModel model
    )
    {
        var text = new EncodedText(EncoderText.Of(document.Text), model);
        var read = new StatementReader(ActorDirectory.Empty, ReadingModels.Open()).Read(document);
        foreach (var gold in marked)
        {
            var best = read.Select(s => (Statement: s, Both: s.Content.Sum(c => Common(c, gold.Content))))
                .OrderByDescending(s => s.Both)
                .FirstOrDefault();
            var isFound =
                best.Both * 2 > gold.Content.Length && best.Both * 2 > best.Statement.Content.Sum(c => c.Length);
            var (kind, content, cue) = isFound
                ? (
                    best.Statement.Kind,
                    (IReadOnlyList<TextSpan>)best.Statement.Content,
                    best.Statement.Cue.IsEmpty ? (TextSpan?)null : best.Statement.Cue[0]
                )
                : (gold.Kind, [gold.Content], null);
            yield return new TypeLesson(
                name,
                StatementVector.Of(text, kind, content, cue),
                gold.Type,
                StatementTypes.Of(document.Text, kind, content, cue)
            );
        }
    }

    private static int Common(TextSpan a, TextSpan b) =>
        Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
}
