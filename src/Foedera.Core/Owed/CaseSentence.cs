using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Says the answer to a case in a sentence or two.</summary>
public static class CaseSentence
{
    private const int MostNamed = 4;

    // law: Charter of the United Nations, Article 110
    private static readonly DateOnly Charter = new(1945, 10, 24);
    private static readonly (Answer Answer, string Verb)[] Strongest =
    [
        (Answer.Owed, "owe"),
        (Answer.Conditional, "would owe, once asked or decided,"),
        (Answer.Open, "may owe (it is open)"),
    ];

    /// <summary>The answer, the strongest first: who owes help, who might, who need only consult.</summary>
    public static string Of(CaseAnswer answer, World world)
    {
        var parts = answer.Question.Targets.Select(target => OfTarget(answer, world, target));
        var sentences = answer
            .Question.Remarks.Select(r => $"{r}.")
            .Concat(parts)
            .Append(Broken(answer, world))
            .Concat(Limits(answer))
            .Append(Early(answer))
            .Append(Ground(answer))
            .Append(Net(answer))
            .Append(AsOf(answer));
        return string.Join(" ", sentences.Where(s => s.Length > 0));
    }

    private static string AsOf(CaseAnswer answer) =>
        answer.AsOfFacts is { } last
            ? $"As of {last.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, the last day "
                + $"checked; nothing later is on record."
            : "";

    // whether the attacker breaks a promise of its own
    private static string Broken(CaseAnswer answer, World world)
    {
        var promises = answer
            .Claims.Where(c => c.Obligation.Kind == ObligationKind.NotAttack && c.Answer is Answer.Owed or Answer.Open)
            .ToList();
        if (promises.Count == 0)
            return "";
        var who = Listed(promises.Select(c => world.InSentence(c.Obligor)).Distinct());
        var whom = Listed(promises.Select(c => world.InSentence(c.Beneficiary)).Distinct());
        var cited = Listed(promises.Select(c => c.Pact.Cite(c.Obligation)).Distinct());
        var surely = promises.Exists(c => c.Answer == Answer.Owed);
        if (answer.Question.Form == Form.Threat)
            return Sentence(
                $"{who} has promised not to attack {whom} ({cited}); the threat is by one party "
                    + $"against another, and whether it breaks that promise is for the words of the article."
            );
        return Sentence(
            $"{who} has promised not to attack {whom} ({cited}): "
                + $"{(surely ? "the attack breaks that promise" : "whether the attack breaks that promise is open")}."
        );
    }

    // what a pact that reaches the case does not promise, where readers are known to take it for more
    private static IEnumerable<string> Limits(CaseAnswer answer) =>
        from pact in answer
            .Claims.Where(c => c.Answer is not (Answer.NotOwed or Answer.NotCovered))
            .Select(c => c.Pact)
            .Distinct()
        from limit in pact.Provisions.Where(p => p.Topic == Provision.LimitsTopic)
        select $"{pact.Id}: {limit.What}.";

    private static string Early(CaseAnswer answer) =>
        answer.Question.On < Charter
            ? "Before the Charter of the United Nations (in force on 24 October 1945) force was not "
                + "forbidden in general and states moved: what an attack was, and whose a place was, is "
                + "read by the pacts' own words and by lists that are thin for that time."
            : "";

    private static string Ground(CaseAnswer answer) =>
        answer.OnRecord is { Unverified: > 0 and var doubtful, Facts: var facts }
            ? $"{doubtful} of the {facts} facts behind this are unverified."
            : "";

    // the net is named: an answer can speak of the pacts on record only
    private static string Net(CaseAnswer answer)
    {
        var missing = answer.OnRecord.Missing;
        var named = string.Join("; ", missing.Take(MostNamed).Select(Named));
        return missing.Length switch
        {
            0 => $"Only the {answer.OnRecord.Pacts} pacts on record were asked.",
            <= MostNamed => $"Only the {answer.OnRecord.Pacts} pacts on record were asked; not on record: {named}.",
            _ => $"Only the {answer.OnRecord.Pacts} pacts on record were asked; not on record, among others: {named}.",
        };
    }

