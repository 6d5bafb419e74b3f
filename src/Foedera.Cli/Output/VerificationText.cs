using System.Globalization;
using Foedera.Core.Said;
using Foedera.Core.Said.Verifying;
using Foedera.Work.Stages;
using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>A verification for people: the answer in the first line, then the evidence, then what was searched.</summary>
internal static class VerificationText
{
    private const int MostAlternatives = 3;

    public static void Print(string quote, Verified verified)
    {
        var answer = verified.Answer;
        Line($"[bold]{Escaped(Sentence(answer))}[/]");
        Line("");
        if (answer.Best is { } best)
        {
            Line($"  asked      “{Escaped(quote.Trim('"', '“', '”'))}”");
            Line($"  on record  “{Escaped(best.Text)}”");
            Line($"             {Escaped(Source(verified.Documents[best.DocumentId]))}");
            foreach (var change in answer.Changes) Line($"  {Escaped(Words(change))}");
            Line("");
        }
        if (answer.Alternatives.Length > 0) Line(answer.Best is null ? "Most alike on record:" : "Also on record:");
        foreach (var other in answer.Alternatives.Take(MostAlternatives))
            Line(Escaped($"  “{other.Passage.Text}”{(other.Quoted ? "" : " (written, not quoted)")}{(other.Speaker?.Name is { } name ? $" — {name}" : "")}, {Source(verified.Documents[other.Passage.DocumentId])}"));
        if (answer.Alternatives.Length > 0) Line("");
        Line(Escaped(Searched(answer.Searched)));
    }

    /// <summary>The verdict in a sentence.</summary>
    public static string Sentence(Verification answer)
    {
        var who = answer.Speaker?.Name is { } name ? $" by {name}" : "";
        return answer.Verdict switch
        {
            Verdict.Transcript or Verdict.Verbatim => $"On record in these words{who}.",
            Verdict.Normalised => $"On record{who}; only case, marks or spelling differ.",
            Verdict.Trimmed => $"On record{who}, trimmed: part of what was said, unchanged.",
            Verdict.Fragment => $"On record{who}, but a word or two prove nothing.",
            Verdict.Joined => $"Joined{who}: sentences that do not follow each other, printed as one quotation.",
            Verdict.Altered => $"Altered: said{who} in other words.",
            Verdict.Translated => $"Translated: said{who} in another language, so no wording in this one is verbatim.",
            Verdict.NotOnRecord => "Not on record.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Words(WordChange change) => change.Kind switch
    {
        ChangeKind.Replace => $"changed    “{change.Theirs}” stands for “{change.Witness}”",
        ChangeKind.Insert => $"added      “{change.Theirs}”",
        ChangeKind.Delete => $"left out   “{change.Witness}”",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Source(Core.Sources.Document document) => string.Join(", ",
        new[] { document.Outlet, document.Published?.ToString("O", CultureInfo.InvariantCulture), document.Id }.Where(part => part is not null));

    private static string Searched(Searched searched)
    {
        var days = searched is { From: { } from, To: { } to } ? string.Create(CultureInfo.InvariantCulture, $", published from {from:O} to {to:O}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"Searched: {searched.Documents:N0} documents, {searched.Transcripts:N0} of them transcripts{days}. What is not in them cannot be found.");
    }

    private static string Escaped(string text) => Markup.Escape(text);

    private static void Line(string markup) => Terminal.Out.MarkupLine(markup);
}
