using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>All documents as joining keeps them, in the order of joining.</summary>
internal sealed class Landscape
{
    private readonly Dictionary<long, KeptDocument> byKey;

    /// <summary>Of documents and all their words.</summary>
    public Landscape(Vocabulary words, List<KeptDocument> documents)
    {
        (Words, Documents) = (words, documents);
        byKey = documents.ToDictionary(document => document.Key);
        Place();
    }

    public Vocabulary Words { get; }

    /// <summary>Documents by identity.</summary>
    public List<KeptDocument> Documents { get; }

    public List<KeptSentence> Sentences { get; } = [];

    public List<KeptPassage> Passages { get; } = [];

    /// <summary>All words.</summary>
    /// <exception cref="InvalidDataException">Rows are damaged or missing.</exception>
    public static Vocabulary WordsOf(IEnumerable<KeptWords> kept)
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
    public void Add(IReadOnlyCollection<KeptDocument> more)
    {
        Documents.AddRange(more);
        foreach (var document in more)
            byKey.Add(document.Key, document);
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

    /// <summary>Reads the pairs of documents that have not been read.</summary>
    /// <exception cref="InvalidDataException">A row is damaged or missing.</exception>
    public async Task EnsurePairsAsync(IEnumerable<KeptDocument> documents, PairsByKey load)
    {
        var missing = documents.Where(document => !document.HasPairs).Select(document => document.Key).ToHashSet();
        if (missing.Count == 0)
            return;
        try
        {
            foreach (var (key, pairs) in await load(missing))
                if (missing.Remove(key))
                    KeptDocumentRow.ReadPairs(byKey[key], pairs, byKey);
        }
        catch (Exception fault) when (KeptJoining.IsDamage(fault))
        {
            throw KeptJoining.Damaged(fault);
        }
        if (missing.Count > 0)
            throw new InvalidDataException("pairs of a document are missing");
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
