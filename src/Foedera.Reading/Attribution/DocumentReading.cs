using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution.Languages;
using Foedera.Reading.Attribution.Speakers;
using Foedera.Reading.Attribution.Trained;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>One document being read: its findings, in the order of the text, and their speakers.</summary>
internal sealed class DocumentReading
{
    /// <summary>A rule fills in where the trained reader found nothing, when its findings held this often on the training texts.</summary>
    public const double LeastRule = 0.7;

    private readonly Scenery? scenery;

    public DocumentReading(Document document, ActorDirectory actors)
    {
        var text = document.Text;
        var paragraphs = Paragraphs.Of(text);
        var quotations = Quotations.Of(text, paragraphs);
        var passages = PassagesOf(text, paragraphs, quotations);
        if (document.Genre == Genre.Transcript) Findings = TranscriptTurns.Read(text, passages);
        else if (!IsEnglish(document))
        {
            (Findings, Speakers) = InOtherLanguage(document, paragraphs, quotations, actors);
            return;
        }
        else
        {
            var rules = QuotationReader.Read(passages);
            scenery = new Scenery(Models.Syntax.Parse(TokenizedText.Of(text)), paragraphs, quotations, rules);
            var trained = new TrainedReader(Models.Attribution).Read(scenery, TrainedReader.LeastStatement);
            Findings = TrainedFindings.Merge(text, trained.ConvertAll(p => TrainedFindings.Of(scenery, p)), rules, LeastRule);
        }
        if (document.Genre != Genre.Transcript)
            foreach (var finding in Findings) finding.Content[0] = Dateline.Without(text, finding.Content[0]);
        Findings.Sort((a, b) => a.Content[0].CompareTo(b.Content[0]));
        Speakers = new SpeakerResolver(passages, actors, document.Published).Resolve(Findings);
    }

    /// <summary>The passages of a text, one a paragraph.</summary>
    public static List<Passage> PassagesOf(string text, ImmutableArray<Core.Primitives.TextSpan> paragraphs, ImmutableArray<Quotation> quotations)
    {
        var passages = new List<Passage>(paragraphs.Length);
        var next = 0;
        foreach (var paragraph in paragraphs.Select(paragraph => Dateline.Without(text, paragraph)))
            passages.Add(new Passage(text, paragraph, Items.Of(text, paragraph, quotations, ref next), quotations));
        return passages;
    }

    public List<Finding> Findings { get; }

    /// <summary>The text with its trees; null where it was not parsed.</summary>
    public ParsedText? Parsed => scenery?.Parsed;

    /// <summary>The speaker of each finding.</summary>
    public List<Speaker?> Speakers { get; }

    /// <summary>The tokens of the sentences that a finding touches; none where the text was not parsed.</summary>
    public ImmutableArray<ExplainedToken> Tokens(int index)
    {
        if (scenery is not { } s) return [];
        var finding = Findings[index];
        var spans = finding.Content.Concat(finding.Cue is { } cue ? [cue] : []).Concat(finding.Source is { } source && !finding.SourceIsElsewhere ? [source] : []).ToArray();
        var sentences = spans.SelectMany(span => Enumerable.Range(0, s.Count).Where(i => s.Parsed.Tokens.Tokens[i].Overlaps(span)).Select(i => s.SentenceOf[i])).Distinct().Order();
        return [.. sentences.SelectMany(k => Enumerable.Range(s.Parsed.Tokens.Sentences[k].First, s.Parsed.Tokens.Sentences[k].Count)).Select(i => Token(s, finding, i))];
    }

    private static ExplainedToken Token(Scenery s, Finding finding, int i)
    {
        var (at, head) = (s.Parsed.Tokens.Tokens[i], s.Parsed.Head(i));
        var role = finding.Content.Exists(at.Overlaps) ? "content" : finding.Cue is { } cue && cue.Overlaps(at) ? "cue" : finding.Source is { } source && source.Overlaps(at) ? "source" : null;
        return new ExplainedToken(at, s.Parsed.Tokens[i].ToString(), $"{s.Parsed.Coarse(i).ToString().ToUpperInvariant()}/{s.Parsed.Fine(i)}",
            head < 0 ? null : s.Parsed.Tokens[head].ToString(), s.Parsed.Relation(i), role);
    }

    private static (List<Finding>, List<Speaker?>) InOtherLanguage(Document document, ImmutableArray<Core.Primitives.TextSpan> paragraphs, ImmutableArray<Quotation> quotations, ActorDirectory actors)
    {
        var language = document.Language ?? Text.Languages.Of(document.Text);
        if (SpeechTables.Of(language) is not { } tables)
        {
            var marked = ForeignQuotations.Read(document.Text, quotations);
            return (marked, [.. marked.Select(_ => (Speaker?)null)]);
        }
        var read = QuotedSpeech.Read(document.Text, paragraphs, quotations, tables, actors).OrderBy(r => r.Finding.Content[0]).ToList();
        return (read.ConvertAll(r => r.Finding), read.ConvertAll(r => r.Speaker));
    }

    private static bool IsEnglish(Document document) => document.IsEnglish && (document.Language is not null || Text.Languages.Of(document.Text) is null or "en");
}
