using System.Reflection;

namespace Foedera.System.Tests;

public sealed class ArchitectureSpecs
{
    [Theory]
    [InlineData("Foedera.Core", "")]
    [InlineData("Foedera.Reading", "Foedera.Core")]
    [InlineData("Foedera.Store", "Foedera.Core")]
    [InlineData("Foedera.Work", "Foedera.Core Foedera.Reading Foedera.Store")]
    [InlineData("Foedera.Web", "Foedera.Core Foedera.Reading Foedera.Store Foedera.Work")]
    public void References_go_one_way(string assembly, string allowed) =>
        Assembly
            .Load(assembly)
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name.StartsWith("Foedera", StringComparison.Ordinal))
            .ShouldBeSubsetOf(allowed.Split(' '));

    [Fact]
    public void The_core_stands_on_the_platform_alone() =>
        Assembly
            .Load("Foedera.Core")
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal));
}
