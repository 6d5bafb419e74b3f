namespace Foedera.Reading.Attribution.Speakers;

/// <summary>How the words in the place of the source point at whoever speaks. A name needs no ranking.</summary>
internal enum SourceForm
{
    /// <summary>"he", "her remarks".</summary>
    Pronoun,

    /// <summary>"they", "we", a state, a body: they may speak for themselves, or somebody reports what they
    /// do.</summary>
    Other,

    /// <summary>What was said: "the letter", "his speech".</summary>
    Thing,

    /// <summary>No words at all.</summary>
    None,
}

/// <summary>What speaks for a candidate or against it, each 0 or 1 unless it says otherwise.</summary>
internal enum SpeakerSign
{
    /// <summary>Nobody that could be named: the candidate that stands for "unknown".</summary>
    Nobody,

    /// <summary>Nobody, where no speaker stands in this paragraph or the one before.</summary>
    NobodyNear,

    /// <summary>The body or state that the source names.</summary>
    IsSource,

    /// <summary>The same, where the tree makes the source the subject of the cue.</summary>
    IsSubjectSource,

    /// <summary>The tree's subject of the cue.</summary>
    SubjectOfCue,

    /// <summary>The tree's subject of the verb that governs the clause of the source or cue.</summary>
    Reports,

    /// <summary>Owns the thing, or it is by or from them.</summary>
    Owns,

    /// <summary>Named right before.</summary>
    Adjacent,

    /// <summary>Nearest named, or last spoke, in the same sentence before.</summary>
    SameSentence,

    /// <summary>One sentence before.</summary>
    OneBefore,

    /// <summary>Two sentences before.</summary>
    TwoBefore,

    /// <summary>Three to six sentences before.</summary>
    FewBefore,

    /// <summary>Further up.</summary>
    FarBefore,

    /// <summary>Named only afterwards.</summary>
    OnlyAfter,

    /// <summary>There as the subject.</summary>
    Subject,

    /// <summary>There behind a preposition.</summary>
    Oblique,

    /// <summary>There as an owner.</summary>
    Possessive,

    /// <summary>There as the first of those who fit.</summary>
    FirstThere,

    /// <summary>A colon stands between.</summary>
    Colon,

    /// <summary>"According to" them.</summary>
    AccordingTo,

    /// <summary>Spoke last, in this paragraph.</summary>
    SpokeHere,

    /// <summary>Spoke last, in the paragraph before.</summary>
    SpokeBefore,

    /// <summary>Spoke last, further up.</summary>
    SpokeEarlier,

    /// <summary>Spoke before the last one did.</summary>
    SpokeSecond,

    /// <summary>The pronoun is known to be theirs.</summary>
    Fits,

    /// <summary>No other who fits is nearer.</summary>
    Nearest,

    /// <summary>Two or more others are nearer.</summary>
    Crowded,

    /// <summary>The only one of the text who fits.</summary>
    Only,

    /// <summary>Their share of all mentions of persons, from 0 to 1.</summary>
    Share,

    /// <summary>Nothing but the capitals shows a person.</summary>
    Uncertain,

    /// <summary>Named right behind the words of the source. A pronoun cannot mean them, so they are no candidates for
    /// one.</summary>
    Beside,

    /// <summary>Nearest named in a sentence whose subject is the same pronoun.</summary>
    BesideEarlier,

    /// <summary>The only person that the paragraph before names.</summary>
    AloneBefore,

    /// <summary>The next paragraph goes on about them.</summary>
    GoesOn,

    /// <summary>Named in the first paragraphs.</summary>
    Opening,
}

/// <summary>Who may speak, and what speaks for it.</summary>
/// <param name="Name">The name; null for nobody.</param>
/// <param name="ActorId">The packs' id; null when they do not know the name.</param>
/// <param name="Person">The person; null for bodies and nobody.</param>
internal sealed record SpeakerCandidate(string? Name, string? ActorId, Person? Person)
{
    /// <summary>How many kinds of evidence there are.</summary>
    public static readonly int Signs = Enum.GetValues<SpeakerSign>().Length;

    /// <summary>One number for each <see cref="SpeakerSign"/>.</summary>
    public double[] Evidence { get; } = new double[Signs];

    /// <summary>That these are the words of the candidate, from 0 to 1.</summary>
    public double Probability { get; set; }

    /// <summary>Notes a sign.</summary>
    public void Mark(SpeakerSign sign, bool holds) => Evidence[(int)sign] = holds ? 1 : 0;
}

/// <summary>The candidates for one statement, ranked.</summary>
internal sealed record SpeakerRanking(SourceForm Form, List<SpeakerCandidate> Candidates);
