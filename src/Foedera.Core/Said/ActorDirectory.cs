using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said;

/// <summary>The actors that the packs know, by name, alias and surname, and by the office they held on a day.</summary>
public sealed class ActorDirectory
{
    private readonly Dictionary<string, Actor> byId = new(StringComparer.Ordinal);
    private readonly ILookup<string, Actor> byName;
    private readonly ILookup<string, Actor> bySurname;
    private readonly Lazy<ILookup<string, Actor>> bySound;
    private readonly ILookup<Primitives.StateCode, string> stateNames;
    private readonly ILookup<string, (Actor Holder, Membership Tenure)> byOffice;

    /// <summary>Indexes the actors. Of two actors with one id the later one counts, so that a user's pack can correct
    /// ours.</summary>
    public ActorDirectory(IEnumerable<Actor> actors)
    {
        foreach (var actor in actors)
            byId[actor.Id] = actor;
        All = [.. byId.Values.OrderBy(a => a.Id, StringComparer.Ordinal)];
        Offices = [.. All.Where(a => a.Kind == ActorKind.Office)];
        Alliances =
        [
            .. All.Where(a =>
                a.Kind == ActorKind.Organisation
                && Offices.Any(o =>
                    o.Id.StartsWith(a.Id + "-", StringComparison.Ordinal) && o.Aliases.Any(IsOfAlliance)
                )
            ),
        ];
        byName = All.SelectMany(a =>
                a.Aliases.Append(a.Name).Select(Fold).Distinct(StringComparer.Ordinal).Select(n => (Key: n, Actor: a))
            )
            .ToLookup(x => x.Key, x => x.Actor, StringComparer.Ordinal);
        bySurname = All.Where(a => a.Kind == ActorKind.Person)
            .SelectMany(a =>
                a.Aliases.Append(a.Name)
                    .Select(name => SurnameOf(name, a.IsFamilyNameFirst))
                    .Where(s => s.Length > 1)
                    .Select(Fold)
                    .Distinct(StringComparer.Ordinal)
                    .Select(n => (Key: n, Actor: a))
            )
            .ToLookup(x => x.Key, x => x.Actor, StringComparer.Ordinal);
        bySound = new(() =>
            bySurname
                .SelectMany(group => group.Select(actor => (Key: SoundOf(group.Key), Actor: actor)))
                .Distinct()
                .ToLookup(x => x.Key, x => x.Actor, StringComparer.Ordinal)
        );
        stateNames = All.Where(a => a is { Kind: ActorKind.State, State: not null })
            .SelectMany(a => a.Aliases.Append(a.Name).Select(name => (Key: a.State!.Value, Name: name)))
            .ToLookup(x => x.Key, x => x.Name);
        byOffice = All.SelectMany(a => a.Memberships.Select(m => (m.OfficeId, Pair: (a, m))))
            .ToLookup(x => x.OfficeId, x => x.Pair, StringComparer.Ordinal);
    }

    /// <summary>A directory of nobody.</summary>
    public static ActorDirectory Empty { get; } = new([]);

    /// <summary>Every actor, in the order of the ids.</summary>
    public ImmutableArray<Actor> All { get; }

    /// <summary>The actors of kind office.</summary>
    public ImmutableArray<Actor> Offices { get; }

    /// <summary>Organisations with an office that the packs call after "the alliance" ("alliance chief"): what those
    /// words can stand for.</summary>
    public ImmutableArray<Actor> Alliances { get; }

    /// <summary>A hash of who they are, what they are called and speak, and which offices they held when.</summary>
    public string Mark => mark ??= MarkOf(All);

    private string? mark;

    /// <summary>The actor of that id; null when there is none.</summary>
    public Actor? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Actors whose name or alias is <paramref name="name"/>; accents and case do not matter.</summary>
    public IEnumerable<Actor> Named(string name) => byName[Fold(name)];

    /// <summary>What texts call a state: its names, adjectives and capital; none when no pack describes it.</summary>
    public IEnumerable<string> NamesOf(Primitives.StateCode state) => stateNames[state];

