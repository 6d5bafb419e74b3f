using System.Reflection;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;
using Foedera.Reading.Formats;

namespace Foedera.Tests;

/// <summary>What is on record must not depend on how busy the machine was that read it.</summary>
public sealed class LimitsSpecs
{
    [Fact]
    public void No_pattern_is_limited_by_the_clock()
    {
        var patterns = new[] { typeof(Problem).Assembly, typeof(DocumentReader).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type =>
                type.GetMembers(
                    BindingFlags.Static
                        | BindingFlags.Instance
                        | BindingFlags.NonPublic
                        | BindingFlags.Public
                        | BindingFlags.DeclaredOnly
                )
            )
            .Select(member =>
                (
                    Name: $"{member.DeclaringType!.Name}.{member.Name}",
                    Pattern: member.GetCustomAttribute<GeneratedRegexAttribute>()
                )
            )
            .Where(found => found.Pattern is not null)
            .ToList();
        patterns.Count.ShouldBeGreaterThan(20);
        patterns
            .Where(found => found.Pattern!.MatchTimeoutMilliseconds is > 0 and < int.MaxValue)
            .Select(found => found.Name)
            .ShouldBeEmpty("make it non-backtracking, or bound what it looks at by length");
    }
}
