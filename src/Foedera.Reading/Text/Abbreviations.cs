using System.Collections.Frozen;

namespace Foedera.Reading.Text;

/// <summary>English abbreviations that end in a full stop.</summary>
internal static class Abbreviations
{
    // before a name, number or the like: a sentence does not end here
    private static readonly FrozenSet<string> Leading = Set(
        "Adm Amb Asst Atty Brig Capt Cmdr Cmsr Col Comdr Cpl Cpt Del Dr Drs Fr Ft Gen Gov Govs Hon Insp Lt Maj Messrs Mme Mlle Mr Mrs Ms Msgr Mt Pfc Pres Prof "
            + "Pvt Rep Reps Rev Sec Sen Sens Sgt Spc Sr St Supt vs v cf approx ca Mgr Vice-Adm"
    );

    // may stand at the end of a sentence
    private static readonly FrozenSet<string> Other = Set(
        "Ala Ariz Ark Calif Colo Conn Dec Feb Fla Ga Ill Ind Jan Kan Ky La Mass Md Mich Minn Mo Mont Neb Nev Nov Oct Okla Ore Pa Penn Sept Tenn Tex Va Vt Wash "
            + "Wis Wyo Aug Apr Bros Co Corp Inc Jr Ltd Plc LLC Dept Univ etc al Ave Blvd Rd Mon Tue Tues Wed Thu Thur Thurs Fri PhD Esq Mfg Intl Natl Assn Bldg est"
    );

    // only before a number: "No. 5", "Art. 5", "Fig. 2", "p. 3"
    private static readonly FrozenSet<string> Numbered = Set("No Nos Art Arts Fig Figs pp p para sec ch vol Vol");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LeadingLookup =
        Leading.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherLookup =
        Other.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NumberedLookup =
        Numbered.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the longest one, without its stop.</summary>
    public const int Longest = 8;

    /// <summary>True when the word, given without its stop, is an abbreviation here.</summary>
    public static bool Contains(ReadOnlySpan<char> word, bool numberFollows) =>
        LeadingLookup.Contains(word) || OtherLookup.Contains(word) || (numberFollows && NumberedLookup.Contains(word));

    /// <summary>True when a sentence cannot end with the word, given without its stop.</summary>
    public static bool IsLeading(ReadOnlySpan<char> word) =>
        LeadingLookup.Contains(word) || NumberedLookup.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
