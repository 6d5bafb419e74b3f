using Foedera.Core.Primitives;
using Foedera.Store.Snapshots;

namespace Foedera.Work.Fetching;

/// <summary>What came of asking for an address.</summary>
/// <param name="Asked">The address.</param>
public abstract record Fetched(Uri Asked)
{
    /// <summary>The page.</summary>
    /// <param name="Fetch">How it came.</param>
    /// <param name="At">When.</param>
    /// <param name="ContentType">Its Content-Type; null when the host named none.</param>
    /// <param name="Bytes">Its body, unpacked.</param>
    public sealed record Page(Fetch Fetch, DateTimeOffset At, string? ContentType, ReadOnlyMemory<byte> Bytes)
        : Fetched(Fetch.Asked);

    /// <summary>The host says that nothing changed since the last visit.</summary>
    /// <param name="Asked">The address.</param>
    public sealed record NotModified(Uri Asked) : Fetched(Asked);

    /// <summary>There is no page, or none that may be fetched.</summary>
    /// <param name="Asked">The address.</param>
    /// <param name="Problem">Why.</param>
    public sealed record Refused(Uri Asked, Problem Problem) : Fetched(Asked);
}
