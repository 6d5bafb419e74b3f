using Foedera.Core.Primitives;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Rules;

/// <summary>Finds the quotations that go on after a reporting clause: “X,” he said, “Y.” and “X,” he said.
/// “Y.”</summary>
internal static class Continuation
{
    /// <summary>Adds the pieces that follow item <paramref name="from"/> to <paramref name="content"/>; gives the first
    /// item after them.</summary>
    public static int Collect(Scene scene, int from, List<TextSpan> content)
    {
        var p = scene.Passage;
        var end = from;
        for (var i = from; i < scene.Sentence.End; i++)
        {
            if (VerbGroup.At(p, i, from, scene.Sentence.End) is not null && QuoteFrom(p, i, scene.Sentence.End))
                return end;
            if (!p.IsQuote(i))
                continue;
            if (p.Kind(i - 1) is not (ItemKind.Comma or ItemKind.Dash or ItemKind.Colon))
                return end;
            scene.AddContent(content, i, i + 1);
            return Following(scene, i + 1, content);
        }
        return Following(scene, scene.Sentence.End, content);
    }

    private static bool QuoteFrom(Passage p, int from, int end)
    {
        for (var i = from; i < end; i++)
            if (p.IsQuote(i))
                return true;
        return false;
    }

    // sentences right after this one that are nothing but quotation
    private static int Following(Scene scene, int end, List<TextSpan> content)
    {
        var p = scene.Passage;
        for (var s = p.SentenceOf(scene.Sentence.First) + 1; s < p.Sentences.Count; s++)
        {
            var (first, last) = p.Sentences[s];
            if (!IsBare(p, first, last))
                break;
            for (var i = first; i < last; i++)
                if (p.IsQuote(i))
                    scene.AddContent(content, i, i + 1);
            end = last;
        }
        return end;
    }

    /// <summary>True when the sentence is a quotation and nothing else.</summary>
    public static bool IsBare(Passage p, int first, int last)
    {
        if (!p.IsQuote(first))
            return false;
        for (var i = first + 1; i < last; i++)
            if (!p.IsQuote(i) && p.Kind(i) is not (ItemKind.Stop or ItemKind.Comma))
                return false;
        return true;
    }
}
