using System.Text.RegularExpressions;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Syntax;

namespace Foedera.Reading.Types;

/// <summary>Reads how far the wording of a statement binds, whom, on which condition, and whether it is denied. Each
/// part names the words that
/// decided. Who is bound is told by the tree where there is one; the rest by words alone.</summary>
public static partial class ModalityReader
{
    private const int LongestContent = 4000;

    // in a chain of verbs the next one stands this near: "will seriously consider"
    private const int ChainGap = 14;

    // a subject is looked for this far before its verb
    private const int SubjectReach = 60;

    // words between a subject and its verb, or before a subject
    private const string Stop =
        @"(and|but|that|so|then|as|when|because|to|if|also|now|therefore|always|never|still|only|certainly|surely|clearly|not|is|are|was|were|be|been|have|has|had|do|does|did|am|will|would|shall|must)\b";

    // "the plan" is no verb
    private const string Verbal = @"(?<!\b(the|a|an|this|any|no|his|her|their|our|its|my|new|peace) )";
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The modality of a statement of this kind, whose content and cue stand at these spans of the
    /// text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">What stands between quotation marks.</param>
    /// <param name="content">The pieces of the content.</param>
    /// <param name="cue">The cue; null without one.</param>
    /// <param name="principal">Who speaks.</param>
    /// <param name="parsed">The same text with its trees; null where it was not parsed, as transcripts are not.</param>
    public static Modality Read(
        string text,
        StatementKind kind,
        IReadOnlyList<TextSpan> content,
        TextSpan? cue,
        Principal principal,
        ParsedText? parsed
    )
    {
        var sentences = content.Where(c => c.Length <= LongestContent).SelectMany(c => Sentences(text, c)).ToList();
        var condition = sentences.Select(s => ConditionIn(text, s)).FirstOrDefault(c => c is not null);
        var (binding, before) = BindingIn(text, sentences, condition);
        if (binding is null && cue is { } said && IsInfinitive(text, content[0]))
            binding = Strongest(text, said);
        return new Modality
        {
            Binding = binding,
            Committed = binding is null
                ? null
                : CommittedBy(text, kind, Subject(text, content, binding.Word, before, parsed), principal),
            Negation = sentences.Count > 0 ? NegationIn(text, sentences[0], condition, parsed) : null,
            CueNegation = cue is { } words ? First(CueNegators(), text, words) : null,
            Condition = condition,
        };
    }

