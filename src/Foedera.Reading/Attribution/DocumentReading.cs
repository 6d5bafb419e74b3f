using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution.Languages;
using Foedera.Reading.Attribution.Speakers;
using Foedera.Reading.Encoder;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>One document being read: its findings, in the order of the text, and their speakers.</summary>
internal sealed class DocumentReading
{
    /// <summary>A rule fills in where the trained reader found nothing, when its findings held this often on the
    /// training texts.</summary>
    public const double LeastRule = 0.7;

    public DocumentReading(Document document, ActorDirectory actors, ReadingModels models, ReadingLimits limits)
    {
        var text = document.Text;
        ReadTo = text.Length;
        var paragraphs = Paragraphs.Of(text);
        var quotations = Quotations.Of(text, paragraphs);
        var passages = PassagesOf(text, paragraphs, quotations);
        NamesRead? names = null;
        if (document.Genre == Genre.Transcript)
            Findings = TranscriptTurns.Read(text, passages);
        else if (!IsEnglish(document))
        {
            (Findings, Speakers) = InOtherLanguage(document, paragraphs, quotations, actors);
            LeaveOut(limits.Statements);
            return;
        }
        else
        {
            var words = EncoderText.Of(TokenizedText.Of(text), paragraphs, quotations);
            (var chosen, names) = models.Reader.Read(words, limits);
            Parsed = models.Syntax.Parse(words.Tokens, names.Read);
            if (names.Read < words.Tokens.Tokens.Length)
                ReadTo = words.Tokens.Tokens[names.Read].Start;
            var trained = TrainedFindings.Of(words, paragraphs, chosen, names);
            Findings = TrainedFindings.Merge(text, trained, QuotationReader.Read(passages), LeastRule);
        }
        if (document.Genre != Genre.Transcript)
            foreach (var finding in Findings)
                finding.Content[0] = Dateline.Without(text, finding.Content[0]);
        Findings.Sort((a, b) => a.Content[0].CompareTo(b.Content[0]));
        LeaveOut(limits.Statements);
        var resolver = new SpeakerResolver(passages, actors, document.Published, Parsed, models.Speakers, names);
        Speakers = resolver.Resolve(Findings);
        Rankings = resolver.Rankings;
    }

    private void LeaveOut(int most)
    {
        if (Findings.Count <= most)
            return;
        LeftOutFrom = Findings[most].Content[0].Start;
        Findings.RemoveRange(most, Findings.Count - most);
        if (Speakers is { Count: var speakers } && speakers > most)
            Speakers.RemoveRange(most, speakers - most);
    }

    /// <summary>The passages of a text, one a paragraph.</summary>
    public static List<Passage> PassagesOf(
        string text,
        ImmutableArray<TextSpan> paragraphs,
        ImmutableArray<Quotation> quotations
    )
    {
        var passages = new List<Passage>(paragraphs.Length);
        var next = 0;
        foreach (var paragraph in paragraphs.Select(paragraph => Dateline.Without(text, paragraph)))
            passages.Add(new Passage(text, paragraph, Items.Of(text, paragraph, quotations, ref next), quotations));
        return passages;
    }

    public List<Finding> Findings { get; }

    /// <summary>The place in the text up to which the models read it; rules read all of it.</summary>
    public int ReadTo { get; }

    /// <summary>Where the first statement stands that was left out, for there are too many; null when all are
    /// there.</summary>
    public int? LeftOutFrom { get; private set; }

    /// <summary>Who may speak, for the findings whose source names nobody.</summary>
    public IReadOnlyDictionary<Finding, SpeakerRanking> Rankings { get; } = new Dictionary<Finding, SpeakerRanking>();

    /// <summary>The text with its trees; null where it was not parsed.</summary>
    public ParsedText? Parsed { get; }

    /// <summary>The speaker of each finding.</summary>
    public List<Speaker?> Speakers { get; }

    /// <summary>The tokens of the sentences that a finding touches; none where the text was not parsed.</summary>
    public ImmutableArray<ExplainedToken> Tokens(int index)
    {
        if (Parsed is not { } parsed)
            return [];
        var finding = Findings[index];
        var spans = new List<TextSpan>(finding.Content);
        if (finding.Cue is { } cue)
            spans.Add(cue);
        if (finding.Source is { } source && !finding.SourceIsElsewhere)
            spans.Add(source);
        var sentences = spans
            .SelectMany(span => SentencesOf(parsed.Tokens, span))
            .DistinctBy(sentence => sentence.First)
            .OrderBy(sentence => sentence.First);
        return
        [
            .. sentences.SelectMany(s => Enumerable.Range(s.First, s.Count)).Select(i => Token(parsed, finding, i)),
        ];
    }

    private static IEnumerable<TokenRange> SentencesOf(TokenizedText tokens, TextSpan span)
    {
        for (
            var i = tokens.TokenAt(span.Start);
            i < tokens.Tokens.Length && tokens.Tokens[i].Start < span.End;
            i = tokens.SentenceOf(i).End
        )
            yield return tokens.SentenceOf(i);
    }

    private static ExplainedToken Token(ParsedText parsed, Finding finding, int i)
    {
        var (at, head) = (parsed.Tokens.Tokens[i], parsed.Head(i));
        var tag = $"{parsed.Coarse(i).ToString().ToUpperInvariant()}/{parsed.Fine(i)}";
        return new ExplainedToken(
            at,
            parsed.Tokens[i].ToString(),
            tag,
            head < 0 ? null : parsed.Tokens[head].ToString(),
            parsed.Relation(i),
            RoleOf(finding, at)
        );
    }

    private static string? RoleOf(Finding finding, TextSpan token)
    {
        if (finding.Content.Exists(token.Overlaps))
            return "content";
        if (finding.Cue is { } cue && cue.Overlaps(token))
            return "cue";
        return finding.Source is { } source && source.Overlaps(token) ? "source" : null;
    }

    private static (List<Finding>, List<Speaker?>) InOtherLanguage(
        Document document,
        ImmutableArray<Core.Primitives.TextSpan> paragraphs,
        ImmutableArray<Quotation> quotations,
        ActorDirectory actors
    )
    {
        var language = document.Language ?? Text.Languages.Of(document.Text);
        if (SpeechTables.Of(language) is not { } tables)
        {
            var marked = ForeignQuotations.Read(document.Text, quotations);
            return (marked, [.. marked.Select(_ => (Speaker?)null)]);
        }
        var read = QuotedSpeech
            .Read(document.Text, paragraphs, quotations, tables, actors)
            .OrderBy(r => r.Finding.Content[0])
            .ToList();
        return (read.ConvertAll(r => r.Finding), read.ConvertAll(r => r.Speaker));
    }

    private static bool IsEnglish(Document document) =>
        document.IsEnglish && (document.Language is not null || Text.Languages.Of(document.Text) is null or "en");
}
