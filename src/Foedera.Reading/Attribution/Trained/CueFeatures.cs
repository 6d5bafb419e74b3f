using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>What the cue model sees of a token: the word and its neighbours, what hangs on it in the tree and on what it hangs,
/// quotation marks near it, and whether it stands below another word that could be a cue.</summary>
internal static class CueFeatures
{
    /// <summary>Most features a token has.</summary>
    public const int Most = 96;

    /// <summary>Whether a token can be the heart of a cue at all.</summary>
    public static bool CanBeCue(Scenery s, int i) => s.Parsed.Coarse(i) switch
    {
        PartOfSpeech.Verb or PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Adp or PartOfSpeech.Adv or PartOfSpeech.Aux or PartOfSpeech.Propn or PartOfSpeech.Sconj or PartOfSpeech.X => true,
        _ => s.Text[s.Parsed.Tokens.Tokens[i].Start] is ':' or '-' or '–' or '—',
    };

    /// <summary>Fills in the features of a token; gives their number.</summary>
    public static int Of(Scenery s, int i, Span<uint> into)
    {
        var n = 0;
        var (stem, tag, label, word) = (s.Stems[i], s.Tag(i), s.Label(i), s.Word(i));
        var head = s.Parsed.Head(i);
        var (headStem, headTag, headLabel) = (s.StemAt(head), s.Tag(head), s.Label(head));
        var children = Children.Of(s, i);
        var quote = QuoteContext(s, i);
        var cue = (uint)s.Cues[i];
        var coarse = (uint)s.Parsed.Coarse(i);
        var above = CueAbove(s, i);
        into[n++] = FeatureHash.Of(1, 0);
        into[n++] = FeatureHash.Of(2, stem);
        into[n++] = FeatureHash.Of(3, stem, tag);
        into[n++] = FeatureHash.Of(4, word);
        into[n++] = FeatureHash.Of(5, tag);
        into[n++] = FeatureHash.Of(6, stem, label);
        into[n++] = FeatureHash.Of(7, tag, label);
        into[n++] = FeatureHash.Of(8, tag, label, headTag);
        into[n++] = FeatureHash.Of(9, label, headStem);
        into[n++] = FeatureHash.Of(10, stem, headStem);
        into[n++] = FeatureHash.Of(11, cue, coarse);
        into[n++] = FeatureHash.Of(12, cue, tag, label);
        into[n++] = FeatureHash.Of(13, children.Mask, coarse);
        into[n++] = FeatureHash.Of(14, children.Mask, stem);
        into[n++] = FeatureHash.Of(15, children.Mask, cue, quote);
        into[n++] = FeatureHash.Of(16, children.Mark, stem);
        into[n++] = FeatureHash.Of(17, children.Mark, tag);
        into[n++] = FeatureHash.Of(18, children.Mark, cue, coarse);
        into[n++] = FeatureHash.Of(19, children.SubjectTag, stem);
        into[n++] = FeatureHash.Of(20, children.SubjectTag, cue, tag);
        into[n++] = FeatureHash.Of(21, children.SubjectStem, coarse);
        into[n++] = FeatureHash.Of(22, children.SubjectStem, stem);
        into[n++] = FeatureHash.Of(23, children.ObjectStem, stem);
        into[n++] = FeatureHash.Of(24, children.ObjectTag, stem);
        into[n++] = FeatureHash.Of(25, children.ObliqueCase, stem);
        into[n++] = FeatureHash.Of(26, children.Auxiliaries, tag);
        into[n++] = FeatureHash.Of(27, children.Auxiliaries, stem);
        into[n++] = FeatureHash.Of(28, children.ClauseTag, stem);
        into[n++] = FeatureHash.Of(29, children.ClauseTag, cue, coarse);
        into[n++] = FeatureHash.Of(30, quote, coarse);
        into[n++] = FeatureHash.Of(31, quote, stem);
        into[n++] = FeatureHash.Of(32, quote, cue, tag);
        into[n++] = FeatureHash.Of(33, s.Word(i - 1), stem);
        into[n++] = FeatureHash.Of(34, s.Word(i + 1), stem);
        into[n++] = FeatureHash.Of(35, s.Word(i - 1), tag);
        into[n++] = FeatureHash.Of(36, s.Word(i + 1), tag);
        into[n++] = FeatureHash.Of(37, s.Word(i - 2), s.Word(i - 1), tag);
        into[n++] = FeatureHash.Of(38, s.Word(i + 1), s.Word(i + 2), tag);
        into[n++] = FeatureHash.Of(39, s.Tag(i - 1), tag, s.Tag(i + 1));
        into[n++] = FeatureHash.Of(40, s.Tag(i - 2), s.Tag(i - 1), tag);
        into[n++] = FeatureHash.Of(41, tag, s.Tag(i + 1), s.Tag(i + 2));
        into[n++] = FeatureHash.Of(42, s.Tag(i - 1), stem);
        into[n++] = FeatureHash.Of(43, stem, s.Tag(i + 1));
        into[n++] = FeatureHash.Of(44, stem, s.Tag(i + 1), s.Tag(i + 2));
        into[n++] = FeatureHash.Of(45, above, coarse);
        into[n++] = FeatureHash.Of(46, above, stem);
        into[n++] = FeatureHash.Of(47, above, cue, label);
        into[n++] = FeatureHash.Of(48, s.InQuote(i) ? 1u : 0u, stem);
        into[n++] = FeatureHash.Of(49, s.InQuote(i) ? 1u : 0u, cue, tag);
        into[n++] = FeatureHash.Of(50, s.Parsed.Form(i).Suffix3, tag);
        into[n++] = FeatureHash.Of(51, s.Parsed.Form(i).Suffix4, coarse);
        into[n++] = FeatureHash.Of(52, s.Parsed.Form(i).Prefix3, coarse);
        into[n++] = FeatureHash.Of(53, headLabel, label, coarse);
        into[n++] = FeatureHash.Of(54, children.MarkBelow, stem);
        into[n++] = FeatureHash.Of(55, children.MarkBelow, cue, coarse);
        into[n++] = FeatureHash.Of(56, Position(s, i), word);
        into[n++] = FeatureHash.Of(57, Position(s, i), tag, s.Parsed.Form(Math.Max(0, i - 1)).Shape);
        into[n++] = FeatureHash.Of(58, children.SubjectTag, children.Mask, cue, quote);
        into[n++] = FeatureHash.Of(59, children.Adverb, stem);
        into[n++] = FeatureHash.Of(60, children.SubjectTag, label, coarse);
        into[n++] = FeatureHash.Of(61, headStem, label, children.Mask);
        into[n++] = FeatureHash.Of(62, (uint)Math.Min(4, s.Parsed.Tokens.LineEndsBefore(i)), word);
        into[n++] = FeatureHash.Of(63, children.Particle, stem);
        into[n++] = FeatureHash.Of(64, children.ClauseStem, stem);
        into[n++] = FeatureHash.Of(65, headStem, headLabel, label, coarse);
        into[n++] = FeatureHash.Of(66, ParagraphStart(s, i), quote, cue);
        var rule = (s.RuleCue[i] > 0 ? 1u : 0u) + (s.RuleContent[i] > 0 ? 2u : 0u) + (s.RuleSource[i] > 0 ? 4u : 0u);
        into[n++] = FeatureHash.Of(67, rule, cue, coarse);
        into[n++] = FeatureHash.Of(68, rule, stem);
        into[n++] = FeatureHash.Of(69, rule, quote);
        into[n++] = FeatureHash.Of(70, rule, tag, label);
        return n;
    }

