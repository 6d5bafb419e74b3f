using System.Collections.Immutable;
using Foedera.Core.Said.Joining;

namespace Foedera.Core.Said.Judging;

/// <summary>The wording that an utterance's other wordings are judged by, and how far it deserves to be
/// believed.</summary>
/// <param name="Passage">The wording.</param>
/// <param name="Kind">A record of speech, reports, or nothing to judge by.</param>
/// <param name="Belief">That it holds the words as spoken.</param>
internal sealed record Standing(QuotedPassage Passage, Witness Kind, Belief Belief);

/// <summary>Weighs who deserves to be believed: records of speech by who made them and by whether independent reports
/// bear them out,
/// reports by how many voices have the same words.</summary>
internal sealed class Witnesses
{
    private const int MostReadings = 40;
    private static readonly string[] OfBodies = [".int", ".gov", ".mil", ".europa.eu"];

    private readonly JudgingOptions options;
    private readonly Voices voices;
    private readonly Dictionary<int, (int Agreeing, int All)> records = [];
    private readonly Reliability reliability;

    public Witnesses(IReadOnlyList<Cluster> clusters, Reliability reliability, Voices voices, JudgingOptions options)
    {
        (this.options, this.voices, this.reliability) = (options, voices, reliability);
        foreach (var cluster in clusters.Where(c => c.Transcripts.Count > 0 && c.Members.Count > 1))
            Compare(cluster);
    }

    /// <summary>Chooses among the wordings, whole ones in the language spoken first.</summary>
    public Standing Of(List<QuotedPassage> members, SpokenIn? spoken)
    {
        var voice = voices.Of(members);
        var readings = Readings(members, spoken).Select(r => Weighed(r, members, voice, spoken)).ToList();
        return readings
            .OrderByDescending(r => r.Odds)
            .ThenBy(r => r.Passage.IsPart)
            .ThenByDescending(r => r.Passage.Words.Weight)
            .ThenBy(r => r.Passage.Document.Published ?? DateOnly.MaxValue)
            .ThenBy(r => r.Passage.DocumentNumber)
            .ThenBy(r => r.Passage.Ordinal)
            .First()
            .ToStanding(voice.Values.Max());
    }

    // one passage a wording: in the language spoken, whole, where there are such
    private static List<QuotedPassage> Readings(List<QuotedPassage> members, SpokenIn? spoken)
    {
        var among = members;
        Narrow(m => !IsForeign(m, spoken));
        Narrow(m => !m.IsFragment);
        return
        [
            .. among
                .OrderBy(m => !m.IsTranscript)
                .ThenBy(m => m.Document.Published ?? DateOnly.MaxValue)
                .ThenBy(m => m.DocumentNumber)
                .ThenBy(m => m.Ordinal)
                .DistinctBy(m => (m.IsTranscript ? m.DocumentNumber : -1, m.Words.Key()))
                .OrderByDescending(m => m.IsTranscript)
                .ThenByDescending(m => m.Words.Weight)
                .Take(MostReadings),
        ];

        void Narrow(Func<QuotedPassage, bool> fits)
        {
            var some = among.Where(fits).ToList();
            if (some.Count > 0)
                among = some;
        }
    }

    private Weight Weighed(
        QuotedPassage reading,
        List<QuotedPassage> members,
        Dictionary<int, int> voice,
        SpokenIn? spoken
    )
    {
        var because = new List<(double Odds, string Reason)>();
        var others = members
            .Where(m =>
                voice[m.DocumentNumber] != voice[reading.DocumentNumber]
                && !IsForeign(m, spoken)
                && m.Language == reading.Language
            )
            .ToList();
        var (same, differing) = (new List<double>(), 0);
        foreach (var report in others.GroupBy(m => voice[m.DocumentNumber]).Select(g => g.MaxBy(m => m.Words.Weight)!))
        {
            if (IsBorneOutBy(reading, report))
                same.Add(ShareOf(report, reading));
            // who prints more of the same words does not contradict
            else if (!report.IsFragment && !report.Words.Contains(reading.Words))
                differing++;
        }
        if (reading.IsTranscript)
            OfRecord(reading, because);
        else
        {
            because.Add((options.LoneReport, "a report has it"));
            if (reading.Document.Genre == Sources.Genre.Official)
                because.Add((options.OwnRecord, "an official text has it"));
            because.Add(
                (
                    options.Reliability * (reliability[reading.DocumentNumber] - 0.5),
                    "its report agrees with others elsewhere"
                )
            );
        }
        if (same.Count > 0)
            because.Add(
                (
                    options.FurtherVoice * same.Sum(),
                    Count.Of(same.Count, "further voice has", "further voices have") + " the same words"
                )
            );
        if (differing > 0)
            because.Add((options.OtherVoice * differing, Count.Of(differing, "voice has", "voices have") + " others"));
        if (IsForeign(reading, spoken))
            because.Add((-5, "it is printed in another language than the one spoken"));
        return new Weight(reading, because);
    }

