using Foedera.Reading.Encoder;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Foedera.Lab.Network;

/// <summary>The encoder with its heads. What is named here is exported under the same names.</summary>
internal sealed class ReaderNetwork : nn.Module
{
    /// <summary>Numbers with which a word is compared with a cue.</summary>
    public const int RoleWidth = 256;

    /// <summary>Numbers with which a word is compared with a head.</summary>
    public const int ArcWidth = 192;

    /// <summary>Numbers with which a relation is told.</summary>
    public const int RelationWidth = 128;

    private readonly Dense flat;
    private readonly Dense tag;
    private readonly Dense roleWord;
    private readonly Dense roleCue;
    private readonly Parameter roleDistance;
    private readonly Dense roleOut;
    private readonly Dense roleEdge;
    private readonly Dense arcWord;
    private readonly Dense arcHead;
    private readonly Parameter arcBias;
    private readonly Dense relationWord;
    private readonly Dense relationHead;
    private readonly Dense relationOut;
    private readonly Dropout dropout = nn.Dropout(0.15);

    public ReaderNetwork(EncoderShape shape, int vocabulary, int tags, int relations)
        : base("reader")
    {
        Encoder = new Encoder(shape, vocabulary, WordLook.Count);
        var width = shape.Width;
        flat = new Dense("flat", width, (3 * SpanTag.Count) + NameTag.Count);
        tag = new Dense("tag", width, tags);
        (roleWord, roleCue) = (new Dense("roleWord", width, 2 * RoleWidth), new Dense("roleCue", width, 2 * RoleWidth));
        roleDistance = new Parameter(zeros(CueDistance.Count, RoleWidth));
        (roleOut, roleEdge) = (new Dense("roleOut", RoleWidth, RoleTag.Count), new Dense("roleEdge", RoleWidth, RoleEdge.Count));
        (arcWord, arcHead) = (new Dense("arcWord", width, ArcWidth), new Dense("arcHead", width, ArcWidth));
        arcBias = new Parameter(zeros(1, ArcWidth));
        (relationWord, relationHead) = (new Dense("relationWord", width, RelationWidth), new Dense("relationHead", width, RelationWidth));
        relationOut = new Dense("relationOut", RelationWidth, relations);
        RegisterComponents();
    }

    public Encoder Encoder { get; }

    /// <summary>Under which name the network keeps a weight.</summary>
    public static string Key(string name) => name.Replace("encoder.", "<Encoder>k__BackingField.", StringComparison.Ordinal);

    /// <summary>Leaves everything as it is but the head of edges.</summary>
    public void KeepAllButEdges()
    {
        foreach (var (name, weight) in named_parameters()) weight.requires_grad = name.StartsWith("roleEdge", StringComparison.Ordinal);
    }

    /// <summary>Takes weights by their names; what is not named stays as it is.</summary>
    public void Take(IReadOnlyDictionary<string, float[]> given)
    {
        using var _ = no_grad();
        var own = state_dict();
        foreach (var (name, values) in given)
        {
            var to = own[Key(name)];
            using var taken = tensor(values).reshape(to.shape);
            to.copy_(taken);
        }
    }

    /// <summary>One vector a word: that of its first piece.</summary>
    /// <param name="batch">The windows.</param>
    public Tensor Words(Batch batch)
    {
        var pieces = Encoder.forward(batch.Pieces, batch.Looks, batch.Mask);
        var at = batch.FirstPiece.unsqueeze(-1).expand(-1, -1, pieces.shape[2]);
        return dropout.forward(pieces.gather(1, at));
    }

    /// <summary>Cue, content and source (three tags each), then names.</summary>
    public Tensor Flat(Tensor words) => flat.forward(words);

    /// <summary>Scores of parts of speech.</summary>
    public Tensor Tags(Tensor words) => tag.forward(words);

    /// <summary>Roles of each word for each cue: (cues, words, roles); and how surely a piece of content begins and ends with it, in
    /// log-odds: (cues, words, edges).</summary>
    /// <param name="words">(rows, words, width).</param>
    /// <param name="row">(cues) the window of each cue.</param>
    /// <param name="share">(cues, words) one over the number of its words at each word of the cue.</param>
    /// <param name="distance">(cues, words) <see cref="CueDistance"/> of each word.</param>
    public (Tensor Roles, Tensor Edges) Roles(Tensor words, Tensor row, Tensor share, Tensor distance)
    {
        var mine = words.index_select(0, row);
        var cue = share.unsqueeze(1).matmul(mine);
        var (w, q) = (roleWord.forward(words).index_select(0, row), roleCue.forward(cue));
        var (w1, w2) = (w.slice(2, 0, RoleWidth, 1), w.slice(2, RoleWidth, 2 * RoleWidth, 1));
        var (q1, q2) = (q.slice(2, 0, RoleWidth, 1), q.slice(2, RoleWidth, 2 * RoleWidth, 1));
        var both = nn.functional.gelu(w1 + q1 + (w2 * q2) + Rows.At(roleDistance, distance));
        return (roleOut.forward(both), roleEdge.forward(both));
    }

    /// <summary>Scores of each word (last) as head of each word.</summary>
    public Tensor Arcs(Tensor words)
    {
        var (w, h) = (nn.functional.gelu(arcWord.forward(words)), nn.functional.gelu(arcHead.forward(words)));
        return (w + arcBias).matmul(h.transpose(1, 2)) / Math.Sqrt(ArcWidth);
    }

    /// <summary>Relations of words to their heads: (rows, words, relations).</summary>
    public Tensor Relations(Tensor words, Tensor heads)
    {
        var h = relationHead.forward(words);
        var mine = h.gather(1, heads.unsqueeze(-1).expand(-1, -1, h.shape[2]));
        return relationOut.forward(nn.functional.gelu(relationWord.forward(words) + mine));
    }
}
