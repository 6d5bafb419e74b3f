using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>A source that names nobody but says what somebody is: "the alliance chief", "the Russian president", "the
/// Dutch politician".</summary>
internal sealed class Description
{
    private static readonly List<HashSet<string>> Groups =
    [
        .. Lexicon
            .Lines("roles.txt")
            .Select(l => new HashSet<string>(
                l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                StringComparer.OrdinalIgnoreCase
            )),
    ];

    // words that begin a phrase which means nobody in particular
    private static readonly WordList Indefinite = WordList.AnyCase("people", "nobody");

    // words before a post that say nothing about which post it is
    private static readonly WordList Colourless = WordList.AnyCase("people", "colourless");

    // words of titles that are no post by themselves
    private static readonly WordList Modifiers = WordList.AnyCase("people", "modifier");

    private static readonly WordList Adjectival = WordList.AsWritten("people", "adjectival");
    private static readonly WordList AfterHead = WordList.AsWritten("people", "after-head");
    private static readonly WordList One = WordList.AsWritten("people", "one");
    private static readonly WordList Body = WordList.AnyCase("people", "body");
    private static readonly WordList Deputy = WordList.AnyCase("people", "deputy");
    private static readonly WordList Former = WordList.AnyCase("people", "former");

    private const int SharedStem = 6;

    private readonly List<string> words;
    private readonly List<string> roles;
    private readonly List<string> details;
    private readonly StateCode? state;
    private readonly string? body;

    private Description(List<string> words, List<string> roles, List<string> details, StateCode? state, string? body) =>
        (this.words, this.roles, this.details, this.state, this.body) = (words, roles, details, state, body);

    /// <summary>True when the phrase names a state or body beside the post.</summary>
    public bool IsSpecific => state is not null || body is not null;

    /// <summary>Reads the phrase; null when its head is no word for a post, or when it means nobody in particular ("one
    /// Republican").</summary>
    /// <param name="phrase">Its words.</param>
    /// <param name="actors">What the packs know.</param>
    /// <param name="alliance">Id of the body that "the alliance" stands for in the text; null when the text names
    /// none.</param>
    /// <param name="introduces">True where a text opens: "an Italian admiral" is then somebody whose name
    /// follows.</param>
    public static Description? Of(
        IEnumerable<string> phrase,
        ActorDirectory actors,
        string? alliance,
        bool introduces = false
    )
    {
        var all = phrase.SelectMany(w => NameRun.Bare(w).ToString().Split('-', '‑')).Where(w => w.Length > 0).ToList();
        var head = all.TakeWhile(w => !AfterHead.Contains(w)).ToList();
        if (introduces && head.Count > 2 && One.Contains(head[0]))
        {
            head.RemoveAt(0);
            all.RemoveAt(0);
        }
        if (
            head.Count == 0
            || Indefinite.Contains(head[0])
            || !IsRole(head[^1])
            || Modifiers.Contains(head[^1])
            || IsPlural(head[^1])
        )
            return null;
        StateCode? of = null;
        string? within = null;
        var telling = new List<string>();
        for (var i = 0; i < all.Count; i++)
        {
            var word = all[i];
            if (Body.Contains(word))
                within ??= alliance;
            else if (!char.IsUpper(word[0]))
            {
                if (i == head.Count - 2 && !IsRole(word) && !IsColourless(word))
                    telling.Add(word);
            }
            else if (!Place(word, actors, ref of, ref within) && !IsRole(word) && !IsColourless(word))
                telling.Add(word);
        }
        return new Description(all, [.. all.Where(IsRole)], telling, of, within);
    }