    // the nearest word above that could be a cue, by the relation over which this one hangs below it
    private static uint CueAbove(Scenery s, int i)
    {
        var (below, at) = (i, s.Parsed.Head(i));
        for (var step = 0; at >= 0 && step < 8; step++)
        {
            if (s.Cues[at] > 0) return 1u + s.Cues[at] + (16 * s.Label(below)) + (step == 0 ? 8192u : 0u);
            (below, at) = (at, s.Parsed.Head(at));
        }
        return 0;
    }

    // where quotation marks stand around a token: inside one; one opens right after, one closed right before; one in the sentence
    private static uint QuoteContext(Scenery s, int i)
    {
        var q = s.QuoteOf[i];
        if (q != Scenery.None) return 1;
        var (sentence, context) = (s.SentenceOf[i], 0u);
        for (var d = 1; d <= 3 && context == 0; d++)
            if (s.InQuote(i + d) && s.SentenceOf[i + d] == sentence) context = 2 + (uint)d;
        for (var d = 1; d <= 4; d++)
            if (s.InQuote(i - d) && s.ParagraphOf[i - d] == s.ParagraphOf[i])
            {
                context |= (uint)Math.Min(d, 3) << 3;
                break;
            }
        if (context > 0) return context;
        var range = s.Parsed.Tokens.Sentences[sentence];
        for (var k = i + 1; k < range.End; k++)
            if (s.InQuote(k)) context |= 64;
        for (var k = range.First; k < i; k++)
            if (s.InQuote(k)) context |= 128;
        return context;
    }

    private static uint Position(Scenery s, int i)
    {
        var range = s.Parsed.Tokens.Sentences[s.SentenceOf[i]];
        return (uint)(Math.Min(6, i - range.First) + (8 * Math.Min(3, range.End - 1 - i)));
    }

    private static uint ParagraphStart(Scenery s, int i)
    {
        var first = s.Parsed.Tokens.Sentences[s.SentenceOf[i]].First;
        var opens = first == 0 || s.ParagraphOf[first - 1] != s.ParagraphOf[first];
        return (opens ? 1u : 0u) + (s.InQuote(first) ? 2u : 0u);
    }
}
