using Foedera.Reading.Packs;
using Foedera.Web.Pages.Owed;

namespace Foedera.Web.Views.Home;

/// <summary>A case that people ask about now, answered: who owes whom.</summary>
/// <param name="Question">The case in words.</param>
/// <param name="Answer">The answer in a sentence.</param>
/// <param name="Address">The page with every claim and article.</param>
/// <param name="Others">Further cases, with the addresses of their answers.</param>
public sealed record CaseOfNow(string Question, string Answer, string Address, IReadOnlyList<CaseLink> Others)
{
    /// <summary>The first case of the packs (<c>cases-of-now.csv</c>) that can be answered; null when none
    /// can.</summary>
    internal static CaseOfNow? Find(PactLibrary pacts, CaseList cases, TimeProvider clock)
    {
        var answered = cases
            .Cases.Select(one =>
                (
                    Case: one,
                    View: OwedPages
                        .Case(pacts, clock, one.Attacker, one.Target, null, null, one.Form, null, null, null, null)
                        .View
                )
            )
            .Where(found => found.View.Answer is not null)
            .ToList();
        return answered.Count == 0
            ? null
            : new CaseOfNow(
                DayWords.In(answered[0].View.Case ?? answered[0].View.Imprint.Title),
                Short(answered[0].View),
                AddressOf(answered[0].Case),
                [
                    .. answered
                        .Skip(1)
                        .Select(found => new CaseLink(
                            DayWords.In(found.View.Case ?? found.View.Imprint.Title),
                            AddressOf(found.Case)
                        )),
                ]
            );
    }

    // what stands beside the answer is for its own page
    private static string Short(CasusView view)
    {
        var end = view.Answer!.IndexOf(". ", StringComparison.Ordinal);
        var first = end < 0 ? view.Answer : view.Answer[..(end + 1)];
        return view.AsOfFacts is { } facts ? $"{first} Facts as of {Words.Of(facts)}." : first;
    }

    private static string AddressOf(AskedCase one) =>
        Addresses.Query("/owed", ("attacker", one.Attacker), ("target", one.Target), ("form", one.Form));
}

/// <summary>A case and where it is answered.</summary>
/// <param name="Question">The case in words.</param>
/// <param name="Address">The page.</param>
public sealed record CaseLink(string Question, string Address);