    // adjectives colour a post ("the conservative premier"), nouns tell which it is ("the band leader")
    private static bool IsColourless(string word) =>
        Colourless.Contains(word)
        || (char.IsLower(word[0]) && Adjectival.Words.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)));

    private static bool IsPlural(string word) => word.EndsWith('s') && IsRole(word[..^1]);

    private static bool IsRole(string word) =>
        Lexicon.Use(word).HasFlag(WordUse.Title) || Groups.Exists(g => g.Contains(word));

    // a state or a body that the post belongs to
    private static bool Place(string word, ActorDirectory actors, ref StateCode? of, ref string? within)
    {
        var known = false;
        foreach (var actor in actors.Named(word))
        {
            if (actor.Kind == ActorKind.State)
                of ??= actor.State;
            if (actor.Kind == ActorKind.Organisation)
                within ??= actor.Id;
            known |= actor.Kind is ActorKind.State or ActorKind.Organisation;
        }
        return known;
    }

    /// <summary>True of a word that begins a phrase which means nobody in particular: "a", "every", "most".</summary>
    public static bool IsIndefinite(ReadOnlySpan<char> word) => Indefinite.Contains(word);

    /// <summary>How well the phrase fits a person, from 0 (cannot be meant) upwards.</summary>
    public int Fit(Person person, ActorDirectory actors, DateOnly? on)
    {
        var posts = Posts(person.Actor, actors, on).ToList();
        if (
            state is { } wanted
            && !(
                person.Actor?.State == wanted
                || posts.Exists(o => o.State == wanted)
                || DescribedAsOf(person, wanted, actors)
            )
        )
            return 0;
        if (
            body is not null
            && !(
                posts.Exists(o => o.Id.StartsWith(body, StringComparison.Ordinal))
                || person.Description.Any(d => Matches(d, body, actors))
            )
        )
            return 0;
        var told = person.Description;
        var held = new HashSet<string>(
            posts.SelectMany(post => post.Aliases.Append(post.Name)).SelectMany(name => name.Split(' ', '-')),
            StringComparer.OrdinalIgnoreCase
        );
        var (byText, byPost) = (roles.Count(told.Contains), roles.Count(r => held.Contains(r) && !told.Contains(r)));
        var alike = roles.Count(r =>
            !told.Contains(r)
            && !held.Contains(r)
            && Groups.Exists(g => g.Contains(r) && (g.Overlaps(told) || g.Overlaps(held)))
        );
        if (byText + byPost == 0 && !(alike > 0 && IsSpecific))
            return 0;
        if (details.Exists(d => !told.Concat(held).Any(k => IsAlike(d, k))))
            return 0;
        return 1
            + (8 * byText)
            + (4 * byPost)
            + (2 * alike)
            + words.Count(w => told.Contains(w) || held.Contains(w))
            + (IsSpecific ? 2 : 0);
    }

    // Democratic, Democrat
    private static bool IsAlike(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (one.Length >= SharedStem && other.StartsWith(one[..SharedStem], StringComparison.OrdinalIgnoreCase));

    /// <summary>Those who held the post on the day, as far as the packs know; everybody who ever held it when there is
    /// no day.</summary>
    public IEnumerable<(Actor Holder, Membership Tenure)> Holders(ActorDirectory actors, DateOnly? on)
    {
        if (!IsSpecific)
            return [];
        return actors
            .Offices.Where(o =>
                (state is not null && o.State == state)
                || (body is not null && o.Id.StartsWith(body, StringComparison.Ordinal))
            )
            .Where(IsMeant)
            .SelectMany(o => actors.Tenures(o.Id, on))
            .DistinctBy(x => x.Holder);
    }

    // every role word of the phrase must belong to the office's names, "former" never does
    private bool IsMeant(Actor office)
    {
        var known = new HashSet<string>(
            office.Aliases.Append(office.Name).SelectMany(n => n.Split(' ', '-')),
            StringComparer.OrdinalIgnoreCase
        );
        return roles.TrueForAll(known.Contains)
            && Deputy.Words.Any(known.Contains) == words.Exists(w => Deputy.Contains(w));
    }

    // "the former chancellor" may mean any post held before; otherwise a post of the day, or the latest where the day
    // is not known
    private IEnumerable<Actor> Posts(Actor? actor, ActorDirectory actors, DateOnly? on)
    {
        var posts = (actor?.Memberships ?? []).OrderByDescending(m => m.Held.First ?? DateOnly.MinValue);
        var former = words.Exists(w => Former.Contains(w));
        return (
            former ? posts
            : on is { } day ? posts.Where(m => m.Held.Contains(day))
            : posts.Take(1)
        ).Select(m => actors.Find(m.OfficeId)).OfType<Actor>();
    }

    private static bool DescribedAsOf(Person person, StateCode state, ActorDirectory actors) =>
        person.Description.Any(d =>
            d.Length > 1
            && char.IsUpper(d[0])
            && actors.Named(d).Any(a => a.Kind == ActorKind.State && a.State == state)
        );

    private static bool Matches(string word, string body, ActorDirectory actors) =>
        word.Equals(body, StringComparison.OrdinalIgnoreCase) || actors.Named(word).Any(a => a.Id == body);
}
