using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Store.Engines;
using Microsoft.Data.Sqlite;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    private readonly Lock replacing = new();
    private DateTime? madeAt;
    private int replacements;

    /// <summary>A word that changes whenever the record does, by whomever: the number of the ledger's last entry, and how often the file was replaced by another
    /// since it was opened. Cheap enough for every request.</summary>
    /// <exception cref="RecordException">The record cannot be read, or its file is gone.</exception>
    public async Task<string> StateAsync(CancellationToken stop = default)
    {
        if (Address is RecordAddress.SqliteFile file) NoticeReplacement(file.Path);
        var last = await ReadAsync(connection => connection.CountAsync("select max(number) from entries", stop), stop);
        return string.Create(CultureInfo.InvariantCulture, $"{last}.{replacements}");
    }

    // connections that are kept open go on reading the file that was there before
    private void NoticeReplacement(string path)
    {
        if (!File.Exists(path)) throw new RecordException(new Problem("RECORD030", "The file of the record is gone.", path));
        var made = File.GetCreationTimeUtc(path);
        lock (replacing)
        {
            if (madeAt == made) return;
            if (madeAt is not null)
            {
                SqliteConnection.ClearAllPools();
                replacements++;
            }
            madeAt = made;
        }
    }
}
