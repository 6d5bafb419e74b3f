using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said;

/// <summary>The actors that the packs know, by name, alias and surname, and by the office they held on a day.</summary>
public sealed class ActorDirectory
{
    private readonly Dictionary<string, Actor> byId = new(StringComparer.Ordinal);
    private readonly ILookup<string, Actor> byName;
    private readonly ILookup<string, Actor> bySurname;
    private readonly ILookup<string, (Actor Holder, Membership Tenure)> byOffice;

    /// <summary>Indexes the actors. Of two actors with one id the later one counts, so that a user's pack can correct ours.</summary>
    public ActorDirectory(IEnumerable<Actor> actors)
    {
        foreach (var actor in actors) byId[actor.Id] = actor;
        All = [.. byId.Values.OrderBy(a => a.Id, StringComparer.Ordinal)];
        Offices = [.. All.Where(a => a.Kind == ActorKind.Office)];
        Alliances = [.. All.Where(a => a.Kind == ActorKind.Organisation && Offices.Any(o => o.Id.StartsWith(a.Id + "-", StringComparison.Ordinal) && o.Aliases.Any(IsOfAlliance)))];
        byName = All.SelectMany(a => a.Aliases.Append(a.Name).Select(Fold).Distinct(StringComparer.Ordinal).Select(n => (Key: n, Actor: a)))
            .ToLookup(x => x.Key, x => x.Actor, StringComparer.Ordinal);
        bySurname = All.Where(a => a.Kind == ActorKind.Person).SelectMany(a => a.Aliases.Append(a.Name).Select(SurnameOf).Where(s => s.Length > 1)
            .Select(Fold).Distinct(StringComparer.Ordinal).Select(n => (Key: n, Actor: a))).ToLookup(x => x.Key, x => x.Actor, StringComparer.Ordinal);
        byOffice = All.SelectMany(a => a.Memberships.Select(m => (m.OfficeId, Pair: (a, m)))).ToLookup(x => x.OfficeId, x => x.Pair, StringComparer.Ordinal);
    }

    /// <summary>A directory of nobody.</summary>
    public static ActorDirectory Empty { get; } = new([]);

    /// <summary>Every actor, in the order of the ids.</summary>
    public ImmutableArray<Actor> All { get; }

    /// <summary>The actors of kind office.</summary>
    public ImmutableArray<Actor> Offices { get; }

    /// <summary>Organisations with an office that the packs call after "the alliance" ("alliance chief"): what those words can stand for.</summary>
    public ImmutableArray<Actor> Alliances { get; }

    /// <summary>The actor of that id; null when there is none.</summary>
    public Actor? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Actors whose name or alias is <paramref name="name"/>; accents and case do not matter.</summary>
    public IEnumerable<Actor> Named(string name) => byName[Fold(name)];

    /// <summary>Persons whose last name is <paramref name="surname"/>; accents and case do not matter.</summary>
    public IEnumerable<Actor> WithSurname(string surname) => bySurname[Fold(surname)];

    /// <summary>Those who held an office on a day, the latest to enter it first; with no day, everybody who ever held it. A tenure without
    /// an end counts as far as the holders of the office were gathered: who holds it later nobody has said.</summary>
    public IEnumerable<Actor> Holders(string officeId, DateOnly? on) => byOffice[officeId]
        .Where(x => on is not { } day || (x.Tenure.Held.Contains(day) && (x.Tenure.Held.Last is not null || Find(officeId)?.KnownUntil is not { } known || day <= known)))
        .OrderByDescending(x => x.Tenure.Held.First ?? DateOnly.MinValue).ThenBy(x => x.Holder.Id, StringComparer.Ordinal)
        .Select(x => x.Holder).Distinct();

    /// <summary>The last name: the last word of a name, with the particles that belong to it left out.</summary>
    public static string SurnameOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var last = words.Length - 1;
        while (last > 0 && words[last] is "Jr" or "Jr." or "Sr" or "Sr." or "II" or "III" or "IV") last--;
        return words.Length == 0 ? "" : words[last];
    }

    /// <summary>Letters and digits in lower case without accents, single blanks between words: how names are compared.</summary>
    public static string Fold(string name)
    {
        var folded = new System.Text.StringBuilder(name.Length);
        foreach (var c in WellFormed.Of(name).Normalize(System.Text.NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) folded.Append(Plain(char.ToLowerInvariant(c)));
            else if (folded.Length > 0 && folded[^1] != ' ' && c is not ('.' or '\'' or '’')) folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    private static bool IsOfAlliance(string alias) => alias.Contains("alliance", StringComparison.OrdinalIgnoreCase);

    // letters that Unicode does not take apart
    private static char Plain(char c) => c switch
    {
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        'ı' => 'i',
        _ => c,
    };
}
