using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>Reads one pact folder: pact.yaml, members.csv, and territories.csv, suspensions.csv, invocations.csv,
/// posture.csv where present.</summary>
internal static class PactReader
{
    private static readonly string[] MemberColumns =
    [
        "state",
        "signed",
        "in_force",
        "until",
        "source",
        "unverified",
        "note",
    ];
    private static readonly string[] TerritoryColumns =
    [
        "place",
        "position",
        "from",
        "until",
        "reason",
        "source",
        "unverified",
        "note",
    ];
    private static readonly string[] SuspensionColumns =
    [
        "obligor",
        "beneficiary",
        "from",
        "until",
        "effect",
        "what",
        "source",
        "unverified",
        "note",
    ];
    private static readonly string[] InvocationColumns =
    [
        "article",
        "on",
        "attack_on",
        "by",
        "cause",
        "outcome",
        "finding",
        "source",
        "unverified",
        "note",
    ];
    private static readonly string[] PostureColumns =
    [
        "host",
        "framework",
        "from",
        "until",
        "site",
        "contributors",
        "strength",
        "strength_on",
        "kind",
        "unit",
        "what",
        "source",
        "unverified",
        "note",
    ];

    private static readonly string[] HonourColumns =
    [
        "article",
        "on",
        "attackers",
        "beneficiary",
        "obligors",
        "kept",
        "what",
        "source",
        "unverified",
        "note",
    ];
    private static readonly string[] ReviewColumns =
    [
        "kind",
        "about",
        "pledge",
        "due",
        "held",
        "outcome",
        "source",
        "unverified",
        "note",
    ];
    private static readonly string[] AssuranceColumns =
    [
        "on",
        "speaker",
        "for",
        "kind",
        "helpers",
        "helped",
        "what",
        "words",
        "source",
        "unverified",
        "note",
    ];

    public static Pact? Read(PackFolder folder, World world, PackProblems problems)
    {
        if (folder.Yaml("pact.yaml", problems, world) is not { } top)
            return null;
        var signed = top.RequiredDate("signed");
        var pact = new Pact(top.Required("id"), top.Required("name"), signed, InForce(top, signed), top.Evidence())
        {
            Aliases = top.List("aliases"),
            Binding = top.Word("binding", Binding.Treaty),
            Ended = top.Date("ended"),
            CoveredFrom = top.Date("covered_from") ?? signed,
            Gathered = top.RequiredDate("gathered"),
            Due = top.Date("due"),
            Ending = top.Map("ending") is { } ending ? Ending(ending) : null,
            Termination = top.Map("termination") is { } termination ? Termination(termination) : null,
            YieldsTo = top.List("yields_to"),
            Parties = [.. folder.Table("members.csv", MemberColumns, problems, world).Select(Party)],
            Obligations = [.. top.Maps("obligations").Select(Obligation)],
            Provisions = [.. top.Maps("provisions").Select(Provision)],
            Area = Area(top, folder, problems, world),
            Suspensions =
            [
                .. folder
                    .Table("suspensions.csv", SuspensionColumns, problems, world, optional: true)
                    .Select(Suspension),
            ],
            Invocations =
            [
                .. folder
                    .Table("invocations.csv", InvocationColumns, problems, world, optional: true)
                    .Select(Invocation),
            ],
            Posture = [.. folder.Table("posture.csv", PostureColumns, problems, world, optional: true).Select(Posting)],
            Honoured = [.. folder.Table("honoured.csv", HonourColumns, problems, world, optional: true).Select(Honour)],
            Reviews = [.. folder.Table("reviews.csv", ReviewColumns, problems, world, optional: true).Select(Review)],
            Assurances =
            [
                .. folder.Table("assurances.csv", AssuranceColumns, problems, world, optional: true).Select(Assurance),
            ],
        };
        top.RefuseOthers();
        PactChecks.Check(pact, folder, top, problems);
        return pact;
    }

    private static DateWindow InForce(PackFields fields, DateOnly? signed)
    {
        if (fields.Text("in_force") is null or "unknown")
            return new DateWindow(signed, null);
        return fields.Window("in_force") ?? new DateWindow(signed, null);
    }

    private static Party Party(PackFields row)
    {
        var signed = row.Date("signed");
        if (signed is null && !row.Has("in_force"))
            row.Problem(PackCode.Missing, "a member needs 'signed' or 'in_force'");
        return new Party(row.RequiredState("state"), InForce(row, signed), row.Evidence())
        {
            SignedOn = signed,
            Until = row.Window("until"),
        };
    }

