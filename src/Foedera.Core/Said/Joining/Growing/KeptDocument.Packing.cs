namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Documents as rows, and back.</summary>
internal static class KeptDocumentRow
{
    private const int Ended = 1;
    private const int Part = 2;
    private const int CanSplit = 4;
    private const int InTwo = 8;

    /// <summary>The row of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="withCut">False where its passages are on record as they are.</param>
    public static KeptRow Of(KeptDocument document, bool withCut) =>
        new(document.Key, document.Stamp, withCut ? CutOf(document) : null, LinksOf(document));

    /// <summary>Reads the passages of a document.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static KeptDocument Read(KeptRow row, int entries)
    {
        var cut = new Unpacker(row.Cut);
        var document = new KeptDocument
        {
            Key = row.Document,
            Stamp = row.Stamp,
            Identity = cut.Words() ?? "",
            Language = cut.Words(),
            IsTranscript = cut.Number() == 1,
        };
        var voices = new KeptVoice[cut.Count()];
        for (var i = 0; i < voices.Length; i++)
            voices[i] = new KeptVoice(cut.Words() ?? "", cut.Words() ?? "", cut.Number() == 1);
        var sentences = new KeptSentence[cut.Count()];
        var passages = new List<KeptPassage>(sentences.Length);
        for (var i = 0; i < sentences.Length; i++)
            sentences[i] = Sentence(ref cut, document, voices, passages, entries);
        (document.Sentences, document.Passages) = (sentences, [.. passages]);
        return document;
    }

    private static KeptSentence Sentence(
        ref Unpacker cut,
        KeptDocument document,
        KeptVoice[] voices,
        List<KeptPassage> passages,
        int entries
    )
    {
        var flags = cut.Number();
        var voice = voices[cut.Count()];
        var words = new int[cut.Count()];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = cut.Count();
            if (KeptSequences.EntryOf(words[i]) >= entries)
                throw new InvalidDataException("a row of joining has words that no row has learned");
        }
        var (boundary, telling) = ((flags & InTwo) != 0 ? cut.Count() : 0, cut.Fraction());
        int[][] parts = boundary == 0 ? [words] : [words[..boundary], words[boundary..]];
        foreach (var part in parts)
            passages.Add(
                new KeptPassage
                {
                    Document = document,
                    Ordinal = passages.Count,
                    Words = part,
                    Voice = voice,
                    IsFragment = cut.Number() == 1,
                    Same = cut.Whole(),
                    Telling = boundary == 0 ? telling : cut.Fraction(),
                }
            );
        return new KeptSentence
        {
            Words = words,
            IsEnded = (flags & Ended) != 0,
            IsPart = (flags & Part) != 0,
            CanSplit = (flags & CanSplit) != 0,
            Boundary = boundary,
            Telling = telling,
        };
    }

    private static byte[] CutOf(KeptDocument document)
    {
        var cut = new Packer();
        cut.Add(document.Identity);
        cut.Add(document.Language);
        cut.Add(document.IsTranscript ? 1L : 0);
        var voices = document.Passages.Select(p => p.Voice).Distinct().ToList();
        cut.Add((long)voices.Count);
        foreach (var voice in voices)
        {
            cut.Add(voice.Key);
            cut.Add(voice.Surname);
            cut.Add(voice.IsActor ? 1L : 0);
        }
        cut.Add((long)document.Sentences.Length);
        var next = 0;
        foreach (var sentence in document.Sentences)
        {
            var parts = document.Passages.AsSpan(next, sentence.Boundary == 0 ? 1 : 2);
            next += parts.Length;
            Add(cut, sentence, parts, voices.IndexOf(parts[0].Voice));
        }
        return cut.Packed();
    }

    private static void Add(Packer cut, KeptSentence sentence, ReadOnlySpan<KeptPassage> parts, int voice)
    {
        cut.Add(
            (sentence.IsEnded ? Ended : 0L)
                | (sentence.IsPart ? Part : 0L)
                | (sentence.CanSplit ? CanSplit : 0L)
                | (sentence.Boundary > 0 ? InTwo : 0L)
        );
        cut.Add((long)voice);
        cut.Add((long)sentence.Words.Length);
        foreach (var word in sentence.Words)
            cut.Add((long)word);
        if (sentence.Boundary > 0)
            cut.Add((long)sentence.Boundary);
        cut.Add(sentence.Telling);
        foreach (var part in parts)
        {
            cut.Add(part.IsFragment ? 1L : 0);
            cut.AddWhole(part.Same);
            if (sentence.Boundary > 0)
                cut.Add(part.Telling);
        }
    }

    private static byte[] LinksOf(KeptDocument document)
    {
        var links = new Packer();
        foreach (var passage in document.Passages)
        {
            links.AddWhole(passage.Mark);
            links.Add(passage.Surname == passage.Voice.Surname ? null : passage.Surname);
            links.Add(passage.Home is null ? 0 : passage.Home.Document.Key + 1);
            if (passage.Home is not null)
                links.Add((long)passage.Home.Ordinal);
        }
        foreach (var pair in document.Pairs)
        {
            links.Add((long)pair.Later.Ordinal);
            links.Add(pair.Earlier.Document.Key);
            links.Add((2L * pair.Earlier.Ordinal) + (pair.IsLikely ? 1 : 0));
            links.Add(pair.Words);
            if (pair.IsLikely)
                links.Add(pair.Odds);
        }
        return links.Packed();
    }

    /// <summary>Reads what the passages of a document were joined with.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static void ReadLinks(KeptDocument document, KeptRow row, Dictionary<long, KeptDocument> documents)
    {
        var links = new Unpacker(row.Links);
        foreach (var passage in document.Passages)
        {
            passage.Mark = links.Whole();
            passage.Surname = links.Words() ?? passage.Voice.Surname;
            if (links.Number() is var home and > 0)
                passage.Home = documents[home - 1].Passages[links.Count()];
        }
        while (!links.IsAtEnd)
        {
            var later = document.Passages[links.Count()];
            var other = documents[links.Number()];
            var place = links.Count();
            var words = links.Fraction();
            document.Pairs.Add(
                new KeptPair(
                    other.Passages[place >> 1],
                    later,
                    words,
                    (place & 1) == 1 ? links.Fraction() : KeptPair.Unlikely
                )
            );
        }
    }
}
