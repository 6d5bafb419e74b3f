using Foedera.Reading.Lexicons;
using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>What a person is in the sentence that names them.</summary>
internal enum MentionRole
{
    Other,
    Subject,
    Oblique,
    Possessive,
}

/// <summary>Where in the text somebody is named, or spoke.</summary>
/// <param name="Sentence">Number of the sentence in the document.</param>
/// <param name="Item">First item in its paragraph.</param>
/// <param name="Role">What they are in it.</param>
internal readonly record struct MentionPlace(int Sentence, int Item, MentionRole Role)
{
    // "President Max Varn of Eastmark": the name hangs on the title, the second name on the first
    private const int Steps = 4;

    /// <summary>The role of a mention, by the tree; by the words around it where there is no tree.</summary>
    public static MentionRole RoleOf(Passage p, Mention mention, ParsedText? parsed)
    {
        if (p.IsPossessive(mention.End - 1))
            return MentionRole.Possessive;
        if (parsed is null)
        {
            if (p.Can(mention.First - 1, WordUse.Preposition))
                return MentionRole.Oblique;
            return VerbGroup.At(p, mention.End, mention.End, p.Count) is null ? MentionRole.Other : MentionRole.Subject;
        }
        var (first, at) = (
            parsed.Tokens.TokenAt(p.Items[mention.First].Start),
            parsed.Tokens.TokenAt(p.Items[mention.End - 1].Start)
        );
        if (at >= parsed.Count)
            return MentionRole.Other;
        for (var (step, last) = (0, at); step < Steps && parsed.Head(at) >= 0; step++)
        {
            var inside = parsed.Head(at) >= first && parsed.Head(at) <= last;
            if (!inside && parsed.Relation(at) is not ("flat" or "compound" or "conj" or "appos" or "goeswith"))
                break;
            at = parsed.Head(at);
        }
        var relation = parsed.Relation(at);
        return relation.StartsWith("nsubj", StringComparison.Ordinal) ? MentionRole.Subject
            : relation == "nmod:poss" ? MentionRole.Possessive
            : relation.StartsWith("obl", StringComparison.Ordinal)
            || relation.StartsWith("nmod", StringComparison.Ordinal)
                ? MentionRole.Oblique
            : MentionRole.Other;
    }
}
