using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Packs;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;
using Foedera.Web.Api;

namespace Foedera.Web.Views.Search;

/// <summary>Turns a search as it was written into a query of the record, or says all that is wrong with it.</summary>
internal sealed class SearchFilters(RecordStore record, Posts posts, ImmutableArray<Topic> topics)
{
    private const int MostNamed = 5;

    private readonly List<Problem> problems = [];

    public async Task<Parsed<StatementQuery>> ReadAsync(SearchQuestion asked, CancellationToken stop)
    {
        var language = SearchLanguage.For(asked.Lang);
        var among = ImmutableArray.CreateBuilder<ImmutableArray<Tenure>>();
        if (asked.Post is { } post)
            among.Add(Held(post));
        if (asked.State is { } state)
            among.Add(Of(state));
        if (asked.Body is { } body)
            among.Add(For(body));
        var query = new StatementQuery
        {
            Groups = [.. WordGroups.Of(asked.Q, language), .. About(asked.Topic, language)],
            Among = among.ToImmutable(),
            Speaker = asked.Speaker is { } speaker ? await SpeakerAsync(speaker, stop) : null,
            Outlet = asked.Outlet is { } outlet ? Slug.Of(outlet) : null,
            Language = asked.Lang is { } lang ? Tag(lang) : null,
            Said = Days(asked.Since, asked.Until),
            Published = Days(asked.From, asked.To),
            Horizon = Time(asked.Horizon),
            Stated = Figure(asked.Figure),
            Kind = Word<StatementKind>("kind", asked.Kind),
            Type = Word<StatementType>("type", asked.Type),
            Binding = Word<Bindingness>("binding", asked.Binding),
            Verdict = Word<Verdict>("verdict", asked.Verdict),
            Order = Word<SearchOrder>("sort", asked.Sort) ?? SearchOrder.Day,
        };
        // words without a letter or digit in them find nothing
        if (asked.Q is not null && WordGroups.Of(asked.Q, language).IsEmpty)
            query = query with { Groups = [], Words = asked.Q };
        return problems.Count > 0 ? Parsed<StatementQuery>.Failed(problems) : Parsed<StatementQuery>.Ok(query);
    }

    private ImmutableArray<Tenure> Held(string post)
    {
        var offices = posts.Offices(post);
        if (offices.IsEmpty)
            Wrong(
                "SEARCH001",
                $"“{Words.Beginning(post, 80)}” is no post known here; expected such as “defence minister”, “German chancellor” or “NATO chief”."
            );
        return posts.Holders(offices);
    }

    private ImmutableArray<Tenure> Of(string state)
    {
        if (posts.State(state) is { } code)
            return posts.PeopleOf(code);
        Wrong("SEARCH002", $"“{Words.Beginning(state, 80)}” is no state known here; expected a name or an ISO code.");
        return [];
    }

    private ImmutableArray<Tenure> For(string body)
    {
        var theirs = posts.Body(body);
        if (theirs.IsEmpty)
            Wrong(
                "SEARCH003",
                $"“{Words.Beginning(body, 80)}” is no body known here; expected such as NATO or “European Commission”."
            );
        return theirs;
    }

    private ImmutableArray<ImmutableArray<SearchTerm>> About(string? asked, SearchLanguage language)
    {
        if (asked is null)
            return [];
        var topic = topics.FirstOrDefault(t =>
            t.Id == asked || ActorDirectory.Fold(t.Name) == ActorDirectory.Fold(asked)
        );
        if (topic is not null)
            return [WordGroups.AnyOf(topic.Words, language)];
        Wrong(
            "SEARCH004",
            $"“{Words.Beginning(asked, 80)}” is no topic known here; expected one of {string.Join(", ", topics.Select(t => t.Id))}."
        );
        return [];
    }

    private async Task<string?> SpeakerAsync(string asked, CancellationToken stop)
    {
        var key = Slug.Of(asked);
        if (await record.SpeakerAsync(asked, stop) is not null)
            return asked;
        if (await record.SpeakerAsync(key, stop) is not null)
            return key;
        var named = await record.SpeakersAsync(asked, new Paging(1, MostNamed), stop: stop);
        // "Rutte" is part of one name; of several nobody is chosen
        if (named.Total > 1)
            Wrong(
                "SEARCH005",
                $"“{Words.Beginning(asked, 80)}” is part of {named.Total} names on record; which of {string.Join(", ", named.Rows.Select(s => s.Name))}{(named.Total > MostNamed ? ", …" : "")}?"
            );
        return named.Total == 1 ? named.Rows[0].Key : key;
    }

    private DateWindow? Days(string? first, string? last)
    {
        var (from, to) = (Day(first, isLast: false), Day(last, isLast: true));
        if (from > to)
        {
            Wrong("SEARCH006", "The last day lies before the first.");
            return null;
        }
        return from is null && to is null ? null : new DateWindow(from, to);
    }

    // a month or a year stands for its first or last day
    private DateOnly? Day(string? text, bool isLast)
    {
        if (text is null)
            return null;
        if (DateWindow.TryParse(text) is { First: not null, Last: not null } window)
            return isLast ? window.Last : window.First;
        Wrong("SEARCH007", $"“{Words.Beginning(text, 40)}” is not a day; write it as 2026-05-05.");
        return null;
    }

    private DateWindow? Time(string? text)
    {
        if (text is null)
            return null;
        if (DateWindow.TryParse(text) is { } window)
            return window;
        Wrong("SEARCH008", $"“{Words.Beginning(text, 40)}” is no time; expected a year, a month, a day or 2026/2030.");
        return null;
    }

    private FigureAsked? Figure(string? text)
    {
        if (text is null)
            return null;
        if (FigureText.Parse(text) is { } figure)
            return figure;
        Wrong(
            "SEARCH009",
            $"“{Words.Beginning(text, 40)}” is no figure; expected such as 3.5, “3.5 %”, >3, ≤2 or 3..5."
        );
        return null;
    }

    private string? Tag(string lang)
    {
        if (lang.Length is >= 2 and <= 8 && lang.All(c => char.IsAsciiLetter(c) || c == '-'))
            return lang.ToLowerInvariant();
        Wrong("SEARCH010", $"“{Words.Beginning(lang, 40)}” is no language; expected a code such as en or de.");
        return null;
    }

    private T? Word<T>(string part, string? word)
        where T : struct, Enum
    {
        if (word is null)
            return null;
        if (QueryWords.Parse<T>(word.ToLowerInvariant()) is { } value)
            return value;
        Wrong(
            "SEARCH011",
            $"“{Words.Beginning(word, 40)}” is no {part}; expected {string.Join(", ", Enum.GetValues<T>().Select(v => QueryWords.Of<T>(v)))}."
        );
        return null;
    }

    private void Wrong(string code, string message) => problems.Add(new Problem(code, message));
}
