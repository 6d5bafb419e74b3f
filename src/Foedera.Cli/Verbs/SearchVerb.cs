using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Foedera.Cli.Output;
using Foedera.Reading.Packs;
using Foedera.Web.Api;
using Foedera.Web.Views.Search;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera search QUERY</c>: statements on record, with the filters of the page.</summary>
public static class SearchVerb
{
    private const int UsualMost = 25;

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var query = new Argument<string[]>("query")
        {
            Description = "Words, \"phrases\" and beginnings*, or a question in a sentence; - for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?>[] filters =
        [
            Filter("--speaker", "NAME", "Who said it: key, name or part of a name."),
            Filter(
                "--post",
                "POST",
                "Whoever held a post on the day: \"defence minister\", \"NATO chief\", \"chancellor of Germany\"."
            ),
            Filter("--state", "STATE", "People of a state, by name or ISO code."),
            Filter("--body", "BODY", "Whoever speaks for a body: NATO, \"European Commission\"."),
            Filter("--topic", "TOPIC", "A topic, by id or name: defence-spending."),
            Filter(
                "--figure",
                "FIGURE",
                "A figure: 3.5, \"3.5 %\", \">3\" (\"well north of 3 %\" counts), \"<2\", 3..5."
            ),
            Filter("--horizon", "TIME", "The time spoken of: 2030, 2026/2029."),
            Filter("--outlet", "OUTLET", "Who published it."),
            Filter("--lang", "LANG", "Language of the document: en, de, …"),
            Filter("--since", "DATE", "First day on which it was said, else published."),
            Filter("--until", "DATE", "Last day on which it was said, else published."),
            Filter("--kind", "KIND", "direct, mixed or indirect."),
            Filter("--type", "TYPE", "commitment, warning, forecast, assessment, position, report or request."),
            Filter("--binding", "LEVEL", "will, pledge, aim, consider or might."),
            Filter("--verdict", "VERDICT", "A verdict on at least one wording."),
            Filter("--sort", "ORDER", "day (the newest first) or relevance."),
        ];
        var words = new Option<bool>("--words")
        {
            Description = "Take the query as words, even where it is a question in a sentence.",
        };
        var page = new Option<int>("--page")
        {
            Description = "Page of the results, from 1.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        var most = new Option<int>("--most")
        {
            Description = $"Statements a page, at most 200. Default {UsualMost}.",
            DefaultValueFactory = _ => UsualMost,
            HelpName = "N",
        };
        var (format, db, packs) = (SharedOptions.Format(), SharedOptions.Db(), SharedOptions.Packs());
        var command = new Command(
            "search",
            "Search what was said: by words, speaker, post on the day, state, topic, figure, days; or ask in a sentence."
        )
        {
            query,
            words,
            page,
            most,
            format,
            db,
            packs,
        };
        foreach (var filter in filters)
            command.Add(filter);
        command.SetAction(
            async (args, stop) =>
            {
                string? Given(string name) => args.GetValue<string?>(name);
                var question = new SearchQuestion
                {
                    Q = args.GetValue(query) is ["-"]
                        ? StandardInput.Text(StandardInput.Question, "SEARCH012")
                        : string.Join(' ', args.GetValue(query) ?? []),
                    Speaker = Given("--speaker"),
                    Post = Given("--post"),
                    State = Given("--state"),
                    Body = Given("--body"),
                    Topic = Given("--topic"),
                    Figure = Given("--figure"),
                    Horizon = Given("--horizon"),
                    Outlet = Given("--outlet"),
                    Lang = Given("--lang"),
                    Since = Given("--since"),
                    Until = Given("--until"),
                    Kind = Given("--kind"),
                    Type = Given("--type"),
                    Binding = Given("--binding"),
                    Verdict = Given("--verdict"),
                    Sort = Given("--sort"),
                    Page = args.GetValue(page),
                    As = args.GetValue(words) ? "words" : null,
                };
                await RunAsync(
                    question,
                    args.GetValue(most),
                    args.GetValue(format),
                    args.GetValue(db)!,
                    args.GetValue(packs) ?? [],
                    stop
                );
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Option<string?> Filter(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };

    private static async Task RunAsync(
        SearchQuestion question,
        int most,
        OutputFormat format,
        string db,
        string[] packs,
        CancellationToken stop
    )
    {
        var topics = TopicList.ReadFolders([Path.Combine(AppContext.BaseDirectory, "packs"), .. packs]);
        if (!topics.Try(out var known))
            throw new InputException(topics.Problems);
        await using var record = await Records.OpenExistingAsync(db, stop);
        var searcher = new Searcher(record, StatementsVerb.Actors(packs), known, TimeProvider.System);
        var read = await searcher.AnswerAsync(question, most, stop);
        if (!read.Try(out var answer))
            throw new InputException(read.Problems);
        Print(SearchView.Of(answer), format);
    }

    private static void Print(SearchView view, OutputFormat format)
    {
        if (format is OutputFormat.Json)
        {
            Printer.PrintJson(JsonSerializer.SerializeToNode(view, Json.Options)!);
            return;
        }
        if (format is OutputFormat.Csv)
        {
            Terminal.Data.Write(view.Table().Write());
            return;
        }
        if (format is OutputFormat.Table && view.ReadAs.Length > 0)
            Console.Out.WriteLine(
                $"Read as {string.Join(" · ", view.ReadAs.Select(part => $"{part.Part}: {part.Value}"))}"
            );
        Printer.Print(
            format,
            view.Statements.Select((line, i) => (Line: line, Post: view.Posts[i], Shown: view.Answer.Shown[i])),
            row => JsonSerializer.SerializeToNode(row.Line, Json.Options)!,
            ("Day", row => row.Line.SaidOn ?? QueryWords.Of(row.Line.Published) ?? ""),
            ("Speaker", row => (row.Line.Speaker?.Name ?? "unknown") + (row.Post is null ? "" : $" ({row.Post})")),
            ("Statement", row => string.Concat(row.Shown.Select(piece => piece.Text))),
            ("Type", row => QueryWords.Of<Core.Said.StatementType>(row.Line.Type)!),
            ("Outlet", row => row.Line.Outlet ?? ""),
            ("Document", row => row.Line.Doc)
        );
        if (format is OutputFormat.Table)
            Close(view);
    }

    private static void Close(SearchView view)
    {
        foreach (var guess in view.Answer.Suggestions)
            Console.Out.WriteLine($"Did you mean: foedera search {Quoted(guess.Q)}");
        foreach (var without in view.Without)
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Without {(without.Part == "q" ? "the words" : "--" + without.Part)}: {without.Total} found."
                )
            );
        foreach (var alone in view.Alone)
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(alone.Part == "q" ? "The words" : "--" + alone.Part)} alone: {alone.Total} found."
                )
            );
        var pages =
            view.Pages > 1
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" Page {view.Page} of {view.Pages}; the next: --page {view.Page + 1}."
                )
                : "";
        Console.Out.WriteLine(view.Total == 0 ? view.Sentence : $"{view.Sentence} {view.Extent}{pages}");
        if (view.Total > 0)
            Console.Out.WriteLine(
                "With all that was read in them: --format json. As a table for spreadsheets: --format csv."
            );
    }

    private static string Quoted(string? words) => $"\"{words?.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
