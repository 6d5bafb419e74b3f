namespace Foedera.Core.Said.Joining;

/// <summary>What speaks for or against two passages being reports of one utterance. Each is a number, mostly from 0 to
/// 1; how much it
/// counts is in <see cref="JoiningOptions"/>.</summary>
internal enum Clue
{
    /// <summary>Always 1.</summary>
    Base,

    /// <summary>Share of the lighter passage's weight that is found in the other, in order.</summary>
    Coverage,

    /// <summary>Share of both passages' weight that they have in common, in order.</summary>
    Both,

    /// <summary>Share of the lighter passage's words, little ones too, that are found in the other, in order.</summary>
    Aligned,

    /// <summary>How densely the words in common lie in the heavier passage.</summary>
    Density,

    /// <summary>Logarithm of the weight in common: two rare words in common tell less than ten.</summary>
    Common,

    /// <summary>Share of the lighter passage's weight that is found in the other in another place.</summary>
    Reordered,

    /// <summary>Share of what is in common that is the same word, not an inflection.</summary>
    Equal,

    /// <summary>Telling words in common, to four, in quarters: one name in common is chance.</summary>
    Telling,

    /// <summary>All words of the lighter passage stand in the other in a row.</summary>
    InRow,

    /// <summary>One asks, the other does not.</summary>
    Asks,

    /// <summary>The lighter one is a whole sentence and less than two thirds of both is in common.</summary>
    WholeWithin,

    /// <summary>One says no where the other does not: a different number of negations in what they have in
    /// common.</summary>
    Negation,

    /// <summary>Numbers exchanged between words that both have.</summary>
    OtherNumber,

    /// <summary>Names exchanged.</summary>
    OtherName,

    /// <summary>Stretches between words in common where one alone says no.</summary>
    Denied,

    /// <summary>Content words exchanged, for each word in ten.</summary>
    OtherWord,

    /// <summary>Days between the days that the two allow, beyond which they cannot meet (logarithm).</summary>
    DaysBetween,

    /// <summary>Days between the days of publication (logarithm), 0 where one is not known: what was said is mostly
    /// reported at once.</summary>
    PublishedApart,

    /// <summary>Two places in the body of one document.</summary>
    SameDocument,

    /// <summary>Two whole sentences in the body of one document that have less than two thirds of both in common: a
    /// document does not print two for one.</summary>
    TwoWholes,

    /// <summary>Headline or lead, and body, of one document.</summary>
    TopAndBody,

    /// <summary>Of one document, and all words of one stand in the other in a row.</summary>
    OwnWords,

    /// <summary>Two sentences of one record of speech.</summary>
    SameRecord,

    /// <summary>Two records of speech that share few of their sentences: they record two occasions. Share of the
    /// shorter record's sentences that is not alike.</summary>
    OtherOccasion,

    /// <summary>How much likelier another sentence of either document is the counterpart, in log-odds of their words,
    /// to 4, in quarters.</summary>
    Rival,

    /// <summary>Each is the other's likeliest counterpart in its document.</summary>
    Mutual,

    /// <summary>Both name the same speaker.</summary>
    SameSpeaker,

    /// <summary>They name different speakers whom the packs know.</summary>
    OtherSpeaker,

    /// <summary>They name differently, and at least one of the names may be misread.</summary>
    DoubtfulSpeaker,

    /// <summary>More than three weeks lie between them.</summary>
    LongApart,

    /// <summary>How many other sentences the two documents share (logarithm).</summary>
    Occasion,

    /// <summary>How many of the sentences beside them are alike: 0, 1 or 2.</summary>
    Neighbours,

    /// <summary>How many of the sentences beside them have their like in the other document, but not beside the other:
    /// to 2, in halves.</summary>
    OutOfPlace,

    /// <summary>Nearly word for word, and long.</summary>
    Unmistakable,
}
