using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Reading.Attribution;
using Foedera.Work.Evaluation;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera eval NAME</c>: measures Foedera against a corpus; <c>foedera eval --floors FILE</c>: all that is
/// pinned.</summary>
public static class EvalVerb
{
    /// <summary>One subcommand an evaluation.</summary>
    public static Command Command()
    {
        var floors = new Option<string?>("--floors")
        {
            Description = "Run what this file names and compare; exit 1 when a figure fell below its floor.",
            HelpName = "FILE",
        };
        var (format, packs) = (SharedOptions.Format(), SharedOptions.Packs());
        var command = new Command("eval", "Measure reading, joining, judging and forecasting against corpora.")
        {
            floors,
            packs,
            format,
        };
        foreach (var evaluation in Evaluations.All)
            command.Add(
                evaluation is PathsEvaluation ? EvalPathsVerb.Command(evaluation.Summary) : Subcommand(evaluation)
            );
        command.SetAction(
            (parsed, stop) =>
                Task.FromResult(
                    parsed.GetValue(floors) is { } file
                        ? CheckFloors(file, parsed.GetValue(packs) ?? [], parsed.GetValue(format), stop)
                        : MissingName()
                )
        );
        return command;
    }

    private static Command Subcommand(IEvaluation evaluation)
    {
        var corpus = new Option<string[]>(evaluation.CorpusOption)
        {
            Description = $"The corpus; usually ../shared/data/{evaluation.UsualCorpus[0]}.",
            HelpName = "PATH",
            AllowMultipleArgumentsPerToken = true,
        };
        var part = evaluation.PartOption is { } name
            ? new Option<string?>(name) { Description = "The part of the corpus." }
            : null;
        var (format, packs, model) = (SharedOptions.Format(), SharedOptions.Packs(), SharedOptions.Model());
        var command = new Command(evaluation.Name, evaluation.Summary) { corpus, packs, model, format };
        if (part is not null)
            command.Add(part);
        command.SetAction(
            (parsed, stop) =>
                Task.FromResult(
                    Measure(
                        evaluation,
                        parsed.GetValue(corpus) ?? [],
                        part is null ? null : parsed.GetValue(part),
                        parsed.GetValue(packs) ?? [],
                        parsed.GetValue(model)!,
                        parsed.GetValue(format),
                        stop
                    )
                )
        );
        return command;
    }

    private static int Measure(
        IEvaluation evaluation,
        string[] corpus,
        string? part,
        string[] packs,
        string model,
        OutputFormat format,
        CancellationToken stop
    )
    {
        ImmutableArray<string> paths = corpus.Length > 0 ? [.. corpus] : [.. evaluation.UsualCorpus.Select(Usual)];
        if (paths.FirstOrDefault(p => !Path.Exists(p)) is { } absent)
        {
            if (corpus.Length > 0)
                throw new InputException(new Core.Primitives.Problem("EVAL003", "there is no such corpus.", absent));
            ErrorLine.Write($"skipped: no {absent}");
            return ExitCode.Success;
        }
        var measured = evaluation.Measure(
            new EvaluationInput(paths, part, StatementsVerb.Actors(packs), ReadingModels.Open(model)),
            stop
        );
        if (!measured.Try(out var measurement))
            throw new InputException(measured.Problems);
        if (format == OutputFormat.Json)
            Printer.PrintJson(measurement.Json ?? ByMetric(measurement));
        else
            PrintScores(format, measurement);
        return ExitCode.Success;
    }

    private static int CheckFloors(string file, string[] packs, OutputFormat format, CancellationToken stop)
    {
        var read = Floors.Read(file);
        if (!read.Try(out var floors))
            throw new InputException(read.Problems);
        var checks = floors
            .Check(
                Path.GetDirectoryName(Path.GetFullPath(file))!,
                more => StatementsVerb.Actors([.. packs, .. more]),
                ReadingModels.Open(),
                stop
            )
            .ToList();
        Printer.Print(
            format,
            checks,
            check => check,
            ("Evaluation", check => check.Evaluation),
            ("Figure", check => check.Figure),
            ("Measured", check => Shown(check.Measured)),
            ("Limit", check => Shown(check.Limit)),
            ("", check => check.State.ToString().ToLowerInvariant()),
            ("Remark", check => check.Remark)
        );
        return checks.Exists(check => check.State == FloorState.Broken) ? ExitCode.WrongInput : ExitCode.Success;
    }

    private static void PrintScores(OutputFormat format, Measurement measurement)
    {
        var names = measurement.Scores.SelectMany(s => s.Figures.Select(f => f.Name)).Distinct().ToList();
        Printer.Print(
            format,
            measurement.Scores,
            score => new
            {
                score.Metric,
                score.Group,
                Figures = score.Figures.ToDictionary(f => f.Name, f => Rounded(f.Value)),
            },
            [("Metric", s => s.Metric), ("Group", s => s.Group ?? ""), .. names.Select(name => (name, Cell(name)))]
        );
    }

    private static Func<Score, string> Cell(string name) =>
        score => score.Figures.Where(f => f.Name == name).Select(f => Shown(f.Value)).FirstOrDefault("");

    private static Dictionary<string, object> ByMetric(Measurement measurement) =>
        measurement
            .Scores.GroupBy(s => s.Metric)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.Any(s => s.Group is not null)
                        ? g.ToDictionary(s => s.Group ?? "all", Figures)
                        : (object)Figures(g.First())
            );

    private static Dictionary<string, double> Figures(Score score) =>
        score.Figures.ToDictionary(f => f.Name, f => Rounded(f.Value));

    private static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.ToEven);

    // counts as they are, shares with four digits
    private static string Shown(double? value) =>
        value is not { } number ? ""
        : number == Math.Floor(number) && number > 1 ? number.ToString("0", CultureInfo.InvariantCulture)
        : number.ToString("0.0000", CultureInfo.InvariantCulture);

    // labels of our own are part of the repository; other corpora stand beside it
    private static string Usual(string corpus) =>
        Path.GetFullPath(
            Path.Combine(
                Repository(),
                corpus.StartsWith("specs/", StringComparison.Ordinal) ? "" : "../shared/data",
                corpus
            )
        );

    // the repository that the program was built in, else the current folder
    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Foedera.slnx")))
                return folder.FullName;
        return Directory.GetCurrentDirectory();
    }

    private static int MissingName()
    {
        ErrorLine.Write(
            $"eval what? One of {string.Join(", ", Evaluations.All.Select(e => e.Name))}, or --floors FILE."
        );
        return ExitCode.Usage;
    }
}
