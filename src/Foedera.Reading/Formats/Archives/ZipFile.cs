namespace Foedera.Reading.Formats.Archives;

/// <summary>A ZIP archive of documents. Office files and books, which are ZIP archives too, have formats of their
/// own.</summary>
internal sealed class ZipFile : IFormat
{
    public string Name => "a ZIP archive";

    public IReadOnlyList<string> Endings { get; } = [".zip"];

    public bool Recognises(RawSource source) => ZipMembers.Begins(source);

    public IEnumerable<Piece> Read(RawSource source)
    {
        using var members = ZipMembers.Open(source);
        if (members is null)
        {
            yield return Piece.Failed(
                source,
                "FORMAT014",
                $"the archive is damaged, its members lie in each other, or it lists more than {DocumentLimits.Members:N0}."
            );
            yield break;
        }
        var names = members.Names.Where(DocumentFormats.IsTakenUp).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            yield return Piece.Failed(source, "FORMAT009", "the archive holds none of the formats that are read.");
        foreach (var name in names)
        {
            foreach (var piece in Member(source, members, name))
                yield return piece with
                {
                    Member = piece.Member is null ? name : $"{name}!{piece.Member}",
                };
        }
    }

    private static IEnumerable<Piece> Member(RawSource source, ZipMembers members, string name)
    {
        if (!source.Budget.TryTakeMember())
            return [];
        return members.Read(name, DocumentLimits.UnpackedBytesOf(name)) is { } bytes
            ? DocumentFormats.Read(source.Member(bytes, name))
            :
            [
                Piece.Failed(
                    source,
                    "FORMAT014",
                    $"{name} is damaged, packed with a password, or unpacks to more than is read.",
                    name
                ),
            ];
    }
}
