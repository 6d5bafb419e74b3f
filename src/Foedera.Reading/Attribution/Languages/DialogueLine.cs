using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Attribution.Languages;

/// <summary>Direct speech that a dash opens instead of marks: "– Dotrzymamy słowa – powiedziała Hanna Wolska. – Nie ma
/// innej drogi."</summary>
internal static class DialogueLine
{
    private const int CueReach = 3;
    private const double Confidence = 0.8;

    /// <summary>The statement that a paragraph makes; null when it does not begin with a dash or no verb of saying
    /// shows it to be speech.</summary>
    public static (Finding Finding, Speaker? Speaker)? In(
        string text,
        List<Sentence> sentences,
        SpeechTables tables,
        NamedPeople people,
        Speaker? last
    )
    {
        if (
            sentences.Count == 0
            || !IsDash(text, sentences[0].Parts[0])
            || sentences.Exists(s => s.Parts.Any(p => p.IsQuotation))
        )
            return null;
        for (var at = 0; at < sentences.Count; at++)
        {
            var parts = sentences[at].Parts;
            for (var edge = at == 0 ? 2 : 1; edge < parts.Length - 1; edge++)
            {
                if (parts[edge].IsWord || !(IsDash(text, parts[edge]) || text[parts[edge].At.Start] == ','))
                    continue;
                if (
                    ReportingClause.After(text, sentences[at], edge - 1, tables, people, last)
                        is not { Cue: >= 0 } clause
                    || clause.Cue - edge > CueReach
                )
                    continue;
                return (Statement(text, sentences, at, edge, clause), clause.Speaker);
            }
        }
        return null;
    }

    private static Finding Statement(string text, List<Sentence> sentences, int at, int edge, ReportingClause clause)
    {
        var content = new List<TextSpan> { new(sentences[0].Parts[1].At.Start, sentences[at].Parts[edge - 1].At.End) };
        // what follows the clause goes on only behind another dash
        if (at + 1 < sentences.Count && IsDash(text, sentences[at + 1].Parts[0]) && sentences[at + 1].Parts.Length > 1)
            content.Add(new TextSpan(sentences[at + 1].Parts[1].At.Start, sentences[^1].Parts[^1].At.End));
        var parts = sentences[at].Parts;
        return new Finding(nameof(DialogueLine), content, Confidence)
        {
            Kind = StatementKind.Direct,
            Cue = parts[clause.Cue].At,
            Source = clause.Source is var (first, end)
                ? new TextSpan(parts[first].At.Start, parts[end - 1].At.End)
                : null,
        };
    }

    private static bool IsDash(string text, Part part) =>
        !part.IsWord && text[part.At.Start] is '–' or '—' or '―' or '-';
}
