using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>“X.” — Ann Lee, prime minister: the name follows a dash.</summary>
internal sealed class QuoteThenName : IQuotationRule
{
    public Finding? Apply(Scene scene)
    {
        var p = scene.Passage;
        var dash = scene.Quote + 1;
        if (scene.RunsOn || scene.Quote != scene.From || p.Kind(dash) != ItemKind.Dash || !p.IsCapital(dash + 1) || p.WordsInside(scene.Quote) < 3) return null;
        var source = NounPhrase.After(p, dash + 1, scene.Sentence.End);
        if (source.First == source.End || source.End - source.First > 12) return null;
        for (var i = source.End; i < scene.Sentence.End; i++)
            if (p.Kind(i) is not (ItemKind.Stop or ItemKind.Comma) && !p.IsCapital(i) && !(p.IsWord(i) && char.IsDigit(p.Word(i)[0]))) return null;
        var content = new List<TextSpan>();
        scene.AddContent(content, scene.Quote, scene.Quote + 1);
        return new Finding(nameof(QuoteThenName), content, 0.85)
        {
            Cue = p.Span(dash, dash + 1),
            Source = p.Span(source.First, source.End),
            EndItem = source.End,
        };
    }
}
