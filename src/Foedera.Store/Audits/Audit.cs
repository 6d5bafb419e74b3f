using System.Collections.Immutable;

namespace Foedera.Store.Audits;

/// <summary>What checking every promise of provenance gave.</summary>
/// <param name="At">When it was checked.</param>
/// <param name="Entries">Lines of the ledger.</param>
/// <param name="Head">The hash of its last line. Whoever notes it elsewhere can tell later that nothing before it was
/// changed; empty for an empty ledger.</param>
/// <param name="Checks">The promises, in the order in which they were checked.</param>
public sealed record Audit(DateTimeOffset At, long Entries, string Head, ImmutableArray<AuditCheck> Checks)
{
    /// <summary>True when nothing is broken.</summary>
    public bool IsWhole => Checks.All(check => check.First is null);
}

/// <summary>One promise.</summary>
/// <param name="Name">What was compared, in a word or two.</param>
/// <param name="Promise">What must hold, in a sentence.</param>
/// <param name="Checked">How many places were looked at.</param>
/// <param name="Broken">How many of them do not hold.</param>
/// <param name="First">The first of these; null when all hold.</param>
public sealed record AuditCheck(string Name, string Promise, long Checked, long Broken, Fault? First);

/// <summary>A place that does not hold what it must.</summary>
/// <param name="Place">Table and row, by the name that people know it by.</param>
/// <param name="Found">What is wrong there.</param>
public sealed record Fault(string Place, string Found)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Found}";
}

/// <summary>Counts what one check found.</summary>
internal sealed class Tally(string name, string promise)
{
    private long looked;
    private long broken;
    private Fault? first;

    public AuditCheck Check => new(name, promise, looked, broken, first);

    /// <summary>Notes a place, with what is wrong there; null when it holds.</summary>
    public void Note(string place, string? wrong)
    {
        looked++;
        if (wrong is not null)
            Fail(place, wrong);
    }

    /// <summary>Notes places that hold.</summary>
    public void Holds(long places) => looked += places;

    /// <summary>Notes a place that does not.</summary>
    public void Fail(string place, string wrong)
    {
        broken++;
        first ??= new Fault(place, wrong);
    }
}
