using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Store.Audits;
using Foedera.Store.Engines;

namespace Foedera.Store;

/// <summary>What an import of figures did.</summary>
/// <param name="Added">Figures that are new on record.</param>
/// <param name="Known">Figures that were there already, the same.</param>
public sealed record FiguresImported(int Added, int Known);

public sealed partial class RecordStore
{
    private const string ObservationColumns =
        "indicator, who, year, edition, value, flag, file, row, sheet, address, note";

    /// <summary>Records figures, all or none. Importing the same table twice changes nothing.</summary>
    /// <exception cref="RecordException">A figure is on record with another value in the same edition (RECORD014), or
    /// an edition with another
    /// day of release (RECORD015): an edition never changes, a correction is an edition of its own.</exception>
    public Task<FiguresImported> ImportFiguresAsync(
        string file,
        IReadOnlyList<Observation> figures,
        IReadOnlyList<Vintage> editions,
        CancellationToken stop = default
    ) =>
        WriteAsync(
            async write =>
            {
                var known = (await EditionsAsync(write.Connection, stop)).ToDictionary(
                    v => v.Id,
                    StringComparer.Ordinal
                );
                foreach (
                    var edition in editions.Where(e => known.ContainsKey(e.Id) && known[e.Id].Released != e.Released)
                )
                    throw new RecordException(
                        new Problem(
                            "RECORD015",
                            $"The edition {edition.Id} is on record as released "
                                + $"{known[edition.Id].Released.ToEdtf()}, not {edition.Released.ToEdtf()}.",
                            file
                        )
                    );
                var have = (await ObservationsAsync(write.Connection, stop)).ToDictionary(o =>
                    (o.Indicator, o.Who, o.Year, o.Vintage)
                );
                var fresh = figures.Where(f => !have.ContainsKey((f.Indicator, f.Who, f.Year, f.Vintage))).ToList();
                if (
                    figures.FirstOrDefault(f =>
                        have.TryGetValue((f.Indicator, f.Who, f.Year, f.Vintage), out var on)
                        && (on.Value != f.Value || on.Flag != f.Flag)
                    ) is
                    { } changed
                )
                    throw new RecordException(
                        new Problem(
                            "RECORD014",
                            $"{changed.Who} {changed.Year} is on record with another value in the "
                                + $"edition {changed.Vintage}; a correction needs an edition of its own.",
                            file,
                            changed.Source.Row
                        )
                    );
                await engine.InsertManyAsync(
                    write,
                    "editions",
                    ["id", "released"],
                    [
                        .. editions
                            .Where(e => !known.ContainsKey(e.Id))
                            .Select(e => new object?[] { e.Id, e.Released.ToEdtf() }),
                    ],
                    stop
                );
                await engine.InsertManyAsync(
                    write,
                    "observations",
                    ObservationColumns.Split(", "),
                    [.. fresh.Select(Row)],
                    stop
                );
                if (fresh.Count > 0)
                {
                    var ledger = await Ledger.OpenAsync(engine, write, time.GetUtcNow(), stop);
                    ledger.Note(
                        "figures-imported",
                        file,
                        ("added", fresh.Count.ToString(CultureInfo.InvariantCulture)),
                        ("editions", string.Join(' ', editions.Select(e => e.Id)))
                    );
                    await ledger.SealAsync([Seals.Editions, Seals.Observations], stop);
                    await ledger.WriteAsync(stop);
                }
                return new FiguresImported(fresh.Count, figures.Count - fresh.Count);
            },
            stop
        );

    /// <summary>Every figure that was imported, and the editions they belong to.</summary>
    public Task<(ImmutableArray<Observation> Figures, ImmutableArray<Vintage> Editions)> FiguresAsync(
        CancellationToken stop = default
    ) =>
        ReadAsync(
            async connection =>
                (
                    (ImmutableArray<Observation>)[.. await ObservationsAsync(connection, stop)],
                    (ImmutableArray<Vintage>)[.. await EditionsAsync(connection, stop)]
                ),
            stop
        );

    private static Task<List<Vintage>> EditionsAsync(DbConnection connection, CancellationToken stop) =>
        connection.QueryAsync(
            "select id, released from editions order by id",
            r => new Vintage(r.GetString(0), DateWindow.TryParse(r.GetString(1)) ?? new DateWindow(null, null)),
            stop
        );

    private static Task<List<Observation>> ObservationsAsync(DbConnection connection, CancellationToken stop) =>
        connection.QueryAsync(
            $"select {ObservationColumns} from observations order by indicator, who, year, edition",
            Figure,
            stop
        );

    private static object?[] Row(Observation figure) =>
        [
            figure.Indicator,
            figure.Who.Code,
            figure.Year,
            figure.Vintage,
            figure.Value.ToString(CultureInfo.InvariantCulture),
            figure.Flag.ToString(),
            figure.Source.File,
            figure.Source.Row,
            figure.Source.Sheet,
            figure.Source.Address,
            figure.Source.Note,
        ];

    private static Observation Figure(DbDataReader row) =>
        new(
            row.GetString(0),
            StateCode.Parse(row.GetString(1)),
            row.GetInt32(2),
            decimal.Parse(row.GetString(4), CultureInfo.InvariantCulture),
            Enum.Parse<Certainty>(row.GetString(5)),
            row.GetString(3),
            new SourceRow(row.GetString(6), row.GetInt32(7), row.Text(9)) { Sheet = row.Text(8), Note = row.Text(10) }
        );
}
