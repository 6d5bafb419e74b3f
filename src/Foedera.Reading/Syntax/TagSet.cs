namespace Foedera.Reading.Syntax;

/// <summary>Universal parts of speech (universaldependencies.org/u/pos).</summary>
public enum PartOfSpeech
{
    /// <summary>Other: foreign words, typing errors.</summary>
    X,

    /// <summary>Adjective.</summary>
    Adj,

    /// <summary>Preposition.</summary>
    Adp,

    /// <summary>Adverb.</summary>
    Adv,

    /// <summary>Auxiliary verb.</summary>
    Aux,

    /// <summary>Coordinating conjunction.</summary>
    Cconj,

    /// <summary>Determiner.</summary>
    Det,

    /// <summary>Interjection.</summary>
    Intj,

    /// <summary>Noun.</summary>
    Noun,

    /// <summary>Number.</summary>
    Num,

    /// <summary>Particle: possessive 's, not, infinitive to.</summary>
    Part,

    /// <summary>Pronoun.</summary>
    Pron,

    /// <summary>Name.</summary>
    Propn,

    /// <summary>Punctuation.</summary>
    Punct,

    /// <summary>Subordinating conjunction.</summary>
    Sconj,

    /// <summary>Symbol.</summary>
    Sym,

    /// <summary>Verb.</summary>
    Verb,
}

/// <summary>The tags a tagger gives: a universal part of speech with a Penn Treebank tag, such as VERB/VBD.</summary>
internal sealed class TagSet
{
    private readonly string[] names;

    public TagSet(string[] names)
    {
        this.names = names;
        Coarse = Array.ConvertAll(
            names,
            n => Enum.TryParse<PartOfSpeech>(n[..n.IndexOf('/')], ignoreCase: true, out var p) ? p : PartOfSpeech.X
        );
        Fine = Array.ConvertAll(names, n => n[(n.IndexOf('/') + 1)..]);
    }

    public int Count => names.Length;

    /// <summary>Universal part of speech of each tag.</summary>
    public PartOfSpeech[] Coarse { get; }

    /// <summary>Penn Treebank tag of each tag.</summary>
    public string[] Fine { get; }

    public string Name(int tag) => names[tag];

    public void Write(BinaryWriter to)
    {
        to.Write7BitEncodedInt(names.Length);
        foreach (var name in names)
            to.Write(name);
    }

    public static TagSet Read(ModelReader from)
    {
        var read = new string[from.Varint()];
        for (var i = 0; i < read.Length; i++)
            read[i] = from.Text();
        return new TagSet(read);
    }
}
