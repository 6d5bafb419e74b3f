using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Judging;

/// <summary>Turns clusters of passages into utterances with a judged wording each. What a document prints is one
/// question, what was said
/// another: a wording is called altered only against a witness that deserves belief; without one, wordings that differ
/// disagree, and a
/// wording that stands alone is unwitnessed.</summary>
internal sealed class Judge
{
    private readonly JudgingOptions options;
    private readonly Voices voices;
    private readonly SpokenLanguage spoken;
    private readonly Witnesses witnesses;
    private readonly JoinedQuotations joined;
    private readonly RecordsOfSpeech records;

    public Judge(
        IReadOnlyList<Cluster> clusters,
        SpokenLanguages usual,
        JoinedQuotations joined,
        RecordsOfSpeech records,
        JudgingOptions options
    )
    {
        (this.options, this.joined, this.records) = (options, joined, records);
        voices = new Voices(options);
        spoken = new SpokenLanguage(clusters, records.Passages, usual, new Agreements(voices, options), options);
        witnesses = new Witnesses(clusters, Reliability.Of(clusters), voices, options);
    }

    /// <summary>What speaks for each language as the one spoken, by the clue's number.</summary>
    public IReadOnlyDictionary<string, float[]> LanguageClues(Cluster cluster) =>
        spoken.Clues(cluster, Agreed(cluster));

    public Utterance Utterance(Cluster cluster)
    {
        var speaker = Agreed(cluster);
        var language = spoken.Of(cluster, speaker);
        var whole = Whole(cluster);
        var witness = witnesses.Of(whole, language);
        var members = whole
            .OrderBy(m => m != witness.Passage)
            .ThenBy(m => m.Document.Published ?? DateOnly.MaxValue)
            .ThenBy(m => m.DocumentNumber)
            .ThenBy(m => m.Ordinal)
            .ToList();
        var voice = voices.Of(members);
        return new Utterance(IdOf(cluster))
        {
            Speaker = speaker,
            Witness = witness.Kind,
            WitnessBelief = witness.Belief,
            Spoken = language,
            Voices = voice.Values.Max(),
            Wordings =
            [
                .. Judged(members, witness, language).Select(w => w.Wording with { Voice = voice[w.Document] }),
            ],
        };
    }

    // a sentence that a document prints in two is one wording
    private static List<QuotedPassage> Whole(Cluster cluster)
    {
        var whole = new List<QuotedPassage>(cluster.Members.Count);
        foreach (var member in cluster.Members.OrderBy(m => m.DocumentNumber).ThenBy(m => m.Ordinal))
        {
            if (whole.Count > 0 && whole[^1].With(member) is { } both)
                whole[^1] = both;
            else
                whole.Add(member);
        }
        return whole;
    }

    private IEnumerable<(int Document, Wording Wording)> Judged(
        List<QuotedPassage> members,
        Standing witness,
        SpokenIn? language
    )
    {
        var judged = members.ConvertAll(m => Judged(m, witness, language));
        // the witness itself is as open as the others where one of them stands against it and nothing decides
        var isOpen =
            witness.Kind != Witness.Transcript
            && witness.Belief.Share < options.LeastToStand
            && judged.Exists(w => w.Verdict == Verdict.Disagreeing);
        for (var i = 0; i < judged.Count; i++)
        {
            var verdict =
                i == 0 && isOpen && judged[0].Verdict is Verdict.Verbatim or Verdict.Unwitnessed
                    ? Verdict.Disagreeing
                    : judged[i].Verdict;
            yield return (members[i].DocumentNumber, judged[i] with { Verdict = verdict });
        }
    }

    private Wording Judged(QuotedPassage passage, Standing witness, SpokenIn? language)
    {
        var wording = new Wording(passage.Document.Id, passage.StatementId, passage.At, passage.Text)
        {
            Verdict = Verdict.Unwitnessed,
        };
        var translated = IsTranslated(passage, language);
        if (passage == witness.Passage)
            return wording with { Verdict = OfWitness(witness, translated) };
        var comparison = Comparison.Of(PrintedOf(witness.Passage), PrintedOf(passage.WithoutCutWord(witness.Passage)));
        // words of two languages differ everywhere: no word-by-word changes then
        if (translated)
            return wording with
            {
                Verdict = Verdict.Translated,
                Changes = witness.Passage.Language == passage.Language ? comparison.Changes : [],
            };
        var verdict = joined.Holds(passage) && IsUnchanged(comparison.Verdict) ? Verdict.Joined : comparison.Verdict;
        // a report that prints more of the same words contradicts no other report
        if (verdict == Verdict.Altered && witness.Kind != Witness.Transcript && comparison.IsBeyond)
            verdict = Verdict.Verbatim;
        // nor does one against whom stands the wrong sentence of the record, or half of the right one
        if (verdict == Verdict.Altered && records.Hold(passage))
            verdict = Verdict.Verbatim;
        var accuses = verdict is Verdict.Altered or Verdict.Joined;
        if (accuses && !(Decides(witness, language) && IsClear(passage, witness, comparison)))
            verdict = Verdict.Disagreeing;
        if (witness.Kind == Witness.None && IsUnchanged(verdict))
            verdict = Verdict.Unwitnessed;
        return wording with { Verdict = verdict, Changes = comparison.Changes };
    }

