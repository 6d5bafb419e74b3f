using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>“X,” Smith said. “Y.” and “X,” said Smith: the clause follows the quotation; what is quoted after it
/// belongs to the same statement.</summary>
internal sealed class QuoteThenClause : IQuotationRule
{
    public Finding? Apply(Scene scene)
    {
        if (scene.RunsOn)
            return null;
        var p = scene.Passage;
        var next = scene.Quote + 1;
        var led = p.LastInside(scene.Quote) is ',' or '?' or '!' or '—' or '-' or '…' or '.';
        if (
            p.Kind(next) is ItemKind.Comma or ItemKind.Dash
            || (p.Kind(next) is ItemKind.Stop && p.IsWord(next + 1) && !p.IsCapital(next + 1))
        )
        {
            next++;
            led = true;
        }
        if (
            Clause.After(p, next, scene.Sentence.End, strict: !led || p.LastInside(scene.Quote) is '.')
            is not { } clause
        )
            return null;
        var first = ContentStart(scene);
        if (!led && first == scene.Quote && p.WordsInside(scene.Quote) < 4)
            return null;
        var content = new List<TextSpan>();
        scene.AddContent(content, first, scene.Quote + 1);
        var end = Continuation.Collect(scene, clause.End, content);
        return new Finding(nameof(QuoteThenClause), content, 0.96)
        {
            Cue = p.Span(clause.Verb.First, clause.Verb.End),
            Source = clause.Source.First < clause.Source.End ? p.Span(clause.Source.First, clause.Source.End) : null,
            EndItem = Math.Max(end, clause.End),
        };
    }

    // words before the quotation in its sentence belong to the content: Trump is “learning,” Smith said
    private static int ContentStart(Scene scene)
    {
        var first = scene.From;
        while (
            first < scene.Quote
            && scene.Passage.Kind(first)
                is ItemKind.Comma
                    or ItemKind.Dash
                    or ItemKind.Stop
                    or ItemKind.Colon
                    or ItemKind.Close
                    or ItemKind.Other
                    or ItemKind.Semicolon
        )
            first++;
        return first;
    }
}