    private static Obligation Obligation(PackFields fields)
    {
        var obligation = new Obligation(
            fields.Required("article"),
            fields.RequiredWord<ObligationKind>("kind"),
            fields.RequiredWord<Trigger>("trigger"),
            fields.Required("response"),
            fields.Evidence()
        )
        {
            Scope = fields.Word("scope", Scope.Anywhere),
            Discretion = fields.Word("discretion", Discretion.Unstated),
            Needs = fields.Words<Need>("needs"),
            ByStatesOnly = fields.Flag("by_states_only"),
            OnlyUnprovoked = fields.Flag("only_unprovoked"),
            Adversaries = fields.States("adversaries"),
            AdversariesExcept = fields.States("adversaries_except"),
            AdversaryRegions = Sum(fields.Words<Regions>("adversary_regions")),
            AdversariesOrJoined = fields.Flag("adversaries_or_joined"),
            LeastAttackers = fields.Number("least_attackers") ?? 1,
            During = fields.Between("from", "until"),
            Quoted = Quoted(fields),
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
        var proviso = new Proviso(
            fields.RequiredState("party"),
            fields.RequiredWord<ProvisoEffect>("effect"),
            fields.Required("what"),
            fields.Between("from", "until"),
            fields.Evidence()
        )
        {
            ExceptAgainst = fields.States("except_against"),
            Quoted = Quoted(fields),
        };
        fields.RefuseOthers();
        return proviso;
    }

    private static Provision Provision(PackFields fields)
    {
        var provision = new Provision(
            fields.Required("article"),
            fields.Required("topic"),
            fields.Required("what"),
            fields.Evidence()
        )
        {
            Quoted = Quoted(fields),
        };
        fields.RefuseOthers();
        return provision;
    }

    private static Quoted? Quoted(PackFields of)
    {
        if (of.Map("quoted") is not { } fields)
            return null;
        var quoted = new Quoted(fields.Required("words"), fields.Text("language") ?? "en", fields.Evidence());
        fields.RefuseOthers();
        return quoted;
    }

    private static Termination Termination(PackFields fields)
    {
        var termination = new Termination(fields.Required("what"), fields.Evidence())
        {
            Article = fields.Text("article"),
            NoticeMonths = fields.Number("notice_months"),
            NoticeFrom = fields.Date("notice_from"),
            RunsUntil = fields.Date("runs_until"),
            Quoted = Quoted(fields),
        };
        fields.RefuseOthers();
        return termination;
    }

    private static Ending Ending(PackFields fields)
    {
        var ending = new Ending(fields.RequiredWord<EndedBy>("by"), fields.Required("what"), fields.Evidence());
        fields.RefuseOthers();
        return ending;
    }

    private static Area Area(PackFields top, PackFolder folder, PackProblems problems, World world)
    {
        var entries = folder
            .Table("territories.csv", TerritoryColumns, problems, world, optional: true)
            .Select(Entry)
            .ToImmutableArray();
        if (top.Map("area") is not { } fields)
            return Core.Owed.Area.Everywhere with { Entries = entries };
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
        new(
            row.RequiredPlace("place"),
            row.RequiredWord<Position>("position"),
            row.Between("from", "until"),
            row.Required("reason"),
            row.Evidence()
        );

    private static Suspension Suspension(PackFields row) =>
        new(
            row.State("obligor"),
            row.State("beneficiary"),
            row.Between("from", "until"),
            row.RequiredWord<SuspensionEffect>("effect"),
            row.Required("what"),
            row.Evidence()
        );

    private static Invocation Invocation(PackFields row) =>
        new(
            row.Required("article"),
            row.RequiredWindow("on"),
            row.States("by"),
            row.Required("cause"),
            row.Required("outcome"),
            row.Evidence()
        )
        {
            AttackOn = row.Window("attack_on"),
            Finding = row.Word("finding", Finding.None),
        };

    private static Posting Posting(PackFields row) =>
        new(row.RequiredState("host"), row.State("framework"), row.Between("from", "until"), row.Evidence())
        {
            Site = row.Text("site"),
            Contributors = row.States("contributors"),
            Strength = row.Number("strength"),
            StrengthOn = row.Date("strength_on"),
            Kind = row.Word("kind", PostingKind.Battlegroup),
            Unit = row.Text("unit") ?? "troops",
            What = row.Text("what"),
        };

    private static Honour Honour(PackFields row) =>
        new(
            row.Required("article"),
            row.RequiredWindow("on"),
            row.RequiredState("beneficiary"),
            row.States("obligors"),
            row.RequiredWord<Kept>("kept"),
            row.Required("what"),
            row.Evidence()
        )
        {
            Attackers = row.States("attackers"),
        };

    private static Review Review(PackFields row) =>
        new(row.RequiredWord<ReviewKind>("kind"), row.Required("about"), row.RequiredWindow("due"), row.Evidence())
        {
            Held = row.Window("held"),
            Outcome = row.Text("outcome"),
            Pledge = row.Text("pledge"),
        };

    private static Assurance Assurance(PackFields row) =>
        new(
            row.RequiredWindow("on"),
            row.Required("speaker"),
            row.RequiredWord<AssuranceKind>("kind"),
            row.Required("what"),
            row.Evidence()
        )
        {
            For = row.State("for"),
            Helpers = row.States("helpers"),
            Helped = row.States("helped"),
            Words = row.Text("words"),
        };

    private static Regions Sum(ImmutableArray<Regions> regions) =>
        regions.Aggregate(Regions.None, (sum, region) => sum | region);
}
