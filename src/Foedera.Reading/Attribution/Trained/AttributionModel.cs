using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>The three models of the trained reader (models/attribution.bin).</summary>
internal sealed record AttributionModel(LogisticWeights Cues, RoleTagger Roles, LogisticWeights Judge)
{
    private static ReadOnlySpan<byte> Magic => "FOEDATT3"u8;

    /// <summary>Writes the models as one file.</summary>
    public void Write(Stream to)
    {
        to.Write(Magic);
        using var writer = new BinaryWriter(to, System.Text.Encoding.UTF8, leaveOpen: true);
        Cues.Write(writer);
        Roles.Write(writer);
        Judge.Write(writer);
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">It is none, or damaged.</exception>
    public static AttributionModel Read(Stream from)
    {
        var reader = ModelReader.Open(from, Magic);
        return new AttributionModel(LogisticWeights.Read(reader), RoleTagger.Read(reader), LogisticWeights.Read(reader));
    }
}
