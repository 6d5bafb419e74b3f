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

    /// <summary>How wrong a reader is.</summary>
    /// <param name="network">The reader.</param>
    /// <param name="batch">Windows with what was marked in them.</param>
    /// <param name="teacher">Another reader whose probabilities count beside what was marked, names included, twice as much as that;
    /// null where there is none.</param>
    public static Tensor Of(ReaderNetwork network, Batch batch, ReaderNetwork? teacher = null)
    {
        var words = network.Words(batch);
        var flat = network.Flat(words);
        var statements = batch.Statements();
        var told = statements is { } s ? network.Roles(words, s.Row, s.Share, s.Distance) : ((Tensor Roles, Tensor Edges)?)null;
        var parts = new List<Tensor>();
        Add(parts, Part(flat, 0, SpanTag.Count), batch.Marks(l => l.Cues), 1);
        Add(parts, Part(flat, SpanTag.Count, SpanTag.Count), batch.Marks(l => l.Contents), 0.5);
        Add(parts, Part(flat, 2 * SpanTag.Count, SpanTag.Count), batch.Marks(l => l.Sources), 0.5);
        Add(parts, Part(flat, 3 * SpanTag.Count, NameTag.Count), batch.Marks(l => l.Names), 1);
        if (told is { } t)
        {
            Add(parts, t.Roles, statements!.Value.Roles, 2);
            parts.Add(Edges(t.Edges, statements.Value.Roles) * 4);
        }
        if (batch.Marks(l => l.Tags) is { } tags) Add(parts, network.Tags(words), tags, 0.5);
        if (batch.Marks(l => l.Heads) is { } heads)
        {
            Add(parts, network.Arcs(words) + Filling(batch), heads, 1);
            Add(parts, network.Relations(words, heads.clamp_min(0)), batch.Marks(l => l.Relations), 0.5);
        }
        var marked = parts.Aggregate((a, b) => a + b);
        return teacher is null ? marked : (marked * 0.5) + FromTeacher(flat, told, teacher, batch, statements);
    }

    private static Tensor FromTeacher(
        Tensor flat, (Tensor Roles, Tensor Edges)? told, ReaderNetwork teacher, Batch batch, (Tensor Row, Tensor Share, Tensor Distance, Tensor Roles)? statements)
    {
        var (theirs, soft) = Taught(teacher, batch, statements);
        var real = (Filling(batch) == 0).transpose(1, 2).to(ScalarType.Float32);
        var sum = Soft(Part(flat, 3 * SpanTag.Count, NameTag.Count), Part(theirs, 3 * SpanTag.Count, NameTag.Count), real) * 0.5;
        for (var part = 0; part < 3; part++)
            sum += Soft(Part(flat, part * SpanTag.Count, SpanTag.Count), Part(theirs, part * SpanTag.Count, SpanTag.Count), real) * (part == 0 ? 1 : 0.5);
        if (told is not { } mine || soft is not { } known) return sum;
        var inside = real.index_select(0, statements!.Value.Row);
        var edge = binary_cross_entropy_with_logits(mine.Edges, known.Edges.sigmoid(), reduction: nn.Reduction.None);
        return sum + (Soft(mine.Roles, known.Roles, inside) * 2) + ((edge * inside).sum() / (inside.sum() * RoleEdge.Count) * 4);
    }

    private static (Tensor Flat, (Tensor Roles, Tensor Edges)? Told) Taught(
        ReaderNetwork teacher, Batch batch, (Tensor Row, Tensor Share, Tensor Distance, Tensor Roles)? statements)
    {
        using var still = no_grad();
        var words = teacher.Words(batch);
        return (teacher.Flat(words), statements is { } s ? teacher.Roles(words, s.Row, s.Share, s.Distance) : null);
    }

    private static Tensor Soft(Tensor scores, Tensor theirs, Tensor real) =>
        -((softmax(theirs, -1) * log_softmax(scores, -1)).sum(-1, keepdim: true) * real).sum() / real.sum();

    private static Tensor Part(Tensor scores, int from, int count) => scores.slice(2, from, from + count, 1);

    private static void Add(List<Tensor> parts, Tensor scores, Tensor? marks, double weight)
    {
        if (marks is null) return;
        parts.Add(cross_entropy(scores.reshape(-1, scores.shape[^1]), marks.reshape(-1), ignore_index: -100) * weight);
    }

    // the first and the last word of each piece of content; of a window's last word nobody knows
    private static Tensor Edges(Tensor edges, Tensor roles)
    {
        var further = roles == RoleTag.Content;
        var content = further | (roles == RoleTag.FirstOfContent);
        var count = roles.shape[1];
        var (told, next) = (roles.slice(1, 0, count - 1, 1) >= 0, roles.slice(1, 1, count, 1) >= 0);
        var begins = (roles == RoleTag.FirstOfContent).slice(1, 0, count - 1, 1);
        var ends = content.slice(1, 0, count - 1, 1) & further.slice(1, 1, count, 1).logical_not();
        var marks = stack([begins, ends], 2).to(ScalarType.Float32);
        var each = binary_cross_entropy_with_logits(edges.slice(1, 0, count - 1, 1), marks, reduction: nn.Reduction.None);
        var known = (told & next).unsqueeze(-1).to(ScalarType.Float32);
        return (each * known).sum() / known.sum().clamp_min(1);
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
