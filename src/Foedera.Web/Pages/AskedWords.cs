namespace Foedera.Web.Pages;

/// <summary>A reader's words from an address, brought into bounds.</summary>
internal static class AskedWords
{
    /// <summary>Characters that a question may have.</summary>
    public const int Longest = 2000;

    /// <summary>Trimmed; null when nothing is left. Control characters become blanks.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return clean.Length == 0 ? null : clean;
    }

    public static bool IsTooLong(string? text) => text is { Length: > Longest };
}
