namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Passages that were linked again, with all that may join them.</summary>
internal sealed class Linked
{
    private readonly Landscape land;
    private readonly Dictionary<KeptPassage, int> places = [];

    /// <summary>Links whole sentences as joining everything links them.</summary>
    /// <param name="land">All documents.</param>
    /// <param name="live">Holds the documents of the passages.</param>
    /// <param name="kept">The passages in order: with each all of its component.</param>
    /// <param name="options">What decides.</param>
    public Linked(Landscape land, Reloaded live, List<KeptPassage> kept, JoiningOptions options)
    {
        (this.land, Kept, Passages) = (land, kept, kept.ConvertAll(live.Of));
        for (var i = 0; i < kept.Count; i++)
            places[kept[i]] = i;
        var documents = kept.Select(p => p.Document).Distinct().ToList();
        var pairs = PairsAmong(documents);
        var shared = new SharedSentences(documents.SelectMany(live.Of), options);
        foreach (var pair in pairs)
            shared.Look(live.Of(pair.Earlier), live.Of(pair.Later), pair.Words);
        Links = new Linkage(Passages, shared);
        foreach (var group in kept.Where(p => p.Same != 0).GroupBy(p => p.Same))
        foreach (var other in group.Skip(1))
            Links.Join(places[group.First()], places[other]);
        Utterances.JoinLikely(
            Links,
            pairs
                .Where(pair => pair.IsLikely && places.ContainsKey(pair.Earlier) && places.ContainsKey(pair.Later))
                .Select(pair => (places[pair.Earlier], places[pair.Later], pair.Odds))
        );
        Surnames = [.. Enumerable.Range(0, kept.Count).Select(i => Links.Of(i).Voice.Surname)];
    }

    /// <summary>The passages as they are kept.</summary>
    public List<KeptPassage> Kept { get; }

    /// <summary>The passages.</summary>
    public List<QuotedPassage> Passages { get; }

    /// <summary>What goes together.</summary>
    public Linkage Links { get; }

    /// <summary>Of each passage, the surname of its cluster's speaker before fragments came to it.</summary>
    public string[] Surnames { get; }

    /// <summary>The place of a passage among them.</summary>
    public int PlaceOf(KeptPassage passage) => places[passage];

    /// <summary>Puts the fragments among the passages where they belong.</summary>
    public void JoinFragments()
    {
        var homes = new Dictionary<int, int>();
        for (var i = 0; i < Kept.Count; i++)
            if (Kept[i].Home is { } home)
                homes[i] = places[home];
        Fragments.Join(Passages, Links, homes);
    }

    /// <summary>A passage of a cluster, as it is kept.</summary>
    public KeptPassage KeptOf(QuotedPassage passage) =>
        land.Documents[passage.DocumentNumber].Passages[passage.Ordinal];

    private static List<KeptPair> PairsAmong(List<KeptDocument> documents)
    {
        var among = documents.ToHashSet();
        return
        [
            .. documents
                .OrderBy(document => document.Number)
                .SelectMany(document => document.Pairs)
                .Where(pair => among.Contains(pair.Earlier.Document)),
        ];
    }
}
