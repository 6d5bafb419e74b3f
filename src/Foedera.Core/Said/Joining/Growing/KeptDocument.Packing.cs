namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Documents as rows, and back.</summary>
internal static class KeptDocumentRow
{
    private const int Ended = 1;
    private const int Part = 2;
    private const int CanSplit = 4;
    private const int InTwo = 8;

    /// <summary>The row of a document.</summary>
    public static KeptRow Of(KeptDocument document) =>
        new(
            document.Key,
            document.Stamp,
            document.IsNew ? CutOf(document) : null,
            LinksOf(document),
            document.IsNew || document.IsCompared ? PairsOf(document) : null
        );

    /// <summary>Reads the passages of a document.</summary>
    /// <param name="row">The row.</param>
    /// <param name="highest">Becomes the highest entry of the vocabulary that any word is.</param>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static KeptDocument Read(KeptRow row, ref int highest)
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
        // one array for all words: many small ones cost more than what they hold
        var words = new int[cut.Count()];
        var next = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var own = new ArraySegment<int>(words, next, cut.Count());
            for (var k = 0; k < own.Count; k++)
            {
                words[next++] = cut.Count();
                highest = Math.Max(highest, KeptSequences.EntryOf(words[next - 1]));
            }
            sentences[i] = Sentence(ref cut, document, own, voices, passages);
        }
        (document.Sentences, document.Passages) = (sentences, [.. passages]);
        return document;
    }

    private static KeptSentence Sentence(
        ref Unpacker cut,
        KeptDocument document,
        ArraySegment<int> words,
        KeptVoice[] voices,
        List<KeptPassage> passages
    )
    {
        var flags = cut.Number();
        var voice = voices[cut.Count()];
        var (boundary, telling) = ((flags & InTwo) != 0 ? cut.Count() : 0, cut.Fraction());
        Add(ref cut, boundary == 0 ? words : words[..boundary]);
        if (boundary > 0)
            Add(ref cut, words[boundary..]);
        return new KeptSentence
        {
            Words = words,
            IsEnded = (flags & Ended) != 0,
            IsPart = (flags & Part) != 0,
            CanSplit = (flags & CanSplit) != 0,
            Boundary = boundary,
            Telling = telling,
        };

        void Add(ref Unpacker cut, ArraySegment<int> part) =>
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
        cut.Add(document.Sentences.Sum(sentence => (long)sentence.Words.Count));
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
        cut.Add((long)sentence.Words.Count);
        foreach (var word in sentence.Words)
            cut.Add((long)word);
        cut.Add(
            (sentence.IsEnded ? Ended : 0L)
                | (sentence.IsPart ? Part : 0L)
                | (sentence.CanSplit ? CanSplit : 0L)
                | (sentence.Boundary > 0 ? InTwo : 0L)
        );
        cut.Add((long)voice);
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
        var likely = document.HasPairs
            ? [.. document.Pairs.Where(pair => pair.IsLikely).Select(pair => (pair.Earlier, pair.Later))]
            : document.LikelyPairs;
        foreach (var (earlier, later) in likely)
        {
            links.Add((long)later.Ordinal);
            links.Add(earlier.Document.Key);
            links.Add((long)earlier.Ordinal);
        }
        return links.Packed();
    }

    private static byte[] PairsOf(KeptDocument document)
    {
        var pairs = new Packer();
        foreach (var pair in document.Pairs)
        {
            pairs.Add((long)pair.Later.Ordinal);
            pairs.Add(pair.Earlier.Document.Key);
            pairs.Add((2L * pair.Earlier.Ordinal) + (pair.IsLikely ? 1 : 0));
            pairs.Add(pair.Words);
            if (pair.IsLikely)
                pairs.Add(pair.Odds);
        }
        return pairs.Packed();
    }

    /// <summary>Reads what the passages of a document are joined with.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static void ReadLinks(KeptDocument document, byte[] row, Dictionary<long, KeptDocument> documents)
    {
        var links = new Unpacker(row);
        foreach (var passage in document.Passages)
        {
            passage.Mark = links.Whole();
            passage.Surname = links.Words() ?? passage.Voice.Surname;
            if (links.Number() is var home and > 0)
                passage.Home = documents[home - 1].Passages[links.Count()];
        }
        var likely = new List<(KeptPassage Earlier, KeptPassage Later)>();
        while (!links.IsAtEnd)
        {
            var later = document.Passages[links.Count()];
            likely.Add((documents[links.Number()].Passages[links.Count()], later));
        }
        document.LikelyPairs = [.. likely];
    }

    /// <summary>Reads what the passages of a document were compared with.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static void ReadPairs(KeptDocument document, byte[] row, Dictionary<long, KeptDocument> documents)
    {
        var pairs = new Unpacker(row);
        var found = new List<KeptPair>();
        while (!pairs.IsAtEnd)
        {
            var later = document.Passages[pairs.Count()];
            var other = documents[pairs.Number()];
            var place = pairs.Count();
            var words = pairs.Fraction();
            var odds = (place & 1) == 1 ? pairs.Fraction() : KeptPair.Unlikely;
            found.Add(new KeptPair(other.Passages[place >> 1], later, words, odds));
        }
        document.Pairs = found;
    }
}