    private static Verdict OfWitness(Standing witness, bool translated) =>
        translated
            ? Verdict.Translated
            : witness.Kind switch
            {
                Witness.Transcript => Verdict.Transcript,
                Witness.Outlets => Verdict.Verbatim,
                _ => Verdict.Unwitnessed,
            };

    private bool Decides(Standing witness, SpokenIn? language) =>
        witness.Belief.Share >= options.LeastToAccuse
        && (
            language is null
            || language.Tag != witness.Passage.Language
            || language.Belief.Share >= options.LeastToAccuse
        );

    // a word or two accuse nobody but against a record; nor does a sentence that has less than this of the witness: it
    // may be another
    private bool IsClear(QuotedPassage passage, Standing witness, Comparison comparison) =>
        comparison.Shared >= options.LeastShared
        && (!passage.IsFragment || witness.Kind == Witness.Transcript)
        && IsAlike(passage, witness);

    private bool IsAlike(QuotedPassage passage, Standing witness)
    {
        var likeness = Likeness.Between(passage.Words, witness.Passage.Words);
        return PairEvidence.LogOddsOfWords(likeness, JoiningOptions.Default) >= options.LeastAlike;
    }

    private bool IsTranslated(QuotedPassage passage, SpokenIn? language) =>
        language is not null
        && passage.Language is { } printed
        && printed != language.Tag
        && language.Belief.Share >= options.LeastToTranslate;

    private static bool IsUnchanged(Verdict verdict) =>
        verdict is Verdict.Verbatim or Verdict.Normalised or Verdict.Trimmed;

    internal static Printed PrintedOf(QuotedPassage passage) => new(passage.Words, passage.Document.Text, passage.At);

    private static Speaker? Agreed(Cluster cluster)
    {
        var known = cluster
            .Members.Select(m => m.Voice)
            .Where(v => v.ActorId is not null)
            .DistinctBy(v => v.Key)
            .ToList();
        var speakers = cluster
            .Members.Where(m => !m.Voice.IsOpen)
            .Select(m => (m.Voice, m.IsTranscript, m.DocumentNumber))
            .Select(m => (Voice: Full(m.Voice, known), m.IsTranscript, m.DocumentNumber))
            .GroupBy(m => m.Voice.Key)
            .Select(g =>
                (
                    Speaker: g.Select(m => m.Voice.Speaker).First(),
                    Transcript: g.Any(m => m.IsTranscript),
                    Count: g.Select(m => m.DocumentNumber).Distinct().Count(),
                    g.Key
                )
            )
            .OrderByDescending(v => v.Transcript)
            .ThenByDescending(v => v.Count)
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .ToList();
        if (speakers.Count == 0)
            return cluster.Members.Select(m => m.Voice.Speaker).FirstOrDefault(s => s is not null);
        var undecided = speakers.Count > 1 && !speakers[0].Transcript && speakers[0].Count == speakers[1].Count;
        return undecided ? Speaker.Open(speakers.Select(v => v.Speaker!.Name ?? v.Key)) : speakers[0].Speaker;
    }

    // "Yeol" in one report is Yoon Suk Yeol in another, where only one such is known
    private static Voice Full(Voice voice, List<Voice> known) =>
        voice.ActorId is null && known.Where(k => k.Compare(voice) == VoiceMatch.Same).Take(2).ToList() is [var only]
            ? only
            : voice;

    /// <summary>What an utterance is called: a hash of its earliest passage, by day and by origin.</summary>
    public static string IdOf(Cluster cluster)
    {
        var earliest = cluster
            .Members.OrderBy(m => m.Document.Published ?? DateOnly.MaxValue)
            .ThenBy(m => m.DocumentNumber)
            .ThenBy(m => m.Ordinal)
            .First();
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{earliest.Document.Identity}\n{earliest.At.Start}\n{earliest.Text}"
        );
        return "u" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
    }
}
