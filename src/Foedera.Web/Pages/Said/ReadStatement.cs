using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Queries;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Said;

/// <summary>A statement as the contract writes it: the object that <c>foedera statements</c> prints, and the rule that
/// found it.
/// Offsets count Unicode code points of the document's text, [start, end).</summary>
public record ReadStatement
{
    /// <summary>Writes down a statement.</summary>
    public ReadStatement(StatementInText read, CodePoints points)
    {
        var (statement, text) = read;
        var modality = statement.Modality;
        InText = read;
        (Doc, Id, Kind, Type, Speaker) = (
            statement.DocumentId,
            statement.Id,
            statement.Kind,
            statement.Type,
            statement.Speaker
        );
        (Source, Cue, Content) = (
            Spans(statement.Source, points),
            Spans(statement.Cue, points),
            Spans(statement.Content, points)
        );
        ContentText = string.Join(" … ", statement.Content.Select(c => c.Of(text)));
        Figures =
        [
            .. statement.Figures.Select(f => new FigureRead(
                Span(f.At, points),
                f.Value,
                f.Upper,
                f.Unit,
                f.Comparator,
                f.Base,
                f.Subject
            )),
        ];
        (Horizon, SaidOn) = (statement.Horizon?.ToEdtf(), statement.SaidOn?.ToEdtf());
        (Confidence, Rule) = (Math.Round(statement.Confidence, 3), statement.Rule);
        Binding = modality.Binding is { } binding ? new BindingRead(binding.Level, Span(binding.Word, points)) : null;
        Committed = modality.Committed is { } committed
            ? new CommittedRead(committed.Party, Span(committed.At, points))
            : null;
        Negation = new NegationRead(Span(modality.Negation, points), Span(modality.CueNegation, points));
        Condition = modality.Condition is { } condition
            ? new ConditionRead(Span(condition.If, points), Span(condition.Then, points))
            : null;
    }

    /// <summary>The statement and its text, for the words that pages show.</summary>
    [JsonIgnore]
    public StatementInText InText { get; }

    /// <summary>The document.</summary>
    public string Doc { get; }

    /// <summary>The statement's id.</summary>
    public string Id { get; }

    /// <summary>Direct, mixed or indirect.</summary>
    public StatementKind Kind { get; }

    /// <summary>Commitment, warning, …</summary>
    public StatementType Type { get; }

    /// <summary>Who; null when nothing points to anybody.</summary>
    public Speaker? Speaker { get; }

    /// <summary>Who, as written.</summary>
    public ImmutableArray<int[]> Source { get; }

    /// <summary>The words that attribute.</summary>
    public ImmutableArray<int[]> Cue { get; }

    /// <summary>What.</summary>
    public ImmutableArray<int[]> Content { get; }

    /// <summary>The words of the content; pieces are separated by " … ".</summary>
    public string ContentText { get; }

    /// <summary>Figures in the content.</summary>
    public ImmutableArray<FigureRead> Figures { get; }

    /// <summary>The time it speaks of (EDTF); null when it names none that can be bounded.</summary>
    public string? Horizon { get; }

    /// <summary>When it was said (EDTF); null when that is not bounded.</summary>
    public string? SaidOn { get; }

    /// <summary>How sure the reader is that this is a statement read right, from 0 to 1.</summary>
    public double Confidence { get; }

    /// <summary>How far the wording binds, and the word that says so; null when none does.</summary>
    public BindingRead? Binding { get; }

    /// <summary>Who is bound; null when nothing binds.</summary>
    public CommittedRead? Committed { get; }

    /// <summary>The words that negate.</summary>
    public NegationRead Negation { get; }

    /// <summary>The condition, and what follows from it; null when there is none.</summary>
    public ConditionRead? Condition { get; }

    /// <summary>The rule or model that found it.</summary>
    public string Rule { get; }

    /// <summary>Headings of <see cref="Cells"/>.</summary>
    internal static ImmutableArray<string> Headings { get; } =
    [
        "binding",
        "binding_word",
        "committed",
        "committed_words",
        "negation",
        "cue_negation",
        "condition",
        "consequence",
        "figures",
        "rule",
    ];

    /// <summary>What tables show of how it was read: the deciding words themselves, for a table has no text to count
    /// into.</summary>
    internal IReadOnlyList<string?> Cells()
    {
        var modality = InText.Statement.Modality;
        return
        [
            QueryWords.Of(modality.Binding?.Level),
            Text(modality.Binding?.Word),
            QueryWords.Of(modality.Committed?.Party),
            Text(modality.Committed?.At),
            Text(modality.Negation),
            Text(modality.CueNegation),
            Text(modality.Condition?.If),
            Text(modality.Condition?.Then),
            string.Join("; ", InText.Statement.Figures.Select(FigureWords.Short)),
            Rule,
        ];
    }

    /// <summary>The confidence with two places, as tables show it.</summary>
    internal string ConfidenceCell => Confidence.ToString("0.00", CultureInfo.InvariantCulture);

    private string? Text(TextSpan? span) => span?.Of(InText.Text);

    private static int[] Span(TextSpan span, CodePoints points) =>
        [points.FromUtf16(span.Start), points.FromUtf16(span.End)];

    private static int[]? Span(TextSpan? span, CodePoints points) => span is { } known ? Span(known, points) : null;

    private static ImmutableArray<int[]> Spans(ImmutableArray<TextSpan> spans, CodePoints points) =>
        [.. spans.Select(s => Span(s, points))];
}

/// <summary>A figure in a statement.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Value">The number; the lower bound of a range.</param>
/// <param name="Upper">The upper bound of a range; null for one number.</param>
/// <param name="Unit">"%", an ISO 4217 code, or the noun counted.</param>
/// <param name="Comparator">=, ≈, &gt;, ≥, &lt;, ≤ or ≫.</param>
/// <param name="Base">What a share is of, or the period of an amount; null when not said.</param>
/// <param name="Subject">What it measures; null when not said near it.</param>
public sealed record FigureRead(
    int[] At,
    decimal Value,
    decimal? Upper,
    string Unit,
    string Comparator,
    string? Base,
    string? Subject
);

/// <summary>How far a wording binds.</summary>
/// <param name="Level">From might to will.</param>
/// <param name="At">The word that decides.</param>
public sealed record BindingRead(Bindingness Level, int[] At);

/// <summary>Who is bound.</summary>
/// <param name="Who">Seen from the speaker.</param>
/// <param name="At">The words that name them; null when the source is meant.</param>
public sealed record CommittedRead(CommittedParty Who, int[]? At);

/// <summary>What is negated.</summary>
/// <param name="Content">The word that negates the main predicate; null when it is affirmed.</param>
/// <param name="Cue">The word that negates the saying itself; null when it was said.</param>
public sealed record NegationRead(int[]? Content, int[]? Cue);

/// <summary>A condition and its consequence.</summary>
/// <param name="If">The condition.</param>
/// <param name="Then">The consequence; null when the sentence names none.</param>
public sealed record ConditionRead(int[] If, int[]? Then);
