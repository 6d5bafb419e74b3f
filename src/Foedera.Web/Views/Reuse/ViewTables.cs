using System.Globalization;
using Foedera.Core.Said;
using Foedera.Web.Api;
using Foedera.Web.Pages.Owed;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Reuse;

/// <summary>Pages whose data is no single list, as rows all the same: a pact's facts, a state's promises, what was
/// found of a quotation or a draft.</summary>
internal static class ViewTables
{
    /// <summary>True when the page has such rows.</summary>
    public static bool Has(PageView view) =>
        view
            is PactView
                or StateView
                or NegotiationsView
                or CheckView { Draft: not null }
                or VerifyView { Quotation: not null };

    /// <summary>The rows; null for any other page.</summary>
    public static CsvTable? Of(PageView view) =>
        view switch
        {
            PactView pact => new(["what", "who", "when", "text", "source", "unverified"], Facts(pact)),
            StateView state => new(
                ["direction", "pact", "article", "kind", "state", "open", "response"],
                [.. Duties("owes", state.Owes), .. Duties("is owed", state.Owed)]
            ),
            NegotiationsView negotiations => new(
                ["id", "name", "about", "sides", "last", "rounds", "proposals", "gathered"],
                negotiations.Negotiations.Select(n =>
                    Row(
                        n.Id,
                        n.Name,
                        n.About,
                        string.Join("; ", n.Sides),
                        n.Last,
                        Number(n.Rounds),
                        Number(n.Proposals),
                        Day(n.Gathered)
                    )
                )
            ),
            VerifyView verify => new(
                [
                    "what",
                    "verdict",
                    "utterance",
                    "speaker",
                    "doc",
                    "outlet",
                    "published",
                    "start",
                    "end",
                    "text",
                    "likeness",
                ],
                Found(verify)
            ),
            CheckView check => new(
                ["start", "end", "text", "speaker", "verdict", "said_by", "fault", "utterance"],
                check.Quotations.Select(q =>
                    Row(
                        Number(q.Start),
                        Number(q.End),
                        q.Text,
                        q.Speaker?.Name,
                        QueryWords.Of<Verdict>(q.Verdict),
                        q.SaidBy?.Name,
                        q.IsFault ? "yes" : "no",
                        q.Utterance
                    )
                )
            ),
            _ => null,
        };

    private static IEnumerable<IReadOnlyList<string?>> Facts(PactView pact)
    {
        foreach (var party in pact.Parties)
            yield return Fact(
                "party",
                party.State.Name,
                party.InForce,
                party.Until is null ? "in force" : $"until {party.Until}",
                party.Source
            );
        foreach (var promise in pact.Obligations)
            yield return Fact("promise", promise.Article, null, promise.Response, promise.Source);
        foreach (var rule in pact.Provisions)
            yield return Fact("provision", rule.Article, null, $"{rule.Topic}: {rule.What}", rule.Source);
        foreach (var place in pact.Area)
            yield return Fact("area", place.Place, place.During, place.Reason, place.Source);
        foreach (var pause in pact.Suspensions)
            yield return Fact("suspension", pause.Obligor ?? pause.Beneficiary, pause.During, pause.What, pause.Source);
        foreach (var call in pact.Invocations)
            yield return Fact(
                "call",
                string.Join("; ", call.By.Select(s => s.Name)),
                call.On,
                $"{call.Article}: {call.Cause} {call.Outcome}",
                call.Source
            );
        foreach (var post in pact.Posture)
            yield return Fact("posture", post.Host.Name, post.During, post.What ?? post.Site, post.Source);
        foreach (
            var (kind, facts) in new[]
            {
                ("ending", pact.Endings),
                ("honoured", pact.Honoured),
                ("review", pact.Reviews),
                ("assurance", pact.Assurances),
            }
        )
        foreach (var fact in facts)
            yield return Fact(kind, null, fact.When, fact.What, fact.Source);
    }

    private static string?[] Fact(string what, string? who, string? when, string? text, FactSource source) =>
        Row(what, who, when, text, source.Source, source.Unverified ? "yes" : "no");

    private static IEnumerable<IReadOnlyList<string?>> Duties(string direction, IEnumerable<DutyRow> duties) =>
        from duty in duties
        from state in duty.States
        select Row(
            direction,
            duty.Pact,
            duty.Article,
            QueryWords.Of<Core.Owed.ObligationKind>(duty.Kind),
            state.Name,
            duty.Open ? "yes" : "no",
            duty.Response
        );

    private static IEnumerable<IReadOnlyList<string?>> Found(VerifyView verify)
    {
        if (verify.Best is { } best)
            yield return Passage("found", verify.Verdict, verify.Utterance, best, null);
        else
            yield return Row(
                "found",
                QueryWords.Of(verify.Verdict),
                verify.Utterance,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null
            );
        foreach (var other in verify.Alternatives)
            yield return Passage("alternative", other.Verdict, other.Utterance, other.Passage, other.Likeness);
    }

    private static string?[] Passage(
        string what,
        Verdict? verdict,
        string? utterance,
        FoundPassage passage,
        double? likeness
    ) =>
        Row(
            what,
            QueryWords.Of(verdict),
            utterance,
            passage.Speaker?.Name,
            passage.Doc,
            passage.Outlet,
            QueryWords.Of(passage.Published),
            Number(passage.Start),
            Number(passage.End),
            passage.Text,
            likeness?.ToString("0.00", CultureInfo.InvariantCulture)
        );

    private static string?[] Row(params string?[] cells) => cells;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly day) => QueryWords.Of((DateOnly?)day);
}
