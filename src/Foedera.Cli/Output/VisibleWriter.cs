using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Cli.Output;

/// <summary>Writes text on through to another writer with escapes for the characters that act on a terminal (
/// <see cref="Visible"/>). Ends of lines
/// and tabs pass. Whatever a document holds, no verb prints it raw.</summary>
/// <param name="inner">Where it goes.</param>
/// <param name="bidirectional">True to escape characters that set the order of writing, too; false for data that
/// programs read.</param>
internal sealed class VisibleWriter(TextWriter inner, bool bidirectional)
    : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (Visible.FirstActing(buffer) is >= 0 and var at)
        {
            inner.Write(buffer[..at]);
            if (Passes(buffer, at))
                inner.Write(buffer[at]);
            else
                inner.Write(Visible.Escape(buffer[at]));
            buffer = buffer[(at + 1)..];
        }
        inner.Write(buffer);
    }

    /// <inheritdoc/>
    public override void WriteLine() => inner.WriteLine();

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        inner.WriteLine();
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    // a lone carriage return would let the rest of a line overwrite its beginning
    private bool Passes(ReadOnlySpan<char> text, int at) =>
        text[at] switch
        {
            '\n' or '\t' => true,
            '\r' => at + 1 < text.Length && text[at + 1] == '\n',
            var unit => !Visible.Acts(unit, bidirectional),
        };
}
