using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
using Foedera.Work.Evaluation;

namespace Foedera.Lab.Said;

/// <summary>An event of a press corpus: its gold, and its documents with the statements that the reader found in
/// them.</summary>
/// <param name="Corpus">The corpus' folder name.</param>
/// <param name="Name">The event's folder name.</param>
/// <param name="Gold">Who said what, as labelled.</param>
/// <param name="Read">Documents of all languages, as read.</param>
internal sealed record SaidEvent(string Corpus, string Name, PressGold Gold, ImmutableArray<ReadDocument> Read)
{
    /// <summary>The documents in English alone, as the scorer has it without --all-languages.</summary>
    public ImmutableArray<ReadDocument> English => [.. Read.Where(d => d.Document.IsEnglish)];

    /// <summary>The events of DATA's corpora whose readings are kept in the file, in the order of their
    /// names.</summary>
    public static ImmutableArray<SaidEvent> Of(string data, string readings)
    {
        var kept = Readings.From(readings);
        var events = ImmutableArray.CreateBuilder<SaidEvent>();
        foreach (var (corpus, name) in Names(data))
        {
            var folder = Path.Combine(data, corpus, name);
            var read = Documents(folder).Select(d => new ReadDocument(d, kept.Of(corpus, name, d.Id)));
            events.Add(new SaidEvent(corpus, name, PressGold.Of(folder), [.. read]));
        }
        return events.DrainToImmutable();
    }

    /// <summary>Reads the corpora once and keeps what was found.</summary>
    public static void Keep(string data, ActorDirectory actors, string readings, Action<string> say)
    {
        var reader = new StatementReader(actors, ReadingModels.Open());
        var kept = new Readings();
        foreach (var (corpus, name) in Names(data))
        {
            foreach (var document in Documents(Path.Combine(data, corpus, name)))
                kept.Add(corpus, name, document.Id, reader.Read(document));
            say($"{corpus}/{name}");
        }
        kept.To(readings);
    }

    private static IEnumerable<(string Corpus, string Name)> Names(string data) =>
        from corpus in (string[])["press", "press2"]
        from name in PressGold.Events(Path.Combine(data, corpus), "dev")
        select (corpus, name);

    private static IEnumerable<Document> Documents(string folder) =>
        Files
            .Read(
                Directory
                    .GetFiles(folder, "*.json")
                    .Where(f => Path.GetFileName(f) != "gold.json")
                    .Order(StringComparer.Ordinal)
            )
            .OfType<Found.Read>()
            .Select(f => f.Reading.Document);
}

/// <summary>Statements by document, kept in a file of JSON so that the reader need not run again.</summary>
internal sealed class Readings
{
    private readonly SortedDictionary<string, ImmutableArray<Kept>> all = new(StringComparer.Ordinal);

    public static Readings From(string path)
    {
        var readings = new Readings();
        foreach (
            var (key, kept) in JsonSerializer.Deserialize<Dictionary<string, ImmutableArray<Kept>>>(
                File.ReadAllBytes(path)
            )!
        )
            readings.all[key] = kept;
        return readings;
    }

    public void To(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(all));

    public void Add(string corpus, string name, string document, ImmutableArray<Statement> statements) =>
        all[Key(corpus, name, document)] = [.. statements.Select(Kept.Of)];

    public ImmutableArray<Statement> Of(string corpus, string name, string document) =>
        [.. all[Key(corpus, name, document)].Select(k => k.ToStatement(document))];

    private static string Key(string corpus, string name, string document) => $"{corpus}/{name}/{document}";

    /// <summary>What joining and scoring want of a statement; spans in UTF-16 code units.</summary>
    internal sealed record Kept(
        string Id,
        StatementKind Kind,
        StatementType Type,
        int[][] Content,
        string? Name,
        string? ActorId,
        string[]? Candidates,
        string? First,
        string? Last
    )
    {
        public static Kept Of(Statement s) =>
            new(
                s.Id,
                s.Kind,
                s.Type,
                [.. s.Content.Select(c => (int[])[c.Start, c.End])],
                s.Speaker?.Name,
                s.Speaker?.ActorId,
                s.Speaker is null ? null : [.. s.Speaker.Candidates],
                s.SaidOn?.First?.ToString("O", CultureInfo.InvariantCulture),
                s.SaidOn?.Last?.ToString("O", CultureInfo.InvariantCulture)
            );

        public Statement ToStatement(string document) =>
            new(Id, document)
            {
                Kind = Kind,
                Type = Type,
                Content = [.. Content.Select(c => new TextSpan(c[0], c[1]))],
                Speaker = Candidates is null ? null : new Speaker(Name, ActorId, [.. Candidates]),
                SaidOn = First is null && Last is null ? null : new DateWindow(Day(First), Day(Last)),
            };

        private static DateOnly? Day(string? day) =>
            day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
    }
}
