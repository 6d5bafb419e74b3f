using System.Collections.Immutable;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>Leads from passages of the canonical text back to the bytes of the page.</summary>
internal static class SourceMap
{
    /// <summary>One passage for each block: from the tag that opens its element to the end of the one that closes
    /// it.</summary>
    public static ImmutableArray<SourcePassage> Of(
        ReadOnlySpan<byte> bytes,
        Decoded decoded,
        ImmutableArray<Block> blocks,
        ImmutableArray<TextSpan> spans
    )
    {
        var passages = ImmutableArray.CreateBuilder<SourcePassage>(blocks.Length);
        var walk = new ByteWalk(decoded);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Element.SourceReference?.Position.Index is not (>= 0 and var start))
                continue;
            var end = End(decoded.Text, start, blocks[i].Element.LocalName);
            passages.Add(new SourcePassage(spans[i], walk.ByteAt(bytes, start), walk.ByteAt(bytes, end)));
        }
        return passages.ToImmutable();
    }

    private static int End(string html, int start, string tag)
    {
        var close = html.IndexOf($"</{tag}", start, StringComparison.OrdinalIgnoreCase);
        if (close < 0)
            return html.Length;
        var end = html.IndexOf('>', close);
        return end < 0 ? html.Length : end + 1;
    }

    /// <summary>Turns positions in the decoded text into byte offsets.</summary>
    private sealed class ByteWalk(Decoded decoded)
    {
        private int atChar;
        private long atByte = decoded.MarkLength;

        public long ByteAt(ReadOnlySpan<byte> bytes, int position)
        {
            if (position < atChar)
                (atChar, atByte) = (0, decoded.MarkLength);
            if (decoded.Encoding.CodePage == Encoding.UTF8.CodePage)
                Utf8(bytes, position);
            else
            {
                atByte += decoded.Encoding.GetByteCount(decoded.Text.AsSpan(atChar, position - atChar));
                atChar = position;
            }
            return atByte;
        }

        // Bytes that were no UTF-8 stand as one U+FFFD each run; only walking the source tells how many there were
        private void Utf8(ReadOnlySpan<byte> bytes, int position)
        {
            while (atChar < position)
            {
                var rest = bytes[(int)atByte..];
                var near = rest[..Math.Min(rest.Length, position - atChar)];
                var plain = near.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                var skip = plain < 0 ? near.Length : plain;
                if (skip == 0)
                {
                    Rune.DecodeFromUtf8(rest, out var rune, out skip);
                    atChar += rune.Utf16SequenceLength;
                }
                else
                    atChar += skip;
                if (skip == 0)
                    return;
                atByte += skip;
            }
        }
    }
}
