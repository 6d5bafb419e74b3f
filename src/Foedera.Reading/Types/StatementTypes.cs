using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Types;

/// <summary>What a statement does, and the rule that says so.</summary>
/// <param name="Type">Commitment, warning, …</param>
/// <param name="Rule">The rule, in words.</param>
public sealed record TypeReading(StatementType Type, string Rule);

/// <summary>Says what a statement does (commitment, warning, …) from its words and from those that introduce it: rules in a fixed order over
/// signs of mood, person, tense, condition and harm; the first that applies decides.</summary>
public static class StatementTypes
{
    // how far around the content its introduction is looked for, within the sentence
    private const int Before = 60;
    private const int After = 45;
    private const int LongestContent = 2000;
    private const int FewBlanks = 6;

    private static readonly ImmutableArray<Rule> Rules =
    [
        new("somebody is asked to act", StatementType.Request, s => s.Cue(TypeSigns.AskingCue()) && !s.Has(TypeSigns.Attack())),
        new("the words ask", StatementType.Request, s => s.Has(TypeSigns.Asking())),
        new("an order", StatementType.Request, s => (s.Has(TypeSigns.Order()) || s.Has(TypeSigns.YouMust())) && !s.Has(TypeSigns.Harm())),
        new("an obligation is invoked", StatementType.Commitment, s => s.Has(TypeSigns.Invoke())),
        new("help under a condition", StatementType.Commitment, s => s.IsThreatened && s.Has(TypeSigns.Vow()) && !s.Has(TypeSigns.Harm())),
        new("harm under a condition", StatementType.Warning, s => s.IsThreatened),
        new("an attack and its answer", StatementType.Warning, s => s.Has(TypeSigns.Attack()) && s.Has(TypeSigns.Harm()) && (s.IsAhead || s.Has(TypeSigns.Answer()))),
        new("harm ahead", StatementType.Warning, s => s.Has(TypeSigns.Harm()) && !s.Has(TypeSigns.Vow()) && s.Has(TypeSigns.Ahead())),
        new("harm, and a cue of warning", StatementType.Warning, s => s.Has(TypeSigns.Harm()) && s.Cue(TypeSigns.WarningCue())),
        new("somebody able to attack", StatementType.Warning, s => s.Has(TypeSigns.AbleToAttack())),
        new("readiness for war", StatementType.Warning, s => s.Has(TypeSigns.ReadyForWar())),
        new("a danger", StatementType.Warning, s => s.Has(TypeSigns.Danger())),
        new("a cue of warning", StatementType.Warning, s => s.Cue(TypeSigns.WarningCue()) && !s.Has(TypeSigns.Vow()) && !(s.Has(TypeSigns.Must()) && s.Has(TypeSigns.First()))),
        new("a question", StatementType.Request, s => s.Said.TrimEnd().EndsWith('?')),
        new("a refusal", StatementType.Position, s => s.Has(TypeSigns.Refusal()) && !s.Has(TypeSigns.Vow())),
        new("a vow", StatementType.Commitment, s => s.Has(TypeSigns.Vow()) && !s.Has(TypeSigns.Must())),
        new("an act of one's own side ahead", StatementType.Commitment, s => s.Has(TypeSigns.OwnAct())),
        new("a cue of promise", StatementType.Commitment, s => s.Cue(TypeSigns.VowingCue()) && (s.IsAhead || s.Has(TypeSigns.Vow()) || s.Has(TypeSigns.Infinitive()))),
        new("others must act", StatementType.Request, s => (s.Has(TypeSigns.OthersMust()) && !s.Has(TypeSigns.First())) || s.Has(TypeSigns.AllMust())),
        new("what must be", StatementType.Position, s => s.Has(TypeSigns.Must())),
        new("an event told", StatementType.Report, s => s.Has(TypeSigns.Event()) && !s.Has(TypeSigns.Opinion())),
        new("what will be", StatementType.Forecast, s => s.IsAhead && s.Has(TypeSigns.WillBe()) && !s.Has(TypeSigns.Opinion())),
        new("an opinion", StatementType.Position, s => s.Has(TypeSigns.Opinion()) || s.Has(TypeSigns.Might())),
        new("a cue of judgement", StatementType.Assessment, s => s.Cue(TypeSigns.JudgingCue())),
        new("how things are", StatementType.Assessment, s => s.Has(TypeSigns.State())),
        new("too few words to tell", StatementType.Position, s => s.Said.Count(' '.Equals) <= FewBlanks),
        new("a finite verb", StatementType.Assessment, s => s.Has(TypeSigns.Verb())),
        new("no sign", StatementType.Position, _ => true),
    ];

