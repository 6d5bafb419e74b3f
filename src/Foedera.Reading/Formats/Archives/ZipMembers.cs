using System.IO.Compression;

namespace Foedera.Reading.Formats.Archives;

/// <summary>The members of a ZIP archive, unpacked one at a time within the budget of its file.</summary>
internal sealed class ZipMembers : IDisposable
{
    private readonly ZipArchive archive;
    private readonly RawSource source;

    private ZipMembers(ZipArchive archive, RawSource source) => (this.archive, this.source) = (archive, source);

    /// <summary>The names in the order of the archive, folders left out.</summary>
    public IEnumerable<string> Names => archive.Entries.Where(e => e.Name.Length > 0).Select(e => e.FullName);

    /// <summary>True when the bytes begin like a ZIP archive.</summary>
    public static bool Begins(RawSource source) => source.Span.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Opens the archive; null when it is damaged, lists more members than are read, or one of them lies in
    /// another: together they have more packed bytes than the archive then.</summary>
    public static ZipMembers? Open(RawSource source)
    {
        ZipArchive? opened = null;
        try
        {
            opened = new ZipArchive(source.Open(), ZipArchiveMode.Read);
            if (
                opened.Entries.Count <= DocumentLimits.Members
                && opened.Entries.Sum(entry => entry.CompressedLength) <= source.Bytes.Length
            )
                return new ZipMembers(opened, source);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or ArgumentException)
        {
            // damaged: there is nothing to read
        }
        opened?.Dispose();
        return null;
    }

    /// <summary>True when there is a member of that name.</summary>
    public bool Has(string name) => archive.GetEntry(name) is not null;

    /// <summary>The bytes of a member; null when there is none, it is damaged, or it does not fit.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="most">The most bytes that are unpacked of it.</param>
    public byte[]? Read(string name, long most = DocumentLimits.Bytes)
    {
        if (archive.GetEntry(name) is not { IsEncrypted: false } entry)
            return null;
        try
        {
            return Unpacking.ReadAll(entry.Open, source.Budget, most);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();
}
