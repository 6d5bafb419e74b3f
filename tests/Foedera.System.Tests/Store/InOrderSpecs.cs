using Foedera.Work.Stages;

namespace Foedera.System.Tests.Store;

/// <summary>Several files are read at once; what they hold comes in their order, and never all of it at once.</summary>
public sealed class InOrderSpecs
{
    [Fact]
    public async Task Results_come_in_the_order_of_their_sources()
    {
        var found = new List<int>();
        await foreach (
            var result in InOrder.RunAsync(
                Enumerable.Range(0, 50),
                _ => 1,
                source => Enumerable.Range(source * 100, 100),
                default
            )
        )
            found.Add(result);
        found.ShouldBe(Enumerable.Range(0, 5000));
    }

    [Fact]
    public async Task A_source_without_end_is_not_read_ahead()
    {
        var made = 0;
        IEnumerable<int> Endless()
        {
            while (true)
                yield return made++;
        }
        await foreach (var result in InOrder.RunAsync([0], _ => long.MaxValue, _ => Endless(), default))
            if (result == 20)
                break;
        made.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task A_fault_comes_in_its_place()
    {
        var found = new List<int>();
        await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await foreach (
                var result in InOrder.RunAsync(
                    [1, 2, 3],
                    _ => 0,
                    source => source == 3 ? throw new InvalidOperationException() : new[] { source },
                    default
                )
            )
                found.Add(result);
        });
        found.ShouldBe([1, 2]);
    }
}
