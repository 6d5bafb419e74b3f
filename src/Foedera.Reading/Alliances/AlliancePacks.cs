using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Alliances;

/// <summary>A pact pack written from an imported alliance.</summary>
/// <param name="Folder">Name of its folder.</param>
/// <param name="Files">File names and their texts.</param>
public sealed record AlliancePack(string Folder, ImmutableArray<(string Name, string Text)> Files);

/// <summary>Writes the members of ATOP's file as packs, one for each phase of an alliance, so that the resolver can
/// answer by them. What
/// ATOP records as limited without saying how (places, adversaries, conflicts) leaves the claim open.</summary>
public static class AlliancePacks
{
    private const string Source = "ATOP 4.01 member-level data (Leeds, Ritter, Mitchell and Long 2002)";
    private static readonly DateOnly EndOfData = new(2016, 12, 31);
    private static readonly (Promises Promise, string Kind, string Trigger, string Response)[] Kinds =
    [
        (Promises.Defence, "defend", "armed-attack", "to help an ally that is attacked, by the coding of ATOP"),
        (
            Promises.Neutrality,
            "stay-neutral",
            "armed-attack",
            "to stay neutral when an ally is at war, by the coding of ATOP"
        ),
        (Promises.NonAggression, "not-attack", "standing", "not to attack an ally, by the coding of ATOP"),
        (Promises.Consultation, "consult", "threat", "to consult with an ally, by the coding of ATOP"),
    ];

    /// <summary>The packs, and a line for each member that has no code here.</summary>
    public static (ImmutableArray<AlliancePack> Packs, ImmutableArray<string> LeftOut) Of(
        IEnumerable<AllianceMember> members,
        World world
    )
    {
        var (packs, left) = (ImmutableArray.CreateBuilder<AlliancePack>(), ImmutableArray.CreateBuilder<string>());
        foreach (var phase in members.GroupBy(m => (m.Alliance, m.Phase)).OrderBy(g => g.Key))
        {
            var parties = new List<(StateCode State, AllianceMember Member)>();
            foreach (var member in phase)
                if (StateOf(member, world) is { } state)
                    parties.Add((state, member));
                else
                    left.Add(
                        $"ATOP {member.Alliance}: COW number {member.Member} has no code on {Iso(member.Entered)}"
                    );
            // one stretch a state: a state that comes twice in one phase keeps the first
            parties = [.. parties.GroupBy(p => p.State).Select(g => g.MinBy(p => p.Member.Entered))];
            if (parties.Count >= 2)
                packs.Add(Pack(phase.Key.Alliance, phase.Key.Phase, parties));
        }
        return (packs.ToImmutable(), left.ToImmutable());
    }

    /// <summary>The state that a Correlates of War number stood for when the member entered; null when there is
    /// none.</summary>
    public static StateCode? StateOf(AllianceMember member, World world) =>
        world
            .States.FirstOrDefault(s => s.Cow.Any(n => n.Number == member.Member && n.Used.Contains(member.Entered)))
            ?.Code;

    private static AlliancePack Pack(int alliance, int phase, List<(StateCode State, AllianceMember Member)> parties)
    {
        var id = phase > 1 ? $"ATOP-{alliance}.{phase}" : $"ATOP-{alliance}";
        return new AlliancePack(
            id.ToLowerInvariant(),
            [("pact.yaml", Yaml(id, alliance, phase, parties)), ("members.csv", Members(parties))]
        );
    }

