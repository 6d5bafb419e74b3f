using System.Globalization;
using Foedera.Store.Queries;
using Foedera.Web.Api;

namespace Foedera.Web.Views.Search;

/// <summary>A search as its address writes it, and as the command line and tools ask it. What is null asks for
/// nothing.</summary>
public sealed record SearchQuestion
{
    /// <summary>Words, "phrases" and beginnings*, or a question in a sentence.</summary>
    public string? Q { get; init; }

    /// <summary>A speaker: key, name or part of a name.</summary>
    public string? Speaker { get; init; }

    /// <summary>A post, whoever held it on the day: "defence minister", "NATO chief", "defence minister of
    /// Germany".</summary>
    public string? Post { get; init; }

    /// <summary>A state, whose people speak: name, adjective or ISO 3166-1 alpha-3.</summary>
    public string? State { get; init; }

    /// <summary>A body, by name, and whoever speaks for it: "NATO".</summary>
    public string? Body { get; init; }

    /// <summary>A topic, by id or name.</summary>
    public string? Topic { get; init; }

    /// <summary>A figure: 3.5, "3.5 %", &gt;3, ≥3, &lt;2, ≤2, 3..5.</summary>
    public string? Figure { get; init; }

    /// <summary>The time spoken of (EDTF): 2030, 2026/2029, ../2030.</summary>
    public string? Horizon { get; init; }

    /// <summary>Key or name of an outlet.</summary>
    public string? Outlet { get; init; }

    /// <summary>Language of the document: en, de, …</summary>
    public string? Lang { get; init; }

    /// <summary>First day on which it was said, else published.</summary>
    public string? Since { get; init; }

    /// <summary>Last day on which it was said, else published.</summary>
    public string? Until { get; init; }

    /// <summary>First day of publication, 2026-05-05.</summary>
    public string? From { get; init; }

    /// <summary>Last day of publication.</summary>
    public string? To { get; init; }

    /// <summary>direct, mixed or indirect.</summary>
    public string? Kind { get; init; }

    /// <summary>commitment, warning, …</summary>
    public string? Type { get; init; }

    /// <summary>How far the wording binds: will, pledge, aim, consider, might.</summary>
    public string? Binding { get; init; }

    /// <summary>A verdict on at least one wording.</summary>
    public string? Verdict { get; init; }

    /// <summary>day or relevance.</summary>
    public string? Sort { get; init; }

    /// <summary>"words" takes <see cref="Q"/> as words, even where it is a question in a sentence.</summary>
    public string? As { get; init; }

    /// <summary>Page of the results, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>True when nothing is asked.</summary>
    internal bool IsEmpty =>
        Parts.All(part => part.Key is "sort" or "as" or "page" || string.IsNullOrEmpty(part.Value));

    /// <summary>True when <see cref="Q"/> is to be taken as words.</summary>
    internal bool IsPlain => As == "words";

    internal SearchOrder Order => QueryWords.Parse<SearchOrder>(Sort) ?? SearchOrder.Day;

    /// <summary>The address of this question; page 1 is left out.</summary>
    public string Address() => Addresses.Query("/search", Parts);

    /// <summary>Every part by its name in addresses, in their order.</summary>
    internal IReadOnlyList<(string Key, string? Value)> Parts =>
        [
            ("q", Q),
            ("speaker", Speaker),
            ("post", Post),
            ("state", State),
            ("body", Body),
            ("topic", Topic),
            ("figure", Figure),
            ("horizon", Horizon),
            ("outlet", Outlet),
            ("lang", Lang),
            ("since", Since),
            ("until", Until),
            ("from", From),
            ("to", To),
            ("kind", Kind),
            ("type", Type),
            ("binding", Binding),
            ("verdict", Verdict),
            ("sort", Sort),
            ("as", As),
            ("page", Page > 1 ? Page.Value.ToString(CultureInfo.InvariantCulture) : null),
        ];

    /// <summary>The same question without the part of that name in addresses.</summary>
    internal SearchQuestion Without(string part) =>
        part switch
        {
            "q" => this with { Q = null },
            "speaker" => this with { Speaker = null },
            "post" => this with { Post = null },
            "state" => this with { State = null },
            "body" => this with { Body = null },
            "topic" => this with { Topic = null },
            "figure" => this with { Figure = null },
            "horizon" => this with { Horizon = null },
            "outlet" => this with { Outlet = null },
            "lang" => this with { Lang = null },
            "since" => this with { Since = null },
            "until" => this with { Until = null },
            "from" => this with { From = null },
            "to" => this with { To = null },
            "kind" => this with { Kind = null },
            "type" => this with { Type = null },
            "binding" => this with { Binding = null },
            "verdict" => this with { Verdict = null },
            _ => this,
        };

    /// <summary>The same question without a part that is empty or blank, and with control characters taken
    /// away.</summary>
    internal SearchQuestion Tidy() =>
        this with
        {
            Q = Pages.AskedWords.Clean(Q),
            Speaker = Pages.AskedWords.Clean(Speaker),
            Post = Pages.AskedWords.Clean(Post),
            State = Pages.AskedWords.Clean(State),
            Body = Pages.AskedWords.Clean(Body),
            Topic = Pages.AskedWords.Clean(Topic),
            Figure = Pages.AskedWords.Clean(Figure),
            Horizon = Pages.AskedWords.Clean(Horizon),
            Outlet = Pages.AskedWords.Clean(Outlet),
            Lang = Pages.AskedWords.Clean(Lang),
            Since = Pages.AskedWords.Clean(Since),
            Until = Pages.AskedWords.Clean(Until),
            From = Pages.AskedWords.Clean(From),
            To = Pages.AskedWords.Clean(To),
            Kind = Pages.AskedWords.Clean(Kind),
            Type = Pages.AskedWords.Clean(Type),
            Binding = Pages.AskedWords.Clean(Binding),
            Verdict = Pages.AskedWords.Clean(Verdict),
            Sort = Pages.AskedWords.Clean(Sort),
            As = Pages.AskedWords.Clean(As),
        };
}
