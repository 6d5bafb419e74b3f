using System.Text.Json;
using Foedera.Reading.Encoder;

namespace Foedera.Reading.Attribution;

/// <summary>All that was trained for reading statements: an encoder, and the judge of what it finds.</summary>
public sealed class ReaderModel
{
    private readonly StatementJudge judge;
    private readonly CandidateReader reader;

    private ReaderModel(EncoderModel encoder, StatementJudge judge) =>
        (this.judge, reader) = (judge, new CandidateReader(encoder, BreakCosts.Usual));

    /// <summary>Reads a model's folder: encoder.onnx, roles.onnx, vocab.txt, judge.json.</summary>
    /// <exception cref="ModelException">A part is missing, damaged, or of another version.</exception>
    public static ReaderModel Load(string folder)
    {
        var path = Path.Combine(folder, "judge.json");
        if (!File.Exists(path))
            throw new ModelException($"This part of the model is missing: {path}");
        try
        {
            using var file = File.OpenRead(path);
            return new ReaderModel(EncoderModel.Load(folder), StatementJudge.Read(file));
        }
        catch (JsonException e)
        {
            throw new ModelException($"This model cannot be read: {path}", e);
        }
    }

    /// <summary>The statements of a text, in its order, and what its names name; as far as it is read.</summary>
    internal (List<Candidate> Statements, NamesRead Names) Read(EncoderText text, ReadingLimits limits)
    {
        var statements = judge.Choose(reader.Read(text, limits.Pieces, out var names), text.Tokens.Tokens.Length);
        return (statements, new NamesRead(text.Tokens, names));
    }
}
