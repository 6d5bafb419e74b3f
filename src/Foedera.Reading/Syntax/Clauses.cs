using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Syntax;

/// <summary>What the tree tells of a clause: its subject, and whether a word negates its predicate.</summary>
public static class Clauses
{
    // "wants to begin to pay": how many verbs may stand between a verb and the one that has the subject
    private const int Reach = 6;

    /// <summary>The subject of the clause that the words at a span belong to, without what is said of it behind
    /// (relative clauses, appositions);
    /// null when the tree shows none, as with infinitives.</summary>
    /// <param name="parsed">The text.</param>
    /// <param name="word">A verb or one of its auxiliaries.</param>
    public static TextSpan? SubjectOf(ParsedText parsed, TextSpan word)
    {
        var at = parsed.Tokens.TokenAt(word.Start);
        if (at >= parsed.Count)
            return null;
        var sentence = parsed.Tokens.SentenceOf(at);
        if (IsAuxiliary(parsed.Relation(at)) && parsed.Head(at) >= 0)
            at = parsed.Head(at);
        for (var step = 0; step < Reach && at >= 0; step++, at = parsed.Head(at))
        {
            for (var i = sentence.First; i < sentence.End; i++)
                if (parsed.Head(i) == at && parsed.Relation(i).StartsWith("nsubj", StringComparison.Ordinal))
                    return Phrase(parsed, sentence, Antecedent(parsed, i, at));
            // another verb lends its subject to what it takes along: "agreed to pay", "sent ships and will send more"
            if (parsed.Relation(at) is not ("xcomp" or "conj"))
                return null;
        }
        return null;
    }

    /// <summary>The subject of the nearest verb above some words that is not among them: who reports a clause, or does
    /// what goes on in
    /// "saying"; null when the tree shows none.</summary>
    /// <param name="parsed">The text.</param>
    /// <param name="words">A source or a cue.</param>
    public static TextSpan? GoverningSubject(ParsedText parsed, TextSpan words)
    {
        var at = parsed.Tokens.TokenAt(words.Start);
        if (at >= parsed.Count)
            return null;
        var sentence = parsed.Tokens.SentenceOf(at);
        for (var step = 0; step < 2 * Reach && at >= 0; step++, at = parsed.Head(at))
        for (var i = sentence.First; i < sentence.End; i++)
            if (
                parsed.Head(i) == at
                && parsed.Relation(i).StartsWith("nsubj", StringComparison.Ordinal)
                && !words.Overlaps(parsed.Tokens.Tokens[i])
            )
                return Phrase(parsed, sentence, Antecedent(parsed, i, at));
        return null;
    }

    /// <summary>What a relative pronoun stands for: the noun that its clause hangs on; null where the tree shows
    /// none.</summary>
    /// <param name="parsed">The text.</param>
    /// <param name="pronoun">"who", "which", "that".</param>
    public static TextSpan? AntecedentOf(ParsedText parsed, TextSpan pronoun)
    {
        var at = parsed.Tokens.TokenAt(pronoun.Start);
        if (at >= parsed.Count || !IsRelative(parsed, at))
            return null;
        var verb = parsed.Head(at);
        for (var step = 0; step < Reach && verb >= 0 && parsed.Relation(verb) is "xcomp" or "conj" or "ccomp"; step++)
            verb = parsed.Head(verb);
        if (verb < 0 || Antecedent(parsed, at, verb) is var noun && noun == at)
            return null;
        return Phrase(parsed, parsed.Tokens.SentenceOf(at), noun);
    }

    /// <summary>True of "saying", "having said": a verb that borrows its subject.</summary>
    /// <param name="parsed">The text.</param>
    /// <param name="words">The verb, with what belongs to it.</param>
    public static bool IsParticiple(ParsedText parsed, TextSpan words)
    {
        var at = parsed.Tokens.TokenAt(words.Start);
        while (at < parsed.Count && parsed.Coarse(at) == PartOfSpeech.Adv)
            at++;
        return at < parsed.Count
            && parsed.Fine(at) == "VBG"
            && !IsAuxiliary(parsed.Relation(at))
            && SubjectOf(parsed, parsed.Tokens.Tokens[at]) is null;
    }

    /// <summary>False for a "not" that belongs to a noun, a number or an adverb which is no predicate: "in 2033, not
    /// one day later".</summary>
    /// <param name="parsed">The text.</param>
    /// <param name="word">The word that negates.</param>
    public static bool NegatesPredicate(ParsedText parsed, TextSpan word)
    {
        var at = parsed.Tokens.TokenAt(word.Start);
        if (
            at >= parsed.Count
            || !parsed.Tokens[at].Equals("not", StringComparison.OrdinalIgnoreCase)
            || parsed.Head(at) is not (>= 0 and var head)
        )
            return true;
        if (
            parsed.Coarse(head)
            is not (PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Num or PartOfSpeech.Det or PartOfSpeech.Adv)
        )
            return true;
        var sentence = parsed.Tokens.SentenceOf(at);
        for (var i = sentence.First; i < sentence.End; i++)
            if (parsed.Head(i) == head && parsed.Relation(i) == "cop")
                return true;
        return false;
    }

    // "those who will pay": the relative pronoun stands for the noun before it
    private static int Antecedent(ParsedText parsed, int subject, int verb) =>
        IsRelative(parsed, subject)
        && parsed.Relation(verb) == "acl:relcl"
        && parsed.Head(verb) is >= 0 and var noun
        && noun < subject
            ? noun
            : subject;

    private static bool IsRelative(ParsedText parsed, int token) => parsed.Fine(token) is "WP" or "WDT";

    // left edge by way of the words that belong to the noun; to the right up to a clause or apposition of its own
    private static TextSpan Phrase(ParsedText parsed, TokenRange sentence, int noun)
    {
        var first = noun;
        while (
            first > sentence.First && Belongs(parsed, first - 1, noun) && parsed.Coarse(first - 1) != PartOfSpeech.Punct
        )
            first--;
        while (first < noun && parsed.Relation(first) is ("cc" or "case" or "mark"))
            first++;
        var last = noun;
        while (last + 1 < sentence.End && Belongs(parsed, last + 1, noun))
            last++;
        while (last > noun && parsed.Coarse(last) == PartOfSpeech.Punct)
            last--;
        return new TextSpan(parsed.Tokens.Tokens[first].Start, parsed.Tokens.Tokens[last].End);
    }

    private static bool Belongs(ParsedText parsed, int token, int noun)
    {
        for (var (at, step) = (token, 0); at >= 0 && step < TokenizedText.LongestSentence; at = parsed.Head(at), step++)
        {
            if (at == noun)
                return true;
            if (
                parsed.Relation(at) is "appos" or "punct" or "parataxis" or "cc:preconj"
                || parsed.Relation(at).StartsWith("acl", StringComparison.Ordinal)
            )
                return false;
        }
        return false;
    }

    private static bool IsAuxiliary(string relation) =>
        relation.StartsWith("aux", StringComparison.Ordinal) || relation == "cop";
}
