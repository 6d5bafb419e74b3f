using Foedera.Lab.Corpora;
using Foedera.Reading.Encoder;

namespace Foedera.Lab.Training;

/// <summary>All that there is to learn from, and in which order.</summary>
internal sealed class Curriculum(string data, WordPieces vocabulary)
{
    private readonly Windows windows = new(vocabulary);

    /// <summary>Every step's windows, pass after pass: those of one corpus and of about one length together, in an
    /// order that the seed
    /// decides. Of the other corpora each pass over the statements takes its part.</summary>
    public List<Lesson[]> Steps(TrainingPlan plan)
    {
        var random = new Random(plan.Seed);
        var (statements, names) = (Statements(), Names());
        var steps = new List<Lesson[]>();
        for (var left = plan.Statements; left > 0; left--)
        {
            var pass = new List<Lesson[]>();
            pass.AddRange(Some(statements, Math.Min(1, left), plan.Rows, random));
            pass.AddRange(Some(names, Math.Min(1, left) * plan.Names / plan.Statements, plan.Rows, random));
            var order = pass.ToArray();
            random.Shuffle(order);
            steps.AddRange(order);
        }
        return steps;
    }

    private List<Lesson> Statements() =>
        [
            .. PolnearLessons
                .Read(Path.Combine(data, "polnear", "train"))
                .Where(a => PolnearLessons.PartOf(a.Name) == PolnearPart.Learn)
                .SelectMany(a => PolnearLessons.Lessons(a, windows)),
        ];

    private List<Lesson> Names()
    {
        var files = Directory
            .GetFiles(Path.Combine(data, "names", "worldwide", "processed_annotated"), "*.tsv")
            .Order(StringComparer.Ordinal)
            .Where((_, i) => i % 3 == 0)
            .Append(Path.Combine(data, "names", "wikigold", "wikigold.conll.txt"));
        return [.. files.SelectMany(f => NameLessons.Read(f, windows))];
    }

    // a part of some lessons, drawn anew each time
    private static IEnumerable<Lesson[]> Some(List<Lesson> lessons, double part, int rows, Random random)
    {
        var all = lessons.ToArray();
        random.Shuffle(all);
        foreach (var chunk in all.Take((int)(all.Length * part)).Chunk(rows * 16))
        foreach (var step in chunk.OrderBy(l => l.Window.Pieces.Length).Chunk(rows))
            yield return step;
    }
}
