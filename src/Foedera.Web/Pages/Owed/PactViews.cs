using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Owed;

/// <summary>Makes the views of pacts.</summary>
internal static class PactViews
{
    public static Shown<PactsPage, PactsView> List(PactLibrary library, DateOnly day) =>
        new(new PactsView([.. library.Series.Pacts.OrderBy(p => p.SignedOn).Select(p => Line(p, day))])
        {
            Imprint = new Imprint("Pacts", "/pacts") { AsOf = PactLibrary.Moment(library.CoveredUntil), Method = "owed", HasCsv = true, Description = "The pacts whose promises are kept here as data." },
        })
        {
            Csv = view => new CsvTable(["id", "name", "signed", "in_force", "binding", "parties", "promises", "covered_until", "facts", "unverified"],
                view.Pacts.Select(p => (IReadOnlyList<string?>)[p.Id, p.Name, Iso(p.SignedOn), p.InForce, p.Binding.ToString(), $"{p.PartiesNow}", p.Promises, Iso(p.CoveredUntil), $"{p.Facts}", $"{p.Unverified}"])),
        };

    public static Shown<PactPage, PactView> One(PactLibrary library, Pact pact, DateOnly day)
    {
        var world = library.Series.World;
        StateName Name(StateCode state) => CasusViews.NameOf(state, world);
        return new(new PactView(pact.Id, pact.Name, pact.SignedOn, pact.InForce.ToEdtf(), pact.Ended, pact.Binding, pact.CoveredFrom, pact.Gathered, FactSource.Of(pact.Evidence),
            [.. pact.Parties.OrderBy(p => p.InForce.First).ThenBy(p => world.NameOf(p.State), StringComparer.Ordinal).Select(p => new PartyRow(Name(p.State), p.SignedOn, p.InForce.ToEdtf(), p.Until?.ToEdtf(), FactSource.Of(p.Evidence)))],
            [.. pact.Obligations.Select(o => Row(o, world))],
            [.. pact.Provisions.Select(p => new ProvisionRow(p.Article, p.Topic, p.What, FactSource.Of(p.Evidence)))],
            [.. pact.Area.Entries.Select(e => new AreaRow(e.Place, world.FindPlace(e.Place)?.Name ?? e.Place, e.Position, During(e.During), e.Reason, FactSource.Of(e.Evidence)))],
            [.. pact.Suspensions.Select(s => new SuspensionRow(s.Obligor?.Code, s.Beneficiary?.Code, During(s.During), s.Effect, s.What, FactSource.Of(s.Evidence)))],
            [.. pact.Invocations.Select(i => new InvocationRow(i.Article, i.On.ToEdtf(), [.. i.By.Select(Name)], i.Cause, i.Outcome, i.Finding, FactSource.Of(i.Evidence)))],
            [.. pact.Posture.Select(p => new PostureRow(Name(p.Host), p.Framework is { } f ? Name(f) : null, During(p.During), p.Site, [.. p.Contributors.Select(Name)], p.Strength, p.StrengthOn, FactSource.Of(p.Evidence)))])
        {
            Imprint = new Imprint(pact.Name, $"/pacts/{Uri.EscapeDataString(pact.Id)}") { AsOf = PactLibrary.Moment(pact.Gathered), Method = "owed" },
            On = day,
            PartiesNow = pact.States.Count(s => pact.Binds(s, day) == Truth.Yes),
            AreaNote = pact.Area.Evidence.Note,
            Timeline = Timelines.OfPact(pact, world),
        });
    }

    private static ObligationRow Row(Obligation o, World world) => new(o.Article, o.Kind, o.Trigger, o.Scope, o.Response, o.Discretion, o.Needs, o.AmongParties, o.ByStatesOnly, o.OnlyUnprovoked,
        [.. o.Provisos.Select(p => $"{world.NameOf(p.Party)}{(p.During is { First: null, Last: null } ? "" : $" ({During(p.During)})")}: {p.What}")], FactSource.Of(o.Evidence));

    private static PactLine Line(Pact pact, DateOnly day)
    {
        var facts = Facts(pact).ToList();
        return new PactLine(pact.Id, pact.Name, pact.SignedOn, pact.InForce.ToEdtf(), pact.Binding, pact.States.Count(s => pact.Binds(s, day) == Truth.Yes),
            string.Join(", ", pact.Obligations.Select(o => Words.Of(o.Kind)).Distinct()), pact.Gathered, facts.Count, facts.Count(e => e.Unverified));
    }

    private static IEnumerable<Evidence> Facts(Pact pact) =>
    [
        pact.Evidence, .. pact.Parties.Select(p => p.Evidence), .. pact.Obligations.SelectMany(o => o.Provisos.Select(p => p.Evidence).Prepend(o.Evidence)), .. pact.Provisions.Select(p => p.Evidence),
        .. pact.Area.Entries.Select(e => e.Evidence), .. pact.Suspensions.Select(s => s.Evidence), .. pact.Invocations.Select(i => i.Evidence), .. pact.Posture.Select(p => p.Evidence),
    ];

    private static string During(DateWindow window) => window is { First: null, Last: null } ? "at all times" : window.ToEdtf();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
