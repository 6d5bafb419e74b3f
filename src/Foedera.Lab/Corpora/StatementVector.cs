using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Encoder;

namespace Foedera.Lab.Corpora;

/// <summary>A statement as numbers, for heads that judge it as a whole: the mean vector of its content, that of its
/// cue, whether it has
/// one, its kind, and how long it is. A function of the document and the model alone.</summary>
internal static class StatementVector
{
    private const int Kinds = 3;

    /// <summary>How many numbers.</summary>
    public const int Count = (2 * EncodedWindow.Width) + 1 + Kinds + 1;

    /// <summary>The numbers of a statement.</summary>
    /// <param name="text">The document, as the encoder reads it.</param>
    /// <param name="kind">Direct, mixed or indirect.</param>
    /// <param name="content">Its content, in UTF-16 code units.</param>
    /// <param name="cue">Its cue; null when it has none.</param>
    public static float[] Of(EncodedText text, StatementKind kind, IReadOnlyList<TextSpan> content, TextSpan? cue)
    {
        var numbers = new float[Count];
        text.Mean(content).CopyTo(numbers, 0);
        if (cue is { } at)
            text.Mean([at]).CopyTo(numbers, EncodedWindow.Width);
        numbers[2 * EncodedWindow.Width] = cue is null ? 0 : 1;
        numbers[(2 * EncodedWindow.Width) + 1 + (int)kind] = 1;
        numbers[^1] = MathF.Log(1 + content.Sum(c => c.Length));
        return numbers;
    }
}
