using System.Collections.Immutable;
using System.Globalization;

namespace Foedera.Work.Fetching;

/// <summary>What a host's robots.txt asks of one visitor (RFC 9309; Crawl-delay as search engines read it).</summary>
public sealed class Robots
{
    /// <summary>Bytes of a robots.txt that are read (RFC 9309, 2.5: at least 500 KiB).</summary>
    public const int MostBytes = 512 << 10;

    private const string Anybody = "*";

    private readonly ImmutableArray<Rule> rules;

    private Robots(ImmutableArray<Rule> rules, TimeSpan? delay) => (this.rules, Delay) = (rules, delay);

    /// <summary>Nothing is asked: there is no robots.txt (RFC 9309, 2.3.1.3).</summary>
    public static Robots Open { get; } = new([], null);

    /// <summary>Nothing may be fetched: the host could not say (RFC 9309, 2.3.1.4).</summary>
    public static Robots Closed { get; } = new([new Rule("/", false)], null);

    /// <summary>The pause between requests that the host asks for; null when it asks for none.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Reads a robots.txt.</summary>
    /// <param name="text">The file.</param>
    /// <param name="visitor">The product token that it may address: "foedera".</param>
    public static Robots Parse(string text, string visitor)
    {
        var groups = new Groups(visitor);
        foreach (var line in text.EnumerateLines())
        {
            var (field, value) = Field(line);
            groups.Take(field, value);
        }
        return groups.Own ?? groups.ForAnybody ?? Open;
    }

    /// <summary>True when the page may be fetched: the longest rule that matches decides, and of two as long the one
    /// that allows.</summary>
    public bool Allows(Uri page)
    {
        var path = page.PathAndQuery;
        if (path == "/robots.txt")
            return true;
        var deciding = rules
            .Where(rule => rule.Matches(path))
            .OrderByDescending(rule => rule.Path.Length)
            .ThenByDescending(rule => rule.IsAllowed);
        return deciding.FirstOrDefault()?.IsAllowed ?? true;
    }

    private static (string Field, string Value) Field(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0)
            line = line[..comment];
        var colon = line.IndexOf(':');
        return colon < 0
            ? ("", "")
            : (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
    }

    /// <summary>A path that may or may not be visited; "*" stands for anything, "$" at the end for the end.</summary>
    private sealed record Rule(string Path, bool IsAllowed)
    {
        public bool Matches(string path)
        {
            var parts = Path.TrimEnd('$').Split('*');
            var isWhole = Path.EndsWith('$');
            if (!path.StartsWith(parts[0], StringComparison.Ordinal))
                return false;
            var at = parts[0].Length;
            foreach (var part in parts.AsSpan(1))
            {
                var next = path.IndexOf(part, at, StringComparison.Ordinal);
                if (next < 0)
                    return false;
                at = next + part.Length;
            }
            return !isWhole
                || at == path.Length
                || (parts.Length > 1 && path.EndsWith(parts[^1], StringComparison.Ordinal));
        }
    }

    /// <summary>Collects the rules of the groups that address the visitor, and of those that address anybody.</summary>
    private sealed class Groups(string visitor)
    {
        private static readonly Uri Root = new("http://host");

        private readonly Group own = new();
        private readonly Group anybody = new();
        private readonly List<Group> current = [];
        private bool isNaming;

        public Robots? Own => own.Rules;

        public Robots? ForAnybody => anybody.Rules;

        public void Take(string field, string value)
        {
            if (field == "user-agent")
                Name(value);
            else if (field is "allow" or "disallow")
                Add(new Rule(value, field == "allow"));
            else if (
                field == "crawl-delay"
                && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            )
                Delay(seconds);
        }

        private void Name(string value)
        {
            if (!isNaming)
                current.Clear();
            isNaming = true;
            var group =
                value == Anybody ? anybody
                : Token(value).Equals(visitor, StringComparison.OrdinalIgnoreCase) ? own
                : null;
            if (group is null)
                return;
            group.IsNamed = true;
            current.Add(group);
        }

        private void Add(Rule rule)
        {
            isNaming = false;
            if (rule.Path.Length == 0)
                return;
            foreach (var group in current)
                group.Add(rule with { Path = Escaped(rule.Path) });
        }

        private void Delay(double seconds)
        {
            isNaming = false;
            if (seconds is not (> 0 and < 86_400))
                return;
            foreach (var group in current)
                group.Pause = TimeSpan.FromSeconds(seconds);
        }

        // as addresses are written: é and %C3%A9 are one path
        private static string Escaped(string path) =>
            path.StartsWith('/') && Uri.TryCreate(Root, path, out var whole) ? whole.PathAndQuery : path;

        // "Foedera/1.0" addresses Foedera
        private static string Token(string value) => value.Split('/', ' ')[0];
    }

    private sealed class Group
    {
        private const int MostRules = 10_000;

        private readonly List<Rule> all = [];

        public bool IsNamed { get; set; }

        public TimeSpan? Pause { get; set; }

        public Robots? Rules => IsNamed ? new Robots([.. all], Pause) : null;

        public void Add(Rule rule)
        {
            if (all.Count < MostRules)
                all.Add(rule);
        }
    }
}
