using Foedera.Core.Owed;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Owed;

/// <summary>Makes the view of a state.</summary>
internal static class StateViews
{
    public static Shown<StatePage, StateView> One(PactLibrary library, State state, DateOnly day, string address) =>
        new(View(library, state, day, address));

    public static StateView View(PactLibrary library, State state, DateOnly day, string address)
    {
        var world = library.Series.World;
        var duties = Duties.Of(library.Series, state.Code, day);
        var owes = Rows(duties.Where(d => d.Obligor == state.Code), d => CasusViews.NameOf(d.Beneficiary, world));
        var owed = Rows(duties.Where(d => d.Beneficiary == state.Code), d => CasusViews.NameOf(d.Obligor, world));
        var missing = Duties.NotCovered(library.Series, state.Code, day);
        return new StateView(
            new StateName(state.Code.Code, state.Name),
            day,
            owes,
            owed,
            [.. missing.Select(p => p.Id)]
        )
        {
            Imprint = new Imprint($"{state.Name}: whom it must defend, and who must defend it", address)
            {
                AsOf = PactLibrary.Moment(library.CoveredUntil),
                Method = "owed",
            },
            Answer = Sentence(state.Name, owes, owed, missing.Length, day),
            Timeline = Timelines.OfState(library.Series, state.Code),
        };
    }

    private static List<DutyRow> Rows(IEnumerable<Duty> duties, Func<Duty, StateName> other) =>
        [
            .. duties
                .Where(d => d.Obligation.Kind != ObligationKind.BuildUp)
                .GroupBy(d => (d.Pact, d.Obligation, Open: d.Stands != Truth.Yes))
                .OrderBy(g => g.Key.Obligation.Kind)
                .ThenBy(g => g.Key.Pact.SignedOn)
                .Select(g => new DutyRow(
                    g.Key.Pact.Id,
                    g.Key.Pact.Cite(g.Key.Obligation),
                    g.Key.Pact.Name,
                    g.Key.Obligation.Article,
                    g.Key.Obligation.Kind,
                    [.. g.Select(other).OrderBy(s => s.Name, StringComparer.Ordinal)],
                    g.Key.Open,
                    g.Key.Obligation.Needs,
                    g.Key.Obligation.Discretion,
                    g.Key.Obligation.Response
                )),
        ];

    private static string Sentence(string name, List<DutyRow> owes, List<DutyRow> owed, int missing, DateOnly day)
    {
        static int Helped(List<DutyRow> rows) =>
            rows.Where(r => !r.Open && r.Kind is ObligationKind.Defend or ObligationKind.Assist)
                .SelectMany(r => r.States)
                .Distinct()
                .Count();
        if (missing > 0 && owes.Count + owed.Count == 0)
            return $"Not covered: the facts about its pacts were not gathered for {day:yyyy-MM-dd}.";
        var (out_, in_) = (Helped(owes), Helped(owed));
        return out_ == 0 && in_ == 0
            ? $"On {day:yyyy-MM-dd} no pact here certainly obliges {name} to help another state, or another state to help it, if attacked."
            : $"On {day:yyyy-MM-dd} {name} had promised help in case of attack to {States(out_)}, and {States(in_)} had promised it to {name}.";
    }

    private static string States(int count) =>
        count == 1 ? "one state"
        : count == 0 ? "no state"
        : $"{count} states";
}
