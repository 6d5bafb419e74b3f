using System.Collections.Immutable;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;
using Foedera.Reading.Series;
using Foedera.Store;

namespace Foedera.Cli;

/// <summary>The pledges and figures that a verb works with.</summary>
internal static class DeliveredSource
{
    /// <summary>GDP and population, as scenarios need them.</summary>
    public static WhatIf.Means Means { get; } = new("nato-gdp-usd-2015", "worldbank-population");

    /// <summary>The packs that come with the program, those of the folders named, and the figures imported into the
    /// record, if there is one.</summary>
    /// <exception cref="InputException">A pack has problems.</exception>
    public static async Task<DeliveredRecord> LoadAsync(string[]? folders, string db, CancellationToken stop)
    {
        IndicatorTable? imported = null;
        ImmutableArray<EditorialStatus> editorial = [];
        if (db.Contains("://", StringComparison.Ordinal) || Path.Exists(db))
        {
            await using var store = await RecordStore.OpenExistingAsync(db, TimeProvider.System, stop: stop);
            var (figures, editions) = await store.FiguresAsync(stop);
            imported = new IndicatorTable(figures, editions, []);
            editorial = await store.EditorialStatusesAsync(stop);
        }
        var read = DeliveredPacks.Read(Packs(folders), imported, editorial);
        return read.Try(out var record) ? record : throw new InputException(read.Problems);
    }

    /// <summary>The folder of the packs that come with the program, then those named.</summary>
    /// <exception cref="InputException">One of those named is not there.</exception>
    public static string[] Packs(string[]? folders)
    {
        var absent = (folders ?? [])
            .Where(folder => !Directory.Exists(folder))
            .Select(folder => new Problem("PACK001", "there is no such folder of packs.", folder))
            .ToList();
        return absent.Count == 0 ? [PactPacks.Shipped, .. folders ?? []] : throw new InputException([.. absent]);
    }

    /// <summary>Projections from what was known on a day.</summary>
    /// <exception cref="InputException">The weights cannot be read.</exception>
    public static Projection Project(DeliveredRecord record, DateOnly day)
    {
        var weights = PathWeights.Read(PathWeights.Shipped);
        return weights.Try(out var read)
            ? new Projection(record.Observations, read.Fits, day, record.Pledges)
            : throw new InputException(weights.Problems);
    }

    /// <summary>The day a user named, or today.</summary>
    /// <exception cref="InputException">It is no date.</exception>
    public static DateOnly Day(string? text)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (text is null)
            return today;
        // as people write it, within the years that can be asked about
        var day = DayText.Read(text, today).Day;
        return day is { } asked && Days.Covers(asked)
            ? asked
            : throw new InputException(
                new Problem(
                    "PLEDGE001",
                    $"'{text}' is not a date that can be asked about; expected YYYY-MM-DD, 1500 to 2200."
                )
            );
    }

    /// <summary>The ally that a user named by code or name.</summary>
    /// <exception cref="InputException">No pledge binds such a state.</exception>
    public static StateCode Ally(DeliveredRecord record, string text)
    {
        foreach (var ally in record.Allies)
            if (
                string.Equals(ally.Code, text, StringComparison.OrdinalIgnoreCase)
                || string.Equals(record.NameOf(ally), text, StringComparison.OrdinalIgnoreCase)
            )
                return ally;
        // by any name or code that the question of who owes whom takes, too
        if (PactSeries.Load(null).World.FindState(text)?.Code is { } named && record.Allies.Contains(named))
            return named;
        throw new InputException(
            new Problem(
                "PLEDGE002",
                $"No pledge on record binds '{text}'; expected one of {string.Join(", ", record.Allies)}."
            )
        );
    }

    /// <summary>The pledge of an id.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static Pledge Pledge(DeliveredRecord record, string id) =>
        record.PledgeOf(id)
        ?? throw new InputException(
            new Problem(
                "PLEDGE003",
                $"No pledge '{id}' is on record; expected one of {string.Join(", ", record.Pledges.Select(p => p.Id))}."
            )
        );
}
