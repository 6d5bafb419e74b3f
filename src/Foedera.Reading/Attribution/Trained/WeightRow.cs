using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>A row of weights in a model file: a byte each, and what does not fit into a byte behind them. Plain, because reading must be quick:
/// a packed file would take longer to unpack than all the rest of a small document's reading.</summary>
internal static class WeightRow
{
    private const sbyte Elsewhere = sbyte.MinValue;

    /// <summary>A whole weight of 16 bits; zero for what is nearer to zero than <paramref name="least"/>.</summary>
    public static short Kept(double weight, int least) =>
        Math.Round(weight) is var whole && Math.Abs(whole) < least ? (short)0 : (short)Math.Clamp(whole, short.MinValue, short.MaxValue);

    /// <summary>Writes a row.</summary>
    public static void Write(BinaryWriter to, ReadOnlySpan<short> weights)
    {
        foreach (var weight in weights) to.Write(weight is > Elsewhere and <= sbyte.MaxValue ? (sbyte)weight : Elsewhere);
        foreach (var weight in weights)
            if (weight is <= Elsewhere or > sbyte.MaxValue) to.Write(weight);
    }

    /// <summary>Reads a row that <see cref="Write"/> wrote.</summary>
    public static void Read(ModelReader from, Span<short> into)
    {
        var bytes = from.Bytes(into.Length);
        for (var i = 0; i < into.Length; i++) into[i] = unchecked((sbyte)bytes[i]);
        for (var i = bytes.IndexOf(unchecked((byte)Elsewhere)); i >= 0 && i < into.Length; i = Next(bytes, i)) into[i] = from.Int16();
    }

    private static int Next(ReadOnlySpan<byte> bytes, int after) => bytes[(after + 1)..].IndexOf(unchecked((byte)Elsewhere)) is >= 0 and var step ? after + 1 + step : -1;
}
