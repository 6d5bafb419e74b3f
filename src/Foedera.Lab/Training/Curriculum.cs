using Foedera.Lab.Corpora;
using Foedera.Reading.Encoder;

namespace Foedera.Lab.Training;

/// <summary>All that there is to learn from, and in which order.</summary>
internal sealed class Curriculum(string data, WordPieces vocabulary)
{
    private readonly Windows windows = new(vocabulary);

    /// <summary>Parts of speech and relations of the treebank.</summary>
    public (List<string> Tags, List<string> Relations) Inventory { get; } = TreebankLessons.Inventory(TreebankOf(data));

    /// <summary>Every step's windows: those of one corpus and of about one length together, in an order that the seed decides.</summary>
    public List<Lesson[]> Steps(TrainingPlan plan)
    {
        var random = new Random(plan.Seed);
        var steps = new List<Lesson[]>();
        steps.AddRange(Steps(Statements(), plan.Statements, plan.Rows, random));
        steps.AddRange(Steps(TreebankLessons.Read(TreebankOf(data), windows, Inventory.Tags, Inventory.Relations).ToList(), plan.Trees, plan.Rows, random));
        steps.AddRange(Steps(Names(), plan.Names, plan.Rows, random));
        var order = steps.ToArray();
        random.Shuffle(order);
        return [.. order];
    }

    private static string TreebankOf(string data) => Path.Combine(data, "treebanks", "en_ewt-ud-train.conllu");

    private List<Lesson> Statements() =>
        [.. PolnearLessons.Read(Path.Combine(data, "polnear", "train"))
            .Where(a => PolnearLessons.PartOf(a.Name) == PolnearPart.Learn)
            .SelectMany(a => PolnearLessons.Lessons(a, windows))];

    private List<Lesson> Names()
    {
        var files = Directory.GetFiles(Path.Combine(data, "names", "worldwide", "processed_annotated"), "*.tsv")
            .Order(StringComparer.Ordinal)
            .Where((_, i) => i % 3 == 0)
            .Append(Path.Combine(data, "names", "wikigold", "wikigold.conll.txt"));
        return [.. files.SelectMany(f => NameLessons.Read(f, windows))];
    }

    private static IEnumerable<Lesson[]> Steps(List<Lesson> lessons, double times, int rows, Random random)
    {
        for (var left = times; left > 0; left--)
        {
            var all = lessons.ToArray();
            random.Shuffle(all);
            var some = all.AsSpan(0, (int)(all.Length * Math.Min(1, left))).ToArray();
            foreach (var chunk in some.Chunk(rows * 16))
                foreach (var step in chunk.OrderBy(l => l.Window.Pieces.Length).Chunk(rows)) yield return step;
        }
    }
}