    private static bool IsInfinitive(string text, TextSpan content) =>
        content.In(text).TrimStart("“\"‘' ").StartsWith("to ", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<TextSpan> Sentences(string text, TextSpan piece)
    {
        var start = piece.Start;
        for (var i = piece.Start; i < piece.End; i++)
        {
            var ends =
                text[i] == '\n'
                || (
                    text[i] is '.' or '!' or '?'
                    && !IsInitial(text, piece.Start, i)
                    && (
                        i + 1 >= piece.End || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '"' or '”' or '’' or '\''
                    )
                );
            if (!ends)
                continue;
            if (i > start)
                yield return new TextSpan(start, i);
            start = i + 1;
        }
        if (piece.End > start)
            yield return new TextSpan(start, piece.End);
    }

    // the last stop of "U.S."
    private static bool IsInitial(string text, int start, int stop) =>
        text[stop] == '.'
        && stop - 2 >= start
        && char.IsUpper(text[stop - 1])
        && (text[stop - 2] == '.' || char.IsWhiteSpace(text[stop - 2]));

    // the weakest word of the first chain of verbs: "will consider" binds no further than "consider"
    private static (BindingWord? Binding, TextSpan Before) BindingIn(
        string text,
        List<TextSpan> sentences,
        Condition? condition
    )
    {
        foreach (var sentence in sentences)
        {
            BindingWord? found = null;
            var verb = sentence.Start;
            foreach (Match match in Ladder().Matches(sentence.Of(text)))
            {
                var word = new TextSpan(sentence.Start + match.Index, sentence.Start + match.Index + match.Length);
                if (condition?.If.Overlaps(word) == true && condition.Then is not null)
                    continue;
                var level = Level(match);
                if (found is null)
                    (found, verb) = (new BindingWord(level, word), word.Start);
                else if (
                    word.Start - found.Word.End <= ChainGap
                    && level < found.Level
                    && !text.AsSpan(found.Word.End, word.Start - found.Word.End).ContainsAny(",;:—")
                )
                    found = new BindingWord(level, word);
                else
                    break;
            }
            if (found is not null)
                return (found, new TextSpan(Math.Max(sentence.Start, verb - SubjectReach), verb));
        }
        return (null, default);
    }

    private static BindingWord? Strongest(string text, TextSpan cue) =>
        Ladder()
            .Matches(cue.Of(text))
            .Select(m => new BindingWord(Level(m), new TextSpan(cue.Start + m.Index, cue.Start + m.Index + m.Length)))
            .FirstOrDefault();

    private static Bindingness Level(Match match) =>
        match.Groups["will"].Success ? Bindingness.Will
        : match.Groups["pledge"].Success ? Bindingness.Pledge
        : match.Groups["aim"].Success ? Bindingness.Aim
        : match.Groups["consider"].Success ? Bindingness.Consider
        : Bindingness.Might;

    // the subject of the verb in its tree, as far as it is said; else what stands before the first verb of the chain
    // ends with it
    private static TextSpan? Subject(
        string text,
        IReadOnlyList<TextSpan> content,
        TextSpan word,
        TextSpan before,
        ParsedText? parsed
    )
    {
        if (parsed is not null && Clauses.SubjectOf(parsed, word) is { } found && content.Any(c => c.Contains(found)))
            return found;
        return SubjectAtEnd().Match(before.Of(text)).Groups["s"] is { Success: true } subject
            ? new TextSpan(before.Start + subject.Index, before.Start + subject.Index + subject.Length)
            : null;
    }

    // without a subject the source is it
    private static Committed CommittedBy(string text, StatementKind kind, TextSpan? subject, Principal principal) =>
        subject is { } at
            ? new Committed(principal.Named(at.Of(text)) ?? Party(at.Of(text).ToLowerInvariant(), kind), at)
            : new Committed(CommittedParty.Speaker, null);

    // reported speech turns "I" and "we" of the speaker into "he", "she" and "it"
    private static CommittedParty Party(string subject, StatementKind kind) =>
        subject switch
        {
            "i" => CommittedParty.Speaker,
            "we" => CommittedParty.OwnSide,
            "he" or "she" or "it" when kind != StatementKind.Direct => CommittedParty.Speaker,
            _ when subject.StartsWith("my ", StringComparison.Ordinal) => CommittedParty.Speaker,
            _ when OwnSide().IsMatch(subject) => CommittedParty.OwnSide,
            _ => CommittedParty.Other,
        };

    // a negation counts in the main clause only: before it turns to what somebody else does or why
    private static TextSpan? NegationIn(string text, TextSpan sentence, Condition? condition, ParsedText? parsed)
    {
        var main = condition is { Then: { } then } && sentence.Contains(condition.If) ? then : sentence;
        foreach (Match match in Negators().Matches(main.Of(text)))
        {
            var before = main.Of(text)[..match.Index];
            if (Subordinate().IsMatch(before))
                return null;
            var negator = new TextSpan(main.Start + match.Index, main.Start + match.Index + match.Length);
            if (parsed is null || Clauses.NegatesPredicate(parsed, negator))
                return negator;
        }
        return null;
    }

    private static Condition? ConditionIn(string text, TextSpan sentence)
    {
        var words = sentence.Of(text);
        if (Opening().Match(words) is { Success: true } opening)
            return Clausal(text, sentence, opening.Groups["o"].Index);
        if (Nominal().Match(words) is not { Success: true } nominal)
            return null;
        return new Condition(
            Trimmed(text, sentence.Start + nominal.Groups["if"].Index, sentence.Start + nominal.Groups["then"].Index),
            Trimmed(text, sentence.Start + nominal.Groups["then"].Index, sentence.End)
        );
    }

    private static Condition Clausal(string text, TextSpan sentence, int opening)
    {
        var words = sentence.Of(text);
        for (var comma = words.IndexOf(',', opening); comma >= 0; comma = words.IndexOf(',', comma + 1))
            if (OpensClause().IsMatch(words[(comma + 1)..Math.Min(words.Length, comma + 70)]))
                return new Condition(
                    Trimmed(text, sentence.Start + opening, sentence.Start + comma),
                    Trimmed(text, sentence.Start + comma + 1, sentence.End)
                );
        // "we are ready if they start": what comes before is the consequence
        var before = Trimmed(text, sentence.Start, sentence.Start + opening);
        var hasBefore = Finite().IsMatch(before.Of(text));
        return new Condition(Trimmed(text, sentence.Start + opening, sentence.End), hasBefore ? before : null);
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(text[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1]) && text[end - 1] is not ('%' or ')'))
            end--;
        return new TextSpan(start, end);
    }

    private static TextSpan? First(Regex sign, string text, TextSpan span) =>
        sign.Match(span.Of(text)) is { Success: true } match
            ? new TextSpan(span.Start + match.Index, span.Start + match.Index + match.Length)
            : null;

