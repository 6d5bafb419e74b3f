using System.Collections.Immutable;

namespace Foedera.Work.Evaluation;

/// <summary>What statements do, as a person read them, as places and types: no words of them.</summary>
/// <param name="Corpus">The corpus they stand in.</param>
/// <param name="Guideline">How they were drawn and labelled.</param>
/// <param name="Documents">The documents with their labels.</param>
internal sealed record TypeLabels(string Corpus, string Guideline, ImmutableArray<TypeLabels.Labelled> Documents)
{
    /// <summary>One document, of the part that rules were written on ("tune") or of the other ("held").</summary>
    internal sealed record Labelled(string Doc, string Part, ImmutableArray<Label> Labels);

    /// <summary>One statement: the pieces of its content in code points, what it does, and by which draw it came
    /// in.</summary>
    internal sealed record Label(ImmutableArray<int[]> Content, string Type, string Draw);
}
