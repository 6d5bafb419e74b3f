using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Packs;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Search;

/// <summary>Answers a search from the record: for pages, feeds, the command line and tools alike.</summary>
/// <param name="record">What is searched.</param>
/// <param name="actors">The actors of the packs, for posts, states and bodies.</param>
/// <param name="topics">The topics of the packs.</param>
/// <param name="clock">The day, from which "since June" counts back.</param>
public sealed class Searcher(
    RecordStore record,
    ActorDirectory actors,
    ImmutableArray<Topic> topics,
    TimeProvider clock
)
{
    private const int MostGuesses = 3;
    private const int MostRelaxed = 6;

    private readonly Posts posts = new(actors, SearchLanguage.For(null));

    /// <summary>Answers; or gives all that is wrong with the question.</summary>
    /// <param name="written">The question.</param>
    /// <param name="size">Statements a page.</param>
    /// <param name="stop">Stops the search.</param>
    public async Task<Parsed<SearchAnswer>> AnswerAsync(
        SearchQuestion written,
        int size,
        CancellationToken stop = default
    )
    {
        var asked = written.Tidy();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var newest =
            asked.Q is null || (await record.SummaryAsync(stop)).To is not { } last || last < today ? today : last;
        var reading = new QuestionReading(posts, actors, SearchLanguage.For(asked.Lang), today, newest);
        var isQuestion = asked is { Q: not null, IsPlain: false } && reading.IsQuestion(asked.Q);
        var (taken, parts) = isQuestion ? reading.Read(asked) : (asked, []);
        var answer = await FindAsync(asked, taken, parts, size, stop);
        if (isQuestion || asked.Q is null || asked.IsPlain || !answer.Try(out var found) || found.Total > 0)
            return answer;
        // nothing holds these words: are they a speaker, a post, a figure?
        var (other, otherParts) = reading.Read(asked);
        if (other == asked || otherParts.All(part => part.Part == "words"))
            return answer;
        var second = await FindAsync(asked, other, otherParts, size, stop);
        return second.Try(out var better) && better.Total > 0 ? second : answer;
    }

    private async Task<Parsed<SearchAnswer>> FindAsync(
        SearchQuestion asked,
        SearchQuestion taken,
        ImmutableArray<ReadAs> parts,
        int size,
        CancellationToken stop
    )
    {
        var read = await new SearchFilters(record, posts, topics).ReadAsync(taken, stop);
        if (!read.Try(out var query))
            return Parsed<SearchAnswer>.Failed(read.Problems);
        var found = await record.SearchAsync(query, new Paging(taken.Page ?? 1, size), stop);
        var lines = await StatementLine.AllAsync(record, found.Statements.Rows, stop);
        var summary = await record.SummaryAsync(stop);
        var without = found.Statements.Total == 0 ? await RelaxedAsync(taken, isAlone: false, stop) : [];
        return Parsed<SearchAnswer>.Ok(
            new SearchAnswer(
                asked,
                taken,
                parts,
                found.Statements.Total,
                found.Statements.At.Page,
                found.Statements.Pages,
                lines,
                FacetList.Of(found.Facets)
            )
            {
                AsOf = summary.AsOf,
                Searched = new SearchedRecord(summary.Documents, summary.Statements, summary.From, summary.To),
                Shown =
                [
                    .. lines.Select(line =>
                        Snippet.Of(line.ContentText, [.. query.Groups, .. FiguresIn(line, query.Stated)])
                    ),
                ],
                Posts =
                [
                    .. lines.Select(line =>
                        line.Speaker?.ActorId is { } id
                            ? posts.On(id, line.InText.Statement.SaidOn?.First ?? line.Published)
                            : null
                    ),
                ],
                Without = without,
                Alone =
                    found.Statements.Total == 0 && without.IsEmpty
                        ? await RelaxedAsync(taken, isAlone: true, stop)
                        : [],
                Suggestions =
                    found.Statements.Total == 0 && taken.Q is { } words ? await GuessesAsync(taken, words, stop) : [],
            }
        );
    }

    // the words of the figures asked for, to be marked
    private static IEnumerable<ImmutableArray<SearchTerm>> FiguresIn(StatementLine line, FigureAsked? asked) =>
        asked is null
            ? []
            : line
                .InText.Statement.Figures.Where(figure => FigureText.Fits(asked, figure))
                .Select(figure => SearchWords.Fold(figure.At.Of(line.InText.Text)))
                .Where(words => words.Length > 0)
                .Select(words => ImmutableArray.Create(new SearchTerm(words, false)));

    // absence is told with its bounds: what would be there without one of the parts asked for
    private async Task<ImmutableArray<Relaxed>> RelaxedAsync(SearchQuestion taken, bool isAlone, CancellationToken stop)
    {
        var parts = taken
            .Parts.Where(part => part.Value is not null && part.Key is not ("sort" or "as" or "page"))
            .Select(part => part.Key)
            .ToList();
        if (parts.Count < 2)
            return [];
        var found = new List<Relaxed>();
        foreach (var part in parts.Take(MostRelaxed))
        {
            var rest = isAlone
                ? parts.Where(other => other != part).Aggregate(taken, (question, other) => question.Without(other))
                : taken.Without(part);
            var question = rest with { Page = null, As = "words" };
            var read = await new SearchFilters(record, posts, topics).ReadAsync(question, stop);
            if (!read.Try(out var query))
                continue;
            var total = (await record.SearchAsync(query, new Paging(1, 1), stop)).Statements.Total;
            if (total > 0)
                found.Add(new Relaxed(part, total, question));
        }
        return [.. found.OrderBy(relaxed => relaxed.Total)];
    }

    // the question again, with words of the record in place of those that it does not have
    private async Task<ImmutableArray<SearchQuestion>> GuessesAsync(
        SearchQuestion taken,
        string words,
        CancellationToken stop
    )
    {
        var guesses = new List<string>();
        var language = SearchLanguage.For(taken.Lang);
        foreach (
            var term in SearchWords
                .Terms(words)
                .Where(t => !t.IsPrefix && !t.Words.Contains(' ', StringComparison.Ordinal))
                .Take(8)
        )
        {
            if (guesses.Count >= MostGuesses)
                break;
            var known = await record.SearchAsync(
                new StatementQuery { Groups = WordGroups.Of(term.Words, language) },
                new Paging(1, 1),
                stop
            );
            if (known.Statements.Total > 0)
                continue;
            foreach (var like in await record.WordsLikeAsync(term.Words, stop))
                guesses.Add(Replaced(words, term.Words, like));
        }
        var found = ImmutableArray.CreateBuilder<SearchQuestion>();
        foreach (var guess in guesses.Distinct(StringComparer.Ordinal).Take(MostGuesses))
        {
            var question = taken with { Q = guess, Page = null };
            var read = await new SearchFilters(record, posts, topics).ReadAsync(question, stop);
            if (
                read.Try(out var query)
                && (await record.SearchAsync(query, new Paging(1, 1), stop)).Statements.Total > 0
            )
                found.Add(question);
        }
        return found.ToImmutable();
    }

    private static string Replaced(string words, string folded, string like) =>
        string.Join(
            ' ',
            words
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(word => SearchWords.Fold(word) == folded ? like : word)
        );
}
