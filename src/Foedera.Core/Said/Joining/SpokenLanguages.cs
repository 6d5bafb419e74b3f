using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foedera.Core.Said.Joining;

/// <summary>The languages (BCP 47) a speaker is known to speak in public on a day (null when the day is not known), the one usual in the
/// post they hold first; empty when nobody knows.</summary>
public delegate ImmutableArray<string> SpokenLanguages(Speaker speaker, DateOnly? on);

/// <summary>Which language a speaker uses, from the actors of the packs.</summary>
public static class UsualLanguages
{
    // the language of government; states with several are left out, for there it depends on the speaker
    private static readonly FrozenDictionary<string, string> OfStates = (
        "ALB=sq AUS=en AUT=de BGR=bg BLR=ru BRA=pt CHN=zh CUB=es CZE=cs DEU=de DNK=da EGY=ar ESP=es EST=et FRA=fr GBR=en GEO=ka GRC=el HRV=hr HUN=hu IRL=en IRN=fa ISL=is ISR=he " +
        "ITA=it JPN=ja KOR=ko LTU=lt LVA=lv MDA=ro MEX=es MKD=mk MNE=sr NLD=nl NOR=no NZL=en POL=pl PRK=ko PRT=pt ROU=ro RUS=ru SAU=ar SRB=sr SVK=sk SVN=sl SWE=sv SYR=ar TUR=tr TWN=zh UKR=uk USA=en VNM=vi")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Languages by the directory: holders of an international post use English first where they speak it; a body without
    /// languages of its own uses its state's.</summary>
    public static SpokenLanguages In(ActorDirectory actors) => (speaker, on) => Find(speaker, actors) is { } actor ? Of(actor, on, actors) : [];

    private static ImmutableArray<string> Of(Actor actor, DateOnly? on, ActorDirectory actors)
    {
        if (actor.Languages.IsDefaultOrEmpty) return actor.State is { } state && OfStates.TryGetValue(state.Code, out var official) ? [official] : [];
        var english = actor.Languages.IndexOf("en");
        return english > 0 && HoldsInternationalPost(actor, on, actors) ? [.. actor.Languages.RemoveAt(english).Insert(0, "en")] : actor.Languages;
    }

    private static bool HoldsInternationalPost(Actor actor, DateOnly? on, ActorDirectory actors)
    {
        var held = actor.Memberships.Where(m => on is not { } day || m.Held.Contains(day)).MaxBy(m => m.Held.First ?? DateOnly.MinValue);
        return held is not null && actors.Find(held.OfficeId) is { Kind: ActorKind.Office, State: null };
    }

    private static Actor? Find(Speaker speaker, ActorDirectory actors)
    {
        if (speaker.ActorId is { } id) return actors.Find(id);
        return speaker.Name is { } name && actors.Named(name).Take(2).ToList() is [var only] ? only : null;
    }
}
