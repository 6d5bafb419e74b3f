using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed.Rules;

/// <summary>What happened is what the obligation speaks of. Whether a cyber attack, sabotage or terrorism amounts to an
/// armed attack is
/// judged case by case (NATO says so of cyber since 2014); where the parties judged this very event, their finding goes
/// before the table.</summary>
internal sealed class TriggerIsMet : Rule
{
    public override string Name => "trigger is met";

    public override Truth Holds(Casus c)
    {
        if (c.Obligation.Trigger is Trigger.Threat or Trigger.Standing)
            return Truth.Yes;
        var usual = Usual(c.Obligation.Trigger, c.Question.Form);
        return c.Called?.Finding switch
        {
            Finding.Covered => usual == Truth.No ? usual : Truth.Yes,
            Finding.LeftOpen => usual.And(Truth.Unknown),
            _ => usual,
        };
    }

    public override Reason? Tell(Casus c, Truth held)
    {
        if (c.Obligation.Trigger == Trigger.Standing)
            return null;
        if (c.Obligation.Trigger != Trigger.Threat && c.Called is { Finding: not Finding.None } call)
            return Because(
                held,
                call.Finding == Finding.Covered
                    ? $"The parties held this event to be covered: {call.Cause}; {call.Outcome}"
                    : $"The parties consulted about this event and left open whether it was an attack "
                        + $"within the pact: {call.Cause}; {call.Outcome}",
                call.Evidence
            );
        return Because(
            held,
            $"It is set off by {Words(c.Obligation.Trigger)}; the case is {Words(c.Question.Form)}",
            c.Obligation.Evidence
        );
    }

    public override string WouldClose(Casus c) =>
        c.Called is { Finding: Finding.LeftOpen }
            ? "a finding of the parties that the event was an attack within the pact"
            : $"whether {Words(c.Question.Form)} of this gravity amounts to {Words(c.Obligation.Trigger)}";

