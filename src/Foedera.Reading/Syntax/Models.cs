using Foedera.Reading.Attribution;

namespace Foedera.Reading.Syntax;

/// <summary>The trained models that come with the program: files in the folder "models" beside it, read when first asked for.</summary>
public static class Models
{
    private static readonly Lazy<SyntaxModel> LazySyntax = new(() => Read("syntax.bin", SyntaxModel.Read));

    private static readonly Lazy<ReaderModel> LazyReader = new(LoadReader);

    /// <summary>Tagger and parser for English.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    public static SyntaxModel Syntax => LazySyntax.Value;

    /// <summary>The encoder and the judge of the trained reader.</summary>
    /// <exception cref="Encoder.ModelException">A part is missing, damaged, or of another version.</exception>
    public static ReaderModel Reader => LazyReader.Value;

    /// <summary>The folder: beside the program, else (for tests and benches) in the repository above it.</summary>
    public static string Folder { get; } = Find();

    private static ReaderModel LoadReader() => ReaderModel.Load(Path.Combine(Folder, "full"));

    private static T Read<T>(string name, Func<Stream, T> read)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name));
        return read(file);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "models") is var found && File.Exists(Path.Combine(found, "syntax.bin"))) return found;
        return Path.Combine(AppContext.BaseDirectory, "models");
    }
}
