using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Reading.Formats;
using Foedera.Reading.Intake;
using Foedera.Store.Snapshots;

namespace Foedera.Work.Stages;

/// <summary>What another program writes: standard input. Its documents are told apart by outlet and content, for it has
/// no path.</summary>
/// <param name="Bytes">All of it; null when there was more than is read.</param>
public sealed record SourceInput(ReadOnlyMemory<byte>? Bytes) : Source
{
    private const string Place = "stdin";

    /// <inheritdoc/>
    public override string Name => Place;

    /// <summary>Reads a stream to its end, or until it has more than one file may have.</summary>
    public static async Task<SourceInput> ReadAsync(Stream stream, CancellationToken stop)
    {
        using var bounded = new CountedStream(stream, DocumentLimits.CollectionBytes);
        using var bytes = new MemoryStream();
        await bounded.CopyToAsync(bytes, stop);
        return new SourceInput(bounded.IsOver ? null : bytes.ToArray());
    }

    internal override IEnumerable<Found> Open() =>
        Bytes is { } bytes
            ? Files.Open(bytes, Place)
            :
            [
                new Found.Failed(
                    Place,
                    [new Problem("FORMAT003", $"it has more than {DocumentLimits.CollectionBytes >> 20} MiB.", Place)]
                ),
            ];

    internal override Origin OriginOf(string? outlet, string? member) => Origin.OfFile(outlet, PlaceOf(Place, member));

    private protected override Snapshot Placed(Snapshot snapshot, string? member) =>
        snapshot with
        {
            Address = PlaceOf(Place, member),
        };
}
