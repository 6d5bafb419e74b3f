using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>Reads one pact folder: pact.yaml, members.csv, and territories.csv, suspensions.csv, invocations.csv, posture.csv where present.</summary>
internal static class PactReader
{
    private static readonly string[] MemberColumns = ["state", "signed", "in_force", "until", "source", "unverified", "note"];
    private static readonly string[] TerritoryColumns = ["place", "position", "from", "until", "reason", "source", "unverified", "note"];
    private static readonly string[] SuspensionColumns = ["obligor", "beneficiary", "from", "until", "effect", "what", "source", "unverified", "note"];
    private static readonly string[] InvocationColumns = ["article", "on", "attack_on", "by", "cause", "outcome", "finding", "source", "unverified", "note"];
    private static readonly string[] PostureColumns = ["host", "framework", "from", "until", "site", "contributors", "strength", "strength_on", "source", "unverified", "note"];

    public static Pact? Read(PackFolder folder, World world, PackProblems problems)
    {
        if (folder.Yaml("pact.yaml", problems, world) is not { } top) return null;
        var signed = top.RequiredDate("signed");
        var pact = new Pact(top.Required("id"), top.Required("name"), signed, InForce(top, signed), top.Evidence())
        {
            Aliases = top.List("aliases"),
            Binding = top.Word("binding", Binding.Treaty),
            Ended = top.Date("ended"),
            CoveredFrom = top.Date("covered_from") ?? signed,
            CoveredUntil = top.RequiredDate("covered_until"),
            YieldsTo = top.List("yields_to"),
            Parties = [.. folder.Table("members.csv", MemberColumns, problems, world).Select(Party)],
            Obligations = [.. top.Maps("obligations").Select(Obligation)],
            Provisions = [.. top.Maps("provisions").Select(Provision)],
            Area = Area(top, folder, problems, world),
            Suspensions = [.. folder.Table("suspensions.csv", SuspensionColumns, problems, world, optional: true).Select(Suspension)],
            Invocations = [.. folder.Table("invocations.csv", InvocationColumns, problems, world, optional: true).Select(Invocation)],
            Posture = [.. folder.Table("posture.csv", PostureColumns, problems, world, optional: true).Select(Posting)],
        };
        top.RefuseOthers();
        PactChecks.Check(pact, folder, top, problems);
        return pact;
    }

    private static DateWindow InForce(PackFields fields, DateOnly? signed)
    {
        if (fields.Text("in_force") is null or "unknown") return new DateWindow(signed, null);
        return fields.Window("in_force") ?? new DateWindow(signed, null);
    }

    private static Party Party(PackFields row)
    {
        var signed = row.Date("signed");
        if (signed is null && !row.Has("in_force")) row.Problem(PackCode.Missing, "a member needs 'signed' or 'in_force'");
        return new Party(row.RequiredState("state"), InForce(row, signed), row.Evidence()) { SignedOn = signed, Until = row.Window("until") };
    }

    private static Obligation Obligation(PackFields fields)
    {
        var obligation = new Obligation(fields.Required("article"), fields.RequiredWord<ObligationKind>("kind"), fields.RequiredWord<Trigger>("trigger"),
            fields.Required("response"), fields.Evidence())
        {
            Scope = fields.Word("scope", Scope.Anywhere),
            Discretion = fields.Word("discretion", Discretion.Unstated),
            Needs = fields.Words<Need>("needs"),
            ByStatesOnly = fields.Flag("by_states_only"),
            OnlyUnprovoked = fields.Flag("only_unprovoked"),
            Adversaries = fields.States("adversaries"),
            AmongParties = fields.Word("among_parties", AmongParties.Open),
            Obligors = fields.States("obligors"),
            Beneficiaries = fields.States("beneficiaries"),
            Provisos = [.. fields.Maps("provisos").Select(Proviso)],
        };
        fields.RefuseOthers();
        return obligation;
    }

    private static Proviso Proviso(PackFields fields)
    {
        var proviso = new Proviso(fields.RequiredState("party"), fields.RequiredWord<ProvisoEffect>("effect"), fields.Required("what"),
            fields.Between("from", "until"), fields.Evidence());
        fields.RefuseOthers();
        return proviso;
    }

    private static Provision Provision(PackFields fields)
    {
        var provision = new Provision(fields.Required("article"), fields.Required("topic"), fields.Required("what"), fields.Evidence());
        fields.RefuseOthers();
        return provision;
    }

    private static Area Area(PackFields top, PackFolder folder, PackProblems problems, World world)
    {
        var entries = folder.Table("territories.csv", TerritoryColumns, problems, world, optional: true).Select(Entry).ToImmutableArray();
        if (top.Map("area") is not { } fields) return Core.Owed.Area.Everywhere with { Entries = entries };
        var area = new Area(fields.Evidence())
        {
            HomeIsInside = fields.Flag("home_is_inside", usual: true),
            Territory = Sum(fields.Words<Regions>("territory")),
            Forces = Sum(fields.Words<Regions>("forces")),
            ForcesOpen = Sum(fields.Words<Regions>("forces_open")),
            Entries = entries,
        };
        fields.RefuseOthers();
        return area;
    }

    private static AreaEntry Entry(PackFields row) =>
        new(row.RequiredPlace("place"), row.RequiredWord<Position>("position"), row.Between("from", "until"), row.Required("reason"), row.Evidence());

    private static Suspension Suspension(PackFields row) =>
        new(row.State("obligor"), row.State("beneficiary"), row.Between("from", "until"), row.RequiredWord<SuspensionEffect>("effect"), row.Required("what"), row.Evidence());

    private static Invocation Invocation(PackFields row)
    {
        if (!row.Has("on")) row.Problem(PackCode.Missing, "'on' is missing");
        return new Invocation(row.Required("article"), row.Window("on") ?? new DateWindow(null, null), row.States("by"), row.Required("cause"), row.Required("outcome"), row.Evidence())
        {
            AttackOn = row.Window("attack_on"),
            Finding = row.Word("finding", Finding.None),
        };
    }

    private static Posting Posting(PackFields row) =>
        new(row.RequiredState("host"), row.State("framework"), row.Between("from", "until"), row.Evidence())
        {
            Site = row.Text("site"),
            Contributors = row.States("contributors"),
            Strength = row.Number("strength"),
            StrengthOn = row.Date("strength_on"),
        };

    private static Regions Sum(ImmutableArray<Regions> regions) => regions.Aggregate(Regions.None, (sum, region) => sum | region);
}