    /// <summary>Persons whose last name is <paramref name="surname"/>; accents and case do not matter.</summary>
    public IEnumerable<Actor> WithSurname(string surname) => bySurname[Fold(surname)];

    /// <summary>Persons whose last name sounds like <paramref name="surname"/>: one name in several transcriptions
    /// (Zelensky, Zelenskyy, Selenskyj).</summary>
    public IEnumerable<Actor> Sounding(string surname) => bySound.Value[SoundOf(surname)];

    /// <summary>What is left of a name when the letters that transcriptions write in different ways are made
    /// one.</summary>
    public static string SoundOf(string name)
    {
        var sound = new System.Text.StringBuilder(name.Length);
        foreach (
            var c in Fold(name)
                .Replace("sch", "sh", StringComparison.Ordinal)
                .Replace("tsch", "ch", StringComparison.Ordinal)
                .Replace("kh", "h", StringComparison.Ordinal)
        )
        {
            var plain = c switch
            {
                'y' or 'j' => 'i',
                'w' => 'v',
                'z' => 's',
                'c' => 'k',
                _ => c,
            };
            if (sound.Length == 0 || sound[^1] != plain)
                sound.Append(plain);
        }
        return sound.ToString();
    }

    /// <summary>Those who held an office on a day, the latest to enter it first; with no day, everybody who ever held
    /// it. A tenure without
    /// an end counts as far as the holders of the office were gathered: who holds it later nobody has said.</summary>
    public IEnumerable<Actor> Holders(string officeId, DateOnly? on) =>
        Tenures(officeId, on).Select(x => x.Holder).Distinct();

    /// <summary>The same, with the tenure of each holder.</summary>
    public IEnumerable<(Actor Holder, Membership Tenure)> Tenures(string officeId, DateOnly? on) =>
        byOffice[officeId]
            .Where(x => on is not { } day || IsHeld(x.Tenure, day))
            .OrderByDescending(x => x.Tenure.Held.First ?? DateOnly.MinValue)
            .ThenBy(x => x.Holder.Id, StringComparer.Ordinal);

    private bool IsHeld(Membership tenure, DateOnly day)
    {
        if (!tenure.Held.Contains(day))
            return false;
        return tenure.Held.Last is not null
            || (tenure.KnownUntil ?? Find(tenure.OfficeId)?.KnownUntil) is not { } known
            || day <= known;
    }

    /// <summary>The last name: the last word of a name, with the particles that belong to it left out.</summary>
    public static string SurnameOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var last = words.Length - 1;
        while (last > 0 && words[last] is "Jr" or "Jr." or "Sr" or "Sr." or "II" or "III" or "IV")
            last--;
        return words.Length == 0 ? "" : words[last];
    }

    /// <summary>The family name, where it stands first the first word.</summary>
    public static string SurnameOf(string name, bool isFirst) =>
        isFirst && name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? name[..blank] : SurnameOf(name);

    /// <summary>Letters and digits in lower case without accents, single blanks between words: how names are
    /// compared.</summary>
    public static string Fold(string name)
    {
        var folded = new System.Text.StringBuilder(name.Length);
        foreach (var c in WellFormed.Of(name).Normalize(System.Text.NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
                folded.Append(Plain(char.ToLowerInvariant(c)));
            else if (folded.Length > 0 && folded[^1] != ' ' && c is not ('.' or '\'' or '’'))
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    private static bool IsOfAlliance(string alias) => alias.Contains("alliance", StringComparison.OrdinalIgnoreCase);

    private static string MarkOf(ImmutableArray<Actor> actors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var actor in actors)
        {
            var offices = actor.Memberships.Select(m => $"{m.OfficeId}\u0002{m.Held.ToEdtf()}");
            var languages = actor.Languages.IsDefaultOrEmpty ? [] : actor.Languages;
            var line = string.Join(
                '\u0001',
                [
                    actor.Id,
                    $"{actor.Kind}",
                    actor.Name,
                    $"{actor.State}",
                    .. actor.Aliases,
                    "",
                    .. languages,
                    "",
                    .. offices,
                ]
            );
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // letters that Unicode does not take apart
    private static char Plain(char c) =>
        c switch
        {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            _ => c,
        };
}
