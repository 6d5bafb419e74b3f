using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>Rutte: “X”, and a paragraph that ends in a colon before a quotation of its own.</summary>
internal sealed class ColonThenQuote : IQuotationRule
{
    private static readonly WordList Signed = WordList.AnyCase("grammar", "signed");

    public Finding? Apply(Scene scene)
    {
        var p = scene.Passage;
        if (scene.Quote > scene.From && p.Kind(scene.Quote - 1) == ItemKind.Colon)
            return From(scene, p, (scene.From, scene.Quote - 1));
        if (scene.Quote != 0 || scene.Index == 0)
            return null;
        var before = scene.Passages[scene.Index - 1];
        if (before.Count < 2 || before.Kind(before.Count - 1) != ItemKind.Colon)
            return null;
        return From(scene, before, (before.Sentences[^1].First, before.Count - 1));
    }

    private static Finding From(Scene scene, Passage p, (int First, int Colon) lead)
    {
        var content = new List<TextSpan>();
        scene.AddContent(content, scene.Quote, scene.Quote + 1);
        var end = Continuation.Collect(scene, scene.Quote + 1, content);
        var verbs = VerbGroup.In(p, lead.First, lead.Colon);
        var (cue, source) =
            Named(p, lead) is { } named ? (p.Span(lead.Colon, lead.Colon + 1), named)
            : verbs.Count > 0 ? (p.Span(verbs[^1].First, verbs[^1].End), Subject.Of(p, verbs[^1], lead.First))
            : (p.Span(lead.Colon, lead.Colon + 1), FirstName(p, lead));
        return new Finding(nameof(ColonThenQuote), content, 0.8)
        {
            Cue = cue,
            Source = source.First < source.End ? p.Span(source.First, source.End) : null,
            SourceMustBeKnown = verbs.Count == 0,
            EndItem = Math.Max(end, scene.Quote + 1),
        };
    }

    // Key quotes from Smith:
    private static (int First, int End)? Named(Passage p, (int First, int Colon) lead)
    {
        var first = lead.Colon;
        while (first > lead.First && p.IsCapital(first - 1))
            first--;
        return first < lead.Colon && first > lead.First && p.Is(first - 1, Signed) ? (first, lead.Colon) : null;
    }

    // "After a day in the Arctic, Varn drew a line:" the first name that stands behind no preposition, else the first
    private static (int First, int End) FirstName(Passage p, (int First, int Colon) lead) =>
        FirstName(
            p,
            lead,
            i => !p.Can(p.Can(i - 1, Lexicons.WordUse.Determiner) ? i - 2 : i - 1, Lexicons.WordUse.Preposition)
        )
        ?? FirstName(p, lead, _ => true)
        ?? (lead.Colon, lead.Colon);

    private static (int First, int End)? FirstName(Passage p, (int First, int Colon) lead, Func<int, bool> canBe)
    {
        for (var i = lead.First; i < lead.Colon; i++)
        {
            if (!canBe(i))
                continue;
            if (
                !NounPhrase.IsSubjectPronoun(p, i)
                && (
                    !p.IsCapital(i)
                    || p.Can(i, Lexicons.WordUse.Weekday | Lexicons.WordUse.Month | Lexicons.WordUse.FirstWord)
                )
            )
                continue;
            var phrase = NounPhrase.Forward(p, i, lead.Colon);
            if (phrase.First < phrase.End)
                return phrase;
        }
        return null;
    }
}
