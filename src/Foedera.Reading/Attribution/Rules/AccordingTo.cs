using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>“X,” according to Smith; according to Smith, the plan is “X”; in the words of Smith, “X”.</summary>
internal sealed class AccordingTo : IQuotationRule
{
    public Finding? Apply(Scene scene)
    {
        var p = scene.Passage;
        for (var i = scene.From; i < scene.Sentence.End; i++)
        {
            var isInWords = p.Is(i, "words") && p.Is(i + 1, "of") && p.Is(i - 2, "in");
            if (!isInWords && !(p.Is(i, "according") && p.Is(i + 1, "to")))
                continue;
            return i < scene.Quote ? Before(scene, i) : After(scene, i);
        }
        return null;
    }

    private static Finding? After(Scene scene, int cue)
    {
        var p = scene.Passage;
        var source = NounPhrase.After(p, cue + 2, scene.Sentence.End);
        var end = cue;
        while (end > scene.Quote + 1 && p.Kind(end - 1) is ItemKind.Comma or ItemKind.Dash)
            end--;
        return Make(scene, cue, source, scene.From, end, Math.Max(source.End, cue + 2));
    }

    private static Finding? Before(Scene scene, int cue)
    {
        var p = scene.Passage;
        var source = NounPhrase.After(p, cue + 2, scene.Quote);
        var comma = source.End;
        while (comma < scene.Quote && p.Kind(comma) != ItemKind.Comma)
            comma++;
        if (comma >= scene.Quote)
            return null;
        var end = ReportedClause.End(p, comma + 1, scene.Sentence.End, scene.Quote);
        return end <= scene.Quote ? null : Make(scene, cue, source, comma + 1, end, end);
    }

    private static Finding? Make(Scene scene, int cue, (int First, int End) source, int first, int end, int endItem)
    {
        var p = scene.Passage;
        if (source.First >= source.End)
            return null;
        var content = new List<Foedera.Core.Primitives.TextSpan>();
        scene.AddContent(content, first, end);
        return new Finding(nameof(AccordingTo), content, 0.85)
        {
            Cue = p.Span(cue, cue + 2),
            Source = p.Span(source.First, source.End),
            EndItem = endItem,
        };
    }
}
