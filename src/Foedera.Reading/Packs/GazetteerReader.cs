using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Packs;

/// <summary>Reads packs/world/landscapes.tsv (islands, peninsulas, historical regions), gazetteer.tsv (towns and
/// provinces, largest
/// first) and parts.csv. They are read when a question first names one that the lists of places
/// do not have, and a folder without them has none.</summary>
internal static class GazetteerReader
{
    private const int LargestFile = 16_000_000;
    private static readonly string[] PartColumns =
    [
        "part",
        "from",
        "until",
        "state",
        "status",
        "place",
        "source",
        "note",
    ];

    public static ImmutableArray<FormerPart> Parts(PackFolder folder, World known, PackProblems problems) =>
        [.. folder.Table("parts.csv", PartColumns, problems, known, optional: true).Select(Part)];

    public static Lazy<Gazetteer?> Read(PackFolder folder, ImmutableArray<FormerPart> parts)
    {
        string[] files = [folder.NameOf("landscapes.tsv"), folder.NameOf("gazetteer.tsv")];
        return new Lazy<Gazetteer?>(() => Lines(files) is { Length: > 0 } lines ? new Gazetteer(lines, parts) : null);
    }

    private static string[] Lines(string[] files) => [.. files.SelectMany(file => RowsOf(file).Skip(1))];

    private static string[] RowsOf(string file) =>
        BoundedFile.ReadText(file, LargestFile, out var text) is null
            ? text.TrimEnd('\n').Split(["\r\n", "\n"], StringSplitOptions.None)
            : [];

    private static FormerPart Part(PackFields row) =>
        new(
            row.List("part"),
            row.Between("from", "until"),
            row.RequiredState("state"),
            row.RequiredWord<PartStatus>("status"),
            row.Text("place"),
            new Evidence(row.Required("source"), Note: row.Text("note"))
        );
}
