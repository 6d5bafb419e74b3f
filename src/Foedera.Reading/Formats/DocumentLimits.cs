namespace Foedera.Reading.Formats;

/// <summary>How much of one source is read. What is larger is refused, never cut.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of one document: 4 MiB. The longest novels have 3; a day of a parliament 1 to 2; a news page 0.1 to 0.5, markup included.</summary>
    public const int Bytes = 4 << 20;

    /// <summary>Elements that a page may unfold to.</summary>
    public const int HtmlElements = 500_000;

    /// <summary>Elements of a page that may be open at once. Real pages stay below a hundred.</summary>
    public const int HtmlDepth = 1000;
}