    private static string Yaml(
        string id,
        int alliance,
        int phase,
        List<(StateCode State, AllianceMember Member)> parties
    )
    {
        var began = parties.Min(p => p.Member.Entered);
        DateOnly? ended = parties.TrueForAll(p => p.Member.Left is not null)
            ? parties.Max(p => LastDay(p.Member))
            : null;
        var yaml = new StringBuilder();
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"id: {id}\nname: ATOP {alliance}{(phase > 1 ? $", phase {phase}" : "")}\nsigned: {Iso(began)}\nin_force: {Iso(began)}\n"
        );
        if (ended is { } last)
            yaml.Append(CultureInfo.InvariantCulture, $"ended: {Iso(last)}\n");
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"gathered: {Iso(began > EndOfData ? began : EndOfData)}\nsource: {Source}\nnote: dates count from signature, as ATOP counts them\n"
        );
        var obligations = Kinds.Where(k => parties.Exists(p => p.Member.Promises.HasFlag(k.Promise))).ToList();
        yaml.Append(
            obligations.Count > 0
                ? "obligations:\n"
                : "provisions:\n  - {article: ATOP, topic: other, what: \"no promise of defence, neutrality, non-aggression or consultation is coded\", source: ATOP 4.01}\n"
        );
        foreach (var (promise, kind, trigger, response) in obligations)
            yaml.Append(Obligation(promise, kind, trigger, response, parties));
        return yaml.ToString();
    }

    private static string Obligation(
        Promises promise,
        string kind,
        string trigger,
        string response,
        List<(StateCode State, AllianceMember Member)> parties
    )
    {
        var obligors = parties.Where(p => p.Member.Promises.HasFlag(promise)).ToList();
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"  - article: {kind}\n    kind: {kind}\n    trigger: {trigger}\n    response: {response}\n    source: {Source}\n"
        );
        if (obligors.Count < parties.Count)
            text.Append(
                CultureInfo.InvariantCulture,
                $"    obligors: [{string.Join(", ", obligors.Select(o => o.State))}]\n"
            );
        if (promise != Promises.Defence)
            return text.ToString();
        if (obligors.TrueForAll(o => o.Member.Limits.HasFlag(DefenceLimits.Unprovoked)))
            text.Append("    only_unprovoked: true\n");
        var limited = obligors.Select(o => (o.State, What: Limits(o.Member))).Where(o => o.What.Length > 0).ToList();
        if (limited.Count > 0)
            text.Append("    provisos:\n");
        foreach (var (state, what) in limited)
            text.Append(
                CultureInfo.InvariantCulture,
                $"      - {{party: {state}, effect: open, what: \"{what}\", source: ATOP 4.01}}\n"
            );
        return text.ToString();
    }

    private static string Limits(AllianceMember member)
    {
        List<string> limits = [];
        if (member.Limits.HasFlag(DefenceLimits.Adversary))
            limits.Add("certain adversaries");
        if (member.Limits.HasFlag(DefenceLimits.Location))
            limits.Add("certain places");
        if (member.Limits.HasFlag(DefenceLimits.Conflict))
            limits.Add("a certain conflict");
        if (member.Limits.HasFlag(DefenceLimits.Number))
            limits.Add("a certain number of adversaries");
        if (member.Limits.HasFlag(DefenceLimits.Demand))
            limits.Add("a demand that was refused");
        if (member.VariesByPartner)
            limits.Add("certain partners");
        return limits.Count == 0
            ? ""
            : $"its promise is limited to {string.Join(", ", limits)}; the data do not say which";
    }

    private static string Members(List<(StateCode State, AllianceMember Member)> parties)
    {
        var text = new StringBuilder("state,signed,in_force,until,source,unverified,note\n");
        foreach (var (state, member) in parties.OrderBy(p => p.State))
            text.Append(
                CultureInfo.InvariantCulture,
                $"{state},{Iso(member.Entered)},{Iso(member.Entered)},{(member.Left is null ? "" : Iso(LastDay(member)))},ATOP 4.01,,\n"
            );
        return text.ToString();
    }

    // the day of leaving is no longer one of being bound, unless the member came and went in one day
    private static DateOnly LastDay(AllianceMember member) =>
        member.Left is not { } left ? EndOfData
        : left > member.Entered ? left.PlusDays(-1)
        : member.Entered;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
