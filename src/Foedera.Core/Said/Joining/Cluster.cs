using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Joining;

/// <summary>Passages taken to report one utterance, and what is known of it.</summary>
internal sealed class Cluster
{
    private const int MostRepresentatives = 4;

    private readonly SortedDictionary<string, (int Count, Voice Voice)> voices = new(StringComparer.Ordinal);
    private IReadOnlyList<QuotedPassage>? representatives;

    public Cluster(int number, QuotedPassage passage)
    {
        (Number, Members, Said) = (number, [passage], passage.Said);
        if (!passage.Voice.IsOpen)
            voices[passage.Voice.Key] = (1, passage.Voice);
        if (passage.IsTranscript)
            Transcripts.Add(passage);
    }

    /// <summary>The lowest number of a passage in it.</summary>
    public int Number { get; private set; }

    public List<QuotedPassage> Members { get; }

    /// <summary>The passages of transcripts among the members.</summary>
    public List<QuotedPassage> Transcripts { get; } = [];

    /// <summary>What all dated members allow; null when none is dated.</summary>
    public DateWindow? Said { get; private set; }

    /// <summary>The speaker most members name; the first in order of key among equals. An open voice when none names
    /// anybody.</summary>
    public Voice Voice => mostNamed ??= voices.Count == 0 ? Voice.Of(null) : voices.Values.MaxBy(v => v.Count).Voice;

    private Voice? mostNamed;

    /// <summary>The fullest different wordings, which stand for all.</summary>
    public IReadOnlyList<QuotedPassage> Representatives => representatives ??= Chosen();

    public void Take(Cluster other)
    {
        representatives = null;
        mostNamed = null;
        Number = Math.Min(Number, other.Number);
        Members.AddRange(other.Members);
        Transcripts.AddRange(other.Transcripts);
        foreach (var (key, (count, voice)) in other.voices)
            voices[key] = voices.TryGetValue(key, out var mine) ? (mine.Count + count, voice) : (count, voice);
        Said = Narrowed(Said, other.Said);
    }

    private List<QuotedPassage> Chosen() =>
        Members.Count == 1
            ? Members
            :
            [
                .. Members
                    .OrderByDescending(m => m.IsTranscript)
                    .ThenByDescending(m => m.Words.Weight)
                    .ThenBy(m => m.DocumentNumber)
                    .ThenBy(m => m.Ordinal)
                    .DistinctBy(m => m.Words.Key())
                    .Take(MostRepresentatives),
            ];

    /// <summary>Days between what the two allow; 0 where they overlap or where one is not dated.</summary>
    public int DaysFrom(DateWindow? other) => DaysBetween(Said, other);

    /// <summary>Days between what two windows allow; 0 where they overlap or where one is not known.</summary>
    public static int DaysBetween(DateWindow? one, DateWindow? other)
    {
        if (one is null || other is null)
            return 0;
        if (one.First > other.Last)
            return one.First.Value.DayNumber - other.Last.Value.DayNumber;
        return other.First > one.Last ? other.First.Value.DayNumber - one.Last.Value.DayNumber : 0;
    }

    // an utterance is not later than its first report: the earlier window holds where two do not meet
    private static DateWindow? Narrowed(DateWindow? one, DateWindow? other)
    {
        if (one is null || other is null)
            return one ?? other;
        if (!one.Overlaps(other))
            return one.Last < other.First ? one : other;
        return new DateWindow(Later(one.First, other.First), Earlier(one.Last, other.Last));
    }

    private static DateOnly? Later(DateOnly? a, DateOnly? b) =>
        a is null ? b
        : b is null || a > b ? a
        : b;

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) =>
        a is null ? b
        : b is null || a < b ? a
        : b;
}
