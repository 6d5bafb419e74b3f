using System.IO.Compression;
using System.Xml;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Series;

/// <summary>Measures a workbook before any of it is believed: a few kilobytes may unpack to gigabytes, and elements may
/// nest without end.</summary>
internal static class WorkbookGuard
{
    private const int LargestFile = 16 << 20;
    private const long LargestUnpacked = 64L << 20;
    private const int MostParts = 1000;
    private const int MostElements = 2_000_000;
    private const int Deepest = 64;

    /// <summary>The bytes of a workbook that is not too much; null, with a problem, for any other.</summary>
    /// <exception cref="InvalidDataException">This is no archive.</exception>
    public static byte[]? Read(string path, List<Problem> problems)
    {
        if (BoundedFile.Read(path, LargestFile, out var bytes) is { } unread)
        {
            problems.Add(
                new Problem(unread.IsTooLong ? SeriesCode.TooLarge : SeriesCode.Unreadable, unread.Reason, path)
            );
            return null;
        }
        if (Excess(bytes) is not { } excess)
            return bytes;
        problems.Add(new Problem(SeriesCode.TooLarge, excess, path));
        return null;
    }

    /// <summary>What is too much about the archive; null when nothing is. Every part is unpacked and looked through
    /// once, whatever size and kind it claims.</summary>
    private static string? Excess(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts)
            return $"The workbook has {archive.Entries.Count} parts; expected at most {MostParts}.";
        if (
            archive
                .Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(same => same.Count() > 1) is
            { } twice
        )
            return $"The workbook has the part '{twice.Key}' more than once.";
        var (left, elements) = (LargestUnpacked, 0);
        foreach (var entry in archive.Entries)
        {
            using var part = new CountedStream(entry.Open(), left);
            if (Excess(part, ref elements) is { } excess)
                return excess;
            part.CopyTo(Stream.Null);
            if (part.IsOver)
                return $"The workbook unpacks to more than {LargestUnpacked >> 20} MiB.";
            left = part.Left;
        }
        return null;
    }

    // pictures and other parts that are no XML end at their first byte
    private static string? Excess(CountedStream part, ref int elements)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = false,
        };
        try
        {
            using var xml = XmlReader.Create(part, settings);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.Depth > Deepest)
                    return $"The workbook nests more than {Deepest} elements in each other.";
                elements += 1 + xml.AttributeCount;
                if (elements > MostElements)
                    return $"The workbook has more than {MostElements} elements.";
            }
        }
        catch (XmlException)
        {
            // not XML, or broken: whoever reads the part later ends at the same place
        }
        return null;
    }
}
