using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Attribution;

/// <summary>Why a statement was read as it was.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Tokens">The tokens of the sentences it touches, with their trees; empty where no tree was made
/// (transcripts, other languages).</param>
/// <param name="Scores">What the trained reader stands on; null when a rule found it.</param>
public sealed record Explanation(Statement Statement, ImmutableArray<ExplainedToken> Tokens, StatementScores? Scores);

/// <summary>One token of an explained statement.</summary>
/// <param name="At">Where it stands in the document's text.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Tag">Universal part of speech and Penn tag, such as VERB/VBD.</param>
/// <param name="Head">The word it hangs on; null for the root of a sentence.</param>
/// <param name="Relation">Relation to the head (Universal Dependencies).</param>
/// <param name="Role">What it is in the statement: source, cue, content; null for none.</param>
public sealed record ExplainedToken(TextSpan At, string Text, string Tag, string? Head, string Relation, string? Role);

/// <summary>How sure the trained reader was, and why.</summary>
/// <param name="Probability">That it is a statement, from 0 to 1.</param>
/// <param name="Evidence">What it stands on, by name; the names are told in docs/method/reading.md.</param>
public sealed record StatementScores(double Probability, ImmutableSortedDictionary<string, double> Evidence);
