using System.Data.Common;
using Foedera.Core.Primitives;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Foedera.Store;

/// <summary>The record cannot be used as asked; <see cref="Problem"/> says why in words for its owner.</summary>
public sealed class RecordException(Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    /// <summary>What is wrong.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>True when the place is at fault (disk, lock, connection, rights) and not what was to be recorded:
    /// trying less of it would fail, too.</summary>
    public bool IsOfThePlace => Problem.Code is not ("RECORD009" or "RECORD018");

    /// <summary>True for failures of the database, and of rows that do not hold what they must.</summary>
    internal static bool Explains(Exception fault) =>
        fault is DbException or DamagedRowException or InvalidDataException;

    /// <summary>Puts such a failure into plain words.</summary>
    internal static RecordException From(Exception fault, string record) =>
        fault switch
        {
            DbException cause => From(cause, record),
            DamagedRowException row => new RecordException(
                new Problem(
                    "RECORD007",
                    $"The record is damaged at {row.Message}; 'foedera audit' looks for more, and a backup restores it.",
                    record
                ),
                row
            ),
            InvalidDataException cause => new RecordException(
                new Problem("RECORD007", $"The record is damaged: {cause.Message}; restore it from a backup.", record),
                cause
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static RecordException From(DbException cause, string record) =>
        new(
            cause switch
            {
                SqliteException sqlite => Sqlite(sqlite, record),
                PostgresException { SqlState: "28P01" or "28000" } => new Problem(
                    "RECORD010",
                    "The database refuses the user or the password.",
                    record
                ),
                PostgresException { SqlState: "3D000" } => new Problem(
                    "RECORD011",
                    "There is no such database; create it first (createdb).",
                    record
                ),
                PostgresException { SqlState: "42501" or "25006" } => new Problem(
                    "RECORD005",
                    "The record cannot be written: the user may only read.",
                    record
                ),
                PostgresException { SqlState: "53100" } => new Problem(
                    "RECORD004",
                    "The disk of the database is full; what was recorded before is kept.",
                    record
                ),
                PostgresException { SqlState: "55P03" or "57014" } => new Problem(
                    "RECORD003",
                    "The record is being written by another process; try again when it has finished.",
                    record
                ),
                PostgresException { SqlState: "42P01" or "42703" } => Lacking(cause, record),
                PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" } => Unreachable(cause, record),
                NpgsqlException and not PostgresException => Unreachable(cause.InnerException ?? cause, record),
                _ => new Problem("RECORD009", $"The database reports: {cause.Message}", record),
            },
            cause
        );

    private static Problem Unreachable(Exception cause, string record) =>
        new(
            "RECORD012",
            $"The database cannot be reached: {cause.Message.ReplaceLineEndings(" ")} What was recorded before is kept.",
            record
        );

    private static Problem Lacking(DbException cause, string record) =>
        new(
            "RECORD007",
            $"The record is damaged, it lacks a table or a column "
                + $"({cause.Message.ReplaceLineEndings(" ")}); restore it from a backup.",
            record
        );

    // Result codes: https://www.sqlite.org/rescode.html
    private static Problem Sqlite(SqliteException cause, string record) =>
        cause.SqliteErrorCode switch
        {
            5 or 6 => new Problem(
                "RECORD003",
                "The record is being written by another process; try again when it has finished.",
                record
            ),
            13 => new Problem("RECORD004", "The disk is full; what was recorded before is kept.", record),
            10 => new Problem(
                "RECORD004",
                "The disk cannot be written (full, over a limit or failing); what was recorded before is kept.",
                record
            ),
            8 => new Problem("RECORD005", "The record cannot be written: the file or its folder is read-only.", record),
            14 => new Problem("RECORD006", "The record cannot be opened: no such folder, or no right to it.", record),
            11 => new Problem("RECORD007", "The record is damaged; restore it from a backup.", record),
            1 when cause.Message.Contains("no such", StringComparison.Ordinal) => Lacking(cause, record),
            26 => new Problem("RECORD008", "This file is not a record of Foedera.", record),
            _ => new Problem("RECORD009", $"The database reports: {cause.Message}", record),
        };
}

/// <summary>A row of the record that does not hold what it must; the message is the place and what is there.</summary>
internal sealed class DamagedRowException(string message, Exception cause) : Exception(message, cause);
