using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Reading.Series;
using Foedera.Work.Evaluation;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera eval paths --series FILE</c>: the backtest of the projection from rolling origins, horizons 1 to
/// 10 years.</summary>
public static class EvalPathsVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    /// <param name="summary">What it measures, in a line.</param>
    public static Command Command(string summary)
    {
        var series = new Option<FileInfo>("--series")
        {
            Description = "A panel: CSV with the columns iso3, year, value (per cent); others are ignored.",
            HelpName = "FILE",
            Required = true,
        };
        var peer = new Option<FileInfo?>("--peer")
        {
            Description =
                "Forecasts made by bench/paths/peer.R from the same series; only origins that every peer forecast are scored.",
            HelpName = "FILE",
        };
        var weights = new Option<FileInfo?>("--weights")
        {
            Description = "Also train on the whole panel and write the weights here.",
            HelpName = "FILE",
        };
        var source = new Option<string?>("--source")
        {
            Description = "What the panel is, to be kept with the weights.",
            HelpName = "TEXT",
        };
        var allies = new Option<bool>("--allies")
        {
            Description =
                "How the paths of allies held since 2022, learned from the panel and drawn by what they pledged.",
        };
        var (format, packs, db) = (SharedOptions.Format(), SharedOptions.Packs(), SharedOptions.Db());
        var command = new Command(PathsEvaluation.CommandName, summary)
        {
            series,
            peer,
            weights,
            source,
            allies,
            format,
            packs,
            db,
        };
        command.SetAction(
            async (args, stop) =>
            {
                var read = YearlyValues.Read(args.GetValue(series)!.FullName);
                if (!read.Try(out var panel))
                    throw new InputException(read.Problems);
                if (args.GetValue(allies))
                {
                    PrintAllies(
                        args.GetValue(format),
                        panel,
                        await DeliveredSource.LoadAsync(args.GetValue(packs), args.GetValue(db)!, stop)
                    );
                    return ExitCode.Success;
                }
                var peers = args.GetValue(peer) is { } file ? YearlyValues.ReadPeers(file.FullName) : null;
                if (peers is not null && !peers.Problems.IsEmpty)
                    throw new InputException(peers.Problems);
                var scores = Backtest.Run(panel, peers?.Try(out var forecasts) == true ? forecasts : []);
                Print(args.GetValue(format), scores);
                if (args.GetValue(weights) is { } target)
                    PathWeights
                        .Train(args.GetValue(source) ?? args.GetValue(series)!.Name, panel)
                        .Write(target.FullName);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static void PrintAllies(OutputFormat format, ImmutableArray<AnnualSeries> panel, DeliveredRecord record)
    {
        const int FirstOutcome = 2022;
        var pledge = record
            .Pledges.Where(p => p is { Target: not null, Indicators.IsEmpty: false })
            .OrderByDescending(p => p.Parties.Length)
            .ThenByDescending(p => p.Made)
            .First();
        var scores = AllyBacktest.Run(panel, record, pledge, FirstOutcome, DeliveredSource.Day(null));
        var plain = scores[0]
            .Plain.Select((p, i) => ($"{p.Name}: CRPS", (Func<AllyScore, string>)(s => Number(s.Plain[i].Score.Crps))));
        Printer.Print(
            format,
            scores,
            s => s,
            [
                ("Group", s => s.Group),
                ("n", s => s.With.Count.ToString(CultureInfo.InvariantCulture)),
                ("in 50 %", s => Number(s.With.Coverage50)),
                ("in 80 %", s => Number(s.With.Coverage80)),
                ("in 95 %", s => Number(s.With.Coverage95)),
                ("CRPS", s => Number(s.With.Crps)),
                ("MAE", s => Number(s.With.Mae)),
                ("without pledges: in 80 %", s => Number(s.Without.Coverage80)),
                ("CRPS", s => Number(s.Without.Crps)),
                .. plain,
            ]
        );
    }

    private static void Print(OutputFormat format, IReadOnlyList<HorizonScore> scores)
    {
        if (format == OutputFormat.Json)
        {
            Printer.PrintJson(new { Horizons = scores.Select(Json) });
            return;
        }
        var others = scores[0]
            .Baselines.Select(
                (b, i) =>
                    (
                        $"{b.Name}: CRPS, MAE",
                        (Func<HorizonScore, string>)(
                            s => $"{Number(s.Baselines[i].Score.Crps)} {Number(s.Baselines[i].Score.Mae)}"
                        )
                    )
            );
        Printer.Print(
            format,
            scores,
            Json,
            [
                ("h", s => s.Horizon.ToString(CultureInfo.InvariantCulture)),
                ("n", s => s.Own.Count.ToString(CultureInfo.InvariantCulture)),
                ("in 50 %", s => Number(s.Own.Coverage50)),
                ("in 80 %", s => Number(s.Own.Coverage80)),
                ("in 95 %", s => Number(s.Own.Coverage95)),
                ("CRPS", s => Number(s.Own.Crps)),
                ("MAE", s => Number(s.Own.Mae)),
                .. others,
            ]
        );
    }

    // Coverage as fractions from 0 to 1; null where no forecast could be compared
    private static object Json(HorizonScore score) =>
        new
        {
            H = score.Horizon,
            N = score.Own.Count,
            Coverage = new Dictionary<string, double?>
            {
                ["50"] = Known(score.Own.Coverage50),
                ["80"] = Known(score.Own.Coverage80),
                ["95"] = Known(score.Own.Coverage95),
            },
            Crps = Known(score.Own.Crps),
            Mae = Known(score.Own.Mae),
            Baselines = score.Baselines.ToDictionary(
                b => b.Name,
                b => new { Crps = Known(b.Score.Crps), Mae = Known(b.Score.Mae) }
            ),
        };

    private static double? Known(double value) => double.IsNaN(value) ? null : Math.Round(value, 5);

    private static string Number(double value) =>
        double.IsNaN(value) ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
