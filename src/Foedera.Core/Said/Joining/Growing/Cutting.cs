using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Passages as they are kept.</summary>
internal static class Cutting
{
    /// <summary>A document without its passages.</summary>
    public static KeptDocument Of(ReadDocument read) =>
        new()
        {
            Key = read.Key,
            Stamp = read.Stamp,
            Identity = read.Document.Identity,
            IsTranscript = read.Document.Genre == Sources.Genre.Transcript,
            Language = Judging.WordingLanguage.Primary(read.Document.Language),
            IsNew = true,
            IsChanged = true,
            Pairs = [],
        };

    /// <summary>A sentence.</summary>
    public static KeptSentence Of(QuotedPassage sentence, int boundary, Vocabulary words) =>
        new()
        {
            Words = KeptSequences.Kept(sentence.Words, words),
            IsEnded = RunOnSentences.EndsSentence(sentence),
            IsPart = sentence.IsPart,
            CanSplit = RunOnSentences.CanSplit(sentence),
            Boundary = boundary,
            Telling = CandidatePairs.Telling(sentence.Words),
        };

    /// <summary>A passage.</summary>
    public static KeptPassage Of(QuotedPassage passage, KeptDocument document, KeptVoice voice, Vocabulary words) =>
        new()
        {
            Document = document,
            Ordinal = passage.Ordinal,
            Words = KeptSequences.Kept(passage.Words, words),
            Voice = voice,
            IsFragment = passage.IsFragment,
            Same = passage.IsFragment || passage.IsTranscript ? 0 : Hash(Duplicates.KeyOf(passage)),
            Telling = CandidatePairs.Telling(passage.Words),
        };

    /// <summary>Who a passage is attributed to; equal ones are one object.</summary>
    public static KeptVoice VoiceOf(QuotedPassage passage, Dictionary<KeptVoice, KeptVoice> known)
    {
        var voice = passage.Voice;
        var kept = new KeptVoice(voice.Key, voice.Surname, voice.ActorId is not null);
        return known.TryGetValue(kept, out var before) ? before : known[kept] = kept;
    }

    private static long Hash(string key)
    {
        var hash = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return hash == 0 ? 1 : hash;
    }
}
