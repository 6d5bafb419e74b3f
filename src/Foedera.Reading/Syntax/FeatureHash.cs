using System.Runtime.CompilerServices;

namespace Foedera.Reading.Syntax;

/// <summary>Mixes small integers into the 32-bit keys under which models keep weights. No text is kept, only what it
/// hashes to.</summary>
internal static class FeatureHash
{
    /// <summary>A key of one value within a template.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a) => unchecked(Finish((a * 0x9E3779B1u) ^ (template * 0x85EBCA77u)));

    /// <summary>A key of two values within a template.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a, uint b) =>
        unchecked(Finish((((a * 0x9E3779B1u) ^ (template * 0x85EBCA77u)) + Rotate(b * 0xC2B2AE3Du)) * 0x27D4EB2Fu));

    /// <summary>A key of three values within a template.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a, uint b, uint c) =>
        unchecked(Of(template, a, (b * 0x165667B1u) + Rotate(c * 0x9E3779B1u) + 1));

    /// <summary>A key of four values within a template.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a, uint b, uint c, uint d) =>
        unchecked(Of(template, (a * 31) + Rotate(d * 0x85EBCA77u), b, c));

    /// <summary>A value for a piece of text.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Rotate(uint value) => (value << 15) | (value >> 17);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(uint hash)
    {
        unchecked
        {
            hash ^= hash >> 15;
            hash *= 0x85EBCA77u;
            return hash ^ (hash >> 13);
        }
    }
}
