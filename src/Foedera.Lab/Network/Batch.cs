using Foedera.Lab.Corpora;
using Foedera.Reading.Encoder;
using static TorchSharp.torch;

namespace Foedera.Lab.Network;

/// <summary>Windows as tensors.</summary>
internal sealed class Batch
{
    private const int NotTold = -100;
    private const float Never = -1e4f;

    public Batch(IReadOnlyList<Lesson> lessons, int padding)
    {
        Lessons = lessons;
        var (rows, width) = (lessons.Count, lessons.Max(l => l.Window.Pieces.Length));
        MostWords = lessons.Max(l => l.Words);
        var (pieces, looks, mask) = (new long[rows * width], new long[rows * width], new float[rows * width]);
        var first = new long[rows * MostWords];
        Array.Fill(pieces, padding);
        Array.Fill(mask, Never);
        for (var r = 0; r < rows; r++)
        {
            var window = lessons[r].Window;
            for (var p = 0; p < window.Pieces.Length; p++)
                (pieces[(r * width) + p], looks[(r * width) + p], mask[(r * width) + p]) = (
                    window.Pieces[p],
                    window.Looks[p],
                    0
                );
            for (var w = 0; w < window.FirstPiece.Length; w++)
                first[(r * MostWords) + w] = window.FirstPiece[w];
        }
        Pieces = tensor(pieces).reshape(rows, width);
        Looks = tensor(looks).reshape(rows, width);
        Mask = tensor(mask).reshape(rows, 1, 1, width);
        FirstPiece = tensor(first).reshape(rows, MostWords);
    }

    public IReadOnlyList<Lesson> Lessons { get; }

    public int MostWords { get; }

    public Tensor Pieces { get; }

    public Tensor Looks { get; }

    public Tensor Mask { get; }

    public Tensor FirstPiece { get; }

    /// <summary>Marks of each word; null when no window has any.</summary>
    public Tensor? Marks(Func<Lesson, int[]?> of)
    {
        if (!Lessons.Any(l => of(l) is not null))
            return null;
        var marks = new long[Lessons.Count * MostWords];
        Array.Fill(marks, NotTold);
        for (var r = 0; r < Lessons.Count; r++)
        {
            if (of(Lessons[r]) is not { } row)
                continue;
            for (var w = 0; w < row.Length; w++)
                if (row[w] >= 0)
                    marks[(r * MostWords) + w] = row[w];
        }
        return tensor(marks).reshape(Lessons.Count, MostWords);
    }

    /// <summary>The cues of the windows: row, share of each word, distance of each word, roles; null when there is
    /// none.</summary>
    public (Tensor Row, Tensor Share, Tensor Distance, Tensor Roles)? Statements()
    {
        var all = Lessons
            .SelectMany((l, r) => l.Statements.Select(s => (Row: r, Lesson: l, Statement: s)))
            .Where(x => x.Statement.Cue.Length > 0)
            .ToList();
        if (all.Count == 0)
            return null;
        var (share, distance, roles) = (
            new float[all.Count * MostWords],
            new long[all.Count * MostWords],
            new long[all.Count * MostWords]
        );
        Array.Fill(roles, NotTold);
        for (var c = 0; c < all.Count; c++)
        {
            var (cue, at) = (all[c].Statement.Cue, c * MostWords);
            foreach (var w in cue)
                share[at + w] = 1f / cue.Length;
            for (var w = 0; w < all[c].Lesson.Words; w++)
            {
                distance[at + w] = CueDistance.Of(w, cue[0], cue[^1]);
                roles[at + w] = all[c].Statement.Roles[w];
            }
        }
        return (
            tensor(all.Select(x => (long)x.Row).ToArray()),
            tensor(share).reshape(all.Count, MostWords),
            tensor(distance).reshape(all.Count, MostWords),
            tensor(roles).reshape(all.Count, MostWords)
        );
    }
}
