using System.Collections.Immutable;
using System.Data.Common;
using Foedera.Core.Sources;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    /// <summary>A document on record that an arrival may be, or be a version of.</summary>
    private sealed record Known(
        long Key,
        string Id,
        DocumentName Name,
        string Fingerprint,
        string StatementsHash,
        bool IsCurrent
    )
    {
        public const string Columns =
            "d.key, d.id, d.name, d.origin, d.mark, d.fingerprint, d.statements_hash, case when "
            + "d.superseded_by is null then 1 else 0 end";

        public static Known Read(DbDataReader row) =>
            new(
                row.GetInt64(0),
                row.GetString(1),
                DocumentRow.Name(row, 2),
                row.GetString(5),
                row.GetString(6),
                row.GetInt32(7) == 1
            );
    }

    /// <summary>Where an arrival belongs.</summary>
    private abstract record Place
    {
        private Place() { }

        /// <summary>It is this document.</summary>
        public sealed record Kept(Known Known) : Place;

        /// <summary>It is a version of a document that was superseded.</summary>
        public sealed record Earlier(Known Known) : Place;

        /// <summary>It was removed.</summary>
        public sealed record TakenBack(string Id, string Reason) : Place;

        /// <summary>It is on record, and takes the place of another one there.</summary>
        public sealed record Moved(Known Known, Known To) : Place;

        /// <summary>It is new, and takes the place of these.</summary>
        public sealed record New(ImmutableArray<Known> Superseded, string Mark) : Place;
    }

    private sealed partial class SaveBatch
    {
        // what a document says of itself, its id and its address, is not asked here
        private async Task<Place> PlaceAsync(PreparedArrival arrival, CancellationToken stop) =>
            arrival.Replaces is { } replaced
                ? await ReplaceAsync(arrival, replaced, stop)
                : await SameBytesAsync(arrival, stop)
                    ?? await SameOriginAsync(arrival, stop)
                    ?? new Place.New([], arrival.Mark);

        /// <summary>Equal bytes from one outlet are one document, wherever they lie.</summary>
        private async Task<Place?> SameBytesAsync(PreparedArrival arrival, CancellationToken stop)
        {
            if (arrival.Snapshot is not { Sha256: var sha256 })
                return null;
            var same = new List<Known>();
            foreach (
                var known in await FindAsync(
                    "d.snapshot = @it and d.outlet is not distinct from @outlet",
                    stop,
                    ("@it", sha256),
                    ("@outlet", arrival.Outlet)
                )
            )
                if (known.Name.Origin == arrival.Origin || await IsSameTextAsync(known, arrival, stop))
                    same.Add(known);
            if (same.Find(known => known.IsCurrent) is { } current)
            {
                // a program that reads another text in the same bytes has made a new version
                return await IsSameTextAsync(current, arrival, stop)
                    ? new Place.Kept(current)
                    : new Place.New([current], current.Name.Mark);
            }
            return same.Count > 0
                ? new Place.Earlier(same[0])
                : await RemovedAsync(
                    "r.snapshot = @it and r.outlet is not distinct from @outlet and (r.fingerprint = "
                        + "@fingerprint or r.origin = @origin)",
                    stop,
                    ("@it", sha256),
                    ("@outlet", arrival.Outlet),
                    ("@fingerprint", arrival.Fingerprint),
                    ("@origin", arrival.Origin)
                );
        }

        // bytes of a file that holds several documents are those of each of them: the text, or the place in the file,
        // tells which;
        // records of older versions hashed text and description otherwise
        private async Task<bool> IsSameTextAsync(Known known, PreparedArrival arrival, CancellationToken stop) =>
            known.Fingerprint == arrival.Fingerprint
            || await FingerprintAsync(write.Connection, known.Key, stop) == arrival.Fingerprint;

        /// <summary>Another text from the same origin is a version of what is there when the two are alike; else a
        /// document of its own beside it.</summary>
        private async Task<Place?> SameOriginAsync(PreparedArrival arrival, CancellationToken stop)
        {
            var there = await FindAsync("d.origin = @it", stop, ("@it", arrival.Origin));
            var equal = there.FindAll(known => known.Fingerprint == arrival.Fingerprint);
            if (equal.Find(known => known.IsCurrent) is { } current)
                return new Place.Kept(current);
            if (equal.Count > 0)
                return new Place.Earlier(equal[0]);
            return await MostAlikeAsync(arrival, there.FindAll(known => known.IsCurrent), stop) is { } version
                ? new Place.New([version], version.Name.Mark)
                : await RemovedAsync("r.origin = @it", stop, ("@it", arrival.Origin));
        }

        private async Task<Known?> MostAlikeAsync(PreparedArrival arrival, List<Known> there, CancellationToken stop)
        {
            var options = VersionOptions.Usual;
            var (best, most) = ((Known?)null, options.LeastLikeness);
            foreach (var known in there)
            {
                var text = await write.Connection.FirstAsync(
                    "select text from documents where key = @key",
                    row => row.GetString(0),
                    stop,
                    ("@key", known.Key)
                );
                var likeness = Versions.Likeness(text!, arrival.Document.Text, options);
                if (likeness > most || (best is null && likeness >= most))
                    (best, most) = (known, likeness);
            }
            return best;
        }

        private async Task<Place> ReplaceAsync(PreparedArrival arrival, string id, CancellationToken stop)
        {
            if (await Naming.FindAsync(write.Connection, id, stop) is not { } key)
            {
                var removed =
                    await Naming.RemovedAsync(write.Connection, id, stop)
                    ?? throw await NotOneAsync(write.Connection, id, stop);
                return new Place.New([], removed.Origin == arrival.Origin ? removed.Mark : arrival.Mark);
            }
            var target = (await FindAsync("d.key = @it", stop, ("@it", key)))[0];
            var same = arrival.Snapshot is { Sha256: var sha256 }
                ? await FindAsync(
                    "d.snapshot = @it and d.outlet is not distinct from @outlet and d.superseded_by is null",
                    stop,
                    ("@it", sha256),
                    ("@outlet", arrival.Outlet)
                )
                : [];
            if (same is [var current, ..])
                return current.Key == target.Key ? new Place.Kept(current) : new Place.Moved(target, current);
            return new Place.New([target], target.Name.Origin == arrival.Origin ? target.Name.Mark : arrival.Mark);
        }

        private Task<Place?> RemovedAsync(
            string condition,
            CancellationToken stop,
            params (string, object?)[] parameters
        ) =>
            write.Connection.FirstAsync<Place>(
                $"select r.id, r.reason from removals r where {condition} order by r.key desc limit 1",
                row => new Place.TakenBack(row.GetString(0), row.GetString(1)),
                stop,
                parameters
            );

        private Task<List<Known>> FindAsync(
            string condition,
            CancellationToken stop,
            params (string, object?)[] parameters
        ) =>
            write.Connection.QueryAsync(
                $"select {Known.Columns} from documents d where {condition} order by d.key desc",
                Known.Read,
                stop,
                parameters
            );
    }

    /// <summary>The fingerprint of a document as its row has it now; null when there is no such row.</summary>
    private static Task<string?> FingerprintAsync(DbConnection connection, long key, CancellationToken stop) =>
        connection.FirstAsync(
            "select text, title, outlet, address, language, published, genre, transcript_kind from documents where key = @key",
            FingerprintOf,
            stop,
            ("@key", key)
        );

    private static string FingerprintOf(DbDataReader row) =>
        DocumentRow.Fingerprint(
            row.GetString(0),
            row.Text(1),
            row.Text(2),
            row.Text(3),
            row.Text(4),
            row.Day(5)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            row.GetString(6),
            row.GetString(7)
        );
}
