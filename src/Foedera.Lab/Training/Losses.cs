using Foedera.Lab.Network;
using Foedera.Reading.Encoder;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Foedera.Lab.Training;

/// <summary>How wrong the heads are about a batch: the sum over those that the batch tells something of.</summary>
internal static class Losses
{
    private const float Never = -1e4f;

    public static Tensor Of(ReaderNetwork network, Batch batch)
    {
        var words = network.Words(batch);
        var parts = new List<Tensor>();
        var flat = network.Flat(words);
        Add(parts, Part(flat, 0, SpanTag.Count), batch.Marks(l => l.Cues), 1);
        Add(parts, Part(flat, SpanTag.Count, SpanTag.Count), batch.Marks(l => l.Contents), 0.5);
        Add(parts, Part(flat, 2 * SpanTag.Count, SpanTag.Count), batch.Marks(l => l.Sources), 0.5);
        Add(parts, Part(flat, 3 * SpanTag.Count, NameTag.Count), batch.Marks(l => l.Names), 1);
        if (batch.Statements() is { } s) Add(parts, network.Roles(words, s.Row, s.Share, s.Distance), s.Roles, 2);
        if (batch.Marks(l => l.Tags) is { } tags) Add(parts, network.Tags(words), tags, 0.5);
        if (batch.Marks(l => l.Heads) is { } heads)
        {
            Add(parts, network.Arcs(words) + Filling(batch), heads, 1);
            Add(parts, network.Relations(words, heads.clamp_min(0)), batch.Marks(l => l.Relations), 0.5);
        }
        return parts.Aggregate((a, b) => a + b);
    }

    private static Tensor Part(Tensor scores, int from, int count) => scores.slice(2, from, from + count, 1);

    private static void Add(List<Tensor> parts, Tensor scores, Tensor? marks, double weight)
    {
        if (marks is null) return;
        parts.Add(cross_entropy(scores.reshape(-1, scores.shape[^1]), marks.reshape(-1), ignore_index: -100) * weight);
    }

    // no word of a shorter window is a head
    private static Tensor Filling(Batch batch)
    {
        var filling = new float[batch.Lessons.Count * batch.MostWords];
        for (var r = 0; r < batch.Lessons.Count; r++)
            for (var w = batch.Lessons[r].Words; w < batch.MostWords; w++) filling[(r * batch.MostWords) + w] = Never;
        return tensor(filling).reshape(batch.Lessons.Count, 1, batch.MostWords);
    }
}
