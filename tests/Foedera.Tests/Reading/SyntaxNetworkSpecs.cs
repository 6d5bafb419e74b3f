using Foedera.Reading.Syntax;
using Foedera.Reading.Syntax.Network;
using Foedera.Reading.Syntax.Training;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading;

public class SyntaxNetworkSpecs
{
    [Fact]
    public void A_product_has_the_same_bits_in_tiles_and_row_by_row() =>
        Prop.ForAll(
                Gen.Choose(1, 23).ToArbitrary(),
                Gen.Choose(1, 40).ToArbitrary(),
                (rows, depth) =>
                {
                    var random = new Random((rows * 100) + depth);
                    var (a, b) = (Numbers(random, rows * depth), Numbers(random, depth * Matrix.Panel));
                    var (tiled, single) = (new float[rows * Matrix.Panel], new float[rows * Matrix.Panel]);
                    Matrix.AddProduct(rows, depth, a, depth, 1, b, Matrix.Panel, tiled, Matrix.Panel);
                    for (var row = 0; row < rows; row++)
                        Matrix.AddProduct(
                            1,
                            depth,
                            a.AsSpan(row * depth),
                            depth,
                            1,
                            b,
                            Matrix.Panel,
                            single.AsSpan(row * Matrix.Panel),
                            Matrix.Panel
                        );
                    for (var i = 0; i < tiled.Length; i++)
                        tiled[i].ShouldBe(Plain(a, b, depth, i / Matrix.Panel, i % Matrix.Panel), 1e-4f);
                    return tiled.SequenceEqual(single);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_tree_with_the_same_root_word_scores_better() =>
        Prop.ForAll(
                Gen.Choose(1, 5).ToArbitrary(),
                Gen.Choose(0, 100_000).ToArbitrary(),
                (words, seed) =>
                {
                    var scores = Numbers(new Random(seed), words * Matrix.Panel);
                    var heads = new int[words];
                    SpanningTree.Find([.. scores], Matrix.Panel, heads);
                    IsTree(heads).ShouldBeTrue();
                    Trees(words)
                        .Where(t => Array.IndexOf(t, 0) == Array.IndexOf(heads, 0))
                        .Max(t => Sum(scores, t))
                        .ShouldBe(Sum(scores, heads), 1e-5f);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_the_weights_should_change_is_the_slope_of_the_loss()
    {
        var (shape, random) = (new NetworkShape(20, 10), new Random(3));
        var weights = Array.ConvertAll(Numbers(random, shape.Size), w => w * 0.3f);
        var embeddings = Numbers(random, 50 * NetworkShape.Width);
        SyntaxLesson[] lessons = [Lesson(random, 5), Lesson(random, 9), Lesson(random, 1)];
        var learner = new SyntaxLearner(
            shape,
            weights,
            embeddings,
            new float[50],
            new LearningPlan
            {
                DropWords = 0,
                DropLayers = 0,
                DropViews = 0,
            }
        );
        learner.Learn(lessons, 1);
        var (gradient, rows) = ((float[])learner.Gradient.Clone(), (float[])learner.RowGradient.Clone());
        foreach (var at in Enumerable.Range(0, 60).Select(_ => random.Next(weights.Length)))
            Slope(learner, lessons, weights, at).ShouldBe(gradient[at], 0.02 + Math.Abs(0.05 * gradient[at]));
        foreach (var at in Enumerable.Range(0, 20).Select(_ => random.Next(9 * NetworkShape.Width, rows.Length)))
            Slope(learner, lessons, embeddings, at).ShouldBe(rows[at], 0.02 + Math.Abs(0.05 * rows[at]));
    }

    [Fact]
    public void A_small_language_is_learnt_and_two_trainings_give_the_same_bytes()
    {
        var bank = SmallLanguage();
        var plan = new LearningPlan { Rounds = 40, Rate = 5e-3f };
        var model = SyntaxTrainer.Train(bank, plan, 7, _ => { });
        var right = bank.Count(s => model.Parse(s.Words).Heads.SequenceEqual(s.Heads));
        right.ShouldBeGreaterThan(bank.Count * 9 / 10);
        Bytes(SyntaxTrainer.Train(bank, plan, 7, _ => { })).ShouldBe(Bytes(model));
        using var file = new MemoryStream(Bytes(model));
        Bytes(SyntaxModel.Read(file)).ShouldBe(Bytes(model));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var bytes = Bytes(SyntaxTrainer.Train(SmallLanguage(), new LearningPlan { Rounds = 1 }, 1, _ => { }));
        Should.Throw<InvalidDataException>(() => SyntaxModel.Read(new MemoryStream(bytes[..^1])));
        bytes[0]++;
        Should.Throw<InvalidDataException>(() => SyntaxModel.Read(new MemoryStream(bytes)));
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

    private static float Plain(float[] a, float[] b, int depth, int row, int column) =>
        Enumerable.Range(0, depth).Sum(k => a[(row * depth) + k] * b[(k * Matrix.Panel) + column]);

    private static float Sum(float[] scores, int[] heads) =>
        heads.Select((head, word) => scores[(word * Matrix.Panel) + head]).Sum();

    private static IEnumerable<int[]> Trees(int words)
    {
        for (var code = 0; code < Math.Pow(words + 1, words); code++)
        {
            var heads = new int[words];
            for (var (word, rest) = (0, code); word < words; word++, rest /= words + 1)
                heads[word] = rest % (words + 1);
            if (IsTree(heads))
                yield return heads;
        }
    }

    private static bool IsTree(int[] heads)
    {
        for (var word = 1; word <= heads.Length; word++)
        {
            var at = word;
            for (var steps = 0; at != 0 && steps <= heads.Length; steps++)
                at = heads[at - 1];
            if (at != 0)
                return false;
        }
        return heads.Count(h => h == 0) == 1;
    }

    private static SyntaxLesson Lesson(Random random, int words) =>
        new(
            [.. Enumerable.Range(0, (words + 1) * FeatureRows.Templates).Select(_ => random.Next(9, 50))],
            [.. Enumerable.Range(0, words).Select(_ => random.Next(-1, 20))],
            [.. Enumerable.Range(1, words).Select(w => random.Next(words + 1) is var head && head == w ? 0 : head)],
            [.. Enumerable.Range(0, words).Select(_ => random.Next(-1, 10))]
        );

    private static double Slope(SyntaxLearner learner, SyntaxLesson[] lessons, float[] values, int at)
    {
        const float step = 3e-3f;
        var old = values[at];
        double Loss(float value)
        {
            values[at] = value;
            Array.Clear(learner.Losses);
            learner.Learn(lessons, 1);
            values[at] = old;
            return learner.Losses.Sum();
        }
        return (Loss(old + step) - Loss(old - step)) / (2 * step);
    }

    private static byte[] Bytes(SyntaxModel model)
    {
        using var file = new MemoryStream();
        model.Write(file);
        return file.ToArray();
    }

    private static List<TreebankSentence> SmallLanguage()
    {
        string[] names = ["league", "fleet", "council", "envoy"],
            verbs = ["guards", "warns", "leaves"];
        return [.. from name in names from verb in verbs from other in names select Sentence(name, verb, other)];
    }

    private static TreebankSentence Sentence(string name, string verb, string other)
    {
        string[] forms = ["the", name, verb, "that", other, "."];
        return new TreebankSentence(
            forms,
            Array.ConvertAll(forms, f => WordForm.Of(f)),
            ["DET/DT", "NOUN/NN", "VERB/VBZ", "DET/DT", "NOUN/NN", "PUNCT/."],
            [1, 2, 6, 4, 2, 2],
            ["det", "nsubj", "root", "det", "obj", "punct"]
        );
    }
}
