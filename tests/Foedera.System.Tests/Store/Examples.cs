using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Store.Snapshots;

namespace Foedera.System.Tests.Store;

/// <summary>Documents about an invented alliance, with statements found by their words.</summary>
internal static class Examples
{
    public const string Pledge = "We will spend 3.5 per cent by 2030";

    public static Arrival Report(
        string id = "courier-1",
        string outlet = "The Harbour Courier",
        string quote = Pledge,
        string day = "2025-03-26",
        string? address = null,
        string opening = "PORT ELIN 😀 — "
    )
    {
        var text = $"{opening}“{quote},” Minister Ada Lindqvist said on Tuesday. She left without taking questions.";
        var document = new Document(id, text)
        {
            Title = "Minister promises more",
            Outlet = outlet,
            Language = "en",
            Published = DateOnly.ParseExact(day, "O", null),
            Address = address is null ? null : new Uri(address),
            Passages = [new SourcePassage(new TextSpan(0, text.Length), 0, 200)],
        };
        var statement = new Statement($"{id}#1", id)
        {
            Kind = StatementKind.Direct,
            Type = StatementType.Commitment,
            Source = [SpanOf(text, "Minister Ada Lindqvist")],
            Cue = [SpanOf(text, "said")],
            Content = [SpanOf(text, $"“{quote},”")],
            Speaker = Speaker.Known("Ada Lindqvist", "ada-lindqvist"),
            Figures = text.Contains("3.5", StringComparison.Ordinal)
                ? [new Figure(SpanOf(text, "3.5 per cent"), 3.5m, null, "%", "=", "GDP", "defence spending")]
                : [],
            Horizon = new DateWindow(null, new DateOnly(2030, 12, 31)),
            SaidOn = DateWindow.Day(document.Published!.Value),
            Modality = new Modality
            {
                Binding = new BindingWord(Bindingness.Pledge, SpanOf(text, "said")),
                Committed = new Committed(CommittedParty.OwnSide, SpanOf(text, "Minister")),
                Negation = SpanOf(text, "without"),
                Condition = new Condition(SpanOf(text, "on Tuesday"), null),
            },
            Confidence = 0.93,
            Rule = "quote-cue-source",
        };
        return new Arrival(
            new ReadDocument(document, [statement]),
            OriginOf(document, $"{id}.txt"),
            new Snapshot(
                $"{id}.txt",
                new DateTimeOffset(2025, 3, 27, 8, 0, 0, TimeSpan.Zero),
                global::System.Text.Encoding.UTF8.GetBytes($"{id}\n{text}")
            )
        );
    }

    public static Arrival WithoutStatements(this Arrival arrival) =>
        arrival with
        {
            Read = new ReadDocument(arrival.Read.Document, []),
        };

    /// <summary>The same document in another file.</summary>
    public static Arrival From(this Arrival arrival, string path) =>
        arrival with
        {
            Origin = OriginOf(arrival.Read.Document, path),
            Snapshot = arrival.Snapshot! with { Address = path },
        };

    private static Origin OriginOf(Document document, string path) =>
        Origin.OfFile(document.Outlet is { } outlet ? Foedera.Store.Mapping.Slug.Of(outlet) : null, path);

    public static Utterance Joined(params ImmutableArray<Arrival> reports) =>
        JoinedOf([.. reports.Select(report => report.Read)]);

    public static Utterance JoinedOf(ImmutableArray<ReadDocument> reports) =>
        new("u-" + reports[0].Statements[0].Id)
        {
            Speaker = reports[0].Statements[0].Speaker,
            Witness = Witness.Outlets,
            Wordings =
            [
                .. reports.Select((report, i) => WordingOf(report, i == 0 ? Verdict.Verbatim : Verdict.Altered)),
            ],
        };

    public static Dictionary<string, CodePoints> Points(params IEnumerable<Arrival> reports) =>
        reports.ToDictionary(
            r => r.Read.Document.Id,
            r => new CodePoints(r.Read.Document.Text),
            StringComparer.Ordinal
        );

    public static TextSpan SpanOf(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(at, at + words.Length);
    }

    private static Wording WordingOf(ReadDocument report, Verdict verdict)
    {
        var (document, statement) = (report.Document, report.Statements[0]);
        var inside = new TextSpan(statement.Content[0].Start + 1, statement.Content[0].End - 2);
        return new Wording(document.Id, statement.Id, inside, inside.Of(document.Text))
        {
            Verdict = verdict,
            Changes = verdict is Verdict.Altered ? [new WordChange(ChangeKind.Replace, "2031", "2030")] : [],
        };
    }
}
