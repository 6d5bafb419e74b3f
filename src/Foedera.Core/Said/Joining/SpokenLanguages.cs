using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foedera.Core.Said.Joining;

/// <summary>The languages (BCP 47) a speaker is known to speak in public on a day (null when the day is not known), the
/// one usual in the
/// post they hold first; empty when nobody knows.</summary>
public delegate ImmutableArray<string> SpokenLanguages(Speaker speaker, DateOnly? on);

/// <summary>Which language a speaker uses, from the actors of the packs.</summary>
public static class UsualLanguages
{
    // the language in which most leaders of a state speak in public: a tendency, weighed against what the reports show
    private static readonly FrozenDictionary<string, string> OfStates = (
        "AFG=ps AGO=pt ALB=sq ARE=ar ARG=es ARM=hy AUS=en AUT=de AZE=az BEL=nl BFA=fr BGD=bn BGR=bg "
        + "BHR=ar BIH=bs BLR=ru BOL=es BRA=pt CAN=en CHE=de CHL=es CHN=zh CIV=fr "
        + "CMR=fr COD=fr COG=fr COL=es CRI=es CUB=es CYP=el CZE=cs DEU=de DNK=da DOM=es DZA=ar ECU=es "
        + "EGY=ar ESP=es EST=et ETH=am FIN=fi FRA=fr GAB=fr GBR=en GEO=ka GHA=en "
        + "GRC=el GTM=es HND=es HRV=hr HTI=fr HUN=hu IDN=id IND=hi IRL=en IRN=fa IRQ=ar ISL=is ISR=he "
        + "ITA=it JAM=en JOR=ar JPN=ja KAZ=ru KEN=en KGZ=ky KHM=km KOR=ko KWT=ar "
        + "LAO=lo LBN=ar LBY=ar LKA=si LTU=lt LUX=fr LVA=lv MAR=ar MDA=ro MEX=es MKD=mk MLI=fr MLT=en "
        + "MMR=my MNE=sr MNG=mn MOZ=pt MYS=ms NER=fr NGA=en NIC=es NLD=nl NOR=no "
        + "NPL=ne NZL=en OMN=ar PAK=ur PAN=es PER=es PHL=en POL=pl PRK=ko PRT=pt PRY=es PSE=ar QAT=ar "
        + "ROU=ro RUS=ru RWA=rw SAU=ar SDN=ar SEN=fr SGP=en SLV=es SOM=so SRB=sr "
        + "SVK=sk SVN=sl SWE=sv SYR=ar TCD=fr THA=th TJK=tg TKM=tk TUN=ar TUR=tr TWN=zh TZA=sw UGA=en "
        + "UKR=uk URY=es USA=en UZB=uz VAT=it VEN=es VNM=vi XKX=sq YEM=ar ZAF=en"
    )
        .Split(' ')
        .Select(pair => pair.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private const string International = "en";

    /// <summary>Languages by the directory: holders of an international post use English first; a person or body
    /// without
    /// languages of its own uses its state's.</summary>
    public static SpokenLanguages In(ActorDirectory actors) =>
        (speaker, on) => Find(speaker, actors) is { } actor ? Of(actor, on, actors) : [];

    private static ImmutableArray<string> Of(Actor actor, DateOnly? on, ActorDirectory actors)
    {
        var own = !actor.Languages.IsDefaultOrEmpty ? actor.Languages : OfState(actor);
        return HoldsInternationalPost(actor, on, actors) ? [International, .. own.Where(l => l != International)] : own;
    }

    private static ImmutableArray<string> OfState(Actor actor) =>
        actor.State is { } state && OfStates.TryGetValue(state.Code, out var official) ? [official] : [];

    private static bool HoldsInternationalPost(Actor actor, DateOnly? on, ActorDirectory actors)
    {
        var held = actor
            .Memberships.Where(m => on is not { } day || m.Held.Contains(day))
            .MaxBy(m => m.Held.First ?? DateOnly.MinValue);
        return held is not null && actors.Find(held.OfficeId) is { Kind: ActorKind.Office, State: null };
    }

    private static Actor? Find(Speaker speaker, ActorDirectory actors)
    {
        if (speaker.ActorId is { } id)
            return actors.Find(id);
        return speaker.Name is { } name && actors.Named(name).Take(2).ToList() is [var only] ? only : null;
    }
}
