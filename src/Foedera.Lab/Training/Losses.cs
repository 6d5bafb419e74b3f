using Foedera.Lab.Network;
using Foedera.Reading.Encoder;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Foedera.Lab.Training;

/// <summary>How wrong the heads are about a batch: the sum over those that the batch tells something of.</summary>
internal static class Losses
{
    /// <summary>How wrong a reader is.</summary>
    /// <param name="network">The reader.</param>
    /// <param name="batch">Windows with what was marked in them.</param>
    /// <param name="teacher">Another reader whose probabilities count beside what was marked, names included, twice as
    /// much as that;
    /// null where there is none.</param>
    public static Tensor Of(ReaderNetwork network, Batch batch, ReaderNetwork? teacher = null)
    {
        var words = network.Words(batch);
        var flat = network.Flat(words);
        var statements = batch.Statements();
        var told = statements is { } s ? network.Roles(words, s.Row, s.Share, s.Distance) : (Tensor?)null;
        var parts = new List<Tensor>();
        Add(parts, Part(flat, 0, SpanTag.Count), batch.Marks(l => l.Cues), 1);
        Add(parts, Part(flat, SpanTag.Count, SpanTag.Count), batch.Marks(l => l.Contents), 0.5);
        Add(parts, Part(flat, 2 * SpanTag.Count, SpanTag.Count), batch.Marks(l => l.Sources), 0.5);
        Add(parts, Part(flat, 3 * SpanTag.Count, NameTag.Count), batch.Marks(l => l.Names), 1);
        if (told is not null)
            Add(parts, told, statements!.Value.Roles, 2);
        var marked = parts.Aggregate((a, b) => a + b);
        return teacher is null ? marked : (marked * 0.5) + FromTeacher(flat, told, teacher, batch, statements);
    }

    private static Tensor FromTeacher(
        Tensor flat,
        Tensor? told,
        ReaderNetwork teacher,
        Batch batch,
        (Tensor Row, Tensor Share, Tensor Distance, Tensor Roles)? statements
    )
    {
        var (theirs, soft) = Taught(teacher, batch, statements);
        var real = Real(batch);
        var sum =
            Soft(Part(flat, 3 * SpanTag.Count, NameTag.Count), Part(theirs, 3 * SpanTag.Count, NameTag.Count), real)
            * 0.5;
        for (var part = 0; part < 3; part++)
            sum +=
                Soft(
                    Part(flat, part * SpanTag.Count, SpanTag.Count),
                    Part(theirs, part * SpanTag.Count, SpanTag.Count),
                    real
                ) * (part == 0 ? 1 : 0.5);
        if (told is not { } mine || soft is not { } known)
            return sum;
        var inside = real.index_select(0, statements!.Value.Row);
        return sum + (Soft(mine, known, inside) * 2);
    }

    private static (Tensor Flat, Tensor? Told) Taught(
        ReaderNetwork teacher,
        Batch batch,
        (Tensor Row, Tensor Share, Tensor Distance, Tensor Roles)? statements
    )
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
        if (marks is null)
            return;
        parts.Add(cross_entropy(scores.reshape(-1, scores.shape[^1]), marks.reshape(-1), ignore_index: -100) * weight);
    }

    // 1 for a word of a window, 0 for filling: (rows, words, 1)
    private static Tensor Real(Batch batch)
    {
        var real = new float[batch.Lessons.Count * batch.MostWords];
        for (var r = 0; r < batch.Lessons.Count; r++)
            Array.Fill(real, 1, r * batch.MostWords, batch.Lessons[r].Words);
        return tensor(real).reshape(batch.Lessons.Count, batch.MostWords, 1);
    }
}
