using System.Globalization;
using Foedera.Store.Queries;

namespace Foedera.Web.Pages.Said;

/// <summary>The words of a witness that a later version took the place of.</summary>
/// <param name="Doc">The document.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Version">Which version, from 1.</param>
/// <param name="Start">First code point in the text of that version.</param>
/// <param name="End">Code point just past the last.</param>
/// <param name="Text">The words.</param>
/// <param name="Until">When another version took its place.</param>
/// <param name="Address">That version, at these words.</param>
public sealed record FormerReading(
    string Doc,
    string? Title,
    int Version,
    int Start,
    int End,
    string Text,
    DateTimeOffset Until,
    string Address
)
{
    internal static FormerReading Of(FormerWitness witness) =>
        new(
            witness.Document.Id,
            witness.Document.Title,
            witness.Version,
            witness.Start,
            witness.End,
            witness.Text,
            witness.Until,
            AddressOf(witness)
        );

    private static string AddressOf(FormerWitness witness)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{witness.Start}-{witness.End}");
        return Addresses.Query(
                Addresses.Document(witness.Document.Id),
                ("version", witness.Version.ToString(CultureInfo.InvariantCulture)),
                ("at", at)
            ) + "#passage";
    }
}
