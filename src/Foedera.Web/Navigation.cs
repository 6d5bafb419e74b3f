using System.Collections.Immutable;

namespace Foedera.Web;

/// <summary>An entry of the main navigation.</summary>
/// <param name="Name">One word.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Under">First path segments of the pages that belong to it.</param>
public sealed record NavigationEntry(string Name, string Address, ImmutableArray<string> Under)
{
    /// <summary>True when the page at the address belongs to this entry.</summary>
    public bool Covers(string address) =>
        Under.Any(first =>
            address == $"/{first}"
            || (address.StartsWith($"/{first}", StringComparison.Ordinal) && address[first.Length + 1] is '/' or '?')
        );
}

/// <summary>The main navigation. Each pillar adds its own line.</summary>
public static class Navigation
{
    /// <summary>The entries in the order shown.</summary>
    public static ImmutableArray<NavigationEntry> Entries { get; } =
    [
        new("Said", "/said", ["said", "utterances", "documents", "speakers", "outlets", "search", "audit"]),
        new("Verify", "/verify", ["verify", "check"]),
        new("Owed", "/owed", ["owed", "pacts", "states"]),
        new("Delivered", "/delivered", ["delivered", "pledges", "allies", "indicators", "what-if"]),
        new("Method", "/method", ["method"]),
    ];
}
