namespace Foedera.Core.Primitives;

/// <summary>Addresses of the web: absolute, http or https.</summary>
public static class WebAddress
{
    /// <summary>The address that a text is; null for any other text.</summary>
    public static Uri? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && IsWeb(address) ? address : null;

    /// <summary>True for an absolute http or https address.</summary>
    public static bool IsWeb(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };
}
