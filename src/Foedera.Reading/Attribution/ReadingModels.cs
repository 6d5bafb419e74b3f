using Foedera.Reading.Attribution.Speakers;
using Foedera.Reading.Encoder;
using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution;

/// <summary>The trained models that reading needs: opened once, passed to whoever reads. Both are read at the same
/// time, from the moment
/// they are opened; whoever needs one waits for it. Safe for use by several threads at once.</summary>
public sealed class ReadingModels
{
    /// <summary>The sizes of the reader, the usual one first: "full" for a desk, "small" for a stream.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["full", "small"];

    private readonly Task<SyntaxModel> syntax;
    private readonly Task<ReaderModel> reader;
    private readonly Task<SpeakerRanker> speakers;

    private ReadingModels(string folder, string size)
    {
        syntax = Task.Run(ModelFolder.Syntax);
        speakers = Task.Run(() => SpeakerRanker.Load(Path.Combine(folder, "speakers.json")));
        reader = Task.Run(() => ReaderModel.Load(Path.Combine(folder, size)));
    }

    /// <summary>Tagger and parser for English.</summary>
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    public SyntaxModel Syntax => syntax.GetAwaiter().GetResult();

    /// <summary>The encoder and the judge of the trained reader.</summary>
    /// <exception cref="ModelException">A part is missing, damaged, or of another version.</exception>
    public ReaderModel Reader => reader.GetAwaiter().GetResult();

    /// <summary>The weights by which speakers are ranked.</summary>
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    public SpeakerRanker Speakers => speakers.GetAwaiter().GetResult();

    /// <summary>Begins to read the models that come with the program.</summary>
    /// <param name="size">One of <see cref="Sizes"/>.</param>
    public static ReadingModels Open(string size = "full") => new(ModelFolder.Path, size);

    /// <summary>Waits until both are there, so that what is wrong with one is told before any document is
    /// read.</summary>
    /// <exception cref="ModelException">A part is missing, damaged, or of another version.</exception>
    public ReadingModels Ready()
    {
        _ = Reader;
        _ = Syntax;
        _ = Speakers;
        return this;
    }
}