    // a piece of a sentence bears out that piece; half of it counts in full
    private double ShareOf(QuotedPassage report, QuotedPassage reading) =>
        Math.Min(1, report.Words.Weight / Math.Max(options.FullShare * reading.Words.Weight, 0.1));

    private void OfRecord(QuotedPassage reading, List<(double, string)> because)
    {
        var (odds, kind) = reading.Document.TranscriptKind switch
        {
            Sources.TranscriptKind.Verbatim => (options.TranscriptVerbatim, "a record that calls itself word for word"),
            Sources.TranscriptKind.Edited => (options.TranscriptEdited, "an edited record of the speech"),
            Sources.TranscriptKind.AsPrepared => (options.TranscriptPrepared, "the text as prepared"),
            Sources.TranscriptKind.Machine => (options.TranscriptMachine, "a record made by speech recognition"),
            _ => (options.TranscriptUnstated, "a record of the speech that does not say how it was made"),
        };
        because.Add((odds, kind));
        if (IsOfBody(reading.Document))
            because.Add((options.OwnRecord, "published by a state or the body itself"));
        if (!records.TryGetValue(reading.DocumentNumber, out var heard) || heard.All == 0)
            return;
        var weight = Math.Min(heard.All, options.MostReports) / heard.All;
        var reports = Count.Of(heard.All, "independent report of what it has", "independent reports of what it has");
        because.Add(
            (
                weight
                    * (
                        (heard.Agreeing * options.ReportAgrees) + ((heard.All - heard.Agreeing) * options.ReportDiffers)
                    ),
                $"of {reports} {heard.Agreeing} bear it out word for word"
            )
        );
    }

    // what independent reports have of the sentences of a record
    private void Compare(Cluster cluster)
    {
        var voice = voices.Of(cluster.Members);
        foreach (var record in cluster.Transcripts)
        {
            foreach (
                var report in cluster
                    .Members.Where(m => !m.IsTranscript && !m.IsFragment && m.Language == record.Language)
                    .GroupBy(m => voice[m.DocumentNumber])
            )
            {
                if (report.Key == voice[record.DocumentNumber])
                    continue;
                var (agreeing, all) = records.GetValueOrDefault(record.DocumentNumber);
                records[record.DocumentNumber] = (
                    agreeing + (report.Any(r => IsBorneOutBy(record, r)) ? 1 : 0),
                    all + 1
                );
            }
        }
    }

    // a report that leaves words of a record out, silently too, has no others
    private static bool IsBorneOutBy(QuotedPassage reading, QuotedPassage other)
    {
        if (reading.Words.IsSame(other.Words))
            return true;
        var comparison = Comparison.Of(Judge.PrintedOf(reading), Judge.PrintedOf(other));
        return comparison.Verdict is not Verdict.Altered
            || (reading.IsTranscript && comparison.Changes.All(c => c.Kind == ChangeKind.Delete));
    }

    private static bool IsForeign(QuotedPassage passage, SpokenIn? spoken) =>
        spoken is not null && passage.Language is { } printed && printed != spoken.Tag;

    private static bool IsOfBody(Sources.Document document) =>
        document.Genre == Sources.Genre.Official
        || (
            document.Address is { } address
            && Array.Exists(
                OfBodies,
                end =>
                    address.Host.EndsWith(end, StringComparison.OrdinalIgnoreCase)
                    || address.Host.Contains(end + ".", StringComparison.OrdinalIgnoreCase)
            )
        );

    private sealed record Weight(QuotedPassage Passage, List<(double Odds, string Reason)> Because)
    {
        public double Odds => Because.Sum(b => b.Odds);

        public Standing ToStanding(int voices)
        {
            var kind =
                Passage.IsTranscript ? Witness.Transcript
                : voices > 1 ? Witness.Outlets
                : Witness.None;
            ImmutableArray<string> because =
            [
                .. Because.OrderByDescending(b => Math.Abs(b.Odds)).Select(b => b.Reason),
            ];
            return new Standing(Passage, kind, new Belief(Math.Round(1 / (1 + Math.Exp(-Odds)), 3), because));
        }
    }
}

/// <summary>"1 voice has", "2 voices have".</summary>
internal static class Count
{
    public static string Of(int number, string one, string many) =>
        $"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";
}