    /// <summary>The type of the statement whose content stands at these spans of the text.</summary>
    public static StatementType Of(string text, IReadOnlyList<TextSpan> content) => Read(text, content).Type;

    /// <summary>The type of the statement whose content stands at these spans of the text, with the rule that decided.</summary>
    public static TypeReading Read(string text, IReadOnlyList<TextSpan> content)
    {
        var scene = new Scene(
            Plain(string.Join(' ', content.Select(c => c.Of(text)[..Math.Min(c.Length, LongestContent)]))),
            Plain(string.Concat(Introduction(text, content[0].Start), " | ", Afterwards(text, content[^1].End))));
        var rule = Rules.First(r => r.Applies(scene));
        return new TypeReading(rule.Type, rule.Name);
    }

    private static ReadOnlySpan<char> Introduction(string text, int to)
    {
        var from = Math.Max(text.LastIndexOf('\n', Math.Max(0, to - 1)) + 1, to - Before);
        if (from >= to) return [];
        var words = text.AsSpan(from, to - from);
        for (var i = words.Length - 2; i > 0; i--)
            if (words[i] is '.' or '!' or '?' && IsAfterStop(words, i + 1)) return words[(i + 1)..];
        return words;
    }

    // a stop ends a sentence when white space follows it, or a closing mark and white space
    private static bool IsAfterStop(ReadOnlySpan<char> words, int at) =>
        char.IsWhiteSpace(words[at]) || (at + 1 < words.Length && words[at] is '"' or '”' or '’' or '\'' && char.IsWhiteSpace(words[at + 1]));

    private static ReadOnlySpan<char> Afterwards(string text, int from)
    {
        var line = text.IndexOf('\n', from);
        var words = text.AsSpan(from, Math.Min(line < 0 ? text.Length : line, from + After) - from);
        for (var i = 1; i + 1 < words.Length; i++)
            if (words[i] == '.' && char.IsLower(words[i - 1]) && char.IsWhiteSpace(words[i + 1])) return words[..i];
        return words;
    }

    // "^ we'll defend them " : lower case, one blank between words, stops and commas apart, so that signs can be looked up as they are
    private static string Plain(string text)
    {
        var plain = new StringBuilder("^ ", text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(text[i]);
            if (char.IsLetterOrDigit(c) || c is '-' or '|' || (c == '\'' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]))) plain.Append(c);
            else if (c is '?' or '.' or ',') plain.Append(' ').Append(c).Append(' ');
            else plain.Append(' ');
        }
        plain.Append(' ');
        var single = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
            if (plain[i] != ' ' || i == 0 || plain[i - 1] != ' ') single.Append(plain[i]);
        return single.ToString();
    }

    /// <summary>One rule: its name, the type it gives, when it applies.</summary>
    private sealed record Rule(string Name, StatementType Type, Func<Scene, bool> Applies);

    /// <summary>What the rules look at: the words said, and those that introduce them.</summary>
    private sealed record Scene(string Said, string Around)
    {
        public bool IsAhead => Has(TypeSigns.Future()) || Has(TypeSigns.Would());

        public bool IsThreatened => Has(TypeSigns.Condition()) && (Has(TypeSigns.Harm()) || (Has(TypeSigns.Attack()) && (IsAhead || Has(TypeSigns.Ready()))));

        public bool Has(Regex sign) => sign.IsMatch(Said);

        public bool Cue(Regex sign) => sign.IsMatch(Around);
    }
}
