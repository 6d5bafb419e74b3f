namespace Foedera.Reading.Formats;

/// <summary>How much may be unpacked from one file, however its archives stand in each other. Counts work, never
/// time.</summary>
internal sealed class UnpackBudget
{
    private readonly Counters left;
    private readonly int depth;

    /// <summary>The whole allowance of one file.</summary>
    public UnpackBudget()
        : this(new Counters(), DocumentLimits.ArchiveDepth) { }

    private UnpackBudget(Counters left, int depth) => (this.left, this.depth) = (left, depth);

    /// <summary>True when archives stand in each other deeper than is followed.</summary>
    public bool IsTooDeep => depth < 0;

    /// <summary>The bytes that may still be unpacked.</summary>
    public long Bytes => left.Bytes;

    /// <summary>The same allowance, one archive deeper.</summary>
    public UnpackBudget Deeper() => new(left, depth - 1);

    /// <summary>Takes unpacked bytes from the allowance; false when that many are not left.</summary>
    public bool TryTake(long bytes)
    {
        if (bytes > left.Bytes)
            return false;
        left.Bytes -= bytes;
        return true;
    }

    /// <summary>Takes one member from the allowance; false when none is left.</summary>
    public bool TryTakeMember() => left.Members-- > 0;

    private sealed class Counters
    {
        public long Bytes { get; set; } = DocumentLimits.UnpackedBytes;

        public int Members { get; set; } = DocumentLimits.Members;
    }
}
