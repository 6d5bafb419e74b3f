using Foedera.Reading.Attribution.Trained.Training;

namespace Foedera.Reading.Syntax.Training;

/// <summary>Makes the model files again from their data. Same data, same seed, same bytes.</summary>
public static class ModelTraining
{
    /// <summary>Trains tagger, parser and labeller on the train part of UD English EWT and writes syntax.bin.</summary>
    /// <param name="data">Folder with treebanks/en_ewt-ud-train.conllu.</param>
    /// <param name="models">Folder to write to; made when absent.</param>
    /// <param name="seed">Seed of the order of sentences.</param>
    /// <param name="progress">Told what was done, a line each.</param>
    /// <exception cref="FileNotFoundException">The treebank is not there.</exception>
    public static void Syntax(string data, string models, int seed, Action<string> progress)
    {
        var bank = Treebank.Read(Path.Combine(data, "treebanks", "en_ewt-ud-train.conllu"));
        Write(Path.Combine(models, "syntax.bin"), SyntaxTrainer.Train(bank, new LearningPlan(), seed, progress).Write);
    }

    /// <summary>Trains the cue, role and judge models on the train part of PolNeAR, read with the given syntax model, and writes attribution.bin.</summary>
    /// <param name="data">Folder with polnear/train.</param>
    /// <param name="models">Folder with syntax.bin, to write to.</param>
    /// <param name="seed">Seed of the order of articles.</param>
    /// <param name="progress">Told what was done, a line each.</param>
    /// <exception cref="IOException">The articles or the syntax model are not there.</exception>
    public static void Attribution(string data, string models, int seed, Action<string> progress)
    {
        var articles = Articles(data, models, Evidence.None);
        progress($"{articles.Count} articles parsed");
        Write(Path.Combine(models, "attribution.bin"), AttributionTrainer.Train(articles, seed, progress).Write);
    }

    /// <summary>Tells how good attribution models are on articles they have not seen when they are trained without a part of the evidence; writes nothing.</summary>
    /// <param name="data">Folder with polnear/train.</param>
    /// <param name="models">Folder with syntax.bin.</param>
    /// <param name="seed">Seed of the order of articles.</param>
    /// <param name="without">What the models do not see.</param>
    /// <param name="progress">Told the figures, a line a setting.</param>
    /// <exception cref="IOException">The articles or the syntax model are not there.</exception>
    public static void Ablation(string data, string models, int seed, Evidence without, Action<string> progress)
    {
        AttributionTrainer.ProposeHeldOut(Articles(data, models, without), seed, progress);
    }

    private static List<GoldArticle> Articles(string data, string models, Evidence without)
    {
        using var file = File.OpenRead(Path.Combine(models, "syntax.bin"));
        return PolnearCorpus.Read(Path.Combine(data, "polnear", "train"), SyntaxModel.Read(file), without);
    }

    // to a file beside it first, so that a stopped run leaves the old model whole
    private static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        using (var file = File.Create(path + ".new")) write(file);
        File.Move(path + ".new", path, overwrite: true);
    }
}
