using System.IO.Compression;
using System.Text;

namespace Foedera.Tests.Fuzzing;

/// <summary>What a file is, for the tokens that hurt its readers most.</summary>
public enum FuzzedFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A document as JSON.</summary>
    Json,

    /// <summary>A page.</summary>
    Html,

    /// <summary>A table.</summary>
    Csv,

    /// <summary>A pack or scenario.</summary>
    Yaml,

    /// <summary>A workbook: the parts of its archive are changed, and it is packed again.</summary>
    Xlsx,

    /// <summary>A feed, a parliament's record, news as XML.</summary>
    Xml,

    /// <summary>A message, a mailbox, a saved page.</summary>
    Mail,

    /// <summary>Captions.</summary>
    Captions,

    /// <summary>Markdown with facts in front of it.</summary>
    Markdown,

    /// <summary>A web archive.</summary>
    Warc,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A document or archive packed as ZIP: members are changed, and it is packed again.</summary>
    Zip,

    /// <summary>A file packed with gzip: what is inside is changed, and it is packed again.</summary>
    Gzip,
}

/// <summary>Damages good files the way decoders, networks and malice do; the same seed gives the same bytes on every
/// machine.</summary>
/// <param name="seed">Which damage.</param>
public sealed class Mutator(int seed)
{
    private const int MostChanges = 6;
    private const int MostRepeats = 3000;
    private const int Largest = 1 << 20;

    private static readonly byte[] Bytes =
    [
        0,
        1,
        0x0A,
        0x0D,
        0x1B,
        (byte)'"',
        (byte)'\'',
        (byte)'\\',
        (byte)'<',
        (byte)'>',
        (byte)'{',
        (byte)'[',
        (byte)',',
        0x7F,
        0x80,
        0xC0,
        0xE2,
        0xED,
        0xF4,
        0xFE,
        0xFF,
    ];

    private static readonly string[] Anywhere =
    [
        "\0",
        "\uFFFE",
        "\uFFFF",
        "\uFDD0",
        "\U0001FFFE",
        "\U0010FFFF",
        "\u202E",
        "\u2066",
        "\u200F",
        "\u001b[2J",
        "\u0085",
        "\u2028",
        "e\u0301\u0301\u0301",
        "\U0001F600",
        "“",
        "”",
        "„",
        "«",
        "»",
        "\"",
        "'",
        "…",
        "—",
        "’s",
        "9999-12-31",
        "0000-00-00",
        "2026-02-30",
        "-1",
        "0",
        "1e999",
        "99999999999999999999",
        "NaN",
        "31 February 9999",
        "in 99999999 years",
        "200 million billion trillion per cent of GDP",
        "(As delivered)\n",
        "Q: ",
        "\n\n",
        " said ",
        "according to ",
    ];

