using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Owed;

/// <summary>Makes the views of pacts.</summary>
internal static class PactViews
{
    public static Shown<PactsPage, PactsView> List(PactLibrary library, DateOnly day) =>
        new(
            new PactsView([.. library.Series.Pacts.OrderBy(p => p.SignedOn).Select(p => Line(p, day))])
            {
                Imprint = new Imprint("Pacts", "/pacts")
                {
                    AsOf = PactLibrary.Moment(library.CoveredUntil),
                    Method = "owed",
                    HasCsv = true,
                    Description = "The pacts whose promises are kept here as data.",
                },
            }
        )
        {
            Csv = view => new CsvTable(
                [
                    "id",
                    "name",
                    "signed",
                    "in_force",
                    "binding",
                    "parties",
                    "promises",
                    "gathered",
                    "due",
                    "facts",
                    "unverified",
                ],
                view.Pacts.Select(p =>
                    (IReadOnlyList<string?>)
                        [
                            p.Id,
                            p.Name,
                            Iso(p.SignedOn),
                            p.InForce,
                            p.Binding.ToString(),
                            $"{p.PartiesNow}",
                            p.Promises,
                            Iso(p.CoveredUntil),
                            p.Due is { } due ? Iso(due) : null,
                            $"{p.Facts}",
                            $"{p.Unverified}",
                        ]
                )
            ),
        };

    public static Shown<PactPage, PactView> One(PactLibrary library, Pact pact, DateOnly day)
    {
        var world = library.Series.World;
        StateName Name(StateCode state) => CasusViews.NameOf(state, world);
        return new(
            new PactView(
                pact.Id,
                pact.Name,
                pact.SignedOn,
                pact.InForce.ToEdtf(),
                pact.Ended,
                pact.Binding,
                pact.CoveredFrom,
                pact.Gathered,
                FactSource.Of(pact.Evidence),
                [
                    .. pact
                        .Parties.OrderBy(p => p.InForce.First)
                        .ThenBy(p => world.NameOf(p.State), StringComparer.Ordinal)
                        .Select(p => new PartyRow(
                            Name(p.State),
                            p.SignedOn,
                            p.InForce.ToEdtf(),
                            p.Until?.ToEdtf(),
                            FactSource.Of(p.Evidence)
                        )),
                ],
                [.. pact.Obligations.Select(o => Row(o, world))],
                [
                    .. pact.Provisions.Select(p => new ProvisionRow(
                        p.Article,
                        p.Topic,
                        p.What,
                        QuotedRow.Of(p.Quoted),
                        FactSource.Of(p.Evidence)
                    )),
                ],
                [
                    .. pact.Area.Entries.Select(e => new AreaRow(
                        e.Place,
                        world.FindPlace(e.Place)?.Name ?? e.Place,
                        e.Position,
                        During(e.During),
                        e.Reason,
                        FactSource.Of(e.Evidence)
                    )),
                ],
                [
                    .. pact.Suspensions.Select(s => new SuspensionRow(
                        s.Obligor?.Code,
                        s.Beneficiary?.Code,
                        During(s.During),
                        s.Effect,
                        s.What,
                        FactSource.Of(s.Evidence)
                    )),
                ],
                [
                    .. pact.Invocations.Select(i => new InvocationRow(
                        i.Article,
                        i.On.ToEdtf(),
                        [.. i.By.Select(Name)],
                        i.Cause,
                        i.Outcome,
                        i.Finding,
                        FactSource.Of(i.Evidence)
                    )),
                ],
                [
                    .. pact
                        .Posture.OrderBy(p => p.Kind)
                        .ThenBy(p => p.Host)
                        .ThenBy(p => p.During.First)
                        .ThenBy(p => p.StrengthOn)
                        .Select(p => new PostureRow(
                            Name(p.Host),
                            p.Framework is { } f ? Name(f) : null,
                            During(p.During),
                            p.Site,
                            [.. p.Contributors.Select(Name)],
                            p.Strength,
                            p.StrengthOn,
                            p.Kind,
                            p.Unit,
                            p.What,
                            FactSource.Of(p.Evidence)
                        )),
                ]
            )
            {
                Imprint = new Imprint(pact.Name, $"/pacts/{Uri.EscapeDataString(pact.Id)}")
                {
                    AsOf = PactLibrary.Moment(pact.Gathered),
                    Method = "owed",
                },
                On = day,
                Due = pact.Due,
                Endings = [.. Endings(pact)],
                Honoured =
                [
                    .. pact.Honoured.Select(h => new DatedFact(
                        h.On.ToEdtf(),
                        Words.Of(h.Kept),
                        $"Article {h.Article}, {string.Join(", ", h.Obligors.Select(world.NameOf))} to {world.NameOf(h.Beneficiary)}: {h.What}",
                        FactSource.Of(h.Evidence)
                    )),
                ],
                Reviews =
                [
                    .. pact.Reviews.Select(r => new DatedFact(
                        (r.Held ?? r.Due).ToEdtf(),
                        Words.Of(r.StateOn(day)),
                        $"{r.Kind}: {r.About}{(r.Outcome is { } outcome ? $"; {outcome}" : "")}",
                        FactSource.Of(r.Evidence)
                    )),
                ],
                Assurances =
                [
                    .. pact
                        .Assurances.OrderBy(a => a.On.First)
                        .Select(a => new DatedFact(
                            a.On.ToEdtf(),
                            $"{a.Kind}",
                            $"{a.Speaker}{(a.For is { } f ? $" ({world.NameOf(f)})" : "")}: {a.What}{(a.Words is { } said ? $" (“{said}”)" : "")}",
                            FactSource.Of(a.Evidence)
                        )),
                ],
                PartiesNow = pact.States.Count(s => pact.Binds(s, day) == Truth.Yes),
                AreaNote = pact.Area.Evidence.Note,
                Timeline = Timelines.OfPact(pact, world),
            }
        );
    }

