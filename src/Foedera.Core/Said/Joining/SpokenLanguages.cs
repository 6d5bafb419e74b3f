using System.Collections.Immutable;

namespace Foedera.Core.Said.Joining;

/// <summary>The languages (BCP 47) a speaker is known to speak in public, the usual one first; empty when nobody knows.</summary>
public delegate ImmutableArray<string> SpokenLanguages(Speaker speaker);
