namespace Foedera.Web;

/// <summary>What a page shows, ready to be written as a page, as JSON or as a table: the same data in every
/// form.</summary>
public abstract record PageView
{
    /// <summary>What the page says of itself. JSON carries it under "page".</summary>
    public required Imprint Imprint { get; init; }
}
