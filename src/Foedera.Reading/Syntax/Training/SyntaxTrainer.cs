namespace Foedera.Reading.Syntax.Training;

/// <summary>Trains tagger, parser and labeller on a treebank. The same data and seed give the same bytes.</summary>
internal static class SyntaxTrainer
{
    private const int TaggerBits = 20;
    private const int TaggerRounds = 8;
    private const int LabelBits = 20;
    private const int LabelRounds = 8;
    private const int Folds = 4;
    private const int RareTag = 10;

    /// <summary>Trains the three, one after the other; the parser learns from tags that a tagger gave which had not seen the sentence.</summary>
    public static SyntaxModel Train(List<TreebankSentence> bank, int seed, Action<string> progress)
    {
        var tagSet = new TagSet([.. bank.SelectMany(s => s.Tags).CountBy(t => t, StringComparer.Ordinal).Where(t => t.Value >= RareTag).Select(t => t.Key).Order(StringComparer.Ordinal)]);
        progress($"{bank.Count} sentences, {tagSet.Count} tags");
        var tagger = new Tagger(tagSet, TrainTagger(bank, tagSet, seed));
        progress("tagger trained");
        var tagged = CrossTagged(bank, tagSet, seed);
        progress("tags given by folds");
        var trees = bank.ConvertAll(s => Projective.Heads(s.Heads));
        var steps = new ParserTrainer(bank, tagged, trees, tagSet).Train(seed, progress);
        progress("parser trained");
        var names = bank.SelectMany(s => s.Labels).CountBy(l => l, StringComparer.Ordinal).Where(l => l.Value >= 3).Select(l => l.Key).Order(StringComparer.Ordinal).ToArray();
        var labels = TrainLabeller(bank, tagged, names, seed);
        progress("labeller trained");
        return new SyntaxModel(tagger, steps, names, labels);
    }

    private static SparseWeights TrainTagger(List<TreebankSentence> bank, TagSet tagSet, int seed)
    {
        var gold = bank.ConvertAll(s => GoldTags(s, tagSet));
        var perceptron = new Perceptron(TaggerBits, tagSet.Count);
        var (order, random) = (Enumerable.Range(0, bank.Count).ToArray(), new Random(seed));
        var (keys, scores) = (new uint[Tagger.FeatureCount], new int[tagSet.Count]);
        for (var round = 0; round < TaggerRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var words = bank[index].Words;
                var guessed = new byte[words.Length];
                for (var i = 0; i < words.Length; i++)
                {
                    Tagger.Features(words, i, guessed, keys);
                    perceptron.Score(keys, scores);
                    perceptron.Step();
                    guessed[i] = (byte)Tagger.Best(scores);
                    if (gold[index][i] is >= 0 and var right && right != guessed[i]) perceptron.Update(keys, right, guessed[i]);
                }
            }
        }
        return perceptron.Average();
    }

    // -1 for a tag too rare to learn
    private static int[] GoldTags(TreebankSentence sentence, TagSet tagSet) =>
        Array.ConvertAll(sentence.Tags, t => Enumerable.Range(0, tagSet.Count).FirstOrDefault(i => tagSet.Name(i) == t, -1));

    private static List<byte[]> CrossTagged(List<TreebankSentence> bank, TagSet tagSet, int seed)
    {
        var tagged = bank.ConvertAll(s => new byte[s.Words.Length]);
        for (var fold = 0; fold < Folds; fold++)
        {
            var rest = bank.Where((_, i) => i % Folds != fold).ToList();
            var tagger = new Tagger(tagSet, TrainTagger(rest, tagSet, seed));
            for (var i = fold; i < bank.Count; i += Folds) tagger.Tag(bank[i].Words, tagged[i]);
        }
        return tagged;
    }

    private static SparseWeights TrainLabeller(List<TreebankSentence> bank, List<byte[]> tagged, string[] names, int seed)
    {
        var gold = bank.ConvertAll(s => Array.ConvertAll(s.Labels, l => Array.IndexOf(names, l)));
        var perceptron = new Perceptron(LabelBits, names.Length);
        var (order, random, features) = (Enumerable.Range(0, bank.Count).ToArray(), new Random(seed), new LabelFeatures());
        var (keys, scores) = (new uint[LabelFeatures.Count], new int[names.Length]);
        for (var round = 0; round < LabelRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var sentence = bank[index];
                features.Reset(sentence.Words, tagged[index], sentence.Heads);
                var guessed = new byte[sentence.Words.Length];
                foreach (var word in features.Order)
                {
                    features.Of(word, guessed, keys);
                    perceptron.Score(keys, scores);
                    perceptron.Step();
                    guessed[word] = (byte)Tagger.Best(scores);
                    if (gold[index][word] is >= 0 and var right && right != guessed[word]) perceptron.Update(keys, right, guessed[word]);
                }
            }
        }
        return perceptron.Average();
    }
}
