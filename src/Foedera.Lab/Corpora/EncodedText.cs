using Foedera.Core.Primitives;
using Foedera.Reading.Encoder;

namespace Foedera.Lab.Corpora;

/// <summary>A text as an encoder reads it: window after window, and what it says of passages afterwards. A function of
/// the text and the
/// model alone. For one thread.</summary>
internal sealed class EncodedText
{
    /// <summary>Most windows that are kept (a third of a megabyte each); those of a longer text are read again where
    /// asked for.</summary>
    public const int MostKept = 100;

    private readonly EncoderModel model;
    private readonly List<Window> windows;
    private readonly Dictionary<int, EncodedWindow> kept = [];

    /// <summary>A text and the encoder that is to read it. Nothing is read yet.</summary>
    public EncodedText(EncoderText text, EncoderModel model)
    {
        (Text, this.model) = (text, model);
        windows = [.. text.In(model.Windows)];
    }

    /// <summary>The text.</summary>
    public EncoderText Text { get; }

    /// <summary>How many windows it has.</summary>
    public int Count => windows.Count;

    /// <summary>A window of it.</summary>
    public Window Window(int index) => windows[index];

    /// <summary>What the encoder says of a window.</summary>
    public EncodedWindow Read(int index)
    {
        if (kept.TryGetValue(index, out var known))
            return known;
        var read = model.Read(windows[index]);
        if (kept.Count < MostKept)
            kept.Add(index, read);
        return read;
    }

    /// <summary>The mean of the vectors of all words in some spans, each as the window that answers for it sees it;
    /// zeros where no word
    /// stands in them.</summary>
    /// <param name="spans">Spans of the text, in UTF-16 code units.</param>
    /// <returns><see cref="EncodedWindow.Width"/> numbers.</returns>
    public float[] Mean(IReadOnlyList<TextSpan> spans)
    {
        var sum = new float[EncodedWindow.Width];
        var count = 0;
        foreach (var span in spans)
        {
            for (
                var token = Text.Tokens.TokenAt(span.Start);
                token < Text.Looks.Length && Text.Tokens.Tokens[token].Start < span.End;
                token++
            )
            {
                var at = WindowOf(token);
                var word = Read(at)
                    .Words.AsSpan((token - windows[at].Words.First) * EncodedWindow.Width, EncodedWindow.Width);
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += word[i];
                count++;
            }
        }
        for (var i = 0; i < sum.Length && count > 0; i++)
            sum[i] /= count;
        return sum;
    }

    private int WindowOf(int token) =>
        Ordered.First(windows.Count - 1, (windows, token), static (s, i) => s.windows[i].Core.End > s.token);
}