    internal static string Words(Form form) =>
        form switch
        {
            Form.ArmedAttack => "an armed attack",
            Form.Invasion => "an invasion",
            Form.Missile => "an attack by missiles or drones",
            Form.Cyber => "a cyber attack",
            Form.Sabotage => "sabotage",
            Form.Terrorism => "terrorism",
            Form.Nuclear => "an attack with nuclear weapons",
            Form.Threat => "a threat",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Words(Trigger trigger) =>
        trigger switch
        {
            Trigger.ArmedAttack => "an armed attack",
            Trigger.Aggression => "armed aggression",
            Trigger.StateOfWar => "an armed invasion that puts the party in a state of war",
            Trigger.Threat => "a threat, in the opinion of one party",
            Trigger.War => "war, whoever began it",
            Trigger.Nuclear => "aggression with nuclear weapons, or a threat with them",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Truth Usual(Trigger trigger, Form form) =>
        trigger == Trigger.Nuclear
            ? WithNuclearWeapons(form)
            : form switch
            {
                Form.ArmedAttack or Form.Invasion => Truth.Yes,
                Form.Missile or Form.Nuclear => trigger is Trigger.StateOfWar or Trigger.War
                    ? Truth.Unknown
                    : Truth.Yes,
                Form.Threat => Truth.No,
                _ => Truth.Unknown,
            };

    // an attack of which nothing nuclear is said is none with nuclear weapons; what a threat threatens with must be
    // looked at
    private static Truth WithNuclearWeapons(Form form) =>
        form switch
        {
            Form.Nuclear => Truth.Yes,
            Form.Threat => Truth.Unknown,
            _ => Truth.No,
        };
}

/// <summary>The attacker is one whose attacks count. An attack by a group that is no state counts when it is directed
/// from abroad
/// (the Council's test of 2 October 2001), which is open until found.</summary>
internal sealed class AttackerCounts : Rule
{
    public override string Name => "attacker counts";

    public override Truth Holds(Casus c)
    {
        if (AnybodyCounts(c))
            return Truth.Yes;
        var (surely, perhaps) = (0, 0);
        foreach (var attacker in c.Question.Attackers)
        {
            var counts = Counts(c, attacker);
            if (counts == Truth.Yes)
                surely++;
            if (counts != Truth.No)
                perhaps++;
        }
        var needed = c.Obligation.LeastAttackers;
        if (surely >= needed)
            return Truth.Yes;
        return perhaps >= needed ? Truth.Unknown : Truth.No;
    }

    public override Reason? Tell(Casus c, Truth held)
    {
        if (AnybodyCounts(c))
            return null;
        var names = string.Join(" and ", c.Question.Attackers.Select(a => a.State is { } s ? c.NameOf(s) : a.Name));
        if (Limits(c) is { } limits)
            return Because(held, $"{limits}; the attacker is {names}", c.Obligation.Evidence);
        if (c.Question.Attackers.Any(a => a.State is not null))
            return Because(held, $"The text names no adversary; the attacker is {names}", c.Obligation.Evidence);
        return Because(
            held,
            held switch
            {
                Truth.Yes => $"The parties held an attack by {names} to be covered",
                Truth.No => $"Only an attack by a state counts; the attacker is {names}",
                _ => $"The attacker is {names}; the text does not say that only states can attack",
            },
            c.Called is { Finding: Finding.Covered } call ? call.Evidence : c.Obligation.Evidence
        );
    }

    public override string WouldClose(Casus c) =>
        c.Obligation.AdversariesOrJoined && c.Question.Attackers.Any(a => a.State is not null)
            ? $"whether the attacker acts together with {string.Join(" or ", c.Obligation.Adversaries.Select(c.NameOf))}"
            : "whether the attack was directed from abroad";

    // not to attack binds towards the other party; a threat counts from anybody unless the text names whose
    private static bool AnybodyCounts(Casus c) =>
        c.Obligation.Kind == ObligationKind.NotAttack || (c.Obligation.Trigger == Trigger.Threat && Limits(c) is null);

    private static string? Limits(Casus c)
    {
        var limits = new List<string>();
        var joined = c.Obligation.AdversariesOrJoined ? ", or by who joins them," : "";
        if (!c.Obligation.Adversaries.IsEmpty)
            limits.Add($"Only attacks by {Listed(c, c.Obligation.Adversaries)}{joined} count");
        if (c.Obligation.AdversaryRegions != Regions.None)
            limits.Add($"Only attacks by a state of {c.Obligation.AdversaryRegions} count");
        if (!c.Obligation.AdversariesExcept.IsEmpty)
            limits.Add($"Attacks by {Listed(c, c.Obligation.AdversariesExcept)} do not count");
        if (c.Obligation.LeastAttackers > 1)
            limits.Add($"At least {c.Obligation.LeastAttackers} that count must attack together");
        return limits.Count == 0 ? null : string.Join("; ", limits);
    }

    private static string Listed(Casus c, ImmutableArray<StateCode> states) =>
        string.Join(", ", states.Select(c.NameOf));

    private static Truth Counts(Casus c, Attacker attacker)
    {
        var listed = !c.Obligation.Adversaries.IsEmpty;
        if (attacker.State is { } state)
        {
            if (c.Obligation.AdversariesExcept.Contains(state))
                return Truth.No;
            if (listed && !c.Obligation.Adversaries.Contains(state))
                return c.Obligation.AdversariesOrJoined ? Truth.Unknown : Truth.No;
            return c.Obligation.AdversaryRegions == Regions.None ? Truth.Yes : LiesIn(c, state);
        }
        if (c.Obligation.ByStatesOnly || listed || c.Obligation.AdversaryRegions != Regions.None)
            return Truth.No;
        return c.Called is { Finding: Finding.Covered } ? Truth.Yes : Truth.Unknown;
    }

    private static Truth LiesIn(Casus c, StateCode state) =>
        c.World.HomeOf(state) is { } home
            ? Truths.Of((home.Regions & c.Obligation.AdversaryRegions) != Regions.None)
            : Truth.Unknown;
}

/// <summary>The target did not bring it on itself. Against a state that attacked first, force may be self-defence
/// instead of an attack
/// (UN Charter, Article 51), so the answer stays open even where the pact does not mention provocation.</summary>
internal sealed class NotProvoked : Rule
{
    public override string Name => "not provoked";

    public override Truth Holds(Casus c)
    {
        if (
            c.Obligation.Kind == ObligationKind.NotAttack
            || c.Obligation.Trigger is Trigger.Threat or Trigger.Standing or Trigger.War
        )
            return Truth.Yes;
        return c.Question.Provoked switch
        {
            Truth.No => Truth.Yes,
            Truth.Yes when c.Obligation.OnlyUnprovoked => Truth.No,
            _ => Truth.Unknown,
        };
    }

    public override Reason? Tell(Casus c, Truth held) =>
        c.Obligation.Kind == ObligationKind.NotAttack
        || c.Obligation.Trigger is Trigger.Threat or Trigger.Standing or Trigger.War
            ? null
            : Because(
                held,
                c.Question.Provoked switch
                {
                    Truth.No => "The attack is taken to be unprovoked",
                    Truth.Yes when c.Obligation.OnlyUnprovoked => "The obligation is for unprovoked attacks only",
                    Truth.Yes => "The target struck first: what followed may be self-defence and no attack",
                    _ => "It is not known whether the target struck first",
                },
                Evidence.Asked
            );

    public override string WouldClose(Casus c) =>
        $"whether {c.NameOf(c.Beneficiary)} struck first, and whether the answer to it was self-defence";
}

/// <summary>The attacker is not bound by the same pact, or the text covers that, too.</summary>
internal sealed class AttackerIsNoParty : Rule
{
    public override string Name => "attacker is no party";

    public override Truth Holds(Casus c)
    {
        if (Silent(c))
            return Truth.Yes;
        var outsider = Truth.No;
        foreach (var attacker in c.Question.Attackers)
            outsider = outsider.Or(attacker.State is { } state ? c.Pact.Binds(state, c.Day).Not() : Truth.Yes);
        return outsider.Or(c.Obligation.AmongParties == AmongParties.Open ? Truth.Unknown : Truth.No);
    }

    public override Reason? Tell(Casus c, Truth held)
    {
        if (c.Obligation.Kind == ObligationKind.NotAttack)
            return null;
        var inside = c
            .Question.Attackers.Where(a => a.State is { } s && c.Pact.Binds(s, c.Day) != Truth.No)
            .Select(a => c.NameOf(a.State!.Value))
            .ToList();
        if (inside.Count == 0)
            return null;
        var who = string.Join(" and ", inside);
        return Because(
            held,
            held switch
            {
                Truth.Yes when c.Obligation.AmongParties == AmongParties.Applies =>
                    $"{who} is a party itself; this obligation holds against parties, too",
                Truth.Yes => $"{who} is a party itself, but is not the only attacker",
                Truth.No => $"{who} is a party itself, and the obligation does not run against parties",
                _ => $"{who} is a party itself: the text does not exclude an attack by a party and does "
                    + $"not foresee it; what the parties decide together, {who} can block",
            },
            c.Obligation.Evidence
        );
    }

    public override string WouldClose(Casus c) =>
        $"whether each party, or all together against the attacker's veto, hold {c.Pact.Name} to cover "
        + $"an attack by one of its own";

    private static bool Silent(Casus c) =>
        c.Obligation.Kind == ObligationKind.NotAttack || c.Obligation.AmongParties == AmongParties.Applies;
}
