namespace Foedera.Core.Said.Joining.Growing;

/// <summary>What joinings before left, read row by row.</summary>
public sealed class KeptJoining
{
    private readonly List<KeptWords> words = [];
    private readonly List<KeptDocument> documents = [];
    private readonly List<byte[]> links = [];
    private InvalidDataException? damage;
    private int highest = -1;

    /// <summary>Takes the row of a document.</summary>
    public void Add(KeptRow row)
    {
        if (damage is not null)
            return;
        try
        {
            documents.Add(KeptDocumentRow.Read(row, ref highest));
            links.Add(row.Links);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            damage = Damaged(fault);
        }
    }

    /// <summary>Takes some of the words.</summary>
    public void Add(KeptWords some) => words.Add(some);

    /// <summary>All of it.</summary>
    /// <exception cref="InvalidDataException">A row was damaged, or some are missing.</exception>
    internal Landscape Whole()
    {
        if (damage is not null)
            throw damage;
        try
        {
            var vocabulary = Landscape.WordsOf(words);
            if (highest >= vocabulary.Entries.Count)
                throw new InvalidDataException("a row of joining has words that no row has learned");
            var byKey = documents.ToDictionary(document => document.Key);
            for (var i = 0; i < documents.Count; i++)
                KeptDocumentRow.ReadLinks(documents[i], links[i], byKey);
            return new Landscape(vocabulary, documents);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw Damaged(fault);
        }
    }

    /// <summary>True for what reading rows throws that contradict themselves or others.</summary>
    internal static bool IsDamage(Exception fault) =>
        fault
            is InvalidDataException
                or IndexOutOfRangeException
                or ArgumentException
                or KeyNotFoundException
                or OverflowException;

    internal static InvalidDataException Damaged(Exception fault) =>
        fault as InvalidDataException ?? new InvalidDataException("the rows of joining contradict one another", fault);
}

/// <summary>Loads documents of the record by its numbers for them.</summary>
public delegate Task<IReadOnlyList<ReadDocument>> DocumentsByKey(IReadOnlyCollection<long> keys);

/// <summary>Loads what passages of documents were compared with, by the record's numbers for the documents.</summary>
public delegate Task<IReadOnlyList<(long Document, byte[] Pairs)>> PairsByKey(IReadOnlyCollection<long> keys);

/// <summary>Where what is met is loaded from.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Pairs">Their pairs.</param>
public sealed record NearBy(DocumentsByKey Documents, PairsByKey Pairs);
