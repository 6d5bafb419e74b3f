using System.IO.Compression;
using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>The three models of the trained reader (models/attribution.bin).</summary>
internal sealed record AttributionModel(BinaryWeights Cues, RoleTagger Roles, BinaryWeights Judge)
{
    private static ReadOnlySpan<byte> Magic => "FOEDATT1"u8;

    /// <summary>Writes the models as one compressed file.</summary>
    public void Write(Stream to)
    {
        to.Write(Magic);
        using var packed = new BrotliStream(to, new BrotliCompressionOptions { Quality = 8 }, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        Cues.Write(writer);
        Roles.Write(writer);
        Judge.Write(writer);
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">It is none, or damaged.</exception>
    public static AttributionModel Read(Stream from)
    {
        var reader = ModelReader.Open(from, Magic);
        return new AttributionModel(BinaryWeights.Read(reader), RoleTagger.Read(reader), BinaryWeights.Read(reader));
    }
}
