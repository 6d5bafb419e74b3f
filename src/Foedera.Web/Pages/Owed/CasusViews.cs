using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Owed;

/// <summary>Makes the view of a case.</summary>
internal static class CasusViews
{
    // fewer names are read as quickly
    private const int FewestInShort = 6;
    private const int MostExceptions = 4;

    public static Shown<CasusPage, CasusView> Ask(PactLibrary library, CasusForm form) =>
        new(
            new CasusView(null, null, library.CoveredUntil, [], [], [])
            {
                Imprint = new Imprint("Who owes what to whom?", "/owed")
                {
                    AsOf = PactLibrary.Moment(library.CoveredUntil),
                    Method = "owed",
                    Description =
                        "If one state attacks another on a day: which pact obliges whom to what, and which article decides.",
                },
                Form = Suggest(library, form),
            }
        );

    public static Shown<CasusPage, CasusView> Refuse(
        PactLibrary library,
        CasusForm form,
        string address,
        IReadOnlyList<string> problems
    ) =>
        new(
            new CasusView(null, null, library.CoveredUntil, [], [], problems)
            {
                Imprint = new Imprint("Who owes what to whom?", address)
                {
                    AsOf = PactLibrary.Moment(library.CoveredUntil),
                    Method = "owed",
                    IsPrivate = true,
                },
                Form = Suggest(library, form),
            }
        )
        {
            Status = 400,
        };

    public static Shown<CasusPage, CasusView> Answer(
        PactLibrary library,
        CasusForm form,
        string address,
        CaseAnswer answer
    )
    {
        var world = library.Series.World;
        var @case = CaseSentence.Case(answer.Question, world);
        return new(
            new CasusView(
                QuestionView.Of(answer.Question),
                CaseSentence.Of(answer, world),
                answer.CoveredUntil,
                [.. answer.Claims.Select(ClaimView.Of)],
                [.. answer.Conflicts.Select(ConflictView.Of)],
                []
            )
            {
                Imprint = new Imprint(DayWords.In(@case), address)
                {
                    AsOf = PactLibrary.Moment(answer.CoveredUntil),
                    Method = "owed",
                    HasCsv = true,
                    IsPrivate = true,
                    Sources = [.. SourcesOf(answer)],
                },
                Case = @case,
                AsOfFacts = answer.AsOfFacts,
                OnRecord = OnRecordView.Of(answer.OnRecord),
                Groups = [.. Groups(answer, world)],
                Names = answer
                    .Conflicts.Select(conflict => conflict.Obligor)
                    .OfType<StateCode>()
                    .Distinct()
                    .ToDictionary(state => state.Code, world.NameOf, StringComparer.Ordinal),
                Map = WorldMapView.Of(answer, library),
                Form = Suggest(library, form),
            }
        )
        {
            Csv = view => new CsvTable(
                ["pact", "article", "kind", "obligor", "beneficiary", "answer", "response"],
                view.Claims.Select(c =>
                    (IReadOnlyList<string?>)
                        [c.Pact, c.Article, Words.Of(c.Kind), c.Obligor, c.Beneficiary, Words.Of(c.Answer), c.Response]
                )
            ),
        };
    }

    private static CasusForm Suggest(PactLibrary library, CasusForm form) =>
        form with
        {
            States =
            [
                .. library
                    .Series.World.States.Where(s => s.Existed.Last is null)
                    .Select(s => s.Name)
                    .Order(StringComparer.Ordinal),
            ],
            Places =
            [
                .. library
                    .Series.World.Places.Where(p => p.Kind != PlaceKind.Home)
                    .Select(p => p.Name)
                    .Order(StringComparer.Ordinal),
            ],
            Pacts = [.. library.Series.Pacts.Select(p => (p.Id, p.Name))],
        };

    // the strongest answer first; within it, in the order of the pacts; what was not in force on the day comes last
    private static IEnumerable<ClaimGroup> Groups(CaseAnswer answer, World world) =>
        answer
            .Claims.GroupBy(c => (c.Beneficiary, c.Pact.Id, c.Obligation.Article, c.Answer))
            .OrderBy(g => Weight(g.Key.Answer))
            .ThenBy(g => g.First().Obligation.Kind)
            .ThenBy(g => g.Key.Id, StringComparer.Ordinal)
            .Select((g, i) => Group($"claim-{i + 1}", [.. g], world));

    private static int Weight(Answer answer) =>
        answer switch
        {
            Core.Owed.Answer.Owed => 0,
            Core.Owed.Answer.Conditional => 1,
            Core.Owed.Answer.Open => 2,
            Core.Owed.Answer.NotCovered => 3,
            Core.Owed.Answer.Consult => 4,
            _ => 5,
        };

    private static ClaimGroup Group(string anchor, IReadOnlyList<Claim> claims, World world)
    {
        var first = claims[0];
        var reasons = claims
            .SelectMany(c => c.Because)
            .GroupBy(r => r.Rule)
            .Select(g => new ReasonGroup(g.Key, g.Min(r => r.Held), [.. g.Distinct().Select(ReasonView.Of)]));
        return new ClaimGroup(
            anchor,
            first.Pact.Id,
            first.Pact.Cite(first.Obligation),
            first.Pact.Name,
            first.Obligation.Article,
            first.Obligation.Kind,
            first.Answer,
            NameOf(first.Beneficiary, world),
            [.. claims.Select(c => NameOf(c.Obligor, world)).OrderBy(s => s.Name, StringComparer.Ordinal)],
            first.Obligation.Response,
            [.. reasons],
            [.. claims.SelectMany(c => c.WouldClose).Distinct()]
        )
        {
            Whom = Whom(claims, world),
        };
    }

    // "31 parties: all but Poland" says more than 31 names
    private static string? Whom(IReadOnlyList<Claim> claims, World world)
    {
        var (pact, on) = (claims[0].Pact, claims[0].On);
        var obligors = claims.Select(claim => claim.Obligor).ToHashSet();
        if (obligors.Count < FewestInShort)
            return null;
        var parties = pact
            .States.Where(state => pact.Binds(state, on) == Truth.Yes && state != claims[0].Beneficiary)
            .ToList();
        var others = parties
            .Where(state => !obligors.Contains(state))
            .Select(world.NameOf)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (others.Count > MostExceptions || parties.Count - others.Count != obligors.Count)
            return null;
        return others.Count == 0
            ? $"{obligors.Count} parties: all others"
            : $"{obligors.Count} parties: all but {Foedera.Web.Words.List(others)}";
    }

    private static IEnumerable<Source> SourcesOf(CaseAnswer answer) =>
        answer
            .Claims.Select(c => c.Pact)
            .Distinct()
            .Where(p => p.Evidence.Source is not null)
            .Select(p => new Source(p.Name, p.Evidence.Source))
            .Take(12);

    internal static StateName NameOf(StateCode state, World world) => new(state.Code, world.NameOf(state));
}