    private static string Named(KnownPact pact) => $"{pact.Name}, {pact.Id}";

    /// <summary>The case in words: "Russia attacks Estonia on 2025-01-01".</summary>
    public static string Case(Question question, World world)
    {
        var attackers = Listed(question.Attackers.Select(a => a.State is { } s ? world.InSentence(s) : a.Name));
        var targets = Listed(question.Targets.Select(world.InSentence));
        var where = question.Site switch
        {
            Site.At at => $" at {at.Place.Name}",
            Site.ForcesAt forces => $" (forces at {forces.Place.Name})",
            Site.Unnamed => " (place not known)",
            _ => "",
        };
        var verb =
            question.Form == Form.Threat
                ? question.Attackers.Length > 1
                    ? "threaten"
                    : "threatens"
                : question.Attackers.Length > 1
                    ? "attack"
                    : "attacks";
        var form = question.Form switch
        {
            Form.ArmedAttack or Form.Threat => "",
            Form.Missile => " with missiles or drones",
            Form.Nuclear => " with nuclear weapons",
            var other => $" by {QuestionReader.WordOf(other)}",
        };
        return Sentence($"{attackers} {verb} {targets}{where}{form} on {question.On:yyyy-MM-dd}");
    }

    private static string OfTarget(CaseAnswer answer, World world, StateCode target)
    {
        var help = answer
            .Claims.Where(c =>
                c.Beneficiary == target && c.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist
            )
            .ToList();
        var name = world.InSentence(target);
        var said = new List<string>();
        var told = new HashSet<StateCode>();
        foreach (var (kind, verb) in Strongest)
        {
            var claims = help.Where(c => c.Answer == kind && !told.Contains(c.Obligor)).ToList();
            if (claims.Count == 0)
                continue;
            var states = claims.Select(c => c.Obligor).Distinct().ToList();
            told.UnionWith(states);
            var pacts = Listed(claims.Select(c => c.Pact.Cite(c.Obligation)).Distinct());
            said.Add($"{Counted(states, world)} {(states.Count == 1 ? Singular(verb) : verb)} {name} help ({pacts})");
        }
        if (said.Count > 0)
            return Sentence(string.Join("; ", said) + ".");
        if (help.Any(c => c.Answer == Answer.NotCovered))
            return $"Not covered: the facts about "
                + $"{Listed(help.Where(c => c.Answer == Answer.NotCovered).Select(c => c.Pact.Id).Distinct())} "
                + $"were not gathered for this day.";
        var talk = answer
            .Claims.Where(c => c.Beneficiary == target && c.Answer == Answer.Consult)
            .Select(c => c.Obligor)
            .Distinct()
            .ToList();
        var cited = answer
            .Claims.Where(c => c.Answer == Answer.Consult && c.Beneficiary == target)
            .Select(c => c.Pact.Cite(c.Obligation))
            .Distinct();
        if (talk.Count > 0)
            return $"None of the {answer.OnRecord.Pacts} pacts on record obliges anybody to help {name}; "
                + $"{Counted(talk, world)} must consult with it ({Listed(cited)}).";
        return help.Count > 0
            ? $"None of the {answer.OnRecord.Pacts} pacts on record obliges anybody to help {name} in this case."
            : $"None of the {answer.OnRecord.Pacts} pacts on record binds anybody to {name}.";
    }

    private static string Singular(string verb) => verb == "owe" ? "owes" : verb;

    private static string Counted(List<StateCode> states, World world) =>
        states.Count <= 4 ? Listed(states.Select(world.InSentence)) : $"{states.Count} states";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Listed(IEnumerable<string> items)
    {
        ImmutableArray<string> all = [.. items];
        return all.Length <= 1 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
