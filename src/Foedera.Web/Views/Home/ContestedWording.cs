using System.Buffers;
using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Home;

/// <summary>The wording that independent reports dispute most: what the witness has, and what others print in its
/// place.</summary>
/// <param name="Address">The utterance's page.</param>
/// <param name="Speaker">Who said it; null when no wording tells.</param>
/// <param name="SpeakerKey">The speaker in addresses.</param>
/// <param name="Day">Day of the latest report.</param>
/// <param name="One">The words of the witness.</param>
/// <param name="OneIn">Who has them.</param>
/// <param name="Other">The other reading.</param>
/// <param name="OtherIn">Who prints it.</param>
/// <param name="Language">Language of the words (BCP 47).</param>
/// <param name="Voices">How many reports do not copy another.</param>
/// <param name="Answer">How they stand, in a sentence.</param>
public sealed record ContestedWording(
    string Address,
    Speaker? Speaker,
    string? SpeakerKey,
    DateOnly? Day,
    string One,
    string OneIn,
    string Other,
    string OtherIn,
    string? Language,
    int Voices,
    string Answer
)
{
    /// <summary>The other reading with its variants marked.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<Piece> Pieces { get; init; } = [];

    // how far back a dispute is news, and how many are looked at
    private const int Newest = 60;

    private const int FewestWords = 5;

    private static readonly SearchValues<char> Marks = SearchValues.Create("<>[]{}|*_\\");

    /// <summary>Of the newest utterances that are altered or disagree, the one with most independent reports; null when
    /// there is none.</summary>
    internal static async Task<ContestedWording?> FindAsync(RecordStore record, CancellationToken stop)
    {
        foreach (var verdict in new[] { Verdict.Altered, Verdict.Disagreeing })
        {
            var heads = await record.UtterancesAsync(
                new UtteranceQuery { Verdict = verdict, Wordings = 2 },
                new Paging(1, Newest),
                stop
            );
            foreach (
                var head in heads
                    .Rows.Where(IsPlain)
                    .OrderByDescending(h => Math.Max(h.Voices, h.Outlets))
                    .ThenByDescending(h => h.Last)
                    .Take(3)
            )
                if (
                    await record.UtteranceAsync(head.Id, stop) is { } found
                    && Of(UtteranceEdition.Of(found, null), verdict) is { } contested
                )
                    return contested;
        }
        return null;
    }

    /// <summary>True for words that can be shown by themselves: a sentence, without marks of a page that came
    /// along.</summary>
    internal static bool IsPlain(UtteranceHead head) =>
        Pages.Said.Reading.CountWords(Words.Bare(head.Text)) >= FewestWords
        && head.Text.AsSpan().IndexOfAny(Marks) < 0
        && !head.Text.Contains("http", StringComparison.OrdinalIgnoreCase);

    private static ContestedWording? Of(UtteranceEdition utterance, Verdict verdict)
    {
        var other = utterance
            .Readings.Where(r => r.Verdict == verdict && utterance.Edition.Compared.Contains(r.Siglum))
            .OrderBy(r => r.Changes.Length)
            .FirstOrDefault();
        if (other is null)
            return null;
        var best = utterance.Best;
        return new ContestedWording(
            utterance.Imprint.Address,
            utterance.Speaker,
            utterance.SpeakerKey,
            utterance.Last,
            Words.Bare(best.Text),
            best.Outlet ?? "outlet unknown",
            Words.Bare(other.Text),
            other.Outlet ?? "outlet unknown",
            best.Language,
            utterance.Voices,
            utterance.Answer()
        )
        {
            Pieces = other.Pieces,
        };
    }
}
