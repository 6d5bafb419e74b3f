using System.Collections.Immutable;

namespace Foedera.Work.Evaluation;

/// <summary>Every evaluation there is. A new one is a file of its own and a line here.</summary>
public static class Evaluations
{
    /// <summary>In the order of the help page.</summary>
    public static ImmutableArray<IEvaluation> All { get; } =
    [
        new StatementsEvaluation(),
        new PressEvaluation(),
        new ReadingsEvaluation(),
        new TypesEvaluation(),
        new ArticlesEvaluation(),
        new OwedEvaluation(),
        new PathsEvaluation(),
        new SyntaxEvaluation(),
    ];
}
