using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Store;

namespace Foedera.Work.Stages;

/// <summary>What became of one file. Told after it is safely in the record.</summary>
/// <param name="Path">The file, as given or found.</param>
public abstract record FileOutcome(string Path)
{
    /// <summary>A document, recorded.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Outcome">New, unchanged, …</param>
    /// <param name="Key">The document's row; 0 when it was removed from the record before.</param>
    /// <param name="DocumentId">What the record calls it, as long as no other document takes the name.</param>
    /// <param name="Statements">Number of statements found.</param>
    /// <param name="Notes">What was done that the source did not ask for, one sentence each.</param>
    public sealed record Kept(
        string Path,
        Outcome Outcome,
        long Key,
        string DocumentId,
        int Statements,
        ImmutableArray<string> Notes
    ) : FileOutcome(Path);

    /// <summary>A file that gave no document.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Problems">Why; at least one.</param>
    public sealed record Refused(string Path, ImmutableArray<Problem> Problems) : FileOutcome(Path);

    /// <summary>A file in a folder that is of no format that is read.</summary>
    /// <param name="Path">The file.</param>
    public sealed record PassedOver(string Path) : FileOutcome(Path);

    /// <summary>A page that its host says has not changed since the last visit.</summary>
    /// <param name="Path">Its address.</param>
    public sealed record NotModified(string Path) : FileOutcome(Path);
}
