using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Verifying;
using Foedera.Work.Stages;
using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>A verification for people: the answer in the first line, then the evidence, then what was
/// searched.</summary>
internal static class VerificationText
{
    private const int MostAlternatives = 3;
    private const int MostPlaces = 6;
    private const int MostReasons = 3;
    private const int MostRivals = 4;

    public static void Print(string quote, Verified verified)
    {
        var answer = verified.Answer;
        Line($"[bold]{Escaped(Sentence(verified))}[/]");
        Line("");
        if (answer.Best is { } best)
        {
            Line($"  asked      “{Escaped(quote.Trim('"', '“', '”'))}”");
            Line($"  on record  “{Escaped(best.Text)}”");
            Line($"             {Escaped(Source(verified.Documents[best.DocumentId]))}");
            foreach (var change in answer.Changes)
                Line($"  {Escaped(Words(change))}");
            if (answer.Printed.Length > 0)
                Line(
                    Escaped(
                        $"  printed so in {string.Join(", ", answer.Printed.Select(p => p.DocumentId).Distinct(StringComparer.Ordinal).Take(MostPlaces))}"
                    )
                );
            if (answer is { Verdict: Verdict.Translated, Witness: { IsTranslation: false } original })
                Line($"  original   “{Escaped(original.Text)}”");
            if (answer.Witness is { } witness)
                Line(Escaped(Told("witness", witness.Belief, witness.DocumentId)));
            if (answer.Spoken is { } spoken)
                Line(Escaped(Told("spoken in", spoken.Belief, spoken.Tag)));
            foreach (var (document, others) in verified.Rivals)
                Line(Escaped(Rivals(document, others)));
            Line("");
        }
        if (answer.Alternatives.Length > 0)
            Line(Heading(answer));
        foreach (var other in answer.Alternatives.Take(MostAlternatives))
            Line(
                Escaped(
                    $"  “{other.Passage.Text}”{(other.Quoted ? "" : " (written, not quoted)")}{(other.Speaker?.Name is { } name ? $" — {name}" : "")}, {Source(verified.Documents[other.Passage.DocumentId])}"
                )
            );
        if (answer.Alternatives.Length > 0)
            Line("");
        Line(Escaped(Searched(answer.Searched)));
    }

    private static string Heading(Verification answer) =>
        answer.Best is not null ? "Also on record:"
        : answer.Alternatives.Any(a => a.Verdict != Verdict.NotOnRecord) ? "Said by somebody else:"
        : "Nearest to it on record:";

    private static string Rivals(string document, ImmutableArray<string> others)
    {
        var more = others.Length > MostRivals ? ", …" : "";
        return $"  beware     more than one document calls itself, or says that it comes from where, {document} does: {string.Join(", ", others.Take(MostRivals))}{more}";
    }

    private static string Told(string what, Belief belief, string of) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {what, -10} {of}, believed {belief.Share:0.00}: {string.Join("; ", belief.Because.Take(MostReasons))}"
        );

    /// <summary>The verdict in a sentence, which tells what was heard from what is only reported.</summary>
    public static string Sentence(Verified verified)
    {
        var answer = verified.Answer;
        if (answer.Best is null)
            return "Not on record.";
        var found =
            verified.IsFromTranscript ? $"said{(answer.Speaker?.Name is { } speaker ? $" by {speaker}" : "")}"
            : answer.Speaker?.Name is { } name ? $"attributed to {name}"
            : "printed";
        return Sentence(answer.Verdict, found)
            + (verified.IsFromTranscript ? "" : " No transcript of it is on record.")
            + Against(answer);
    }

    // what a wording that nobody prints was compared with
    private static string Against(Verification answer)
    {
        if (answer.Verdict != Verdict.Altered)
            return "";
        return answer.Witness switch
        {
            null => " Not as the only report has it.",
            { Kind: Witness.Transcript } => "",
            _ => " Compared with the wording that the reports bear out best.",
        };
    }

    private static string Sentence(Verdict verdict, string found) =>
        verdict switch
        {
            Verdict.Transcript or Verdict.Verbatim => $"Verbatim: {found} in these words.",
            Verdict.Normalised => $"Normalised: {found}; only case, marks or spelling differ.",
            Verdict.Trimmed => $"Trimmed: part of a passage {found}, unchanged.",
            Verdict.Fragment => $"Fragment: {found}, but a word or two prove nothing.",
            Verdict.Joined => $"Joined: sentences {found} that do not follow each other, printed as one quotation.",
            Verdict.Altered => $"Altered: {found} in other words.",
            Verdict.Unwitnessed => $"Unwitnessed: {found} in these words, and nothing on record to compare them with.",
            Verdict.Disagreeing => $"Disagreeing: {found}; others print it differently, and no witness decides.",
            Verdict.Translated => $"Translated: {found} in another language, so no wording in this one is verbatim.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Words(WordChange change) =>
        change.Kind switch
        {
            ChangeKind.Replace => $"changed    “{change.Theirs}” stands for “{change.Witness}”",
            ChangeKind.Insert => $"added      “{change.Theirs}”",
            ChangeKind.Delete => $"left out   “{change.Witness}”",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Source(Core.Sources.Document document) =>
        string.Join(
            ", ",
            new[]
            {
                document.Outlet,
                document.Published?.ToString("O", CultureInfo.InvariantCulture),
                document.Id,
            }.Where(part => part is not null)
        );

    private static string Searched(Searched searched)
    {
        var days = searched is { From: { } from, To: { } to }
            ? string.Create(CultureInfo.InvariantCulture, $", published from {from:O} to {to:O}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Searched: {searched.Documents:N0} documents, {searched.Transcripts:N0} of them transcripts{days}. What is not in them cannot be found."
        );
    }

    private static string Escaped(string text) => Markup.Escape(Visible.Of(text));

    private static void Line(string markup) => Terminal.Out.MarkupLine(markup);
}
