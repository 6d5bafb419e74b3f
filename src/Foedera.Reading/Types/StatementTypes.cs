using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Types;

/// <summary>What a statement does, and the rule that says so.</summary>
/// <param name="Type">Commitment, warning, …</param>
/// <param name="Rule">The rule, in words.</param>
public sealed record TypeReading(StatementType Type, string Rule);

/// <summary>Says what a statement does (commitment, warning, …) from the signs in its first sentences and from its cue:
/// rules in a fixed order; the
/// first that applies to one of the sentences decides. The signs themselves are lists of phrases in
/// <c>Lexicons/type-signs.txt</c>.</summary>
public static class StatementTypes
{
    // whoever says several things says the weightiest early
    private const int SentencesAtMost = 2;

    private static readonly ImmutableArray<Rule> Rules =
    [
        new(
            "an attack that may come by a date",
            StatementType.Forecast,
            s => s.Has(TypeSign.Attack) && s.Has(TypeSign.Could) && s.Has(TypeSign.Dated) && !s.Has(TypeSign.Condition)
        ),
        new("a threat", StatementType.Warning, s => s.Has(TypeSign.Threat) && !s.Has(TypeSign.Vow)),
        new(
            "a cue of asking",
            StatementType.Request,
            s => s.Cue(CueSense.Ask) && !s.IsQuoted && !s.Has(TypeSign.Attack)
        ),
        new("a proposal that others act", StatementType.Request, s => s.Cue(CueSense.Propose) && s.IsClause),
        new("a proposal", StatementType.Position, s => s.Cue(CueSense.Propose)),
        new(
            "the words ask",
            StatementType.Request,
            s => s.Has(TypeSign.Asking) || (s.Has(TypeSign.Order) && !s.Has(TypeSign.Harm))
        ),
        new(
            "an obligation is invoked",
            StatementType.Commitment,
            s => s.Has(TypeSign.Invoke) && s.HasAny(TypeSign.Attack, TypeSign.Condition)
        ),
        new("a cue of judgement", StatementType.Assessment, s => s.Cue(CueSense.Judge) && !s.Has(TypeSign.Stance)),
        new(
            "help under a condition",
            StatementType.Commitment,
            s => s.IsThreatened && s.Has(TypeSign.Vow) && !s.HasAny(TypeSign.Harm, TypeSign.NoVow)
        ),
        new("harm under a condition", StatementType.Warning, s => s.IsThreatened),
        new(
            "an attack and its answer",
            StatementType.Warning,
            s => s.Has(TypeSign.Attack) && s.Has(TypeSign.Harm) && s.Has(TypeSign.Answer) && s.Has(TypeSign.Ahead)
        ),
        new(
            "harm ahead",
            StatementType.Warning,
            s => s.IsHarmAhead && !s.IsInFirstPerson && !s.HasAny(TypeSign.Vow, TypeSign.InHindsight)
        ),
        new(
            "harm, and a cue of warning",
            StatementType.Warning,
            s =>
                s.Cue(CueSense.Warn)
                && s.HasAny(TypeSign.Harm, TypeSign.Attack, TypeSign.Danger)
                && !s.HasAny(TypeSign.Vow, TypeSign.Stance)
        ),
        new(
            "a danger",
            StatementType.Warning,
            s => s.Has(TypeSign.Danger) && !s.IsInFirstPerson && !s.HasAny(TypeSign.Vow, TypeSign.Invoke)
        ),
        new(
            "a fear",
            StatementType.Warning,
            s =>
                s.Cue(CueSense.Fear)
                && s.HasAny(TypeSign.Ahead, TypeSign.Could, TypeSign.Harm, TypeSign.Attack, TypeSign.Finite)
        ),
        new(
            "a cue of warning",
            StatementType.Warning,
            s =>
                s.Cue(CueSense.Warn)
                && !s.HasAny(TypeSign.Vow, TypeSign.Stance)
                && !(s.Has(TypeSign.Must) && s.IsInFirstPerson)
        ),
        new(
            "a refusal",
            StatementType.Position,
            s => (s.Has(TypeSign.Refusal) && !s.Has(TypeSign.Vow)) || s.Has(TypeSign.NoVow)
        ),
        new("support, as a noun", StatementType.Position, s => s.IsNoun && s.Has(TypeSign.Support)),
        new("a vow", StatementType.Commitment, s => s.Has(TypeSign.Vow) && !s.HasAny(TypeSign.NoVow, TypeSign.Must)),
        new("confidence or doubt, as a noun", StatementType.Assessment, s => s.IsNoun && s.Has(TypeSign.Confidence)),
        new(
            "a cue of promise",
            StatementType.Commitment,
            s =>
                s.Cue(CueSense.Promise)
                && !s.Has(TypeSign.Stance)
                && (
                    s.IsInfinitive
                    || s.HasAny(TypeSign.Commitment, TypeSign.OwnAct, TypeSign.SelfAct)
                    || (s.Has(TypeSign.Ahead) && !s.HasAny(TypeSign.WillHappen, TypeSign.Finite))
                )
        ),
        new(
            "an act of one's own side ahead",
            StatementType.Commitment,
            s => s.Has(TypeSign.OwnAct) && !s.HasAny(TypeSign.Must, TypeSign.Stance)
        ),
        new(
            "an act of the speaker ahead",
            StatementType.Commitment,
            s => !s.IsQuoted && s.Has(TypeSign.SelfAct) && !s.Has(TypeSign.Attack)
        ),
        new(
            "others must act",
            StatementType.Request,
            s => (s.Has(TypeSign.OthersMust) || s.IsDutyOfOthers) && !s.IsInFirstPerson && !s.Has(TypeSign.InHindsight)
        ),
        new("what must be", StatementType.Position, s => s.Has(TypeSign.Must) && !s.Has(TypeSign.InHindsight)),
        new("a cue of stance", StatementType.Position, s => s.Cue(CueSense.Stance)),
        new("an event told", StatementType.Report, s => s.Has(TypeSign.Event)),
        new("thanks", StatementType.Report, s => s.Cue(CueSense.Thank)),
        new("a cue of expectation", StatementType.Forecast, s => s.Cue(CueSense.Expect)),
        new(
            "what will be",
            StatementType.Forecast,
            s =>
                !s.Has(TypeSign.Stance)
                && (
                    s.Has(TypeSign.Likely)
                    || (s.Has(TypeSign.Ahead) && s.Has(TypeSign.Dated))
                    || (!s.IsQuoted && s.Has(TypeSign.WillHappen))
                )
        ),
        new("a cue of telling", StatementType.Report, s => s.Cue(CueSense.Tell)),
        new("commitment, as a noun", StatementType.Commitment, s => s.IsNoun && s.Has(TypeSign.Commitment)),
        new(
            "a stance",
            StatementType.Position,
            s => s.HasAny(TypeSign.Stance, TypeSign.Considering) && !s.Has(TypeSign.InHindsight)
        ),
        new("how things are", StatementType.Assessment, s => s.Has(TypeSign.Finite)),
        new("too few words to tell", StatementType.Position, s => s.IsScrap),
        new("no sign", StatementType.Assessment, _ => true),
    ];

    /// <summary>The type of the statement of this kind whose content and cue stand at these spans of the
    /// text.</summary>
    public static StatementType Of(string text, StatementKind kind, IReadOnlyList<TextSpan> content, TextSpan? cue) =>
        Read(text, kind, content, cue).Type;

    /// <summary>The type of the statement of this kind whose content and cue stand at these spans of the text, with the
    /// rule that decided.</summary>
    public static TypeReading Read(string text, StatementKind kind, IReadOnlyList<TextSpan> content, TextSpan? cue)
    {
        var reading = CueReading.Of(text, cue);
        var sentences = SaidWords
            .Sentences(text, content, kind == StatementKind.Direct, SentencesAtMost)
            .ConvertAll(words => new SaidSentence(words, kind, reading));
        var rule = Rules.First(r => sentences.Exists(s => r.Applies(s)));
        return new TypeReading(rule.Type, rule.Name);
    }

    /// <summary>One rule: its name, the type it gives, when it applies.</summary>
    private sealed record Rule(string Name, StatementType Type, Func<SaidSentence, bool> Applies);
}