    private static readonly Dictionary<FuzzedFormat, string[]> Tokens = new()
    {
        [FuzzedFormat.Text] =
        [
            "“No.” ",
            "[",
            "(",
            "he said, ",
            "Mr. ",
            "\r\n\r\n",
            "- ",
            "…",
            "\t",
            "NATO’s ",
            "Minister Ada Lindqvist: ",
        ],
        [FuzzedFormat.Json] =
        [
            "\\ud800",
            "\\udfff\\ud800",
            "\\u0000",
            "\\uFFFE",
            "\"text\":",
            "\"text\":null,",
            "\"id\":\"\",",
            "\"\":0,",
            "{",
            "}",
            "[",
            "]",
            "null",
            "1e400",
            "\"published\":\"9999-99-99\",",
            "\"url\":\"file:///etc/passwd\",",
            "\\x",
            "//",
            "/*",
            "\u2028",
        ],
        [FuzzedFormat.Html] =
        [
            "<div>",
            "</div>",
            "<p>",
            "<table><tr><td>",
            "<a>",
            "<b><i>",
            "<svg><math>",
            "<template>",
            "<select><option>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&#xFFFE;",
            "&#0;",
            "&#xD800;",
            "&amp",
            "<meta charset=utf-7>",
            "<meta charset=utf-16>",
            "<article>",
            "<h1>",
            "<time datetime=\"9999-12-31\">",
            "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"\\ud800\"}</script>",
            "<link rel=canonical href=\"http://[\">",
            "<base href=javascript:>",
            "<plaintext>",
            "<frameset>",
        ],
        [FuzzedFormat.Csv] =
        [
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "\r\n",
            "\n",
            "=cmd()",
            "indicator,who,year,value\n",
            "REF_AREA,OBS_VALUE\n",
            "iso3,year,value\n",
            "..",
            "2025e",
            "1.234,5",
            "-0",
            "+1",
        ],
        [FuzzedFormat.Yaml] =
        [
            "&a ",
            "*a",
            "!!binary ",
            "- ",
            "? ",
            ": ",
            "{",
            "[",
            "}",
            "]",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "<<: *a\n",
            "\t",
            "# ",
            "name: ",
            "war_ends: 9999-12-31\n",
            "by: 2147483647\n",
            "from: -5\n",
            "\"",
            "'",
            "0x7fffffff",
            "1_000",
            "~",
        ],
        [FuzzedFormat.Xlsx] =
        [
            "<c r=\"A1\">",
            "<c r=\"ZZZ9999999\"><v>1</v></c>",
            "<row>",
            "</row>",
            "<v>99999999999999</v>",
            " t=\"s\"",
            " t=\"inlineStr\"",
            "<is><t>x</t></is>",
            "&#xFFFE;",
            "&#0;",
            "<!DOCTYPE x [<!ENTITY a \"b\">]>",
            "<sheetData>",
            "xmlns=\"\"",
            "Target=\"../../../../x\"",
            "TargetMode=\"External\"",
            "<si><t>",
            "<![CDATA[",
            "<?xml version=\"1.1\"?>",
            "rId999",
            "mc:Ignorable=\"x\"",
        ],
        [FuzzedFormat.Xml] =
        [
            "<p>",
            "</p>",
            "<item>",
            "</item>",
            "<entry>",
            "<u who=\"#x\">",
            "<seg>",
            "<note>",
            "<title>",
            "<pubDate>Fri, 99 Foo 9999</pubDate>",
            "<link>http://[</link>",
            "<guid>x</guid>",
            "<![CDATA[<div>",
            "]]>",
            "&#xFFFE;",
            "&#0;",
            "&lt;div&gt;",
            "<!DOCTYPE x [<!ENTITY a \"&a;&a;\">]>",
            "&a;",
            "xmlns=\"\"",
            " xml:lang=\"\"",
            "<newsItem>",
            "<speech>",
            "<inlineXML>",
            "<html><body>",
            "<?xml version=\"1.1\"?>",
            " date=\"9999-12-31\"",
        ],
        [FuzzedFormat.Mail] =
        [
            "From: \r\n",
            "From ",
            "\r\n\r\n",
            "--x\r\n",
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
            "Content-Type: message/rfc822\r\n\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: x-uuencode\r\n",
            "=?utf-8?B?////?=",
            "=?x?Q?=ff?=",
            "charset=utf-7",
            "charset=\"\"",
            "Date: Mon, 99 Foo 99999 99:99:99 +9999\r\n",
            "=\r\n",
            "=FF",
            "> ",
            "Subject: \r\n x\r\n",
            "Snapshot-Content-Location: file:///x\r\n",
            "multipart/related",
        ],
        [FuzzedFormat.Captions] =
        [
            "WEBVTT\n\n",
            "1\n00:00:00,000 --> 99:99:99,999\n",
            "99999999:00:00.000 --> 0\n",
            "<v Ada>",
            "<c.",
            "<00:00:01.000>",
            "{\\an8}",
            ">> ",
            "- ",
            "NOTE\n",
            "STYLE\n",
            "\n\n",
            "ADA LINDQVIST: ",
            "&nbsp",
            "Language: x\n",
        ],
        [FuzzedFormat.Markdown] =
        [
            "---\n",
            "# ",
            "[",
            "![",
            "](",
            "*",
            "_",
            "`",
            "```\n",
            "> ",
            "- ",
            "1. ",
            "    ",
            "| a | b |\n|---|---|\n",
            "<div>",
            "&amp;",
            "\\",
            "[a]: http://[\n",
            "date: 9999-99-99\n",
            "title: \n",
        ],
        [FuzzedFormat.Warc] =
        [
            "WARC/1.0\r\n",
            "WARC/9.9\r\n",
            "WARC-Type: response\r\n",
            "WARC-Target-URI: <http://[>\r\n",
            "Content-Length: 99999999999\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: 0\r\n",
            "\r\n\r\n",
            "HTTP/1.1 200 OK\r\n",
            "Transfer-Encoding: chunked\r\n",
            "ffffffff\r\n",
            "7fffffff\r\n",
            "0\r\n\r\n",
            "Content-Encoding: br\r\n",
            "Content-Encoding: gzip\r\n",
            "Content-Type: application/x-foo\r\n",
        ],
        [FuzzedFormat.Pdf] =
        [
            "%PDF-1.7\n",
            "1 0 obj\n",
            "endobj\n",
            "<<",
            ">>",
            "[",
            "]",
            "(",
            ")",
            "stream\n",
            "endstream\n",
            "/Kids [1 0 R]",
            "/Kids [2 0 R 2 0 R]",
            "/Parent 1 0 R",
            "/Length 999999999",
            "/Length 1 0 R",
            "/Filter /FlateDecode",
            "/Filter [/FlateDecode /FlateDecode]",
            "/Count 99999999",
            "/Type /ObjStm",
            "/Prev 0",
            "/W [1 99 9]",
            "BT ",
            " Tj ",
            " Tf ",
            "1e999 ",
            "-99999999999 0 0 0 0 0 cm ",
            "/F9 99999999 Tf ",
            "q ",
            "Q ",
            "/Fm Do ",
            "trailer\n",
            "startxref\n0\n%%EOF",
            "xref\n0 99999999\n",
            "<FEFF",
            "1 0 R ",
            "/Encrypt 1 0 R",
        ],
        [FuzzedFormat.Zip] =
        [
            "<w:p>",
            "</w:p>",
            "<w:t>",
            "<text:p>",
            "<text:note>",
            "<itemref idref=\"x\"/>",
            "<item id=\"x\" href=\"../../../etc/passwd\"/>",
            "full-path=\"../x\"",
            "<rootfile/>",
            "&#xFFFE;",
            "<!DOCTYPE x [<!ENTITY a \"&a;&a;\">]>",
            "&a;",
            "<![CDATA[",
            "PK\u0003\u0004",
            "WARC/1.0\r\n",
        ],
        [FuzzedFormat.Gzip] =
        [
            "<div>",
            "WARC/1.0\r\n",
            "Content-Length: 99\r\n",
            "\r\n\r\n",
            "\u001f",
            "{",
            "<script>",
        ],
    };

