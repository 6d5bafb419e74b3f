using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Said.Joining;

namespace Foedera.Core.Said.Judging;

/// <summary>Turns a cluster of passages into an utterance with a judged wording each.</summary>
internal static class Judge
{
    public static Utterance Utterance(Cluster cluster, SpokenLanguages languages, Reliability reliability, JoinedQuotations joined)
    {
        var speaker = Agreed(cluster);
        var spoken = Spoken(cluster, speaker, languages);
        var whole = Whole(cluster);
        var witness = WitnessChoice.Of(whole, spoken, reliability);
        var members = whole.OrderBy(m => m != witness).ThenBy(m => m.Document.Published ?? DateOnly.MaxValue)
            .ThenBy(m => m.DocumentNumber).ThenBy(m => m.Ordinal);
        return new Utterance(IdOf(cluster))
        {
            Speaker = speaker,
            Witness = witness.IsTranscript ? Witness.Transcript : Witness.Outlets,
            Wordings = [.. members.Select(m => Judged(m, witness, spoken, joined.Holds(m)))],
        };
    }

    // a sentence that a document prints in two is one wording
    private static List<QuotedPassage> Whole(Cluster cluster)
    {
        var whole = new List<QuotedPassage>(cluster.Members.Count);
        foreach (var member in cluster.Members.OrderBy(m => m.DocumentNumber).ThenBy(m => m.Ordinal))
        {
            if (whole.Count > 0 && whole[^1].With(member) is { } both) whole[^1] = both;
            else whole.Add(member);
        }
        return whole;
    }

    private static Wording Judged(QuotedPassage passage, QuotedPassage witness, string? spoken, bool isJoined)
    {
        var printed = WordingLanguage.Of(passage.Text, passage.Document.Language);
        var translated = spoken is not null && printed is not null && printed != spoken;
        if (passage == witness)
        {
            var own = translated ? Verdict.Translated : witness.IsTranscript ? Verdict.Transcript : Verdict.Verbatim;
            return new Wording(passage.Document.Id, passage.StatementId, passage.At, passage.Text) { Verdict = own };
        }
        var comparison = Comparison.Of(PrintedOf(witness), PrintedOf(passage));
        // words of two languages differ everywhere: no word-by-word changes then
        var comparable = WordingLanguage.Of(witness.Text, witness.Document.Language) == printed;
        return new Wording(passage.Document.Id, passage.StatementId, passage.At, passage.Text)
        {
            Verdict = translated ? Verdict.Translated : isJoined && IsUnchanged(comparison.Verdict) ? Verdict.Joined : comparison.Verdict,
            Changes = comparable || !translated ? comparison.Changes : [],
        };
    }

    private static bool IsUnchanged(Verdict verdict) => verdict is Verdict.Verbatim or Verdict.Normalised or Verdict.Trimmed;

    private static Printed PrintedOf(QuotedPassage passage) => new(passage.Words, passage.Document.Text, passage.At);

    // the transcript settles which language was spoken, else the speaker's usual one
    private static string? Spoken(Cluster cluster, Speaker? speaker, SpokenLanguages languages)
    {
        var transcript = cluster.Transcripts.Select(t => WordingLanguage.Of(t.Text, t.Document.Language)).FirstOrDefault(l => l is not null);
        if (transcript is not null) return transcript;
        return speaker is null || languages(speaker, cluster.Said?.Last ?? cluster.Said?.First) is not { IsDefaultOrEmpty: false } known ? null : WordingLanguage.Primary(known[0]);
    }

    private static Speaker? Agreed(Cluster cluster)
    {
        var voices = cluster.Members.Where(m => !m.Voice.IsOpen).GroupBy(m => m.Voice.Key)
            .Select(g => (Speaker: g.Select(m => m.Voice.Speaker).First(), Transcript: g.Any(m => m.IsTranscript), Count: g.Select(m => m.DocumentNumber).Distinct().Count(), g.Key))
            .OrderByDescending(v => v.Transcript).ThenByDescending(v => v.Count).ThenBy(v => v.Key, StringComparer.Ordinal).ToList();
        if (voices.Count == 0) return cluster.Members.Select(m => m.Voice.Speaker).FirstOrDefault(s => s is not null);
        var undecided = voices.Count > 1 && !voices[0].Transcript && voices[0].Count == voices[1].Count;
        return undecided ? Speaker.Open(voices.Select(v => v.Speaker!.Name ?? v.Key)) : voices[0].Speaker;
    }

    private static string IdOf(Cluster cluster)
    {
        var earliest = cluster.Members.OrderBy(m => m.Document.Published ?? DateOnly.MaxValue).ThenBy(m => m.DocumentNumber).ThenBy(m => m.Ordinal).First();
        var name = string.Create(CultureInfo.InvariantCulture, $"{earliest.Document.Identity}\n{earliest.At.Start}\n{earliest.Text}");
        return "u" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
    }
}
