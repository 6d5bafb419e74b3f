using System.Collections.Immutable;

namespace Foedera.Core.Owed;

/// <summary>The answer to a case on one line: who owes what, by code, and by which articles.</summary>
public static class CaseSummary
{
    /// <summary>The names of the cells that <see cref="Cells"/> gives.</summary>
    public static ImmutableArray<string> Columns { get; } =
    ["answer", "owed", "conditional", "open", "consult", "neutral", "broken", "by", "as_of_facts"];

    /// <summary>The cells of a state beside itself.</summary>
    public static string[] Self { get; } = ["self", .. Enumerable.Repeat("", Columns.Length - 1)];

    /// <summary>The strongest answer, the obligors of each kind of answer, who breaks a promise by attacking, the
    /// articles, the day of the facts.</summary>
    public static string[] Cells(TreatySeries series, Question question, string? pactId)
    {
        var (owed, conditional, open, consult, neutral, broken) = (
            new Codes(),
            new Codes(),
            new Codes(),
            new Codes(),
            new Codes(),
            new Codes()
        );
        var articles = new Codes();
        DateOnly? asOf = null;
        var notCovered = false;
        foreach (var claim in Resolver.Claims(series, question, pactId))
        {
            if (claim.Answer == Answer.NotOwed)
                continue;
            notCovered |= claim.Answer == Answer.NotCovered;
            if (claim.Pact.AsOfFacts(question.On) is { } last && !(asOf < last))
                asOf = last;
            var into = (claim.Obligation.Kind, claim.Answer) switch
            {
                (_, Answer.NotCovered) => null,
                (ObligationKind.NotAttack, Answer.Owed) => broken,
                (ObligationKind.NotAttack, _) => null,
                (ObligationKind.StayNeutral, Answer.Owed) => neutral,
                (ObligationKind.StayNeutral, _) => null,
                (ObligationKind.Consult, Answer.Consult) => consult,
                (ObligationKind.Consult, _) => null,
                (_, Answer.Owed) => owed,
                (_, Answer.Conditional) => conditional,
                _ => open,
            };
            into?.Add(claim.Obligor.Code);
            if (into is not null)
                articles.Add(claim.Pact.Cite(claim.Obligation));
        }
        var answer = Strongest(owed, conditional, open, consult, notCovered);
        return
        [
            answer,
            owed.Text,
            conditional.Text,
            open.Text,
            consult.Text,
            neutral.Text,
            broken.Text,
            articles.Text,
            asOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        ];
    }

    private static string Strongest(Codes owed, Codes conditional, Codes open, Codes consult, bool notCovered)
    {
        if (owed.Any)
            return "owed";
        if (conditional.Any)
            return "conditional";
        if (open.Any)
            return "open";
        if (notCovered)
            return "not-covered";
        return consult.Any ? "consult" : "not-owed";
    }

    private sealed class Codes
    {
        private readonly List<string> seen = [];

        public bool Any => seen.Count > 0;

        public string Text => string.Join(';', seen);

        public void Add(string code)
        {
            if (!seen.Contains(code))
                seen.Add(code);
        }
    }
}
