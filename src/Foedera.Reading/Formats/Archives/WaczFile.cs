namespace Foedera.Reading.Formats.Archives;

/// <summary>A web archive collection: ZIP with WARC files under <c>archive/</c>
/// (https://specs.webrecorder.net/wacz/1.1.1/).</summary>
internal sealed class WaczFile : IFormat
{
    public string Name => "a WACZ web archive";

    public IReadOnlyList<string> Endings { get; } = [".wacz"];

    public bool Recognises(RawSource source)
    {
        if (!ZipMembers.Begins(source))
            return false;
        using var members = ZipMembers.Open(source);
        return members is not null && members.Has("datapackage.json") && Archives(members).Any();
    }

    public IEnumerable<Piece> Read(RawSource source)
    {
        using var members = ZipMembers.Open(source);
        foreach (var name in Archives(members!))
        {
            if (members!.Read(name, DocumentLimits.UnpackedBytes) is not { } bytes)
                yield return Piece.Failed(
                    source,
                    "FORMAT014",
                    $"{name} is damaged, or unpacks to more than is read.",
                    name
                );
            else
                foreach (var piece in DocumentFormats.Read(source.Member(bytes, name)))
                    yield return piece;
        }
    }

    private static IEnumerable<string> Archives(ZipMembers members) =>
        members
            .Names.Where(name =>
                name.StartsWith("archive/", StringComparison.Ordinal)
                && name.Contains(".warc", StringComparison.OrdinalIgnoreCase)
            )
            .Order(StringComparer.Ordinal);
}
