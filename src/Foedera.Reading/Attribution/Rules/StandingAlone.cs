using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>A whole sentence in quotation marks that no clause introduces: it goes on where the statement before it
/// stopped. Fragments and
/// titles never stand alone like that.</summary>
internal sealed class StandingAlone : IQuotationRule
{
    private const int FewestWords = 6;

    public Finding? Apply(Scene scene)
    {
        var p = scene.Passage;
        if (
            scene.RunsOn
            || !p.Quotations[scene.Item.Quotation].Closed
            || !Continuation.IsBare(p, scene.Sentence.First, scene.Sentence.End)
        )
            return null;
        if (p.WordsInside(scene.Quote) < FewestWords && scene.Item.Piece == 0)
            return null;
        if (
            p.LastInside(scene.Quote) is not ('.' or '!' or '?' or '…' or ',')
            && p.Kind(scene.Quote + 1) != ItemKind.Stop
        )
            return null;
        var content = new List<TextSpan>();
        scene.AddContent(content, scene.Quote, scene.Quote + 1);
        return new Finding(nameof(StandingAlone), content, 0.7) { EndItem = scene.Quote + 1 };
    }
}
