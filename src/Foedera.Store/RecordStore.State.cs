using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Store.Engines;
using Microsoft.Data.Sqlite;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    private const int HashShown = 8;

    private readonly Lock replacing = new();
    private DateTime? madeAt;
    private int replacements;

    /// <summary>A word that changes whenever the record does, by whomever: number and hash of the ledger's last entry,
    /// and how often the file was replaced by
    /// another since it was opened. Cheap enough for every request.</summary>
    /// <exception cref="RecordException">The record cannot be read, or its file is gone.</exception>
    public async Task<string> StateAsync(CancellationToken stop = default)
    {
        if (Address is RecordAddress.SqliteFile file)
            NoticeReplacement(file.Path);
        var last = await ReadAsync(
            connection =>
                connection.FirstAsync(
                    "select number, hash from entries order by number desc limit 1",
                    row =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{row.GetInt64(0)}.{row.GetString(1)[..HashShown]}"
                        ),
                    stop
                ),
            stop
        );
        return string.Create(CultureInfo.InvariantCulture, $"{last ?? "0"}.{replacements}");
    }

    // connections that are kept open go on reading the file that was there before
    private void NoticeReplacement(string path)
    {
        if (!File.Exists(path))
            throw new RecordException(new Problem("RECORD030", "The file of the record is gone.", path));
        var made = File.GetCreationTimeUtc(path);
        lock (replacing)
        {
            if (madeAt == made)
                return;
            if (madeAt is not null)
            {
                SqliteConnection.ClearAllPools();
                replacements++;
            }
            madeAt = made;
        }
    }
}
