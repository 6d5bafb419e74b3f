namespace Foedera.Core.Said.Joining;

/// <summary>What speaks for or against a fragment being taken out of a sentence. Each is a number, mostly from 0 to 1;
/// how much it counts
/// is in <see cref="JoiningOptions.Belonging"/>.</summary>
internal enum FragmentClue
{
    /// <summary>Always 1.</summary>
    Base,

    /// <summary>Its words stand in the sentence in a row.</summary>
    InRow,

    /// <summary>Share of its weight that is found in the sentence, in order.</summary>
    Coverage,

    /// <summary>Share of both that they have in common: a short sentence is mostly another report of a short
    /// sentence.</summary>
    Both,

    /// <summary>How much its words tell (logarithm).</summary>
    Weight,

    /// <summary>It begins as sentences do.</summary>
    Whole,

    /// <summary>It begins as sentences do, and its words do not stand in a row.</summary>
    WholeOutOfRow,

    /// <summary>Its own document quotes the sentence, too.</summary>
    SameDocument,

    /// <summary>Its own document quotes the sentence, in other words.</summary>
    QuotedOtherwise,

    /// <summary>How many other sentences its document shares with one that quotes the sentence: 0 to 3, in
    /// thirds.</summary>
    Beside,

    /// <summary>How many documents quote the sentence (logarithm).</summary>
    Documents,

    /// <summary>A record of speech holds the sentence.</summary>
    Record,

    /// <summary>Both name the same speaker.</summary>
    SameSpeaker,

    /// <summary>They name differently, and at least one of the names may be misread.</summary>
    DoubtfulSpeaker,

    /// <summary>How many other sentences hold its words in a row (logarithm).</summary>
    Rivals,

    /// <summary>Days between the days that the two allow (logarithm).</summary>
    DaysBetween,

    /// <summary>A content word or a "not" stands in another's place.</summary>
    Exchanged,
}
