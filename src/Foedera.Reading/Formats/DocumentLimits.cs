namespace Foedera.Reading.Formats;

/// <summary>How much of one source is read. What is larger is refused, never cut.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of a plain text or .json document: 64 MiB, some hundred times the longest treaty.</summary>
    public const int TextBytes = 64 << 20;

    /// <summary>Bytes of a web page: 4 MiB. A news page has 0.1 to 0.5 MiB of HTML.</summary>
    public const int HtmlBytes = 4 << 20;

    /// <summary>Elements that a page may unfold to.</summary>
    public const int HtmlElements = 500_000;

    /// <summary>Elements of a page that may be open at once. Real pages stay below a hundred.</summary>
    public const int HtmlDepth = 1000;
}
