using System.Text.Json;
using Foedera.Core.Owed;

namespace Foedera.Tests.Owed;

/// <summary>The casebook: specs/owed/*.json, each case with the answer per claim and the reason in words.</summary>
public sealed class CasebookSpecs
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static TheoryData<string, string> Names()
    {
        var data = new TheoryData<string, string>();
        foreach (
            var file in Directory
                .EnumerateFiles(Repository.PathOf("specs", "owed"), "*.json")
                .Order(StringComparer.Ordinal)
        )
        foreach (var known in Cases(file))
            data.Add(Path.GetFileName(file), known.Name);
        return data;
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_case_has_its_answer(string file, string name)
    {
        var known = Cases(Repository.PathOf("specs", "owed", file)).Single(c => c.Name == name);
        var answer = ShippedPacks.Ask(known.Ask.Text, known.Ask.Pact);
        if (known.Expect.Length == 0)
            answer.Claims.ShouldBeEmpty(known.Why);
        foreach (var expected in known.Expect)
        {
            var claims = answer
                .Claims.Where(c =>
                    c.Pact.Id == expected.Pact
                    && c.Obligation.Article == expected.Article
                    && (expected.Obligor == "*" || c.Obligor.Code == expected.Obligor)
                    && (expected.Beneficiary is null || c.Beneficiary.Code == expected.Beneficiary)
                )
                .ToList();
            if (expected.Answer == "none")
            {
                claims.ShouldBeEmpty(known.Why);
                continue;
            }
            // "*" is every state that was a party on the day
            if (expected.Obligor == "*")
                claims =
                [
                    .. claims.Where(c => c.Because.All(r => r.Rule != "obligor is a party" || r.Held == Truth.Yes)),
                ];
            claims.ShouldNotBeEmpty($"{expected.Pact} {expected.Article} {expected.Obligor}");
            foreach (var claim in claims)
                Word(claim.Answer)
                    .ShouldBe(
                        expected.Answer,
                        $"{expected.Pact} {expected.Article}: {claim.Obligor} to {claim.Beneficiary}. "
                            + $"{known.Why}\n{string.Join('\n', claim.Because)}"
                    );
        }
    }

    [Fact]
    public void The_casebook_has_at_least_sixty_cases_and_each_says_why()
    {
        var all = Directory.EnumerateFiles(Repository.PathOf("specs", "owed"), "*.json").SelectMany(Cases).ToList();
        all.Count.ShouldBeGreaterThanOrEqualTo(60);
        all.ShouldAllBe(c => c.Why.Length > 5);
        all.Select(c => c.Name).ShouldBeUnique();
    }

    [Fact]
    public void Every_open_or_conditional_claim_of_the_casebook_says_what_would_close_it()
    {
        foreach (var known in Directory.EnumerateFiles(Repository.PathOf("specs", "owed"), "*.json").SelectMany(Cases))
        foreach (var claim in ShippedPacks.Ask(known.Ask.Text, known.Ask.Pact).Claims)
        {
            if (claim.Answer is Answer.Open or Answer.Conditional or Answer.NotCovered)
                claim.WouldClose.ShouldNotBeEmpty(known.Name);
            claim.Because.ShouldNotBeEmpty(known.Name);
        }
    }

    private static string Word(Answer answer) =>
        answer switch
        {
            Answer.NotOwed => "not-owed",
            Answer.NotCovered => "not-covered",
            _ => answer.ToString().ToLowerInvariant(),
        };

    private static KnownCase[] Cases(string file) =>
        JsonSerializer.Deserialize<KnownCase[]>(File.ReadAllText(file), Options)!;

    private sealed record KnownCase(string Name, Ask Ask, Expected[] Expect, string Why);

    private sealed record Expected(string Pact, string Article, string Obligor, string Answer, string? Beneficiary);

    private sealed record Ask(
        string[] Attacker,
        string[] Target,
        string On,
        string? At,
        string? Form,
        string? Pact,
        string? Provoked,
        string? Requested,
        string[]? Assume
    )
    {
        public QuestionText Text =>
            new()
            {
                Attackers = [.. Attacker],
                Targets = [.. Target],
                On = On,
                At = At,
                Form = Form,
                Provoked = Provoked,
                Requested = Requested,
                Assumptions = [.. Assume ?? []],
            };
    }
}
