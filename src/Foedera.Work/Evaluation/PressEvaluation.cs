using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;

namespace Foedera.Work.Evaluation;

/// <summary>Reading, joining and judging on real events that several outlets report: each event read and joined on its
/// own, in memory.
/// Documents in other languages than English are left out.</summary>
public sealed class PressEvaluation : IEvaluation
{
    /// <inheritdoc/>
    public string Name => "press";

    /// <inheritdoc/>
    public string Summary =>
        "Statements, speakers, utterances and verdicts on events that several outlets report (a "
        + "folder an event, with gold.json).";

    /// <inheritdoc/>
    public string CorpusOption => "--corpus";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus => ["press"];

    /// <inheritdoc/>
    public string? PartOption => "--events";

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop)
    {
        var corpus = input.Corpus[0];
        var reader = new StatementReader(input.Actors, input.Models);
        var problems = new List<Problem>();
        var scoring = new PressScoring();
        var events = PressGold.Events(corpus, input.Part ?? "dev");
        foreach (var name in events)
        {
            stop.ThrowIfCancellationRequested();
            var folder = Path.Combine(corpus, name);
            if (!File.Exists(Path.Combine(folder, "gold.json")))
                return Parsed<Measurement>.Failed(
                    new Problem("EVAL001", "there is no such event with a gold.json.", folder)
                );
            var gold = PressGold.Of(folder);
            var documents = Documents(folder, gold, problems)
                .AsParallel()
                .AsOrdered()
                .Select(d => new ReadDocument(d, reader.Read(d)))
                .ToList();
            scoring.Add(gold, documents, Utterances.Join(documents, UsualLanguages.In(input.Actors)));
        }
        if (events.IsEmpty)
            problems.Add(new Problem("EVAL001", "there is no event in it.", corpus));
        return problems.Count > 0
            ? Parsed<Measurement>.Failed(problems)
            : Parsed<Measurement>.Ok(
                new Measurement([new Score("events", null, [("of", events.Length)]), .. scoring.Scores()])
            );
    }

    private static List<Document> Documents(string folder, PressGold gold, List<Problem> problems)
    {
        var documents = new List<Document>();
        foreach (
            var found in Files.Read(
                gold.Files.IsEmpty ? [folder] : gold.Files.Select(file => Path.GetFullPath(Path.Combine(folder, file)))
            )
        )
        {
            if (found is Found.Failed failed && Path.GetFileName(failed.Path) != "gold.json")
                problems.AddRange(failed.Problems);
            else if (found is Found.Read { Reading.Document: { IsEnglish: true } document })
                documents.Add(document);
        }
        return documents;
    }
}
