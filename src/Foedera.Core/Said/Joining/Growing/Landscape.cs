using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>All documents as joining keeps them, in the order of joining.</summary>
internal sealed class Landscape
{
    private Landscape(Vocabulary words, List<KeptDocument> documents)
    {
        (Words, Documents) = (words, documents);
        Place();
    }

    public Vocabulary Words { get; }

    /// <summary>Documents by identity.</summary>
    public List<KeptDocument> Documents { get; }

    public List<KeptSentence> Sentences { get; } = [];

    public List<KeptPassage> Passages { get; } = [];

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="InvalidDataException">A row is damaged, or some are missing.</exception>
    public static Landscape Of(KeptJoining kept)
    {
        try
        {
            var words = WordsOf(kept.Words);
            var documents = kept.Rows.Select(row => KeptDocumentRow.Read(row, words.Entries.Count)).ToList();
            var byKey = documents.ToDictionary(document => document.Key);
            for (var i = 0; i < documents.Count; i++)
                KeptDocumentRow.ReadLinks(documents[i], kept.Rows[i], byKey);
            return new Landscape(words, documents);
        }
        catch (Exception fault)
            when (fault is IndexOutOfRangeException or ArgumentException or KeyNotFoundException or OverflowException)
        {
            throw new InvalidDataException("the rows of joining contradict one another", fault);
        }
    }

    private static Vocabulary WordsOf(IEnumerable<KeptWords> kept)
    {
        var words = new Vocabulary();
        foreach (var some in kept.OrderBy(some => some.First))
        {
            if (some.First != words.Entries.Count || !words.TryRestore(KeptVocabulary.Read(some)))
                throw new InvalidDataException("words of joining are missing");
        }
        return words;
    }

    /// <summary>Takes documents in.</summary>
    public void Add(IEnumerable<KeptDocument> more)
    {
        Documents.AddRange(more);
        Place();
    }

    /// <summary>Numbers documents, sentences and passages.</summary>
    public void Place()
    {
        Documents.Sort((a, b) => string.CompareOrdinal(a.Identity, b.Identity));
        Sentences.Clear();
        Passages.Clear();
        for (var i = 0; i < Documents.Count; i++)
        {
            var document = Documents[i];
            document.Number = i;
            foreach (var sentence in document.Sentences)
            {
                (sentence.Document, sentence.Number) = (i, Sentences.Count);
                Sentences.Add(sentence);
            }
            foreach (var passage in document.Passages)
            {
                passage.Number = Passages.Count;
                Passages.Add(passage);
            }
        }
    }

    /// <summary>Kept words as they are compared.</summary>
    public WordSequence SequenceOf(KeptPassage passage) =>
        KeptSequences.Of(passage.Words, passage.Document.Language, Words);

    /// <summary>Kept words as they are compared.</summary>
    public WordSequence SequenceOf(KeptSentence sentence) =>
        KeptSequences.Of(sentence.Words, Documents[sentence.Document].Language, Words);
}

/// <summary>Words that were learned, as a row.</summary>
internal static class KeptVocabulary
{
    /// <summary>The entries from one on.</summary>
    public static KeptWords? Since(int first, Vocabulary words)
    {
        if (first == words.Entries.Count)
            return null;
        var packer = new Packer();
        foreach (var entry in words.Entries.Skip(first))
        {
            packer.Add(entry.Language);
            packer.Add(entry.Word);
        }
        return new KeptWords(first, packer.Packed());
    }

    /// <summary>The entries of a row.</summary>
    public static List<(string? Language, string Word)> Read(KeptWords kept)
    {
        var words = new List<(string? Language, string Word)>();
        for (var row = new Unpacker(kept.List); !row.IsAtEnd; )
            words.Add((row.Words(), row.Words() ?? ""));
        return words;
    }
}
