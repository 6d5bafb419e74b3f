using System.Collections.Immutable;
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

    /// <summary>The day as people write it; today when nothing was said.</summary>
    public string? On { get; init; }

    /// <summary>A place, "forces at PLACE", or "unknown".</summary>
    public string? At { get; init; }

    /// <summary>The form: armed-attack, invasion, missile, cyber, sabotage, terrorism, nuclear, threat.</summary>
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
    /// <param name="series">What is at hand.</param>
    /// <param name="text">The question as it was written.</param>
    /// <param name="today">The day meant by "today" and by nothing; null where a day must be given.</param>
    public static Parsed<Question> Read(TreatySeries series, QuestionText text, DateOnly? today = null)
    {
        var problems = new List<Problem>();
        var (asked, wrong) = DayText.Read(text.On, today);
        if (wrong is not null)
            problems.Add(new Problem("OWED004", wrong));
        var day = asked ?? DateOnly.MinValue;
        var remarks = new List<string>();
        ImmutableArray<Attacker> attackers =
        [
            .. Names(series.World, text.Attackers)
                .Select(n => Attacker(series.World, n, problems))
                .OfType<Attacker>()
                .Select(a => Existing(series.World, a, day, remarks)),
        ];
        ImmutableArray<StateCode> targets =
        [
            .. Names(series.World, text.Targets)
                .Select(n => Target(series.World, n, problems))
                .OfType<StateCode>()
                .Select(s => Existing(series.World, s, day, remarks))
                .Distinct(),
        ];
        if (attackers.IsEmpty && problems.Count == 0)
            problems.Add(new Problem("OWED001", "no attacker: give a state by name or ISO code, or 'non-state'"));
        if (targets.IsEmpty && problems.Count == 0)
            problems.Add(new Problem("OWED002", "no target: give a state by name or ISO code"));
        foreach (var both in targets.Where(t => attackers.Any(a => a.State == t)))
            problems.Add(new Problem("OWED003", $"{series.World.NameOf(both)} cannot be attacker and target at once"));
        var where = Whereabouts.Read(
            series.World,
            text.At,
            day,
            [.. targets, .. attackers.Select(a => a.State).OfType<StateCode>()]
        );
        if (where.Remark is { } remark)
            remarks.Add(remark);
        var question = new Question(attackers, targets, day)
        {
            Site = where.Site,
            Remarks = [.. remarks.Distinct()],
            Form = Form(text.Form, problems),
            Provoked = YesOrNo(text.Provoked, Truth.No, "provoked", problems),
            Requested = YesOrNo(text.Requested, Truth.Unknown, "requested", problems),
            Assumptions =
            [
                .. text
                    .Assumptions.Where(a => !string.IsNullOrWhiteSpace(a))
                    .Select(a => Assume(series, a, problems))
                    .OfType<Owed.Assumption>(),
            ],
        };
        return problems.Count == 0 ? Parsed<Question>.Ok(question) : Parsed<Question>.Failed(problems);
    }

    /// <summary>Reads one assumption, such as "NATO: UKR member".</summary>
    public static Parsed<Owed.Assumption> Assumption(TreatySeries series, string text)
    {
        var problems = new List<Problem>();
        return Assume(series, text, problems) is { } assumption
            ? Parsed<Owed.Assumption>.Ok(assumption)
            : Parsed<Owed.Assumption>.Failed(problems);
    }

    /// <summary>The word of a form as the command line and addresses write it.</summary>
    public static string WordOf(Form form) =>
        form == Owed.Form.ArmedAttack ? "armed-attack" : form.ToString().ToLowerInvariant();

    private static Attacker Existing(World world, Attacker attacker, DateOnly day, List<string> remarks) =>
        attacker.State is { } state && Existing(world, state, day, remarks) is var real && real != state
            ? new Attacker(real, world.NameOf(real))
            : attacker;

    private static StateCode Existing(World world, StateCode state, DateOnly day, List<string> remarks)
    {
        if (world.FindState(state.Code) is not { } known)
            return state;
        var (real, remark) = Existence.On(world, known, day);
        if (remark is not null)
            remarks.Add(remark);
        return real;
    }

    private static IEnumerable<string> Names(World world, ImmutableArray<string> texts) =>
        texts
            .SelectMany(t => t.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(t => Names(world, t))
            .Distinct()
            .Take(MostNames);

    // a comma parts names, and stands inside some ("Korea, Rep."): the longest run of pieces that names a state is one
    // name
    private static IEnumerable<string> Names(World world, string text)
    {
        var pieces = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < pieces.Length; )
        {
            var taken = Math.Min(3, pieces.Length - i);
            while (taken > 1 && world.FindState(string.Join(", ", pieces[i..(i + taken)])) is null)
                taken--;
            yield return string.Join(", ", pieces[i..(i + taken)]);
            i += taken;
        }
    }

    private static Attacker? Attacker(World world, string name, List<Problem> problems)
    {
        if (world.FindState(name) is { } state)
            return new Attacker(state.Code, state.Name);
        if (world.FindGroup(name) is { } group)
            return new Attacker(null, group.Name);
        if (name.StartsWith("non-state:", StringComparison.OrdinalIgnoreCase) && name.Length <= LongestText)
            return new Attacker(null, name["non-state:".Length..].Trim());
        problems.Add(
            new Problem(
                "OWED005",
                $"'{Short(name)}' is no state and no group known here{DidYouMean(world, name)}; write "
                    + $"'non-state:{Short(name)}' for another group"
            )
        );
        return null;
    }

    private static StateCode? Target(World world, string name, List<Problem> problems)
    {
        if (world.FindState(name) is { } state)
            return state.Code;
        problems.Add(
            new Problem(
                "OWED006",
                $"'{Short(name)}' is no state known here{DidYouMean(world, name)}; expected a name or an ISO 3166-1 code"
            )
        );
        return null;
    }

    private static string DidYouMean(World world, string name) =>
        world.NearestStates(name) is { IsEmpty: false } near
            ? $" (did you mean {string.Join(", ", near.Select(n => n.Name))}?)"
            : "";

    private static Form Form(string? text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Owed.Form.ArmedAttack;
        foreach (var form in Enum.GetValues<Form>())
            if (string.Equals(WordOf(form), text.Trim(), StringComparison.OrdinalIgnoreCase))
                return form;
        problems.Add(
            new Problem(
                "OWED007",
                $"'{Short(text)}' is no form of attack; expected one of "
                    + $"{string.Join(", ", Enum.GetValues<Form>().Select(WordOf))}"
            )
        );
        return Owed.Form.ArmedAttack;
    }

    private static Truth YesOrNo(string? text, Truth usual, string what, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return usual;
        if (
            Enum.TryParse<Truth>(text, ignoreCase: true, out var truth)
            && Enum.IsDefined(truth)
            && char.IsLetter(text[0])
        )
            return truth;
        problems.Add(new Problem("OWED008", $"'{what}' is '{Short(text)}'; expected yes, no or unknown"));
        return usual;
    }

    private static Owed.Assumption? Assume(TreatySeries series, string text, List<Problem> problems)
    {
        if (text.Length <= LongestText && Assumed().Match(text) is { Success: true } match)
        {
            if (series.Find(match.Groups["pact"].Value) is not { } pact)
            {
                problems.Add(
                    new Problem(
                        "OWED009",
                        $"'{Short(match.Groups["pact"].Value)}' is no pact known here; expected one of "
                            + $"{string.Join(", ", series.Pacts.Select(p => p.Id))}"
                    )
                );
                return null;
            }
            var what = match.Groups["what"].Value.ToLowerInvariant();
            switch (what)
            {
                case "in force" or "not in force":
                    return new Owed.Assumption.InForce(pact.Id, what == "in force");
                case "decision taken" or "decision blocked":
                    return new Owed.Assumption.Decision(pact.Id, what == "decision taken");
                default:
                    break;
            }
            if (Party(series.World, match.Groups["state"].Value) is not { } state)
                problems.Add(
                    new Problem(
                        "OWED006",
                        $"'{Short(match.Groups["state"].Value)}' is no state known here; expected a name or an ISO 3166-1 code"
                    )
                );
            else
                return what == "suspended"
                    ? new Owed.Assumption.Suspended(pact.Id, state)
                    : new Owed.Assumption.Membership(pact.Id, state, what == "member");
            return null;
        }
        problems.Add(
            new Problem(
                "OWED010",
                $"'{Short(text)}' is no assumption; expected 'PACT: STATE member', 'PACT: STATE not "
                    + $"member', 'PACT: STATE suspended', 'PACT: decision taken', 'PACT: decision blocked', "
                    + $"'PACT: in force' or 'PACT: not in force'"
            )
        );
        return null;
    }

    // a place with a code of three letters (Greenland, GRL) may be assumed to be a state
    private static StateCode? Party(World world, string name) =>
        world.FindState(name)?.Code ?? (world.FindPlace(name) is { } place ? StateCode.TryParse(place.Code) : null);

    private static string Short(string? text) =>
        text is null ? ""
        : text.Length > 60 ? text[..60] + "…"
        : text;

    [GeneratedRegex(
        @"^\s*(?<pact>[^:]+?)\s*:\s*(?:(?<what>decision taken|decision blocked|in force|not in force)"
            + @"|(?<state>.+?)\s+(?<what>not member|member|suspended))\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Assumed();
}
