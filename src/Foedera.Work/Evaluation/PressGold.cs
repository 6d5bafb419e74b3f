using System.Collections.Immutable;
using System.Text.Json;

namespace Foedera.Work.Evaluation;

/// <summary>What one event of a press corpus should give: its <c>gold.json</c>. Spans count code points.</summary>
internal sealed record PressGold(
    ImmutableArray<PressGold.StatementLabel> Statements,
    ImmutableArray<PressGold.UtteranceLabel> Utterances,
    ImmutableArray<PressGold.Pair> HardNegatives
)
{
    /// <summary>The documents where they do not stand beside the gold, relative to its folder; empty when they
    /// do.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Reads the gold of an event's folder.</summary>
    public static PressGold Of(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "gold.json"));
        return JsonSerializer.Deserialize<PressGold>(file, Names)
            ?? throw new InvalidDataException("an empty gold.json");
    }

    /// <summary>The events of a corpus: those of <c>split.json</c> for a part that it names, else the folders named
    /// with commas, else all with a gold.json.</summary>
    public static ImmutableArray<string> Events(string corpus, string part)
    {
        var split = Path.Combine(corpus, "split.json");
        if (File.Exists(split))
        {
            using var parts = JsonDocument.Parse(File.ReadAllBytes(split));
            if (parts.RootElement.TryGetProperty(part, out var events))
                return [.. events.EnumerateArray().Select(e => e.GetString()!)];
        }
        else if (part is "dev" or "all")
            return
            [
                .. Directory
                    .GetDirectories(corpus)
                    .Where(d => File.Exists(Path.Combine(d, "gold.json")))
                    .Select(d => Path.GetFileName(d))
                    .Order(StringComparer.Ordinal),
            ];
        return [.. part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>A labelled statement; content is one span [start, end).</summary>
    internal sealed record StatementLabel(
        string Id,
        string Doc,
        int[] Content,
        string? ContentText,
        string? Speaker,
        string Kind,
        string Type
    );

    /// <summary>An utterance and the passages that report it.</summary>
    /// <param name="Id">Its id within the event.</param>
    /// <param name="Members">Its wordings.</param>
    /// <param name="OriginalLanguage">The language it was spoken in; null where the label does not say.</param>
    internal sealed record UtteranceLabel(
        string Id,
        ImmutableArray<MemberLabel> Members,
        string? OriginalLanguage = null
    );

    /// <summary>One wording of an utterance.</summary>
    /// <param name="Doc">The document.</param>
    /// <param name="Start">First code point.</param>
    /// <param name="End">Code point just past the last.</param>
    /// <param name="Text">The words.</param>
    /// <param name="Verdict">How they stand to what was said.</param>
    /// <param name="Language">The language of the words; null where the label does not say.</param>
    internal sealed record MemberLabel(
        string Doc,
        int Start,
        int End,
        string? Text,
        string Verdict,
        string? Language = null
    );

    /// <summary>Two statements that look alike and are not the same utterance.</summary>
    internal sealed record Pair(string A, string B);
}
