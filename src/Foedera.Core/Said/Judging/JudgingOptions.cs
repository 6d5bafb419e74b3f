using Foedera.Core.Said.Joining;

namespace Foedera.Core.Said.Judging;

/// <summary>Every number that decides what was said and in which language. Evidence is counted in log-odds (natural
/// logarithm): 0 says
/// nothing, 1 makes something 2.7 times as likely. Each says where it comes from: <i>fitted</i> on the press corpora,
/// one event left out at
/// a time (<c>foedera-lab joining --judge</c>); <i>counted</i> there as the words beside the number say; <i>law</i> of
/// the field; or <i>taste</i>.</summary>
public sealed record JudgingOptions
{
    /// <summary>The options as shipped.</summary>
    public static JudgingOptions Default { get; } = new();

    /// <summary>What clues to the language spoken weigh. Log-odds, −3 to 6. Counted: of 24 speakers of the corpora with a
    /// usual language other than English 5 spoke English; of independent reports in the language spoken half of the
    /// pairs agree word for word, in translations 15 in 100 (ln(.5/.15), ln(.5/.85)); of seven records of speech three
    /// are translations; where there is one, reports that agree may have its words, and say half as much (the weights
    /// fitted without each event are near it: <c>foedera-lab joining --languages</c>). The others are taste: whole
    /// events hang on them, too few to fit.</summary>
    internal LogisticModel<LanguageClue> Language { get; init; } =
        new(
            (LanguageClue.Usual, 2.5f),
            (LanguageClue.Further, 1.2f),
            (LanguageClue.Printed, 0.6f),
            (LanguageClue.Company, 1.5f),
            (LanguageClue.Agreeing, 1.2f),
            (LanguageClue.Differing, -0.53f),
            (LanguageClue.QuotedAbroad, 1.5f),
            (LanguageClue.Stated, 4f),
            (LanguageClue.Interpreted, -2.5f),
            (LanguageClue.Record, 1.2f),
            (LanguageClue.AgreeingAsRecorded, -0.6f)
        );

    /// <summary>Pairs of reports hang together: no more than this many count. Pairs, 1 to 50. Fitted.</summary>
    public double MostPairs { get; init; } = 8;

    /// <summary>Words from which agreement tells anything. Words, 4 to 12. Taste.</summary>
    public int LeastWords { get; init; } = 6;

    /// <summary>The least belief in a language with which a wording in another is called translated. 0.5 to 1.
    /// Taste.</summary>
    public double LeastToTranslate { get; init; } = 0.5;

    /// <summary>A record of speech that does not say how it was made holds the words as spoken. Log-odds, −1 to 4.
    /// Fitted.</summary>
    public double TranscriptUnstated { get; init; } = 1.6;

    /// <summary>One that calls itself word for word. Log-odds. Taste.</summary>
    public double TranscriptVerbatim { get; init; } = 2.5;

    /// <summary>One that says it was edited. Log-odds. Taste.</summary>
    public double TranscriptEdited { get; init; } = 1.6;

    /// <summary>A text as prepared. Log-odds. Taste.</summary>
    public double TranscriptPrepared { get; init; } = 0.6;

    /// <summary>One made by speech recognition. Log-odds. Taste.</summary>
    public double TranscriptMachine { get; init; } = 0.2;

    /// <summary>For a text published by the body itself or a state (a host under .gov, .int, .mil, europa.eu; an
    /// official text). Log-odds, 0 to 4. Taste.</summary>
    public double OwnRecord { get; init; } = 2.5;

    /// <summary>For one independent report that has the record's words unchanged: ln(.5/.1). Log-odds. Counted, then
    /// left by the fit.</summary>
    public double ReportAgrees { get; init; } = 1.6;

    /// <summary>For one that has others: ln(.5/.9). Log-odds. Counted, then left by the fit.</summary>
    public double ReportDiffers { get; init; } = -0.59;

    /// <summary>No more than this many reports are heard about a record of speech. Reports. Taste.</summary>
    public double MostReports { get; init; } = 8;

    /// <summary>A single report holds the words as spoken. Log-odds. Fitted.</summary>
    public double LoneReport { get; init; } = -0.3;

    /// <summary>For each further voice with the same words. Log-odds, 0 to 3. Fitted.</summary>
    public double FurtherVoice { get; init; } = 1.3;

    /// <summary>A voice that has this share of a wording's weight bears it out in full, one that has less by its share.
    /// 0 to 1. Taste.</summary>
    public double FullShare { get; init; } = 0.5;

    /// <summary>Against, for each voice with other words. Log-odds, −3 to 0. Fitted.</summary>
    public double OtherVoice { get; init; } = -0.5;

    /// <summary>For how far the documents that print it agree with others elsewhere, from −1/2 to 1/2 times this.
    /// Log-odds. Fitted.</summary>
    public double Reliability { get; init; } = 2;

    /// <summary>The least belief in a witness with which a differing wording is called altered. 0.5 to 1. Taste: three
    /// chances in five, and no accusation below it.</summary>
    public double LeastToAccuse { get; init; } = 0.6;

    /// <summary>Share of its weight that a wording must have in common with the witness, in order, to be called
    /// altered. 0 to 1. Law: a pair joined wrongly must accuse nobody.</summary>
    public double LeastShared { get; init; } = 0.4;

    /// <summary>By its words alone a wording must be the witness's sentence with at least this to be called altered.
    /// Log-odds. Taste: two to one; on the press corpora it opens one verdict and spares none.</summary>
    public double LeastAlike { get; init; } = 0.75;

    /// <summary>A witness of less belief disagrees with those that differ from it as they do with it. 0 to 1. Taste:
    /// the side of the even chance.</summary>
    public double LeastToStand { get; init; } = 0.5;

    /// <summary>Share of the shorter text's five-word stretches that two reports share, quotations aside, when one
    /// copies the other. 0 to 1. Taste.</summary>
    public double CopiedShare { get; init; } = 0.5;

    /// <summary>Fewest such stretches that tell anything. Stretches. Taste.</summary>
    public int LeastStretches { get; init; } = 60;
}
