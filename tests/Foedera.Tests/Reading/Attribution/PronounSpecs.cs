using Foedera.Core.Sources;

namespace Foedera.Tests.Reading.Attribution;

/// <summary>Pronouns between two names. A wrong name accuses somebody, an open one does not: what is measured is
/// both.</summary>
public sealed class PronounSpecs
{
    // measured; a change of the rules may only make them better
    private const int WrongAtMost = 3;
    private const int RightAtLeast = 34;

    public sealed record PronounCase(string Name, string Before, string Quotation, string? Speaker, bool Ambiguous);

    [Fact]
    public void A_pronoun_between_two_names_is_seldom_given_the_wrong_one()
    {
        var cases = SpecFile.Cases<PronounCase>("reading", "pronouns.json");
        var read = cases.Select(c => (Case: c, Name: SpeakerOf(c))).ToList();
        var wrong = read.Where(r => r.Name is not null && r.Name != r.Case.Speaker).ToList();
        var right = read.Count(r => r.Name is not null && r.Name == r.Case.Speaker);
        wrong.Count.ShouldBeLessThanOrEqualTo(
            WrongAtMost,
            string.Join("\n", wrong.Select(w => $"{w.Case.Name} → {w.Name}"))
        );
        right.ShouldBeGreaterThanOrEqualTo(
            RightAtLeast,
            string.Join(
                "\n",
                read.Where(r => r.Name is null && r.Case.Speaker is not null).Select(r => $"open: {r.Case.Name}")
            )
        );
    }

    private static string? SpeakerOf(PronounCase given)
    {
        var text = $"{given.Before} {given.Quotation}";
        var statements = Repository.Reader.Read(new Document("pronoun", text) { Language = "en" });
        return statements
            .Where(s => s.Content.Any(c => c.End > given.Before.Length + 1))
            .Select(s => s.Speaker?.Name)
            .LastOrDefault();
    }
}
