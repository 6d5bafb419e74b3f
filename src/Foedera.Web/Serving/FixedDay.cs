namespace Foedera.Web.Serving;

/// <summary>A clock that stands at noon (UTC) of one day: pages made by it are the same whenever they are
/// made.</summary>
internal sealed class FixedDay(DateOnly day) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
