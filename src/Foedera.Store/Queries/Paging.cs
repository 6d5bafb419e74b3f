namespace Foedera.Store.Queries;

/// <summary>Which part of a list: pages count from 1 and hold at most <see cref="Most"/> rows; the list ends after page
/// 1,000.</summary>
public readonly record struct Paging
{
    /// <summary>The largest page.</summary>
    public const int Most = 200;

    private const int LastPage = 1000;
    private readonly int page;
    private readonly int size;

    /// <summary>Brings both numbers into their bounds.</summary>
    public Paging(int page, int size = 50) =>
        (this.page, this.size) = (Math.Clamp(page, 1, LastPage), Math.Clamp(size, 1, Most));

    /// <summary>The first page of 50.</summary>
    public static Paging First { get; } = new(1);

    /// <summary>Page, from 1.</summary>
    public int Page => Math.Max(1, page);

    /// <summary>Rows a page.</summary>
    public int Size => size == 0 ? 50 : size;

    internal int Skip => (Page - 1) * Size;
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="At">Which page.</param>
public sealed record Listing<T>(System.Collections.Immutable.ImmutableArray<T> Rows, long Total, Paging At)
{
    /// <summary>Number of pages, at least 1.</summary>
    public int Pages => (int)Math.Max(1, (Total + At.Size - 1) / At.Size);
}
