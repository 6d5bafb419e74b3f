using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>A pact that is known to have been and whose promises are not kept here.</summary>
/// <param name="Id">Its number in the list it comes from: <c>ATOP-3205</c>.</param>
/// <param name="Name">Who made it, what it promised, and when.</param>
/// <param name="States">Its members.</param>
/// <param name="During">From signature to end, as the list counts.</param>
public sealed record KnownPact(string Id, string Name, ImmutableArray<StateCode> States, DateWindow During);
