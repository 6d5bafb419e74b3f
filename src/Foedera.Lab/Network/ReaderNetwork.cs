using Foedera.Reading.Encoder;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Foedera.Lab.Network;

/// <summary>The encoder with its heads. What is named here is exported under the same names.</summary>
internal sealed class ReaderNetwork : nn.Module
{
    /// <summary>Numbers with which a word is compared with a cue.</summary>
    public const int RoleWidth = 256;

    private readonly Dense flat;
    private readonly Dense roleWord;
    private readonly Dense roleCue;
    private readonly Parameter roleDistance;
    private readonly Dense roleOut;
    private readonly Dropout dropout = nn.Dropout(0.15);

    public ReaderNetwork(EncoderShape shape, int vocabulary)
        : base("reader")
    {
        Encoder = new Encoder(shape, vocabulary, WordLook.Count);
        var width = shape.Width;
        flat = new Dense("flat", width, (3 * SpanTag.Count) + NameTag.Count);
        (roleWord, roleCue) = (new Dense("roleWord", width, 2 * RoleWidth), new Dense("roleCue", width, 2 * RoleWidth));
        roleDistance = new Parameter(zeros(CueDistance.Count, RoleWidth));
        roleOut = new Dense("roleOut", RoleWidth, RoleTag.Count);
        RegisterComponents();
    }

    public Encoder Encoder { get; }

    /// <summary>Under which name the network keeps a weight.</summary>
    public static string Key(string name) =>
        name.Replace("encoder.", "<Encoder>k__BackingField.", StringComparison.Ordinal);

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

    /// <summary>Roles of each word for each cue: (cues, words, roles).</summary>
    /// <param name="words">(rows, words, width).</param>
    /// <param name="row">(cues) the window of each cue.</param>
    /// <param name="share">(cues, words) one over the number of its words at each word of the cue.</param>
    /// <param name="distance">(cues, words) <see cref="CueDistance"/> of each word.</param>
    public Tensor Roles(Tensor words, Tensor row, Tensor share, Tensor distance)
    {
        var mine = words.index_select(0, row);
        var cue = share.unsqueeze(1).matmul(mine);
        var (w, q) = (roleWord.forward(words).index_select(0, row), roleCue.forward(cue));
        var (w1, w2) = (w.slice(2, 0, RoleWidth, 1), w.slice(2, RoleWidth, 2 * RoleWidth, 1));
        var (q1, q2) = (q.slice(2, 0, RoleWidth, 1), q.slice(2, RoleWidth, 2 * RoleWidth, 1));
        return roleOut.forward(nn.functional.gelu(w1 + q1 + (w2 * q2) + Rows.At(roleDistance, distance)));
    }
}
