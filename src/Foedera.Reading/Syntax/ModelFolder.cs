namespace Foedera.Reading.Syntax;

/// <summary>Where the trained models that come with the program stand.</summary>
public static class ModelFolder
{
    /// <summary>The folder "models": beside the program, else (for tests and benches) in the repository above
    /// it.</summary>
    public static string Path { get; } = Find();

    /// <summary>Reads the tagger and parser for English.</summary>
    /// <exception cref="Encoder.ModelException">The file is missing or damaged.</exception>
    public static SyntaxModel Syntax()
    {
        var path = System.IO.Path.Combine(Path, "syntax.bin");
        if (!File.Exists(path))
            throw new Encoder.ModelException($"This part of the model is missing: {path}");
        try
        {
            using var file = File.OpenRead(path);
            return SyntaxModel.Read(file);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new Encoder.ModelException($"This model cannot be read: {path}", e);
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (
                System.IO.Path.Combine(folder.FullName, "models") is var found
                && File.Exists(System.IO.Path.Combine(found, "syntax.bin"))
            )
                return found;
        return System.IO.Path.Combine(AppContext.BaseDirectory, "models");
    }
}