    private readonly Random random = new(seed);

    /// <summary>A damaged copy of a good file.</summary>
    public byte[] Damage(byte[] good, FuzzedFormat format)
    {
        if (format is FuzzedFormat.Xlsx or FuzzedFormat.Zip && random.Next(4) > 0)
            return Repacked(good, format);
        if (format is FuzzedFormat.Gzip && random.Next(4) > 0)
            return PackedAgain(good);
        var bytes = ManyChanged(good, format);
        return bytes.Length > Largest ? bytes[..Largest] : bytes;
    }

    private byte[] ManyChanged(byte[] bytes, FuzzedFormat format)
    {
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            bytes = Changed(bytes, format);
        return bytes;
    }

    private byte[] Changed(byte[] bytes, FuzzedFormat format) =>
        random.Next(12) switch
        {
            0 => With(bytes, At(bytes), 0, [Bytes[random.Next(Bytes.Length)]]),
            1 => Flipped(bytes),
            2 => With(bytes, At(bytes), random.Next(1, 40), []),
            3 => With(bytes, At(bytes), random.Next(1, 2000), []),
            4 => bytes[..At(bytes)],
            5 => Doubled(bytes),
            6 => Swapped(bytes),
            7 => Repeated(bytes, format),
            8 => Otherwise(bytes),
            9 => With(bytes, At(bytes), 0, [0xED, 0xA0, 0x80]),
            10 => With(bytes, At(bytes), 0, Encoding.UTF8.GetBytes(Anywhere[random.Next(Anywhere.Length)])),
            _ => With(bytes, At(bytes), 0, Encoding.UTF8.GetBytes(Token(format))),
        };

