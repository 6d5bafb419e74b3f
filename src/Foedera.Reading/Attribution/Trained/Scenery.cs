using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>A parsed text prepared for the trained reader: for each token its key, its children, its place in sentence, paragraph and quotation.</summary>
internal sealed class Scenery
{
    /// <summary>No token.</summary>
    public const int None = -1;

    private const int DeepestSubtree = 200;
    // how far beyond the text features look
    private const int Pad = 2;

    private readonly uint[] words;
    private readonly uint[] tags;
    private readonly uint[] labels;

    public Scenery(ParsedText parsed, ImmutableArray<TextSpan> paragraphs, ImmutableArray<Quotation> quotations, IReadOnlyList<Finding> rules, bool knowsVerbs = true)
    {
        (Parsed, Text) = (parsed, parsed.Tokens.Text);
        var count = parsed.Count;
        (Stems, SentenceOf, ParagraphOf, QuoteOf) = (new uint[count], new int[count], new int[count], new int[count]);
        (FirstChild, NextSibling, LeftEdge, RightEdge) = (new int[count], new int[count], new int[count], new int[count]);
        (StartsHere, EndsHere, Cues) = (new int[count], new int[count], new byte[count]);
        (words, tags, labels) = (new uint[count + (2 * Pad)], new uint[count + (2 * Pad)], new uint[count + (2 * Pad)]);
        (PausesBefore, MarkOf, Relations) = (new int[count + 1], new uint[count], new Relation[count]);
        Array.Fill(words, 0xFFFFFFFFu);
        Array.Fill(tags, 255u);
        Array.Fill(labels, 255u);
        for (var i = 0; i < count; i++)
        {
            (words[i + Pad], tags[i + Pad], labels[i + Pad]) = (parsed.Form(i).Lower, parsed.Tag(i), parsed.Label(i));
            PausesBefore[i + 1] = PausesBefore[i] + (Text[parsed.Tokens.Tokens[i].Start] is ',' or ';' or ':' or '–' or '—' ? 1 : 0);
            Stems[i] = Stem.Of(parsed.Tokens[i]);
            Cues[i] = knowsVerbs && Lexicon.Cue(parsed.Tokens[i]) is { } cue ? (byte)(1 + (int)cue.Class) : (byte)0;
        }
        for (var s = 0; s < parsed.Tokens.Sentences.Length; s++)
            for (var i = parsed.Tokens.Sentences[s].First; i < parsed.Tokens.Sentences[s].End; i++) SentenceOf[i] = s;
        (RuleCue, RuleSource, RuleContent) = (new int[count], new int[count], new int[count]);
        FillRules(rules);
        FillParagraphs(paragraphs);
        FillQuotes(quotations);
        FillTree();
    }

    public ParsedText Parsed { get; }

    public string Text { get; }

    public int Count => Stems.Length;

    /// <summary>Key of each token under which all forms of a word meet.</summary>
    public uint[] Stems { get; }

    /// <summary>Index of each token's sentence.</summary>
    public int[] SentenceOf { get; }

    /// <summary>Index of each token's paragraph.</summary>
    public int[] ParagraphOf { get; }

    /// <summary>Index of the quotation a token stands in, marks included; None outside.</summary>
    public int[] QuoteOf { get; }

    public int[] FirstChild { get; }

    public int[] NextSibling { get; }

    /// <summary>First token of the subtree below a token.</summary>
    public int[] LeftEdge { get; }

    /// <summary>Last token of the subtree below a token.</summary>
    public int[] RightEdge { get; }

    /// <summary>The highest token whose subtree begins at a token.</summary>
    public int[] StartsHere { get; }

    /// <summary>The highest token whose subtree ends at a token.</summary>
    public int[] EndsHere { get; }

    /// <summary>1 + class of the verb in the list of verbs that attribute; 0 for other words.</summary>
    public byte[] Cues { get; }

    /// <summary>1 + index of the finding of the quotation rules in whose cue a token stands; 0 for none.</summary>
    public int[] RuleCue { get; }

    /// <summary>The same for sources.</summary>
    public int[] RuleSource { get; }

    /// <summary>The same for contents.</summary>
    public int[] RuleContent { get; }

    /// <summary>How many commas, colons, semicolons and dashes stand before a token.</summary>
    public int[] PausesBefore { get; }

    /// <summary>Relation of each token to its head.</summary>
    public Relation[] Relations { get; }

