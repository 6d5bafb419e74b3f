using System.Globalization;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Reading.Attribution.Speakers;
using Foedera.Reading.Formats;

namespace Foedera.Lab.Corpora;

/// <summary>A ranking whose answer is known.</summary>
/// <param name="Event">The event it belongs to; empty for GAP.</param>
/// <param name="Form">How the source points.</param>
/// <param name="Evidence">Of each candidate.</param>
/// <param name="Right">Index of the candidate who speaks; that of nobody where the speaker is not among them.</param>
/// <param name="Nobody">Index of nobody.</param>
/// <param name="Lost">The speaker is known and not among the candidates.</param>
/// <param name="Weight">How much it counts in fitting.</param>
internal sealed record SpeakerLesson(
    string Event,
    SourceForm Form,
    double[][] Evidence,
    int Right,
    int Nobody,
    bool Lost,
    double Weight
);

/// <summary>Reads rankings with their answers from folders of events (gold.json beside documents) and from
/// GAP.</summary>
internal static class SpeakerLessons
{
    private const double WeightOfGap = 0.05;

    /// <summary>The rankings of the statements of all English documents of a corpus.</summary>
    public static IEnumerable<SpeakerLesson> OfEvents(string corpus, ActorDirectory actors, ReadingModels models) =>
        Directory
            .GetDirectories(corpus)
            .Order(StringComparer.Ordinal)
            .Where(f => File.Exists(Path.Combine(f, "gold.json")))
            .SelectMany(f => OfEvent(f, actors, models));

    private static IEnumerable<SpeakerLesson> OfEvent(string folder, ActorDirectory actors, ReadingModels models)
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        foreach (var found in Files.Read([folder]))
        {
            if (found is not Found.Read { Reading.Document: { IsEnglish: true } document })
                continue;
            var reading = new DocumentReading(document, actors, models, ReadingLimits.Usual);
            var points = new CodePoints(document.Text);
            foreach (
                var label in gold
                    .RootElement.GetProperty("statements")
                    .EnumerateArray()
                    .Where(s => s.GetProperty("doc").GetString() == document.Id)
            )
            {
                var content = points.ToUtf16(
                    label.GetProperty("content")[0].GetInt32(),
                    label.GetProperty("content")[1].GetInt32()
                );
                var finding = reading.Findings.MaxBy(f => f.Content.Sum(c => Common(c, content)));
                if (
                    finding is null
                    || finding.Content.Sum(c => Common(c, content)) == 0
                    || !reading.Rankings.TryGetValue(finding, out var ranking)
                )
                    continue;
                yield return Of(Path.GetFileName(folder), ranking, label.GetProperty("speaker").GetString(), 1);
            }
        }
    }

    /// <summary>Subject pronouns of GAP that mean one of two names.</summary>
    public static IEnumerable<SpeakerLesson> OfGap(string folder, ReadingModels models)
    {
        foreach (
            var line in Directory
                .GetFiles(folder, "*.tsv")
                .Order(StringComparer.Ordinal)
                .SelectMany(f => File.ReadLines(f).Skip(1))
        )
        {
            var cells = line.Split('\t');
            if (cells[6] == cells[9] || cells[2].ToUpperInvariant() is not ("HE" or "SHE"))
                continue;
            var (text, pronoun, name) = (cells[1], cells[2], cells[6] == "TRUE" ? cells[4] : cells[7]);
            var at = new CodePoints(text).ToUtf16(
                int.Parse(cells[3], CultureInfo.InvariantCulture),
                int.Parse(cells[3], CultureInfo.InvariantCulture) + pronoun.Length
            );
            if (SpeakerResolver.RankPronoun(text, at, models.Syntax, models.Speakers) is not { } ranking)
                continue;
            var lesson = Of("", ranking, name, WeightOfGap);
            if (!lesson.Lost)
                yield return lesson;
        }
    }

    private static SpeakerLesson Of(string name, SpeakerRanking ranking, string? speaker, double weight)
    {
        var nobody = ranking.Candidates.FindIndex(c => c.Name is null);
        var right = speaker is null
            ? nobody
            : ranking.Candidates.FindIndex(c => c.Name is not null && IsSame(c.Name, speaker));
        return new SpeakerLesson(
            name,
            ranking.Form,
            [.. ranking.Candidates.Select(c => c.Evidence)],
            right < 0 ? nobody : right,
            nobody,
            right < 0,
            weight
        );
    }

    private static int Common(TextSpan a, TextSpan b) =>
        Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));

    // the words of the shorter name all stand in the longer
    private static bool IsSame(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count > 0 && b.Count > 0 && (a.IsSubsetOf(b) || b.IsSubsetOf(a));
    }

    private static HashSet<string> Words(string name) =>
        [.. ActorDirectory.Fold(name).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)];
}