    private byte[] Flipped(byte[] bytes)
    {
        if (bytes.Length == 0)
            return bytes;
        var flipped = (byte[])bytes.Clone();
        for (var times = random.Next(1, 8); times > 0; times--)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private byte[] Doubled(byte[] bytes)
    {
        var (from, length) = Span(bytes, 3000);
        var copy = bytes[from..(from + length)];
        for (var times = random.Next(1, 20); times > 0; times--)
            bytes = With(bytes, Math.Min(from, bytes.Length), 0, copy);
        return bytes;
    }

    private byte[] Swapped(byte[] bytes)
    {
        var (from, length) = Span(bytes, 500);
        var moved = bytes[from..(from + length)];
        var without = With(bytes, from, length, []);
        return With(without, At(without), 0, moved);
    }

    // what makes one stage work in the square of a length
    private byte[] Repeated(byte[] bytes, FuzzedFormat format)
    {
        var token = random.Next(3) == 0 ? Anywhere[random.Next(Anywhere.Length)] : Token(format);
        var times = random.Next(1, MostRepeats);
        return With(
            bytes,
            At(bytes),
            0,
            Encoding.UTF8.GetBytes(new StringBuilder(token.Length * times).Insert(0, token, times).ToString())
        );
    }

    // the same text in another encoding, with or without its mark
    private byte[] Otherwise(byte[] bytes)
    {
        Encoding[] encodings =
        [
            Encoding.Unicode,
            Encoding.BigEndianUnicode,
            Encoding.UTF32,
            Encoding.UTF8,
            Encoding.Latin1,
        ];
        var encoding = encodings[random.Next(encodings.Length)];
        byte[] mark = random.Next(2) == 0 ? encoding.GetPreamble() : [];
        return [.. mark, .. encoding.GetBytes(Encoding.UTF8.GetString(bytes))];
    }

    private byte[] Repacked(byte[] packed, FuzzedFormat format)
    {
        using var from = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
        var into = new MemoryStream();
        using (var archive = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(from.Entries.Count);
            for (var i = 0; i < from.Entries.Count; i++)
            {
                using var part = from.Entries[i].Open();
                using var read = new MemoryStream();
                part.CopyTo(read);
                var bytes = read.ToArray();
                if (i == chosen)
                    bytes = ManyChanged(bytes, format);
                if (random.Next(40) == 0)
                    continue;
                using var to = archive
                    .CreateEntry(
                        random.Next(60) == 0 ? "xl/other.xml" : from.Entries[i].FullName,
                        CompressionLevel.Fastest
                    )
                    .Open();
                to.Write(bytes);
            }
        }
        return into.ToArray();
    }

    private byte[] PackedAgain(byte[] packed)
    {
        using var whole = new MemoryStream();
        using (var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
            unpacked.CopyTo(whole);
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Fastest))
            gzip.Write(ManyChanged(whole.ToArray(), FuzzedFormat.Gzip));
        return into.ToArray();
    }

    private string Token(FuzzedFormat format) => Tokens[format][random.Next(Tokens[format].Length)];

    private int At(byte[] bytes) => random.Next(bytes.Length + 1);

    private (int From, int Length) Span(byte[] bytes, int longest)
    {
        var from = At(bytes);
        return (from, random.Next(Math.Min(longest, bytes.Length - from) + 1));
    }

    private static byte[] With(byte[] bytes, int at, int removed, byte[] put)
    {
        var end = Math.Min(bytes.Length, at + removed);
        return [.. bytes.AsSpan(0, at), .. put, .. bytes.AsSpan(end)];
    }
}
