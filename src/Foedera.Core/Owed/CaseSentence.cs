using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Says the answer to a case in a sentence or two.</summary>
public static class CaseSentence
{
    private static readonly (Answer Answer, string Verb)[] Strongest =
    [
        (Answer.Owed, "owe"), (Answer.Conditional, "would owe, once asked or decided,"), (Answer.Open, "may owe (it is open)"),
    ];

    /// <summary>The answer, the strongest first: who owes help, who might, who need only consult.</summary>
    public static string Of(CaseAnswer answer, World world)
    {
        var parts = answer.Question.Targets.Select(target => OfTarget(answer, world, target));
        var answered = string.Join(" ", parts);
        return answer.AsOfFacts is { } last ? $"{answered} As of {last.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, the last day checked; nothing later is on record." : answered;
    }

    /// <summary>The case in words: "Russia attacks Estonia on 2025-01-01".</summary>
    public static string Case(Question question, World world)
    {
        var attackers = Listed(question.Attackers.Select(a => a.State is { } s ? world.InSentence(s) : a.Name));
        var targets = Listed(question.Targets.Select(world.InSentence));
        var where = question.Site switch
        {
            Site.At at => $" ({at.Place.Name})",
            Site.ForcesAt forces => $" (forces at {forces.Place.Name})",
            Site.Unnamed => " (place not known)",
            _ => "",
        };
        var verb = question.Form == Form.Threat ? question.Attackers.Length > 1 ? "threaten" : "threatens" : question.Attackers.Length > 1 ? "attack" : "attacks";
        var form = question.Form is Form.ArmedAttack or Form.Threat ? "" : question.Form == Form.Missile ? " with missiles or drones" : $" by {QuestionReader.WordOf(question.Form)}";
        return Sentence($"{attackers} {verb} {targets}{where}{form} on {question.On:yyyy-MM-dd}");
    }

    private static string OfTarget(CaseAnswer answer, World world, StateCode target)
    {
        var help = answer.Claims.Where(c => c.Beneficiary == target && c.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist).ToList();
        var name = world.InSentence(target);
        var said = new List<string>();
        var told = new HashSet<StateCode>();
        foreach (var (kind, verb) in Strongest)
        {
            var claims = help.Where(c => c.Answer == kind && !told.Contains(c.Obligor)).ToList();
            if (claims.Count == 0) continue;
            var states = claims.Select(c => c.Obligor).Distinct().ToList();
            told.UnionWith(states);
            var pacts = Listed(claims.Select(c => c.Pact.Cite(c.Obligation)).Distinct());
            said.Add($"{Counted(states, world)} {(states.Count == 1 ? Singular(verb) : verb)} {name} help ({pacts})");
        }
        if (said.Count > 0) return Sentence(string.Join("; ", said) + ".");
        if (help.Any(c => c.Answer == Answer.NotCovered)) return $"Not covered: the facts about {Listed(help.Where(c => c.Answer == Answer.NotCovered).Select(c => c.Pact.Id).Distinct())} were not gathered for this day.";
        var talk = answer.Claims.Where(c => c.Beneficiary == target && c.Answer == Answer.Consult).Select(c => c.Obligor).Distinct().ToList();
        if (talk.Count > 0) return $"No pact here obliges anybody to help {name}; {Counted(talk, world)} must consult with it ({Listed(answer.Claims.Where(c => c.Answer == Answer.Consult && c.Beneficiary == target).Select(c => c.Pact.Cite(c.Obligation)).Distinct())}).";
        return help.Count > 0 ? $"No pact here obliges anybody to help {name} in this case." : $"No pact here binds anybody to {name}.";
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
