using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Sources;

namespace Foedera.Tests.Core.Said;

public sealed class MatchingSpecs
{
    public sealed record Report(
        string Id,
        string Speaker,
        string Day,
        string Genre,
        string Language,
        List<string> Quotes,
        string? Headline = null
    );

    public sealed record Expected(string Document, int Quote, int Utterance, string Verdict);

    public sealed record MatchingCase(
        string Name,
        Dictionary<string, string> Languages,
        List<Report> Documents,
        List<Expected> Expect
    )
    {
        public override string ToString() => Name;
    }

    public static TheoryData<MatchingCase> Cases =>
        [
            .. SpecFile.Cases<MatchingCase>("matching", "wordings.json"),
            .. SpecFile.Cases<MatchingCase>("matching", "kinds.json"),
            .. SpecFile.Cases<MatchingCase>("matching", "translations.json"),
        ];

    [Theory, MemberData(nameof(Cases))]
    public void Order_and_company_of_documents_change_nothing(MatchingCase given)
    {
        var alone = Joined(given, given.Documents);
        var reversed = Joined(given, given.Documents.AsEnumerable().Reverse());
        var stranger = new Report(
            "zz-stranger",
            "Teodor Quist",
            "2031-03-02",
            "article",
            "en",
            ["The orchards above the mill gave forty carts of pears this autumn, more than any year before."]
        );
        reversed.ShouldBe(alone);
        Joined(given, [.. given.Documents, stranger])
            .Where(line => !line.Contains("zz-stranger", StringComparison.Ordinal))
            .ShouldBe(alone);
    }

    private static List<string> Joined(MatchingCase given, IEnumerable<Report> documents) =>
        [
            .. Utterances
                .Join(
                    [.. documents.Select(Read)],
                    (speaker, _) => given.Languages.TryGetValue(speaker.Name ?? "", out var spoken) ? [spoken] : []
                )
                .Select(u =>
                    $"{u.Id} {u.Witness} {u.WitnessBelief?.Share} {u.Spoken?.Tag} "
                    + $"{string.Join(' ', u.Wordings.Select(w => $"{w.DocumentId}:{w.At.Start}:{w.Verdict}"))}"
                )
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Cases))]
    public void Wordings_are_joined_and_judged(MatchingCase given)
    {
        var utterances = Utterances.Join(
            [.. given.Documents.Select(Read)],
            (speaker, _) => given.Languages.TryGetValue(speaker.Name ?? "", out var spoken) ? [spoken] : []
        );
        var found = utterances
            .SelectMany(u => u.Wordings.Select(w => (u.Id, Wording: w)))
            .ToLookup(x => x.Wording.DocumentId);
        var numbers = new Dictionary<string, int>();
        foreach (var expected in given.Expect)
        {
            var (id, wording) = found[expected.Document].OrderBy(x => x.Wording.At).ElementAt(expected.Quote);
            wording.Verdict.ShouldBe(Enum.Parse<Verdict>(expected.Verdict, ignoreCase: true), wording.Text);
            numbers.TryAdd(id, expected.Utterance);
            numbers[id].ShouldBe(expected.Utterance, wording.Text);
        }
        numbers.Values.Distinct().Count().ShouldBe(numbers.Count);
    }

    private static ReadDocument Read(Report report)
    {
        var text =
            "A line on top of the report, so that nothing below it is taken for the headline. It goes "
            + "on for a while about harbours, mills, carters and the weather of the season, as such "
            + "lines do, and ends here at last.\n";
        var statements = new List<Statement>();
        if (report.Headline is { } headline)
        {
            statements.Add(Said(report, 0, new TextSpan(0, headline.Length + 2)));
            text = $"“{headline}”: {report.Speaker}\n{text}";
        }
        foreach (var quote in report.Quotes)
        {
            statements.Add(Said(report, statements.Count, new TextSpan(text.Length, text.Length + quote.Length + 2)));
            text += $"“{quote}”\nsaid {report.Speaker}.\n";
        }
        var document = new Document(report.Id, text)
        {
            Published = DateOnly.ParseExact(report.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Genre = Enum.Parse<Genre>(report.Genre, ignoreCase: true),
            Language = report.Language,
        };
        return new ReadDocument(document, [.. statements]);
    }

    private static Statement Said(Report report, int number, TextSpan content) =>
        new($"{report.Id}#{number}", report.Id)
        {
            Kind = StatementKind.Direct,
            Content = [content],
            Speaker = Speaker.Known(report.Speaker),
        };
}
