using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>A question as people write it: names or codes, one string each. Null where nothing was said.</summary>
public sealed record QuestionText
{
    /// <summary>States by name or ISO code, or groups; several may be parted by commas or be several strings.</summary>
    public ImmutableArray<string> Attackers { get; init; } = [];

    /// <summary>States by name or ISO code.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>The day, YYYY-MM-DD.</summary>
    public string? On { get; init; }

    /// <summary>A place, "forces at PLACE", or "unknown".</summary>
    public string? At { get; init; }

    /// <summary>The form: armed-attack, invasion, missile, cyber, sabotage, terrorism, threat.</summary>
    public string? Form { get; init; }

    /// <summary>yes, no or unknown.</summary>
    public string? Provoked { get; init; }

    /// <summary>yes, no or unknown.</summary>
    public string? Requested { get; init; }

    /// <summary>Assumptions such as "NATO: UKR member".</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];
}

/// <summary>Turns a written question into a <see cref="Question"/>, or says what is wrong with it.</summary>
public static partial class QuestionReader
{
    private const int LongestText = 200;
    private const int MostNames = 50;

    /// <summary>Reads the question against the states, places and pacts at hand; gives every problem.</summary>
    public static Parsed<Question> Read(TreatySeries series, QuestionText text)
    {
        var problems = new List<Problem>();
        ImmutableArray<Attacker> attackers = [.. Names(text.Attackers).Select(n => Attacker(series.World, n, problems)).OfType<Attacker>()];
        ImmutableArray<StateCode> targets = [.. Names(text.Targets).Select(n => Target(series.World, n, problems)).OfType<StateCode>()];
        if (attackers.IsEmpty && problems.Count == 0) problems.Add(new Problem("OWED001", "no attacker: give a state by name or ISO code, or 'non-state'"));
        if (targets.IsEmpty && problems.Count == 0) problems.Add(new Problem("OWED002", "no target: give a state by name or ISO code"));
        foreach (var both in targets.Where(t => attackers.Any(a => a.State == t)))
            problems.Add(new Problem("OWED003", $"{series.World.NameOf(both)} cannot be attacker and target at once"));
        if (!DateOnly.TryParseExact(text.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            problems.Add(new Problem("OWED004", $"'{Short(text.On)}' is not a day; expected YYYY-MM-DD"));
        var question = new Question(attackers, targets, day)
        {
            Site = Site(series.World, text.At, targets, day),
            Form = Form(text.Form, problems),
            Provoked = YesOrNo(text.Provoked, Truth.No, "provoked", problems),
            Requested = YesOrNo(text.Requested, Truth.Unknown, "requested", problems),
            Assumptions = [.. text.Assumptions.Where(a => !string.IsNullOrWhiteSpace(a)).Select(a => Assume(series, a, problems)).OfType<Assumption>()],
        };
        return problems.Count == 0 ? Parsed<Question>.Ok(question) : Parsed<Question>.Failed(problems);
    }

    /// <summary>The word of a form as the command line and addresses write it.</summary>
    public static string WordOf(Form form) => form == Owed.Form.ArmedAttack ? "armed-attack" : form.ToString().ToLowerInvariant();

    // Names may contain commas ("Saint Helena, Ascension and Tristan da Cunha" is a place, not a state), state names here do not
    private static IEnumerable<string> Names(ImmutableArray<string> texts) =>
        texts.SelectMany(t => t.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().Take(MostNames);

    private static Attacker? Attacker(World world, string name, List<Problem> problems)
    {
        if (world.FindState(name) is { } state) return new Attacker(state.Code, state.Name);
        if (world.FindGroup(name) is { } group) return new Attacker(null, group.Name);
        if (name.StartsWith("non-state:", StringComparison.OrdinalIgnoreCase) && name.Length <= LongestText) return new Attacker(null, name["non-state:".Length..].Trim());
        problems.Add(new Problem("OWED005", $"'{Short(name)}' is no state and no group known here; write 'non-state:{Short(name)}' for another group"));
        return null;
    }

    private static StateCode? Target(World world, string name, List<Problem> problems)
    {
        if (world.FindState(name) is { } state) return state.Code;
        problems.Add(new Problem("OWED006", $"'{Short(name)}' is no state known here; expected a name or an ISO 3166-1 code"));
        return null;
    }

    private static Site Site(World world, string? at, ImmutableArray<StateCode> targets, DateOnly day)
    {
        if (string.IsNullOrWhiteSpace(at)) return new Site.HomeTerritory();
        var text = at.Length > LongestText ? at[..LongestText] : at.Trim();
        if (ForcesAt().Match(text) is { Success: true } forces
            && PlaceOf(world, forces.Groups["place"].Value, targets, day) is { } there) return new Site.ForcesAt(there);
        return PlaceOf(world, text, targets, day) is { } place ? new Site.At(place) : new Site.Unnamed(text);
    }

    // of places of one name, one of the targets'; else the only one, or the one state in which all of them lie
    private static Place? PlaceOf(World world, string name, ImmutableArray<StateCode> targets, DateOnly day)
    {
        if (world.FindPlace(name) is { } listed) return listed;
        if (world.Gazetteer.Value?.Find(world, name, day) is not { IsEmpty: false } found) return null;
        return found.FirstOrDefault(p => targets.Any(t => p.IsOf(t, day) != Truth.No))
            ?? (found.All(p => p.Code == found[0].Code) ? found[0] : null);
    }

    private static Form Form(string? text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return Owed.Form.ArmedAttack;
        foreach (var form in Enum.GetValues<Form>())
            if (string.Equals(WordOf(form), text.Trim(), StringComparison.OrdinalIgnoreCase)) return form;
        problems.Add(new Problem("OWED007", $"'{Short(text)}' is no form of attack; expected one of {string.Join(", ", Enum.GetValues<Form>().Select(WordOf))}"));
        return Owed.Form.ArmedAttack;
    }

    private static Truth YesOrNo(string? text, Truth usual, string what, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return usual;
        if (Enum.TryParse<Truth>(text, ignoreCase: true, out var truth) && Enum.IsDefined(truth) && char.IsLetter(text[0])) return truth;
        problems.Add(new Problem("OWED008", $"'{what}' is '{Short(text)}'; expected yes, no or unknown"));
        return usual;
    }

    private static Assumption? Assume(TreatySeries series, string text, List<Problem> problems)
    {
        if (text.Length <= LongestText && Assumed().Match(text) is { Success: true } match)
        {
            if (series.Find(match.Groups["pact"].Value) is not { } pact)
            {
                problems.Add(new Problem("OWED009", $"'{Short(match.Groups["pact"].Value)}' is no pact known here; expected one of {string.Join(", ", series.Pacts.Select(p => p.Id))}"));
                return null;
            }
            var what = match.Groups["what"].Value.ToLowerInvariant();
            switch (what)
            {
                case "in force" or "not in force":
                    return new Assumption.InForce(pact.Id, what == "in force");
                case "decision taken" or "decision blocked":
                    return new Assumption.Decision(pact.Id, what == "decision taken");
                default:
                    break;
            }
            if (Party(series.World, match.Groups["state"].Value) is not { } state)
                problems.Add(new Problem("OWED006", $"'{Short(match.Groups["state"].Value)}' is no state known here; expected a name or an ISO 3166-1 code"));
            else
                return what == "suspended" ? new Assumption.Suspended(pact.Id, state) : new Assumption.Membership(pact.Id, state, what == "member");
            return null;
        }
        problems.Add(new Problem("OWED010",
            $"'{Short(text)}' is no assumption; expected 'PACT: STATE member', 'PACT: STATE not member', 'PACT: STATE suspended', 'PACT: decision taken', 'PACT: decision blocked', 'PACT: in force' or 'PACT: not in force'"));
        return null;
    }

    // a place with a code of three letters (Greenland, GRL) may be assumed to be a state
    private static StateCode? Party(World world, string name) =>
        world.FindState(name)?.Code ?? (world.FindPlace(name) is { } place ? StateCode.TryParse(place.Code) : null);

    private static string Short(string? text) => text is null ? "" : text.Length > 60 ? text[..60] + "…" : text;

    [GeneratedRegex(@"^(?:(?:armed )?forces|troops|(?:a )?(?:war|naval )?ships?|vessels?|aircraft|(?:a )?jets?|soldiers|a base|bases) (?:at|in|on|over|off|near) (?:the )?(?<place>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ForcesAt();

    [GeneratedRegex(@"^\s*(?<pact>[^:]+?)\s*:\s*(?:(?<what>decision taken|decision blocked|in force|not in force)|(?<state>.+?)\s+(?<what>not member|member|suspended))\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Assumed();
}
