using Foedera.Reading.Intake;
using Microsoft.ML.OnnxRuntime;

namespace Foedera.Reading.Encoder;

/// <summary>What the encoder says of a window.</summary>
/// <param name="Words">The vector of each word, one after the other.</param>
/// <param name="Flat">Scores of each word: cue, content, source (<see cref="SpanTag"/> each), then names (
/// <see cref="NameTag"/>).</param>
public sealed record EncodedWindow(float[] Words, float[] Flat)
{
    /// <summary>Numbers a word in <see cref="Words"/>.</summary>
    public const int Width = 384;

    /// <summary>Numbers a word in <see cref="Flat"/>.</summary>
    public const int FlatWidth = (3 * SpanTag.Count) + NameTag.Count;
}

/// <summary>A trained encoder with its heads (models/NAME/). Each window is read alone, so what is said of it depends
/// on nothing else.
/// Safe for use by several threads at once.</summary>
public sealed class EncoderModel : IDisposable
{
    /// <summary>Under this name a file tells which version it is of.</summary>
    public const string VersionKey = "foedera.reader";

    /// <summary>The version that this program reads: windows, looks, heads.</summary>
    public const string Version = "2";

    private const int LargestVocabulary = 8 << 20;

    private readonly InferenceSession encoder;
    private readonly InferenceSession roles;

    private EncoderModel(InferenceSession encoder, InferenceSession roles, WordPieces vocabulary) =>
        (this.encoder, this.roles, Windows) = (encoder, roles, new Windows(vocabulary));

    /// <summary>Cuts texts into windows.</summary>
    public Windows Windows { get; }

    /// <summary>Reads a model's folder.</summary>
    /// <exception cref="ModelException">A file is missing, damaged, or of another version.</exception>
    public static EncoderModel Load(string folder)
    {
        var vocabulary = Vocabulary(Path.Combine(folder, "vocab.txt"));
        var opened = Session(Path.Combine(folder, "encoder.onnx"));
        try
        {
            return new EncoderModel(opened, Session(Path.Combine(folder, "roles.onnx")), vocabulary);
        }
        catch (ModelException)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Reads a window.</summary>
    public EncodedWindow Read(Window window)
    {
        using var pieces = Numbers(Array.ConvertAll(window.Pieces, p => (long)p), window.Pieces.Length);
        using var looks = Numbers(Array.ConvertAll(window.Looks, p => (long)p), window.Looks.Length);
        using var first = Numbers(Array.ConvertAll(window.FirstPiece, p => (long)p), window.FirstPiece.Length);
        using var run = new RunOptions();
        using var results = encoder.Run(run, ["pieces", "looks", "first"], [pieces, looks, first], ["words", "flat"]);
        return new EncodedWindow(
            results[0].GetTensorDataAsSpan<float>().ToArray(),
            results[1].GetTensorDataAsSpan<float>().ToArray()
        );
    }

    /// <summary>The roles of each word for each of some cues.</summary>
    /// <param name="window">The window as it was read.</param>
    /// <param name="cues">For each cue its words, by their places in the window, in order.</param>
    public WordRoles[] Roles(EncodedWindow window, IReadOnlyList<IReadOnlyList<int>> cues)
    {
        var count = window.Flat.Length / EncodedWindow.FlatWidth;
        var (share, distance) = (new float[cues.Count * count], new long[cues.Count * count]);
        for (var c = 0; c < cues.Count; c++)
        {
            foreach (var word in cues[c])
                share[(c * count) + word] = 1f / cues[c].Count;
            for (var w = 0; w < count; w++)
                distance[(c * count) + w] = CueDistance.Of(w, cues[c][0], cues[c][^1]);
        }
        using var words = OrtValue.CreateTensorValueFromMemory(window.Words, [1, count, window.Words.Length / count]);
        using var shares = OrtValue.CreateTensorValueFromMemory(share, [cues.Count, count]);
        using var distances = OrtValue.CreateTensorValueFromMemory(distance, [cues.Count, count]);
        using var run = new RunOptions();
        using var results = roles.Run(run, ["words", "share", "distance"], [words, shares, distances], ["roles"]);
        var all = results[0].GetTensorDataAsSpan<float>();
        var found = new WordRoles[cues.Count];
        for (var c = 0; c < found.Length; c++)
            found[c] = WordRoles.Of(all.Slice(c * count * RoleTag.Count, count * RoleTag.Count));
        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        encoder.Dispose();
        roles.Dispose();
    }

    private static OrtValue Numbers(long[] values, int count) => OrtValue.CreateTensorValueFromMemory(values, [count]);

    private static WordPieces Vocabulary(string path)
    {
        if (!File.Exists(path))
            throw new ModelException($"This part of the model is missing: {path}");
        if (BoundedFile.ReadText(path, LargestVocabulary, out var lines) is { } unread)
            throw new ModelException($"This part of the model cannot be read: {unread.Reason} ({path})");
        try
        {
            return new WordPieces(lines.TrimEnd('\n').Split('\n'));
        }
        catch (InvalidDataException e)
        {
            throw new ModelException($"{e.Message} ({path})", e);
        }
    }

    /// <summary>Whether this program reads a model of a version.</summary>
    /// <exception cref="ModelException">It does not; the message names both versions and the file.</exception>
    internal static void Check(string? version, string path)
    {
        if (version != Version)
            throw new ModelException(
                $"This model is of version {version ?? "unknown"}, and this program reads version {Version}: {path}"
            );
    }

    // one thread a window: the same sums in the same order on any machine
    private static InferenceSession Session(string path)
    {
        if (!File.Exists(path))
            throw new ModelException($"This part of the model is missing: {path}");
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            var session = new InferenceSession(path, options);
            try
            {
                Check(session.ModelMetadata.CustomMetadataMap.GetValueOrDefault(VersionKey), path);
                return session;
            }
            catch (ModelException)
            {
                session.Dispose();
                throw;
            }
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"This model cannot be read: {path}", e);
        }
    }
}
