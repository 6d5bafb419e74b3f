using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Web.Pages;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Owed;
using Foedera.Web.Pages.Said;
using Foedera.Web.Views.Reuse;
using Foedera.Web.Views.Search;
using Foedera.Work.Stages;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Foedera.Web.Mcp;

/// <summary>The record as tools of the Model Context Protocol. Each answer is the data of a page, with the page's
/// address, the day it speaks of, and
/// what was searched; none of them writes.</summary>
[McpServerToolType]
internal sealed class FoederaTools(
    RecordStore record,
    Verifier verifier,
    Lazy<DraftChecker> checker,
    Searcher searcher,
    PledgeShelf shelf,
    PactLibrary pacts,
    TimeProvider clock,
    McpAnswers answers
)
{
    private const int LongestDraft = 60_000;
    private const int UsualMost = 10;
    private const int Most = 50;

    [McpServerTool(
        Name = "verify_quote",
        Title = "Did they say it?",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false
    )]
    [Description(
        "Looks a quotation up in the record: where it is printed so, how it stands to what was said (verbatim, trimmed, altered, unwitnessed, not-on-record, …), the word changes, who else said it, and what was searched. 'not-on-record' means not in the documents searched; it does not mean that it was never said."
    )]
    public Task<string> VerifyQuote(
        [Description("The words, with or without quotation marks.")] string quote,
        [Description("The speaker asked about: a name or part of one.")] string? speaker = null,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            async budget =>
            {
                var words = Given(quote, "quote");
                var name = AskedWords.Clean(speaker);
                var summary = await record.SummaryAsync(budget);
                var verified = await verifier.VerifyAsync(words, name, budget);
                var view = VerifyView.Of(words, name, verified) with
                {
                    Imprint = new Imprint(
                        $"Is it on record: “{Words.Beginning(Words.Bare(words), 60)}”",
                        Addresses.Query("/verify", ("q", words), ("speaker", name))
                    )
                    {
                        AsOf = summary.AsOf,
                        Method = "said",
                    },
                };
                return Answered(answers.Of(view), view.Answer());
            },
            stop
        );

    [McpServerTool(
        Name = "check_draft",
        Title = "Check the quotations of a draft",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false
    )]
    [Description(
        "Looks up every quotation of a text (plain text or Markdown) and says which are altered or given to the wrong person. The text is kept nowhere."
    )]
    public Task<string> CheckDraft(
        [Description("The draft, at most 60,000 characters.")] string draft,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            async budget =>
            {
                if (string.IsNullOrWhiteSpace(draft) || draft.Length > LongestDraft)
                    throw new McpException("'draft' must hold 1 to 60,000 characters.");
                var parsed = DraftText.Read(Encoding.UTF8.GetBytes(draft), "the draft");
                if (!parsed.Try(out var text))
                    throw new McpException(parsed.Problems[0].Message);
                var view = CheckView.Of(
                    await checker.Value.CheckAsync(text, budget),
                    (await record.SummaryAsync(budget)).AsOf
                );
                return Answered(answers.Of(view), view.Answer());
            },
            stop
        );

    [McpServerTool(
        Name = "search_statements",
        Title = "Who said what",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false
    )]
    [Description(
        "Searches statements on record. 'question' may be words, \"phrases\", or a question in a sentence ('What has any defence minister said about 3.5 % since June?'); 'read_as' in the answer says how it was taken. Filters may be given instead. An empty answer says what was searched and what would be found without one of the filters."
    )]
    public Task<string> SearchStatements(
        [Description("Words or a question; may be empty when filters are given.")] string? question = null,
        [Description("Speaker: name or part of one.")] string? speaker = null,
        [Description("Post, whoever held it on the day: 'defence minister', 'NATO chief', 'chancellor of Germany'.")]
            string? post = null,
        [Description("State whose people speak: name or ISO 3166-1 alpha-3.")] string? state = null,
        [Description("Body, with whoever speaks for it: 'NATO'.")] string? body = null,
        [Description("Topic id, such as defence-spending.")] string? topic = null,
        [Description("Figure: '3.5', '>3', '≤2', '3..5'; in per cent unless a unit stands behind it.")]
            string? figure = null,
        [Description("Time spoken of (EDTF): '2030', '2026/2029'.")] string? horizon = null,
        [Description("commitment, warning, forecast, assessment, position, report or request.")] string? type = null,
        [Description("First day on which it was said: 2025-06-01, 2025-06 or 2025.")] string? since = null,
        [Description("Last day on which it was said.")] string? until = null,
        [Description("Page of the results, from 1.")] int page = 1,
        [Description("Statements a page, 1 to 50.")] int most = UsualMost,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            async budget =>
            {
                var asked = new SearchQuestion
                {
                    Q = question,
                    Speaker = speaker,
                    Post = post,
                    State = state,
                    Body = body,
                    Topic = topic,
                    Figure = figure,
                    Horizon = horizon,
                    Type = type,
                    Since = since,
                    Until = until,
                    Page = page,
                };
                if (asked.Parts.Any(part => AskedWords.IsTooLong(part.Value)))
                    throw new McpException("A part of the question is too long.");
                var read = await searcher.AnswerAsync(asked, Math.Clamp(most, 1, Most), budget);
                if (!read.Try(out var answer))
                    throw new McpException(string.Join(' ', read.Problems.Select(problem => problem.Message)));
                var view = SearchView.Of(answer);
                var written = answers.Of(view);
                foreach (var statement in ((JsonArray)written["statements"]!).OfType<JsonObject>())
                    statement["address"] = answers.Origin + (string?)statement["address"];
                return Answered(written, $"{view.Sentence} {view.Extent}");
            },
            stop
        );

    [McpServerTool(
        Name = "who_owes",
        Title = "If A attacks B, who owes what?",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false
    )]
    [Description(
        "Applies the pacts on record to a case and says who owes what to whom (owed, conditional, consult, not-owed, open), each with the article, and what would close what is open. Law as the texts have it, not a forecast of what states will do."
    )]
    public Task<string> WhoOwes(
        [Description("The attacker: a state by name or ISO code, or 'non-state'.")] string attacker,
        [Description("The state attacked.")] string target,
        [Description("The day, YYYY-MM-DD; today without it.")] string? on = null,
        [Description("The place, where it is not simply the target's territory.")] string? at = null,
        [Description("armed-attack, invasion, missile, cyber, sabotage, terrorism, nuclear or threat.")]
            string? form = null,
        [Description("One pact by id, such as NATO.")] string? pact = null,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            _ =>
            {
                var view = OwedPages
                    .Case(
                        pacts,
                        clock,
                        Given(attacker, "attacker"),
                        Given(target, "target"),
                        on,
                        at,
                        form,
                        null,
                        null,
                        pact,
                        null
                    )
                    .View;
                if (view.Problems.Count > 0)
                    throw new McpException(string.Join("; ", view.Problems));
                return Task.FromResult(Answered(Shortened(answers.Of(view)), view.Answer));
            },
            stop
        );

    [McpServerTool(
        Name = "pledge_standing",
        Title = "Where allies stand with what they pledged",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false
    )]
    [Description(
        "Where one ally stands with every pledge, or all allies with one pledge, by a published rule and with the facts that decide. Give 'ally', 'pledge' or both; without either, the pledges on record."
    )]
    public Task<string> PledgeStanding(
        [Description("Ally: name or ISO 3166-1 alpha-3.")] string? ally = null,
        [Description("Id of a pledge.")] string? pledge = null,
        [Description("What would have been said on this day, from what was known then.")] string? as_of = null,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            async budget =>
            {
                var (library, day) = await OnAsync(as_of, budget);
                if (ally is not null)
                {
                    var view = await AllyViews.ViewAsync(
                        library,
                        pacts,
                        Ally(library, ally),
                        day,
                        pledge ?? "",
                        Addresses.Query($"/allies/{Ally(library, ally)}", ("pledge", pledge), ("as_of", as_of)),
                        budget
                    );
                    return Answered(answers.Of(view, "ally", "name", "day", "sentence", "standings"), view.Sentence);
                }
                if (pledge is null)
                {
                    var all = PledgeViews.List(library, null, day, Addresses.Query("/pledges", ("as_of", as_of))).View;
                    return answers.Of(all, "day", "pledges");
                }
                var one = await PledgeViews.ViewAsync(
                    library,
                    Pledge(library, pledge),
                    day,
                    Addresses.Query($"/pledges/{Uri.EscapeDataString(pledge)}", ("as_of", as_of)),
                    budget
                );
                return Answered(
                    answers.Of(one, "day", "pledge", "question", "meaning", "count", "standings", "missing"),
                    one.Pledge.Standing
                );
            },
            stop
        );

    [McpServerTool(
        Name = "path",
        Title = "Where an ally's figures may lead",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false
    )]
    [Description(
        "The figures of an ally on a pledge and their projection with intervals (50, 80, 95 in a hundred), the chance of meeting it, the growth it would take, and how well such intervals held in the past."
    )]
    public Task<string> PathOf(
        [Description("Ally: name or ISO 3166-1 alpha-3.")] string ally,
        [Description("Id of a pledge; without it the widest that binds the ally.")] string? pledge = null,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            async budget =>
            {
                var (library, day) = await OnAsync(null, budget);
                var who = Ally(library, Given(ally, "ally"));
                if (pledge is not null)
                    Pledge(library, pledge);
                var view = await AllyViews.ViewAsync(
                    library,
                    pacts,
                    who,
                    day,
                    pledge ?? "",
                    Addresses.Query($"/allies/{who}", ("pledge", pledge)),
                    budget
                );
                if (view.Path is null)
                    throw new McpException($"No path can be drawn for {view.Name} and this pledge.");
                return Answered(
                    answers.Of(view, "ally", "name", "day", "sentence", "path", "reading_paths", "backtest", "threats"),
                    view.Sentence
                );
            },
            stop
        );

    [McpServerTool(
        Name = "what_if",
        Title = "What if allies spend otherwise?",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false
    )]
    [Description(
        "Totals of the alliance year by year under changes to a named baseline, beside those without them, with the windows of which services warn. Changes are lines such as 'ESP spends 2.1'."
    )]
    public Task<string> WhatIf(
        [Description("Changes, one a line or separated by semicolons: 'ESP spends 2.1'.")] string changes,
        [Description("Id of a pledge; without it the newest that binds most allies.")] string? pledge = null,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            async budget =>
            {
                var (library, day) = await OnAsync(null, budget);
                if (AskedWords.IsTooLong(Given(changes, "changes")))
                    throw new McpException("'changes' may be 2,000 characters long.");
                var form = new ScenarioForm("", pledge ?? "", "", changes.Replace(';', '\n'), "", "", "", "");
                var view = await WhatIfViews.ViewAsync(library, form, day, budget);
                if (view.Problems.Length > 0)
                    throw new McpException(string.Join(' ', view.Problems));
                return answers.Of(view);
            },
            stop
        );

    [McpServerTool(Name = "cite", Title = "How to cite a page", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description(
        "The citation of an utterance, a pledge or an ally, as a sentence, BibTeX, RIS and CSL-JSON, with the day of the data."
    )]
    public Task<string> Cite(
        [Description("Address of the page: /utterances/ID, /pledges/ID or /allies/ISO, with or without the site.")]
            string address,
        CancellationToken stop = default
    ) =>
        answers.MakeAsync(
            async budget =>
            {
                var path =
                    Uri.TryCreate(Given(address, "address"), UriKind.Absolute, out var whole) && Addresses.IsWeb(whole)
                        ? whole.AbsolutePath
                        : address;
                var imprint =
                    await ImprintAsync(path, budget)
                    ?? throw new McpException(
                        $"There is no utterance, pledge or ally at “{Words.Beginning(path, 100)}”."
                    );
                var citations = Citations.Of(imprint, answers.Origin);
                return new JsonObject
                {
                    ["address"] = answers.Origin + imprint.Address,
                    ["citation"] = imprint.Citation(answers.Origin),
                    ["bibtex"] = citations.BibTex(),
                    ["ris"] = citations.Ris(),
                    ["csl"] = citations.Csl(),
                };
            },
            stop
        );

    private async Task<Imprint?> ImprintAsync(string path, CancellationToken stop)
    {
        var parts = path.Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return null;
        var id = Uri.UnescapeDataString(parts[1]) + (parts.Length > 2 ? "/" + Uri.UnescapeDataString(parts[2]) : "");
        if (parts[0] == "utterances")
            return await record.UtteranceAsync(id, stop) is { } found
                ? UtteranceEdition.Of(found, (await record.SummaryAsync(stop)).AsOf).Imprint
                : null;
        var (library, day) = await OnAsync(null, stop);
        return parts[0] switch
        {
            "pledges" when library.Record.PledgeOf(id) is { } pledge => new Imprint(
                pledge.Title,
                $"/pledges/{Uri.EscapeDataString(id)}"
            )
            {
                AsOf = library.NewestEdition(day),
            },
            "allies" when StateCode.TryParse(id) is { } ally && library.Record.Allies.Contains(ally) => new Imprint(
                library.Record.NameOf(ally),
                $"/allies/{ally}"
            )
            {
                AsOf = library.NewestEdition(day),
            },
            _ => null,
        };
    }

    private async Task<(PledgeLibrary Library, DateOnly Day)> OnAsync(string? asOf, CancellationToken stop)
    {
        var day =
            PledgeLibrary.Day(asOf ?? "", clock)
            ?? throw new McpException($"“{Words.Beginning(asOf ?? "", 40)}” is not a day; expected YYYY-MM-DD.");
        return (await shelf.NowAsync(stop), day);
    }

    private StateCode Ally(PledgeLibrary library, string name)
    {
        var state = StateCode.TryParse(name) ?? pacts.Series.World.FindState(name)?.Code;
        return state is { } known && library.Record.Allies.Contains(known)
            ? known
            : throw new McpException($"No pledge on record binds “{Words.Beginning(name, 60)}”.");
    }

    private static Core.Owed.Pledge Pledge(PledgeLibrary library, string id) =>
        library.Record.PledgeOf(id)
        ?? throw new McpException(
            $"There is no pledge “{Words.Beginning(id, 60)}” on record; expected one of {string.Join(", ", library.Record.Pledges.Select(p => p.Id))}."
        );

    private static string Given(string? text, string name)
    {
        var words = AskedWords.Clean(text) ?? throw new McpException($"'{name}' is empty.");
        return AskedWords.IsTooLong(words)
            ? throw new McpException($"'{name}' may be {AskedWords.Longest} characters long.")
            : words;
    }

    private static JsonObject Answered(JsonObject written, string? sentence)
    {
        written.Insert(0, "answer_in_a_sentence", sentence);
        return written;
    }

    // thirty claims with the same reasons are one reason for thirty
    private static JsonObject Shortened(JsonObject written)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in ((JsonArray)written["claims"]!).OfType<JsonObject>())
        {
            var same = $"{claim["pact"]} {claim["article"]} {claim["kind"]} {claim["beneficiary"]} {claim["answer"]}";
            if (seen.Add(same))
                continue;
            claim.Remove("because");
            claim.Remove("would_close");
            claim["as_before"] = true;
        }
        return written;
    }
}