    private static IEnumerable<DatedFact> Endings(Pact pact)
    {
        if (pact.Ending is { } ending)
            yield return new DatedFact(
                pact.Ended is { } day ? Iso(day) : "..",
                $"{ending.By}",
                ending.What,
                FactSource.Of(ending.Evidence)
            );
        if (pact.Termination is { } how)
            yield return new DatedFact(
                how.RunsUntil is { } until ? $"../{Iso(until)}" : "..",
                how.Article is { } article ? $"Article {article}" : "How it ends",
                how.What,
                FactSource.Of(how.Evidence)
            );
    }

    private static ObligationRow Row(Obligation o, World world) =>
        new(
            o.Article,
            o.Kind,
            o.Trigger,
            o.Scope,
            o.Response,
            o.Discretion,
            o.Needs,
            o.AmongParties,
            o.ByStatesOnly,
            o.OnlyUnprovoked,
            [
                .. o.Provisos.Select(p =>
                    $"{world.NameOf(p.Party)}{(p.During is { First: null, Last: null } ? "" : $" ({During(p.During)})")}: {p.What}"
                ),
            ],
            QuotedRow.Of(o.Quoted),
            FactSource.Of(o.Evidence)
        );

    private static PactLine Line(Pact pact, DateOnly day)
    {
        var facts = PactFacts.Of(pact);
        return new PactLine(
            pact.Id,
            pact.Name,
            pact.SignedOn,
            pact.InForce.ToEdtf(),
            pact.Binding,
            pact.States.Count(s => pact.Binds(s, day) == Truth.Yes),
            string.Join(", ", pact.Obligations.Select(o => Words.Of(o.Kind)).Distinct()),
            pact.Gathered,
            pact.Due,
            facts.Length,
            facts.Count(e => e.Unverified)
        );
    }

    private static string During(DateWindow window) =>
        window is { First: null, Last: null } ? "at all times" : window.ToEdtf();

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
