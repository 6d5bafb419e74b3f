using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Judging;

/// <summary>Chooses what the wordings of one utterance are judged by.</summary>
internal static class WitnessChoice
{
    private const int MostCompared = 50;

    /// <summary>A transcript, the most literal kind first; else the fullest wording that most documents share, among equals the one from
    /// the documents that agree with others more often, then the earliest.</summary>
    public static QuotedPassage Of(List<QuotedPassage> members, string? spoken, Reliability reliability)
    {
        var transcripts = members.Where(m => m.IsTranscript).ToList();
        if (transcripts.Count > 0)
            return transcripts.OrderBy(t => Rank(t.Document.TranscriptKind)).ThenBy(t => InOtherLanguage(t, spoken)).ThenBy(t => t.StatementId.Length == 0)
                .ThenByDescending(t => t.Words.Weight).ThenBy(t => t.DocumentNumber).ThenBy(t => t.Ordinal).First();
        var whole = members.Where(m => !m.IsFragment).ToList();
        var among = (whole.Count > 0 ? whole : members).Where(m => !InOtherLanguage(m, spoken)).ToList();
        if (among.Count == 0) among = whole.Count > 0 ? whole : members;
        // one reading per wording printed is enough to compare
        var readings = among.GroupBy(m => m.Words.Key()).Select(g => (First: g.OrderBy(Day).ThenBy(m => m.DocumentNumber).ThenBy(m => m.Ordinal).First(), Documents: g.Select(m => m.DocumentNumber).ToHashSet())).ToList();
        return readings
            .Select(r => (r.First, Support: Support(r.First, readings), Agreement: Agreement(r.First, readings), Trust: r.Documents.Max(d => reliability[d])))
            .OrderByDescending(r => r.Support).ThenBy(r => r.First.IsPart).ThenByDescending(r => r.Agreement).ThenByDescending(r => r.Trust).ThenByDescending(r => r.First.Words.Weight)
            .ThenBy(r => Day(r.First)).ThenBy(r => r.First.DocumentNumber).ThenBy(r => r.First.Ordinal).First().First;
    }

    private static int Support(QuotedPassage reading, List<(QuotedPassage First, HashSet<int> Documents)> readings) =>
        readings.Where(r => reading.Words.Contains(r.First.Words)).SelectMany(r => r.Documents).Distinct().Count();

    // what the others print has most in common with it; in tenths, so that a word more or less does not decide
    private static int Agreement(QuotedPassage reading, List<(QuotedPassage First, HashSet<int> Documents)> readings) =>
        readings.Count <= 2 || readings.Count > MostCompared ? 0 : (int)(10 * readings.Average(r => Likeness.Between(reading.Words, r.First.Words).Both));

    private static bool InOtherLanguage(QuotedPassage passage, string? spoken) =>
        spoken is not null && WordingLanguage.Of(passage.Text, passage.Document.Language) is { } printed && printed != spoken;

    private static DateOnly Day(QuotedPassage passage) => passage.Document.Published ?? DateOnly.MaxValue;

    private static int Rank(TranscriptKind kind) => kind switch
    {
        TranscriptKind.Verbatim => 0,
        TranscriptKind.Edited => 1,
        TranscriptKind.Unstated => 2,
        TranscriptKind.AsPrepared => 3,
        _ => 4,
    };
}
