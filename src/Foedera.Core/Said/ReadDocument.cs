using System.Collections.Immutable;
using Foedera.Core.Sources;

namespace Foedera.Core.Said;

/// <summary>A document and the statements read from it: what reading hands on to matching and to the record.</summary>
/// <param name="Document">The document.</param>
/// <param name="Statements">Its statements in the order of their first content character.</param>
public sealed record ReadDocument(Document Document, ImmutableArray<Statement> Statements)
{
    /// <summary>A word that changes when the document or its statements do; empty before it is on record.</summary>
    public string Stamp { get; init; } = "";

    /// <summary>The record's number for it; 0 before it is on record.</summary>
    public long Key { get; init; }
}
