namespace Foedera.Core.Said.Joining;

/// <summary>What joining keeps of a document, so that the next one need not read it again. Both are written by
/// <c>Growing</c>, and mean nothing to anybody else.</summary>
/// <param name="Document">The record's number for the document.</param>
/// <param name="Stamp">The document's stamp when it was cut.</param>
/// <param name="Cut">Its passages and their words; null when they stand as they did.</param>
/// <param name="Links">What its passages are joined with.</param>
/// <param name="Pairs">What its passages were compared with; null when that stands as it did.</param>
public sealed record KeptRow(long Document, string Stamp, byte[]? Cut, byte[] Links, byte[]? Pairs);

/// <summary>What a joining leaves for the next one.</summary>
/// <param name="IsWhole">True when it takes the place of all that was kept; false when it is added.</param>
/// <param name="Rows">The documents whose rows are new or changed.</param>
/// <param name="Words">The words that were learned since, and the place of the first among all.</param>
public sealed record Keeping(bool IsWhole, IReadOnlyList<KeptRow> Rows, KeptWords? Words);

/// <summary>Words in the order in which they were learned.</summary>
/// <param name="First">The place of the first among all words.</param>
/// <param name="List">The words.</param>
public sealed record KeptWords(long First, byte[] List);