    [GeneratedRegex(
        @"(?<will>\b(will|shall|must|would|won['’]t|gonna)\b|(?<=\w)['’]ll\b|\b(?<=(am|is|are|['’]re|['’]m) (not )?)going to\b|\b(have|has) to\b)"
            + @"|(?<pledge>"
            + Verbal
            + @"\b(agree|agrees|agreed|pledge|pledges|pledged|pledging|promise|promises|promised|commit|commits|committed|vow|vows|vowed|guarantee|guarantees|guaranteed|undertake|undertakes|undertook|reaffirm|reaffirms|reaffirmed|obliged|ready and (willing|able))\b|\b(commitments?|ironclad)\b)"
            + @"|(?<aim>"
            + Verbal
            + @"\b(aim|aims|aimed|intend|intends|intended|seek|seeks|sought|plan|plans|planned|planning|want|wants|wanted|strive|strives|hope|hopes|try|trying|should|need to|needs to|ought to|determined|(ready|prepared|willing) to)\b)"
            + @"|(?<consider>"
            + Verbal
            + @"\b(consider|considers|considered|considering|explore|explores|exploring|study|studies|studying|examine|examining|discuss|discusses|discussing|thinking about|think about|weigh|weighing|look(ing)? (at|into)|open to)\b)"
            + @"|(?<might>\b(might|could|perhaps|possibly|maybe)\b|(?-i:\bmay\b))",
        Options
    )]
    private static partial Regex Ladder();

    [GeneratedRegex(
        @"(^|[\s“""‘',;:(-])(?<s>(?!"
            + Stop
            + @")[\w’'-]*[\w](?<!['’](re|m|ve|s))( (?!"
            + Stop
            + @")[\w’'-]*\w(?<!['’](re|m|ve))){0,6})((\s+"
            + Stop
            + @")|['’](re|m|ve|s)){0,3}[\s“""‘']*$",
        Options
    )]
    private static partial Regex SubjectAtEnd();

    [GeneratedRegex(
        @"\b(nato|the alliance|alliance|allies|the league|league|our|this government|the government|union|compact|council|commission|coalition)\b",
        Options
    )]
    private static partial Regex OwnSide();

    [GeneratedRegex(
        @"\b(not(?! only| just| least)|never|cannot|nothing|nobody|no one|neither|no longer|no(?= (consensus|intention|plan|plans|reason|need|interest|alternative|agreement|wish|desire|way|place|room|appetite))|refus(e|es|ed|ing)|reject(s|ed|ing)?)\b|n['’]t\b",
        Options
    )]
    private static partial Regex Negators();

    [GeneratedRegex(
        @"\b(who|which|whose|because|since|so that|although|while|where|after|before|until|lest|as if|as though|whether|than|that (they|he|she|it|anyone|nobody|some))\b|[;—–]|, (and|but|so)\b",
        Options
    )]
    private static partial Regex Subordinate();

    [GeneratedRegex(
        @"\b(not|never|den(y|ies|ied|ying)|refus(e|es|ed|ing)|declin(e|es|ed|ing)|reject(s|ed|ing)?|fail(s|ed) to|stopp?ed short of|without)\b|n['’]t\b",
        Options
    )]
    private static partial Regex CueNegators();

    [GeneratedRegex(
        @"(?<!\b(as|even|ask|asks|asked|asking|wonder|wondered|know|see)\s)\b(?<o>(if|unless|should (any|anyone|anybody|somebody|someone)|in case|in the event|whoever|whenever|anyone who|anybody who|as long as|provided|were (anyone|anybody|somebody) to)\b|(?-i:Should [A-Z]\w+|Were [A-Z]\w+ to)\b)",
        Options
    )]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"\b(?<if>(any|an|an armed|another|every) (attack|aggression|attempt|strike|incursion|violation|invasion|move|breach|threat)\b[^,;.]{0,120}?)\s(?<then>(will|would|shall|must|is going to|prompts?|provokes?|means)\b)",
        Options
    )]
    private static partial Regex Nominal();

    [GeneratedRegex(
        @"\b(will|would|shall|must|can|cannot|could|should|may|might|is|are|was|were|has|have|then|stops?|ends?|won|do|does|did)\b|['’](ll|re|s|m)\b|n['’]t\b",
        Options
    )]
    private static partial Regex Finite();

    // a subject, then a finite verb: not "or on any of us" and not "will go unanswered"
    [GeneratedRegex(
        @"^\s*[“""‘']?(then\s+)?(?!(and|or|nor|but|who|which|whose|including|such|will|would|shall|must|can|is|are)\b)[\w’'-]+[^,;]{0,60}?(\b(will|would|shall|must|can|cannot|could|should|may|might|is|are|was|were|has|have|stops?|ends?|won|do|does|did)\b|['’](ll|re|s|m)\b|n['’]t\b)",
        Options
    )]
    private static partial Regex OpensClause();
}
