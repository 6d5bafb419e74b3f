using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Cli;

/// <summary>The pacts a verb works with.</summary>
internal static class PactSeries
{
    /// <summary>The packs that come with the program and those of the folders named.</summary>
    /// <exception cref="InputException">A pack has problems.</exception>
    public static TreatySeries Load(string[]? folders)
    {
        var read = PactPacks.Read(PactPacks.Shipped, folders ?? []);
        return read.Try(out var series) ? series : throw new InputException(read.Problems);
    }

    /// <summary>The id of the pact that a user named in some way; null for null.</summary>
    /// <exception cref="InputException">There is no such pact.</exception>
    public static string? Id(TreatySeries series, string? name) =>
        name is null
            ? null
            : series.Find(name)?.Id
                ?? throw new InputException(
                    new Problem(
                        "OWED009",
                        $"'{name}' is no pact known here; expected one of {string.Join(", ", series.Pacts.Select(p => p.Id))}"
                    )
                );
}
