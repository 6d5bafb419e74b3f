using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Web.Pages.Said;

/// <summary>One thing that was read in a statement, with the words that decided it.</summary>
/// <param name="Term">What is told: "How far it binds".</param>
/// <param name="Tells">The answer in plain words; null where the quoted words are the answer.</param>
/// <param name="At">The deciding words; null when the statement as a whole decides.</param>
public sealed record Particular(string Term, string? Tells, TextSpan? At)
{
    /// <summary>What was read in a statement, in the order of a reader's questions. What does not stand in
    /// <paramref name="within"/> is left out.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="within">The part of the text shown; null for the whole statement.</param>
    public static ImmutableArray<Particular> In(Statement statement, TextSpan? within = null)
    {
        var modality = statement.Modality;
        // a statement of several sentences: type and times hold for all of it, and nobody has told for which sentence
        var ofPassage = within is { } shown && IsLonger(statement, shown) ? ", for the passage as a whole" : "";
        Particular?[] told =
        [
            new(
                "What it does",
                $"{Words.Sentence(Words.Of(statement.Type))}: {Words.Meaning(statement.Type)}{ofPassage}",
                null
            ),
            modality.CueNegation is { } denied
                ? new("Whether it was said", "Negated or denied in the text, by", denied)
                : null,
            modality.Disputed is { } disputed
                ? new("Whether it was said", "The text itself calls these words invented or never said, by", disputed)
                : null,
            modality.Binding is { } binding
                ? new(
                    "How far it binds",
                    $"“{Words.Of(binding.Level)}”, {Words.Step(binding.Level)}, by the word",
                    binding.Word
                )
                : null,
            modality.Committed is { } committed && IsIn(modality.Binding?.Word)
                ? new("Who is bound", Words.Sentence(Bound(statement, committed)), committed.At)
                : null,
            modality.Negation is { } not ? new("Negated", "By", not) : null,
            modality.Condition is { } condition ? new("Condition", null, condition.If) : null,
            modality.Condition?.Then is { } then ? new("Consequence", null, then) : null,
            .. statement.Figures.Select(figure => new Particular(
                "Figure",
                Words.Sentence(FigureWords.Full(figure)),
                figure.At
            )),
            statement.Horizon is { } horizon
                ? new("Time spoken of", Words.Sentence(Words.Of(horizon)) + ofPassage, null)
                : null,
            statement.SaidOn is { } said ? new("Said", Words.Sentence(Words.Of(said)), null) : null,
        ];
        return
        [
            .. told.OfType<Particular>()
                .Where(particular =>
                    IsIn(particular.At) || particular.At == modality.CueNegation || particular.At == modality.Disputed
                ),
        ];

        bool IsIn(TextSpan? at) => within is not { } part || at is not { } words || part.Contains(words);
    }

    /// <summary>True when a statement holds clearly more than a part of the text.</summary>
    public static bool IsLonger(Statement statement, TextSpan part) =>
        2 * statement.Content.Sum(piece => piece.Length) > 3 * part.Length;

    /// <summary>In a line for lists: binding, negation, figures and times; null when there is nothing to
    /// tell.</summary>
    public static string? InShort(Statement statement)
    {
        var modality = statement.Modality;
        string?[] parts =
        [
            modality.CueNegation is null ? null : "not said, or denied",
            modality.Disputed is null ? null : "called invented by the text itself",
            modality.Binding is { } binding ? $"binds as “{Words.Of(binding.Level)}”" : null,
            modality.Negation is null ? null : "negated",
            modality.Condition is null ? null : "under a condition",
            .. statement.Figures.Take(MostFigures).Select(FigureWords.Short),
            statement.Figures.Length > MostFigures ? "more figures" : null,
            statement.Horizon is { } horizon ? $"speaks of {Words.Of(horizon)}" : null,
        ];
        var told = string.Join("; ", parts.OfType<string>());
        return told.Length == 0 ? null : $"{Words.Sentence(told)}.";
    }

    /// <summary>The deciding words that a text marks: short ones, none inside another, in order.</summary>
    public static ImmutableArray<TextSpan> Deciding(Statement statement, TextSpan within)
    {
        var modality = statement.Modality;
        var marked = ImmutableArray.CreateBuilder<TextSpan>();
        TextSpan?[] spans =
        [
            modality.Binding?.Word,
            modality.Committed?.At,
            modality.Negation,
            .. statement.Figures.Select(f => (TextSpan?)f.At),
        ];
        foreach (var span in spans.OfType<TextSpan>().Where(within.Contains).Order())
            if (!span.IsEmpty && (marked.Count == 0 || marked[^1].End <= span.Start))
                marked.Add(span);
        return marked.ToImmutable();
    }

    private const int MostFigures = 3;

    // of an unknown speaker nobody can say whether it is their own side that they name
    private static string Bound(Statement statement, Committed committed) =>
        committed.Party == CommittedParty.Other && statement.Speaker?.Name is null
            ? "the subject"
            : Words.Of(committed.Party);
}
