namespace Foedera.Reading.Types;

/// <summary>What a sentence can show that tells what it does; the phrases of each are in
/// <c>Lexicons/type-signs.txt</c>.</summary>
internal enum TypeSign
{
    /// <summary>"if", "anyone who", "any attack".</summary>
    Condition,

    /// <summary>A condition that is no warning: "as if", "even if", "if you had".</summary>
    Unreal,

    /// <summary>What nobody wants to suffer.</summary>
    Harm,

    /// <summary>"undermines", "at risk".</summary>
    Danger,

    /// <summary>"will", "would", "going to", "ready".</summary>
    Ahead,

    /// <summary>"could", "may", "might".</summary>
    Could,

    /// <summary>War and attack.</summary>
    Attack,

    /// <summary>"ready", "prepared".</summary>
    Ready,

    /// <summary>"will face", "a response".</summary>
    Answer,

    /// <summary>A treaty is invoked.</summary>
    Invoke,

    /// <summary>"ironclad", "whatever it takes", "committed to".</summary>
    Vow,

    /// <summary>"cannot commit", "would only commit".</summary>
    NoVow,

    /// <summary>"we will not", "ruled out".</summary>
    Refusal,

    /// <summary>What the speaker or their side will do: "we will send".</summary>
    OwnAct,

    /// <summary>The same, reported: "he would send", "it aims to".</summary>
    SelfAct,

    /// <summary>"must", "should", "needs to".</summary>
    Must,

    /// <summary>"should have", "must be doing": no duty but a judgement.</summary>
    InHindsight,

    /// <summary>"you must", "all members should".</summary>
    OthersMust,

    /// <summary>An imperative.</summary>
    Order,

    /// <summary>"we urge".</summary>
    Asking,

    /// <summary>"it will", "expected to".</summary>
    WillHappen,

    /// <summary>"we met", "was signed".</summary>
    Event,

    /// <summary>"we support", "it is vital to", "our goal is".</summary>
    Stance,

    /// <summary>"considering", "could be seen as".</summary>
    Considering,

    /// <summary>"is", "has", "did".</summary>
    Finite,

    /// <summary>The noun: "commitment to".</summary>
    Commitment,

    /// <summary>The noun: "support for".</summary>
    Support,

    /// <summary>"confidence in", "concern over".</summary>
    Confidence,

    /// <summary>"not protect you", "pay dearly", "respond decisively".</summary>
    Threat,

    /// <summary>"within five years", "by 2030".</summary>
    Dated,

    /// <summary>"likely to", "inevitably".</summary>
    Likely,
}

/// <summary>What a cue says about the words it introduces; its verbs and nouns are in
/// <c>Lexicons/type-signs.txt</c>.</summary>
[Flags]
internal enum CueSense
{
    /// <summary>Nothing: "said".</summary>
    None = 0,

    /// <summary>"warned".</summary>
    Warn = 1,

    /// <summary>"fears".</summary>
    Fear = 1 << 1,

    /// <summary>"vowed", "agreed".</summary>
    Promise = 1 << 2,

    /// <summary>"urged".</summary>
    Ask = 1 << 3,

    /// <summary>"proposed".</summary>
    Propose = 1 << 4,

    /// <summary>"accused", "praised".</summary>
    Judge = 1 << 5,

    /// <summary>"thanked".</summary>
    Thank = 1 << 6,

    /// <summary>"supports", "opposes".</summary>
    Stance = 1 << 7,

    /// <summary>"expects".</summary>
    Expect = 1 << 8,

    /// <summary>"disclosed".</summary>
    Tell = 1 << 9,

    /// <summary>"called": asks with "for" or "on", else judges.</summary>
    Call = 1 << 10,
}
