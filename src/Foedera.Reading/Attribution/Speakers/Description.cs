using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>A source that names nobody but says what somebody is: "the alliance chief", "the Russian president", "the Dutch politician".</summary>
internal sealed class Description
{
    private static readonly List<HashSet<string>> Groups =
        [.. Lexicon.Lines("roles.txt").Select(l => new HashSet<string>(l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase))];

    private readonly List<string> words;
    private readonly List<string> roles;
    private readonly StateCode? state;
    private readonly string? body;

    private Description(List<string> words, List<string> roles, StateCode? state, string? body) => (this.words, this.roles, this.state, this.body) = (words, roles, state, body);

    /// <summary>True when the phrase names a state or body beside the post.</summary>
    public bool IsSpecific => state is not null || body is not null;

    /// <summary>Reads the phrase; null when it holds no word for a post.</summary>
    /// <param name="phrase">Its words.</param>
    /// <param name="actors">What the packs know.</param>
    /// <param name="alliance">Id of the body that "the alliance" stands for in the text; null when the text names none.</param>
    public static Description? Of(IEnumerable<string> phrase, ActorDirectory actors, string? alliance)
    {
        var all = phrase.SelectMany(w => NameRun.Bare(w).ToString().Split('-', '‑')).Where(w => w.Length > 0).ToList();
        var named = all.Where(w => Lexicon.Use(w).HasFlag(WordUse.Title) || Groups.Exists(g => g.Contains(w))).ToList();
        if (named.Count == 0) return null;
        StateCode? of = null;
        string? within = null;
        foreach (var word in all)
        {
            if (word.ToLowerInvariant() is "alliance" or "organization" or "organisation") within ??= alliance;
            if (!char.IsUpper(word[0])) continue;
            foreach (var actor in actors.Named(word))
            {
                if (actor.Kind == ActorKind.State) of ??= actor.State;
                if (actor.Kind == ActorKind.Organisation) within ??= actor.Id;
            }
        }
        return new Description(all, named, of, within);
    }

    /// <summary>How well the phrase fits a person, from 0 (cannot be meant) upwards.</summary>
    public int Fit(Person person, ActorDirectory actors, DateOnly? on)
    {
        var posts = Posts(person.Actor, actors, on).ToList();
        if (state is { } wanted && !(person.Actor?.State == wanted || posts.Exists(o => o.State == wanted) || DescribedAsOf(person, wanted, actors))) return 0;
        if (body is not null && !(posts.Exists(o => o.Id.StartsWith(body, StringComparison.Ordinal)) || person.Description.Any(d => Matches(d, body, actors)))) return 0;
        var known = new HashSet<string>(person.Description, StringComparer.OrdinalIgnoreCase);
        foreach (var post in posts)
            foreach (var name in post.Aliases.Append(post.Name)) known.UnionWith(name.Split(' ', '-'));
        var exact = roles.Count(known.Contains);
        var alike = roles.Count(r => !known.Contains(r) && Groups.Exists(g => g.Contains(r) && g.Overlaps(known)));
        if (exact + alike == 0) return 0;
        return 1 + (4 * exact) + (2 * alike) + words.Count(known.Contains) + (IsSpecific ? 2 : 0);
    }

    /// <summary>Those who held the post on the day, as far as the packs know; everybody who ever held it when there is no day.</summary>
    public IEnumerable<Actor> Holders(ActorDirectory actors, DateOnly? on)
    {
        if (!IsSpecific) return [];
        return actors.Offices.Where(o => (state is not null && o.State == state) || (body is not null && o.Id.StartsWith(body, StringComparison.Ordinal)))
            .Where(IsMeant).SelectMany(o => actors.Holders(o.Id, on)).Distinct();
    }

    // every role word of the phrase must belong to the office's names, "former" never does
    private bool IsMeant(Actor office)
    {
        var known = new HashSet<string>(office.Aliases.Append(office.Name).SelectMany(n => n.Split(' ', '-')), StringComparer.OrdinalIgnoreCase);
        return roles.TrueForAll(known.Contains) && (known.Contains("deputy") || known.Contains("vice")) == words.Exists(w => w.ToLowerInvariant() is "deputy" or "vice");
    }

    // "the former chancellor" may mean any post held before; otherwise a post of the day, or the latest where the day is not known
    private IEnumerable<Actor> Posts(Actor? actor, ActorDirectory actors, DateOnly? on)
    {
        var posts = (actor?.Memberships ?? []).OrderByDescending(m => m.Held.First ?? DateOnly.MinValue);
        var former = words.Exists(w => w.ToLowerInvariant() is "former" or "ex" or "then");
        return (former ? posts : on is { } day ? posts.Where(m => m.Held.Contains(day)) : posts.Take(1)).Select(m => actors.Find(m.OfficeId)).OfType<Actor>();
    }

    private static bool DescribedAsOf(Person person, StateCode state, ActorDirectory actors) =>
        person.Description.Any(d => d.Length > 1 && char.IsUpper(d[0]) && actors.Named(d).Any(a => a.Kind == ActorKind.State && a.State == state));

    private static bool Matches(string word, string body, ActorDirectory actors) =>
        word.Equals(body, StringComparison.OrdinalIgnoreCase) || actors.Named(word).Any(a => a.Id == body);
}
