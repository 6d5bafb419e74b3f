using System.Collections.Immutable;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>A document as it came out of its bytes, and what its reader should know about how.</summary>
/// <param name="Document">The document.</param>
/// <param name="Notes">What was done that the source did not ask for ("decoded as windows-1252: …"), one sentence each;
/// empty when all was plain.</param>
public sealed record DocumentRead(Document Document, ImmutableArray<string> Notes);
