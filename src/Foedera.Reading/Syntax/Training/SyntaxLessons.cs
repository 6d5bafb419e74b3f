using Foedera.Reading.Syntax.Network;

namespace Foedera.Reading.Syntax.Training;

/// <summary>A sentence as the network learns it.</summary>
/// <param name="Rows">A row of the embeddings for each feature of the root, then of each word; −1 for none.</param>
/// <param name="Tags">Right tag of each word; −1 for one too rare to learn.</param>
/// <param name="Heads">Right head of each word as a place; 0 for the root.</param>
/// <param name="Labels">Right relation of each word; −1 for one too rare to learn.</param>
internal sealed record SyntaxLesson(int[] Rows, int[] Tags, int[] Heads, int[] Labels);

/// <summary>What a treebank has to teach: its tags, relations and features, and its sentences in their terms.</summary>
internal sealed class SyntaxLessons
{
    private const int RareTag = 10;
    private const int RareLabel = 3;

    public SyntaxLessons(List<TreebankSentence> bank, LearningPlan plan)
    {
        Tags = Frequent(bank.SelectMany(s => s.Tags), RareTag);
        Labels = Frequent(bank.SelectMany(s => s.Labels), RareLabel);
        var counts = Counts(bank);
        Features = new FeatureRows([.. counts.Where(c => c.Value >= plan.LeastSeen).Select(c => c.Key).Order()]);
        ChanceUnknown = new float[Features.Count];
        for (var i = 0; i < Features.Keys.Length; i++)
            ChanceUnknown[FeatureRows.Root + 1 + i] = plan.Unknown / (plan.Unknown + counts[Features.Keys[i]]);
        All = [.. bank.Select(Lesson)];
        Words = bank.Sum(s => s.Words.Length);
    }

    public string[] Tags { get; }

    public string[] Labels { get; }

    public FeatureRows Features { get; }

    /// <summary>How likely each row of the embeddings is passed over for that of the unknown.</summary>
    public float[] ChanceUnknown { get; }

    /// <summary>The sentences, in the treebank's order.</summary>
    public SyntaxLesson[] All { get; }

    /// <summary>How many words there are.</summary>
    public int Words { get; }

    private static string[] Frequent(IEnumerable<string> names, int least) =>
        [
            .. names
                .CountBy(n => n, StringComparer.Ordinal)
                .Where(n => n.Value >= least)
                .Select(n => n.Key)
                .Order(StringComparer.Ordinal),
        ];

    private static Dictionary<uint, int> Counts(List<TreebankSentence> bank)
    {
        var counts = new Dictionary<uint, int>();
        var keys = new uint[FeatureRows.Templates];
        foreach (var word in bank.SelectMany(s => s.Words))
        {
            FeatureRows.Features(word, keys);
            foreach (var key in keys)
                counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        return counts;
    }

    private SyntaxLesson Lesson(TreebankSentence sentence)
    {
        var rows = new List<int>(Enumerable.Repeat(-1, FeatureRows.Templates)) { [0] = FeatureRows.Root };
        var keys = new uint[FeatureRows.Templates];
        foreach (var word in sentence.Words)
        {
            FeatureRows.Features(word, keys);
            for (var template = 0; template < keys.Length; template++)
                rows.Add(Features.Of(template, keys[template]));
        }
        return new SyntaxLesson(
            [.. rows],
            Array.ConvertAll(sentence.Tags, t => Array.IndexOf(Tags, t)),
            Array.ConvertAll(sentence.Heads, h => h == sentence.Words.Length ? 0 : h + 1),
            Array.ConvertAll(sentence.Labels, l => Array.IndexOf(Labels, l))
        );
    }
}
