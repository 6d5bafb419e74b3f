namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Documents that were loaded again, or came in, with their passages as they are joined.</summary>
internal sealed class Reloaded(Landscape land, DocumentsByKey load)
{
    private readonly Dictionary<KeptDocument, List<QuotedPassage>> sentences = [];
    private readonly Dictionary<KeptDocument, List<QuotedPassage>> passages = [];

    /// <summary>Takes in the sentences of a document that is new.</summary>
    public void Add(KeptDocument document, List<QuotedPassage> own) => sentences[document] = own;

    /// <summary>Takes the sentences of a document apart at its boundaries.</summary>
    public List<QuotedPassage> Split(KeptDocument document) =>
        passages[document] = RunOnSentences.Split(
            sentences[document],
            [.. document.Sentences.Select(sentence => sentence.Boundary)]
        );

    /// <summary>Loads those that are not here yet.</summary>
    /// <exception cref="InvalidDataException">A document is not what was kept of it.</exception>
    public async Task EnsureAsync(IEnumerable<KeptDocument> documents)
    {
        var missing = documents.Where(d => !passages.ContainsKey(d)).Distinct().ToDictionary(d => d.Key);
        if (missing.Count == 0)
            return;
        foreach (var read in await load(missing.Keys))
            if (missing.Remove(read.Key, out var document))
                Cut(document, read);
        if (missing.Count > 0)
            throw new InvalidDataException("a document is gone");
    }

    private void Cut(KeptDocument document, ReadDocument read)
    {
        sentences[document] = [.. QuotedPassages.Of(read, document.Number, land.Words)];
        var isSame =
            read.Stamp == document.Stamp
            && sentences[document].Count == document.Sentences.Length
            && Split(document).Count == document.Passages.Length;
        if (!isSame)
            throw new InvalidDataException("a document is not what was kept of it");
    }

    /// <summary>A sentence, before it is taken apart, of a document that is here.</summary>
    public QuotedPassage Of(KeptSentence sentence)
    {
        var document = land.Documents[sentence.Document];
        return sentences[document][sentence.Number - document.Sentences[0].Number];
    }

    /// <summary>All passages of a document that is here.</summary>
    public List<QuotedPassage> Of(KeptDocument document) => passages[document];

    /// <summary>A passage of a document that is here.</summary>
    public QuotedPassage Of(KeptPassage passage) => passages[passage.Document][passage.Ordinal];
}
