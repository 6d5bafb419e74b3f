using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution.Speakers;
using Foedera.Reading.Figures;
using Foedera.Reading.Horizons;
using Foedera.Reading.Text;
using Foedera.Reading.Types;

namespace Foedera.Reading.Attribution;

/// <summary>Reads the statements of a document. A pure function of the document and of the actors it was given; safe on several threads.</summary>
public sealed class StatementReader(ActorDirectory actors)
{
    /// <summary>A reader that knows no packs: speakers are named as far as the document names them.</summary>
    public StatementReader()
        : this(ActorDirectory.Empty)
    {
    }

    /// <summary>The statements in the order of their first content character.</summary>
    public ImmutableArray<Statement> Read(Document document)
    {
        var text = document.Text;
        var paragraphs = Paragraphs.Of(text);
        var quotations = Quotations.Of(text, paragraphs);
        var passages = new List<Passage>(paragraphs.Length);
        var next = 0;
        foreach (var paragraph in paragraphs) passages.Add(new Passage(text, paragraph, Items.Of(text, paragraph, quotations, ref next), quotations));
        var findings = document.Genre == Genre.Transcript ? TranscriptTurns.Read(text, passages)
            : document.IsEnglish && (document.Language is not null || Languages.Of(text) is null or "en") ? QuotationReader.Read(passages)
            : ForeignQuotations.Read(text, quotations);
        findings.Sort((a, b) => a.Content[0].CompareTo(b.Content[0]));
        var speakers = new SpeakerResolver(passages, actors, document.Published).Resolve(findings);
        return Number(document, findings, speakers);
    }

    private static ImmutableArray<Statement> Number(Document document, List<Finding> findings, List<Speaker?> speakers)
    {
        return [.. findings.Select((f, i) => new Statement($"{document.Id}#{i + 1}", document.Id)
        {
            Kind = f.Kind,
            Source = f.Source is { } source && !f.SourceIsElsewhere ? [source] : [],
            Cue = f.Cue is { } cue ? [cue] : [],
            Content = [.. f.Content],
            Speaker = speakers[i],
            Type = StatementTypes.Of(document.Text, f.Content),
            Figures = [.. f.Content.SelectMany(content => FigureReader.Read(document.Text, content))],
            Horizon = HorizonReader.Horizon(document.Text, f.Content, document.Published),
            Confidence = f.Confidence,
            Rule = f.Rule,
        })];
    }
}
