using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Store.Queries;

namespace Foedera.Web.Views.Search;

/// <summary>Posts, states and bodies by the words that people use for them, and who held them when.</summary>
internal sealed class Posts
{
    // the longest name of a state that stands before a post: "Bosnia and Herzegovina"
    private const int LongestState = 4;

    private readonly ActorDirectory actors;
    private readonly SearchLanguage language;
    private readonly Dictionary<string, List<Actor>> offices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateCode> states = new(StringComparer.Ordinal);

    public Posts(ActorDirectory actors, SearchLanguage language)
    {
        (this.actors, this.language) = (actors, language);
        foreach (var office in actors.Offices)
        foreach (
            var title in office
                .Aliases.Append(office.Name)
                .Append(office.Id)
                .Append(TitleOf(office))
                .Select(Key)
                .Distinct(StringComparer.Ordinal)
        )
            (offices.TryGetValue(title, out var those) ? those : offices[title] = []).Add(office);
        foreach (var state in actors.All.Where(a => a is { Kind: ActorKind.State, State: not null }))
        foreach (
            var name in state.Aliases.Append(state.Name).Append(state.State!.Value.Code).Select(ActorDirectory.Fold)
        )
            states.TryAdd(name, state.State!.Value);
    }

    /// <summary>The state of that name, adjective or code; null for none.</summary>
    public StateCode? State(string text) => states.TryGetValue(ActorDirectory.Fold(text), out var state) ? state : null;

    /// <summary>The offices that the words name: of every state and body, or of the one named before ("German …") or
    /// behind ("… of Germany").</summary>
    public ImmutableArray<Actor> Offices(string text)
    {
        var words = Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        if (Titled(words) is { IsEmpty: false } all)
            return all;
        for (var i = 1; i <= Math.Min(LongestState, words.Length - 1); i++)
        {
            if (
                states.TryGetValue(string.Join(' ', words[..i]), out var before)
                && Of(before, words[i..]) is { IsEmpty: false } led
            )
                return led;
            var rest = words.Length - i;
            if (rest < 2 || !language.Of.Contains(words[rest - 1]))
                continue;
            if (
                states.TryGetValue(string.Join(' ', words[rest..]), out var behind)
                && Of(behind, words[..(rest - 1)]) is { IsEmpty: false } followed
            )
                return followed;
        }
        return [];
    }

    /// <summary>Who held the offices when, and the offices themselves.</summary>
    public ImmutableArray<Tenure> Holders(IEnumerable<Actor> held) =>
        [
            .. held.SelectMany(office =>
                actors
                    .Tenures(office.Id, null)
                    .Select(t => new Tenure(t.Holder.Id, new DateWindow(t.Tenure.Held.First, LastOf(t.Tenure, office))))
                    .Append(Always(office))
            ),
        ];

    // an open tenure counts as far as its holders were gathered
    private static DateOnly? LastOf(Membership tenure, Actor office) =>
        tenure.Held.Last
        ?? (
            (tenure.KnownUntil ?? office.KnownUntil) is { } known
                ? known < tenure.Held.First
                    ? tenure.Held.First
                    : known
                : null
        );

    /// <summary>Everybody of a state, and the state itself.</summary>
    public ImmutableArray<Tenure> PeopleOf(StateCode state) =>
        [.. actors.All.Where(a => a.State == state).Select(Always)];

    /// <summary>The body of that name, its offices and whoever held them; empty when no pack has one of that
    /// name.</summary>
    public ImmutableArray<Tenure> Body(string name)
    {
        var bodies = actors.Named(name).Where(a => a.Kind == ActorKind.Organisation).ToList();
        var theirs = actors.Offices.Where(o =>
            bodies.Exists(b => o.Id.StartsWith(b.Id + "-", StringComparison.Ordinal))
        );
        return [.. bodies.Select(Always), .. Holders(theirs)];
    }

    /// <summary>What somebody was on a day, in the words of the packs; null when they know of no post.</summary>
    public string? On(string actorId, DateOnly? day)
    {
        if (day is not { } on || actors.Find(actorId) is not { } actor)
            return null;
        var held = actor
            .Memberships.Where(m =>
                m.Held.Contains(on) && (m.Held.Last is not null || m.KnownUntil is not { } known || on <= known)
            )
            .OrderByDescending(m => m.Held.First ?? DateOnly.MinValue)
            .Select(m => actors.Find(m.OfficeId))
            .OfType<Actor>()
            .ToList();
        // the president of France is head of another state, too
        return (held.Find(office => office.State == actor.State) ?? held.FirstOrDefault())?.Name;
    }

    // "Prime Minister of Spain" is a prime minister, too; "Chair of …" alone says too little
    private string TitleOf(Actor office)
    {
        var words = office.Name.Split(' ');
        var of = Array.FindLastIndex(words, word => language.Of.Contains(word));
        return of < (office.State is null ? 2 : 1) ? office.Name : string.Join(' ', words[..of]);
    }

    private ImmutableArray<Actor> Of(StateCode state, string[] title) =>
        [.. Titled(title).Where(office => office.State == state)];

    private ImmutableArray<Actor> Titled(string[] words)
    {
        if (offices.TryGetValue(string.Join(' ', words), out var exact))
            return [.. exact];
        // "defence ministers"
        foreach (var form in language.Forms(words[^1]))
            if (offices.TryGetValue(string.Join(' ', words[..^1].Append(form)), out var one))
                return [.. one];
        return [];
    }

    private string Key(string text) =>
        string.Join(
            ' ',
            ActorDirectory.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(language.Plain)
        );

    private static Tenure Always(Actor actor) => new(actor.Id, new DateWindow(null, null));
}
