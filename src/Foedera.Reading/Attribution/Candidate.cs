using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>What may be a statement: a cue with the pieces that belong to it, in tokens of the text.</summary>
/// <param name="Cue">Pieces of the cue, in order; at least one.</param>
/// <param name="Source">The source; null when none is named.</param>
/// <param name="Content">Pieces of the content, in order; at least one.</param>
/// <param name="Evidence">What speaks for it and against it, one number for each of
/// <see cref="CandidateEvidence.Names"/>.</param>
internal sealed record Candidate(List<TokenRange> Cue, TokenRange? Source, List<TokenRange> Content, double[] Evidence)
{
    /// <summary>How likely it is a statement, from 0 to 1.</summary>
    public double Probability { get; init; }
}