    /// <summary>Lower-cased form of the first token that introduces the subtree below a token from the left ("that", "of"); 0 when there is none.</summary>
    public uint[] MarkOf { get; }

    /// <summary>Lower-cased form of a token, which may stand up to two places outside the text.</summary>
    public uint Word(int i) => words[i + Pad];

    public uint Tag(int i) => tags[i + Pad];

    public uint Label(int i) => labels[i + Pad];

    public uint StemAt(int i) => Inside(i) ? Stems[i] : 0xFFFFFFFFu;

    public bool InQuote(int i) => Inside(i) && QuoteOf[i] != None;

    public bool Inside(int i) => i >= 0 && i < Stems.Length;

    /// <summary>The first token that ends after a place in the text.</summary>
    public int TokenAt(int position) => Parsed.Tokens.TokenAt(position);

    private void FillRules(IReadOnlyList<Finding> rules)
    {
        for (var r = 0; r < rules.Count; r++)
        {
            foreach (var piece in rules[r].Content) Mark(RuleContent, piece, r + 1);
            if (rules[r].Cue is { } cue) Mark(RuleCue, cue, r + 1);
            if (rules[r].Source is { } source && !rules[r].SourceIsElsewhere) Mark(RuleSource, source, r + 1);
        }
    }

    private void Mark(int[] tokens, TextSpan span, int value)
    {
        for (var i = TokenAt(span.Start); i < Count && Parsed.Tokens.Tokens[i].Start < span.End; i++) tokens[i] = value;
    }

    private void FillParagraphs(ImmutableArray<TextSpan> paragraphs)
    {
        var p = 0;
        for (var i = 0; i < Count; i++)
        {
            var start = Parsed.Tokens.Tokens[i].Start;
            while (p + 1 < paragraphs.Length && paragraphs[p + 1].Start <= start) p++;
            ParagraphOf[i] = p;
        }
    }

    private void FillQuotes(ImmutableArray<Quotation> quotations)
    {
        Array.Fill(QuoteOf, None);
        var i = 0;
        for (var q = 0; q < quotations.Length; q++)
            foreach (var piece in quotations[q].Pieces)
            {
                while (i < Count && Parsed.Tokens.Tokens[i].Start < piece.Start) i++;
                while (i < Count && Parsed.Tokens.Tokens[i].Start < piece.End) QuoteOf[i++] = q;
            }
    }

    private void FillRelations()
    {
        Span<Relation> kinds = stackalloc Relation[256];
        for (var i = 0; i < Count; i++)
        {
            ref var kind = ref kinds[(int)Label(i)];
            if (kind == Relation.Unknown) kind = RelationNames.Of(Parsed.Relation(i));
            Relations[i] = kind;
        }
        for (var i = Count - 1; i >= 0; i--)
            if (Relations[i] is Relation.Mark or Relation.Case && Parsed.Head(i) is var head && head > i) MarkOf[head] = Word(i);
    }

    private void FillTree()
    {
        Array.Fill(FirstChild, None);
        Array.Fill(NextSibling, None);
        for (var i = Count - 1; i >= 0; i--)
        {
            (LeftEdge[i], RightEdge[i]) = (i, i);
            if (Parsed.Head(i) is >= 0 and var head) (NextSibling[i], FirstChild[head]) = (FirstChild[head], i);
        }
        FillRelations();
        for (var i = 0; i < Count; i++)
        {
            var steps = 0;
            for (var above = Parsed.Head(i); above >= 0 && steps++ < DeepestSubtree; above = Parsed.Head(above))
            {
                if (i >= LeftEdge[above] && i <= RightEdge[above]) break;
                if (i < LeftEdge[above]) LeftEdge[above] = i;
                if (i > RightEdge[above]) RightEdge[above] = i;
            }
        }
        for (var i = 0; i < Count; i++) (StartsHere[i], EndsHere[i]) = (i, i);
        for (var i = 0; i < Count; i++)
        {
            ref var starts = ref StartsHere[LeftEdge[i]];
            if (RightEdge[i] - LeftEdge[i] > RightEdge[starts] - LeftEdge[starts]) starts = i;
            ref var ends = ref EndsHere[RightEdge[i]];
            if (RightEdge[i] - LeftEdge[i] > RightEdge[ends] - LeftEdge[ends]) ends = i;
        }
    }
}
