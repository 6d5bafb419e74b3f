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

    // to a file beside it first, so that a stopped run leaves the old model whole
    private static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        using (var file = File.Create(path + ".new"))
            write(file);
        File.Move(path + ".new", path, overwrite: true);
    }
}
