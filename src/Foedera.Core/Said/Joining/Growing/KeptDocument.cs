namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Who a passage is attributed to, as it is kept.</summary>
/// <param name="Key"><see cref="Voice.Key"/>.</param>
/// <param name="Surname"><see cref="Voice.Surname"/>.</param>
/// <param name="IsActor">True for an actor of the packs.</param>
internal sealed record KeptVoice(string Key, string Surname, bool IsActor);

/// <summary>A document as joining keeps it: its passages and their words, and what they were joined with.</summary>
internal sealed class KeptDocument
{
    /// <summary>The record's number for it.</summary>
    public required long Key { get; init; }

    public required string Identity { get; init; }

    public required string Stamp { get; init; }

    public required bool IsTranscript { get; init; }

    /// <summary>The language that its words are read in; null when that is not known.</summary>
    public required string? Language { get; init; }

    /// <summary>Its quoted sentences, before any is taken apart.</summary>
    public KeptSentence[] Sentences { get; set; } = [];

    /// <summary>Its passages, by ordinal.</summary>
    public KeptPassage[] Passages { get; set; } = [];

    /// <summary>Pairs of a passage of this document with an earlier one, in the order of both.</summary>
    /// <exception cref="InvalidOperationException">They have not been read.</exception>
    public List<KeptPair> Pairs
    {
        get => pairs ?? throw new InvalidOperationException("pairs are asked for that were not read");
        set => pairs = value;
    }

    private List<KeptPair>? pairs;

    /// <summary>True once the pairs have been read.</summary>
    public bool HasPairs => pairs is not null;

    /// <summary>The likely ones among its pairs, as they were kept.</summary>
    public (KeptPassage Earlier, KeptPassage Later)[] LikelyPairs { get; set; } = [];

    /// <summary>Position among all documents.</summary>
    public int Number { get; set; }

    /// <summary>True when its row of links is to be written.</summary>
    public bool IsChanged { get; set; }

    /// <summary>True when its row of pairs is to be written.</summary>
    public bool IsCompared { get; set; }

    /// <summary>True when it came in since the joining before.</summary>
    public bool IsNew { get; init; }
}

/// <summary>Something that holds words.</summary>
internal interface IHolder
{
    /// <summary>Words by their entry in the vocabulary, shifted by two: 2 for a word of a stock phrase, 1 for a
    /// name.</summary>
    ArraySegment<int> Words { get; }

    /// <summary>Position among all of its kind.</summary>
    int Number { get; }

    /// <summary>Weight of the words that carry content.</summary>
    float Telling { get; }
}

/// <summary>A quoted sentence, as it is kept.</summary>
internal sealed class KeptSentence : IHolder
{
    public required ArraySegment<int> Words { get; init; }

    /// <summary>It has the mark of an end.</summary>
    public required bool IsEnded { get; init; }

    /// <summary>It begins within a sentence.</summary>
    public required bool IsPart { get; init; }

    /// <summary>It could be taken apart.</summary>
    public required bool CanSplit { get; init; }

    /// <summary>Where it is taken apart; 0 where it is not.</summary>
    public required int Boundary { get; set; }

    /// <summary>Weight of the words that carry content.</summary>
    public required float Telling { get; init; }

    /// <summary>Position among the documents.</summary>
    public int Document { get; set; }

    /// <summary>Position among all sentences.</summary>
    public int Number { get; set; }
}

/// <summary>A passage, as it is kept.</summary>
internal sealed class KeptPassage : IHolder
{
    public required KeptDocument Document { get; init; }

    public required int Ordinal { get; init; }

    public required ArraySegment<int> Words { get; init; }

    public required KeptVoice Voice { get; init; }

    public required bool IsFragment { get; init; }

    /// <summary>A hash of what passages that are taken together have in common; 0 for one that stands by
    /// itself.</summary>
    public required long Same { get; init; }

    /// <summary>Weight of the words that carry content.</summary>
    public required float Telling { get; init; }

    /// <summary>The mark of the cluster that it is in.</summary>
    public long Mark { get; set; }

    /// <summary>The surname of the cluster's speaker, before fragments came to it; empty where nobody is
    /// named.</summary>
    public string Surname { get; set; } = "";

    /// <summary>Of a fragment, the sentence that it was put with; null where it has none.</summary>
    public KeptPassage? Home { get; set; }

    /// <summary>Position among all passages.</summary>
    public int Number { get; set; }

    /// <summary>True for the first of those that are taken together: it stands for all of them.</summary>
    public bool IsFirst { get; set; }
}

/// <summary>A pair that was worth looking at.</summary>
/// <param name="Earlier">The earlier passage.</param>
/// <param name="Later">The later one, whose candidate the other was.</param>
/// <param name="Words">Log-odds by the words alone.</param>
/// <param name="Odds">Log-odds by everything; those below <see cref="JoiningOptions.LeastAverage"/> are not
/// kept.</param>
internal readonly record struct KeptPair(KeptPassage Earlier, KeptPassage Later, float Words, float Odds)
{
    /// <summary>What stands for odds that join nothing.</summary>
    public const float Unlikely = float.NegativeInfinity;

    /// <summary>True for a pair by which clusters may become one.</summary>
    public bool IsLikely => Odds >= JoiningOptions.Default.LeastAverage;
}
