using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Foedera.Reading.Text;

/// <summary>What was found before in the same words of one text, so that words that somebody repeats a million times
/// are read once. Nothing
/// is found that would not be found anew: only what is equal to the last bit is the same.</summary>
/// <typeparam name="TFound">What was found.</typeparam>
internal sealed class SameAgain<TFound>
{
    // of news texts hardly anything repeats; what goes round in a longer circle than this is read again
    private const int Most = 1024;

    private readonly Dictionary<string, TFound> kept = new(StringComparer.Ordinal);

    /// <summary>Finds what was kept.</summary>
    public bool TryFind(string key, [MaybeNullWhen(false)] out TFound found) => kept.TryGetValue(key, out found);

    /// <summary>Keeps what was found.</summary>
    public void Keep(string key, TFound found)
    {
        if (kept.Count == Most)
            kept.Clear();
        kept.Add(key, found);
    }
}

/// <summary>Keys for <see cref="SameAgain{TFound}"/>.</summary>
internal static class SameAgain
{
    /// <summary>A key that two rows of numbers share only when they are equal.</summary>
    public static string KeyOf<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(numbers);
        return string.Create(
            (bytes.Length + 1) / 2,
            bytes,
            static (key, from) => from.CopyTo(MemoryMarshal.AsBytes(key))
        );
    }
}
