using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>Smith said, “X.” and Smith said that the plan was “X”: the verb comes first and the reported clause holds
/// the quotation.</summary>
internal sealed class ClauseThenQuote : IQuotationRule
{
    public Finding? Apply(Scene scene)
    {
        var p = scene.Passage;
        var verbs = VerbGroup.In(p, scene.From, scene.Quote);
        if (verbs.Count == 0)
            return null;
        if (Adjacent(scene, verbs[^1]) is { } near)
            return near;
        foreach (var verb in verbs)
        {
            var start = ReportedClause.Start(p, verb, scene.Quote);
            var end = ReportedClause.End(
                p,
                start,
                OpensSentence(p, verb, scene.From) ? FirstComma(p, start, scene.Sentence.End) : scene.Sentence.End,
                scene.Quote,
                IsWeak(p, verb, scene.From)
            );
            if (end <= scene.Quote || start > scene.Quote)
                continue;
            if (verb.Verb.Class == CueClass.Think && !Plausible(p, verb, scene.From))
                continue;
            return Make(scene, verb, start, end);
        }
        return null;
    }

    // said, “X”: nothing but a comma or colon between verb and quotation
    private static Finding? Adjacent(Scene scene, VerbGroup verb)
    {
        var p = scene.Passage;
        var between = scene.Quote - verb.End;
        // said on Monday, “X”
        if (
            between > 1
            && p.Kind(scene.Quote - 1) is ItemKind.Comma or ItemKind.Colon
            && Enumerable.Range(verb.End, between - 1).All(i => IsOfTime(p, i))
        )
            between = 1;
        if (between > 1 || (between == 1 && p.Kind(scene.Quote - 1) is not (ItemKind.Comma or ItemKind.Colon)))
            return null;
        if (between == 0 && verb.Verb.Class is not CueClass.Say)
            return null;
        if (between == 0 && !(p.WordsInside(scene.Quote) > 3))
            return null;
        if (verb.Verb.Class is CueClass.Think)
            return null;
        return Make(scene, verb, scene.Quote, ReportedClause.End(p, scene.Quote, scene.Sentence.End, scene.Quote));
    }

    private static bool IsOfTime(Passage p, int i) =>
        p.IsWord(i)
        && (
            p.Can(i, WordUse.Weekday | WordUse.Month | WordUse.Time | WordUse.Preposition | WordUse.Determiner)
            || char.IsAsciiDigit(p.Word(i)[0])
        );

    // "Speaking in Warsaw, …", "Asked about it, …"
    private static bool OpensSentence(Passage p, VerbGroup verb, int first) =>
        verb.First == first && (verb.IsGerund || p.IsCapital(verb.Head));

    // "In a statement released on Monday, Smith said": the participle belongs to the opening phrase
    private static bool IsWeak(Passage p, VerbGroup verb, int first) =>
        verb.Verb.Class is CueClass.Act or CueClass.Name
        || verb.IsGerund
        || p.Can(first, WordUse.Preposition | WordUse.Subordinator);

    private static int FirstComma(Passage p, int from, int end)
    {
        for (var i = from; i < end; i++)
            if (p.Kind(i) == ItemKind.Comma || (p.IsQuote(i) && p.LastInside(i) is ','))
                return p.IsQuote(i) ? i + 1 : i;
        return end;
    }

    private static bool Plausible(Passage p, VerbGroup verb, int low) =>
        !verb.IsGerund && NounPhrase.Before(p, verb, low) is var (first, end) && first < end;

    private static Finding Make(Scene scene, VerbGroup verb, int start, int end)
    {
        var p = scene.Passage;
        var source = Subject.Of(p, verb, scene.Sentence.First);
        var content = new List<TextSpan>();
        scene.AddContent(content, start, end);
        var last = Continuation.IsBare(p, start, end) ? Continuation.Collect(scene, end, content) : end;
        return new Finding(
            nameof(ClauseThenQuote),
            content,
            verb.Verb.Class is CueClass.Say or CueClass.Tell ? 0.93 : 0.75
        )
        {
            Cue = p.Span(verb.First, verb.End),
            Source = source.First < source.End ? p.Span(source.First, source.End) : null,
            EndItem = last,
        };
    }
}
