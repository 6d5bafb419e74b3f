using Foedera.Core.Primitives;

namespace Foedera.Core.Said;

/// <summary>How far a wording binds, from the least to the most. The order is that of the ladder on which communiqués
/// are drafted.</summary>
public enum Bindingness
{
    /// <summary>might, may, could, perhaps.</summary>
    Might,

    /// <summary>consider, explore, study, discuss, think about.</summary>
    Consider,

    /// <summary>aim, intend, plan, seek, want, should, stand ready to.</summary>
    Aim,

    /// <summary>agree, pledge, promise, commit, guarantee, vow.</summary>
    Pledge,

    /// <summary>will, shall, must, would in reported speech.</summary>
    Will,
}

/// <summary>The word that decides how far a wording binds.</summary>
/// <param name="Level">How far.</param>
/// <param name="Word">The word, in the content or, for an infinitive ("pledged to"), in the cue.</param>
public sealed record BindingWord(Bindingness Level, TextSpan Word);

/// <summary>Who is bound, seen from the speaker.</summary>
public enum CommittedParty
{
    /// <summary>The speaker, in person or as the body that speaks.</summary>
    Speaker,

    /// <summary>The body or side for which the speaker says "we".</summary>
    OwnSide,

    /// <summary>Somebody else: "Spain will have to invest".</summary>
    Other,
}

/// <summary>Who is bound by the wording.</summary>
/// <param name="Party">The speaker, their side, or somebody else.</param>
/// <param name="At">The words that name them; null for an infinitive, whose subject is the source.</param>
public sealed record Committed(CommittedParty Party, TextSpan? At);

/// <summary>A condition and what follows from it: "if anyone attacks" → "they will meet our full force".</summary>
/// <param name="If">The condition, with the word that opens it.</param>
/// <param name="Then">The consequence, in the same sentence; null when the sentence names none.</param>
public sealed record Condition(TextSpan If, TextSpan? Then);

/// <summary>What the wording of a statement binds to: how far, whom, on which condition, and whether it is
/// denied.</summary>
public sealed record Modality
{
    /// <summary>A wording without any of it.</summary>
    public static Modality None { get; } = new();

    /// <summary>How far it binds; null when no word of the ladder stands in it.</summary>
    public BindingWord? Binding { get; init; }

    /// <summary>Who is bound; null when nothing binds.</summary>
    public Committed? Committed { get; init; }

    /// <summary>The word that negates the main predicate of the content; null when it is affirmed.</summary>
    public TextSpan? Negation { get; init; }

    /// <summary>The word that negates the saying itself ("did not say", "denied", "refused to"); null when it was
    /// said.</summary>
    public TextSpan? CueNegation { get; init; }

    /// <summary>The words by which the text itself calls the content invented, false or never said; null when it does
    /// not. Such words are
    /// kept, and are nobody's.</summary>
    public TextSpan? Disputed { get; init; }

    /// <summary>The first condition of the content; null when it is unconditional.</summary>
    public Condition? Condition { get; init; }
}
