using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Pages.Owed;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera promises</c>: all promises as tables for scholars.</summary>
public static class PromisesVerb
{
    private const int MostYears = 400;
    private const string GraphMl = "graphml";

    /// <summary>The verb with its four tables.</summary>
    public static Command Command() =>
        new(
            "promises",
            "All promises on record as a table: on a day, by dyad and year, between two days, as a matrix, as a graph."
        )
        {
            OnDay(),
            Matrix(),
            Years(),
            Changes(),
            Graph(),
        };

    private static Command OnDay()
    {
        var (on, format, packs) = (
            Day("--on", "The day; today without it."),
            SharedOptions.Format(),
            SharedOptions.Packs()
        );
        var command = new Command("on", "Every promise that stands, or may stand, on a day.") { on, format, packs };
        command.SetAction(args =>
        {
            List(
                args.GetValue(format),
                PromiseTables.On(PactSeries.Load(args.GetValue(packs)), Read(args.GetValue(on)))
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static void List(OutputFormat format, IEnumerable<Duty> duties) =>
        Printer.Print(
            format,
            duties,
            Json,
            ("obligor", d => d.Obligor.Code),
            ("beneficiary", d => d.Beneficiary.Code),
            ("kind", d => Words.Of(d.Obligation.Kind)),
            ("pact", d => d.Pact.Id),
            ("article", d => d.Obligation.Article),
            ("stands", Stands),
            ("source", d => d.Obligation.Evidence.Source ?? "unverified")
        );

    private static Command Matrix()
    {
        var (on, format, packs) = (
            Day("--on", "The day; today without it."),
            SharedOptions.Format(OutputFormat.Csv),
            SharedOptions.Packs()
        );
        var command = new Command(
            "matrix",
            "Who is bound to whom on a day: D defend, A assist, C consult, X not to attack, N stay neutral; "
                + "small letters where it is open. Rows owe columns."
        )
        {
            on,
            format,
            packs,
        };
        command.SetAction(args =>
        {
            var duties = PromiseTables.On(PactSeries.Load(args.GetValue(packs)), Read(args.GetValue(on)));
            var states = duties.SelectMany(d => new[] { d.Obligor, d.Beneficiary }).Distinct().Order().ToList();
            var cells = duties
                .GroupBy(d => (d.Obligor, d.Beneficiary))
                .ToDictionary(g => g.Key, g => string.Concat(g.Select(Letter).Distinct().Order()));
            string Cell(StateCode row, StateCode column) => cells.GetValueOrDefault((row, column), "");
            Printer.Print(
                args.GetValue(format),
                states,
                row => new
                {
                    Obligor = row.Code,
                    Owes = states.Where(s => Cell(row, s).Length > 0).ToDictionary(s => s.Code, s => Cell(row, s)),
                },
                [
                    ("obligor", row => row.Code),
                    .. states.Select(s => (s.Code, (Func<StateCode, string>)(row => Cell(row, s)))),
                ]
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Years()
    {
        var from = new Option<int>("--from")
        {
            Description = "First year.",
            HelpName = "YEAR",
            Required = true,
        };
        var until = new Option<int>("--until")
        {
            Description = "Last year.",
            HelpName = "YEAR",
            Required = true,
        };
        var (format, packs) = (SharedOptions.Format(), SharedOptions.Packs());
        var command = new Command(
            "years",
            "Directed dyad-years with COW numbers: a row for each pair and year with a promise; 1 stands, ? is open, as of entry into force."
        )
        {
            from,
            until,
            format,
            packs,
        };
        command.SetAction(args =>
        {
            var (first, last) = (args.GetValue(from), args.GetValue(until));
            if (first < 1 || last > 9998 || last < first || last - first >= MostYears)
                throw new InputException(
                    new Problem(
                        "OWED011",
                        $"--from {first} --until {last}: expected at most {MostYears} years in order"
                    )
                );
            var series = PactSeries.Load(args.GetValue(packs));
            Printer.Print(
                args.GetValue(format),
                PromiseTables.Years(series, first, last),
                r => Row(series.World, r),
                ("year", r => r.Year.ToString(CultureInfo.InvariantCulture)),
                ("obligor", r => r.Obligor.Code),
                ("ccode1", r => Cow(series.World, r.Obligor, r.Year)),
                ("beneficiary", r => r.Beneficiary.Code),
                ("ccode2", r => Cow(series.World, r.Beneficiary, r.Year)),
                ("defence", r => Mark(r, ObligationKind.Defend, ObligationKind.Assist)),
                ("neutral", r => Mark(r, ObligationKind.StayNeutral)),
                ("nonagg", r => Mark(r, ObligationKind.NotAttack)),
                ("consul", r => Mark(r, ObligationKind.Consult)),
                (
                    "by",
                    r =>
                        string.Join(
                            ';',
                            r.Kinds.Values.SelectMany(d => d).Select(d => d.Pact.Cite(d.Obligation)).Distinct()
                        )
                )
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Changes()
    {
        var (from, until) = (Day("--from", "The earlier day."), Day("--until", "The later day; today without it."));
        var (format, packs) = (SharedOptions.Format(), SharedOptions.Packs());
        var command = new Command(
            "changes",
            "What changed between two days: promises that began, ended, or became open or certain."
        )
        {
            from,
            until,
            format,
            packs,
        };
        command.SetAction(args =>
        {
            var series = PactSeries.Load(args.GetValue(packs));
            Printer.Print(
                args.GetValue(format),
                PromiseTables.Between(series, Read(args.GetValue(from)), Read(args.GetValue(until))),
                c => new
                {
                    c.Began,
                    c.Before,
                    c.After,
                    Promise = Json(c.Duty),
                },
                ("change", c => c.Began ? "began" : "ended"),
                ("before", c => Word(c.Before)),
                ("after", c => Word(c.After)),
                ("obligor", c => c.Duty.Obligor.Code),
                ("beneficiary", c => c.Duty.Beneficiary.Code),
                ("kind", c => Words.Of(c.Duty.Obligation.Kind)),
                ("pact", c => c.Duty.Pact.Id),
                ("article", c => c.Duty.Obligation.Article)
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Graph()
    {
        var (on, packs) = (Day("--on", "The day; today without it."), SharedOptions.Packs());
        var format = new Option<string>("--format")
        {
            Description = "GraphML, or its edges alone as table, json, jsonl or csv.",
            DefaultValueFactory = _ => GraphMl,
            HelpName = $"{GraphMl}|table|json|jsonl|csv",
        };
        format.AcceptOnlyFromAmong([GraphMl, .. Enum.GetNames<OutputFormat>().Select(name => name.ToLowerInvariant())]);
        var command = new Command(
            "graph",
            "The promises of a day as GraphML: states are nodes, promises are edges with pact, article, kind, days and source."
        )
        {
            on,
            format,
            packs,
        };
        command.SetAction(args =>
        {
            var series = PactSeries.Load(args.GetValue(packs));
            var day = Read(args.GetValue(on));
            var duties = PromiseTables.On(series, day);
            if (Enum.TryParse<OutputFormat>(args.GetValue(format), ignoreCase: true, out var edges))
                List(edges, duties);
            else
                PromiseGraph.Write(Console.Out, series.World, duties, day);
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<string?> Day(string name, string description) =>
        new(name) { Description = description, HelpName = "DATE" };

    private static DateOnly Read(string? text)
    {
        var (day, wrong) = DayText.Read(text, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        return day ?? throw new InputException(new Problem("OWED004", wrong ?? "no day"));
    }

    private static object Json(Duty d) =>
        new
        {
            Obligor = d.Obligor.Code,
            Beneficiary = d.Beneficiary.Code,
            d.Obligation.Kind,
            Pact = d.Pact.Id,
            d.Obligation.Article,
            Stands = Stands(d),
            d.Obligation.Evidence.Source,
            d.Obligation.Evidence.Unverified,
        };

    private static object Row(World world, DyadYear r) =>
        new
        {
            r.Year,
            Obligor = r.Obligor.Code,
            Ccode1 = Cow(world, r.Obligor, r.Year),
            Beneficiary = r.Beneficiary.Code,
            Ccode2 = Cow(world, r.Beneficiary, r.Year),
            Promises = r.Kinds.SelectMany(k => k.Value.Select(Json)),
        };

    private static string Mark(DyadYear row, params ObligationKind[] kinds)
    {
        var duties = kinds.SelectMany(k => row.Kinds.TryGetValue(k, out var found) ? found : []).ToList();
        if (duties.Count == 0)
            return "0";
        return duties.Exists(d => d.Stands == Truth.Yes) ? "1" : "?";
    }

    private static string Cow(World world, StateCode state, int year) =>
        world
            .FindState(state.Code)
            ?.Cow.FirstOrDefault(c => c.Used.Overlaps(DateWindow.Year(year)))
            ?.Number.ToString(CultureInfo.InvariantCulture)
        ?? "";

    private static string Stands(Duty duty) => duty.Stands == Truth.Yes ? "yes" : "open";

    private static string Word(Truth truth) =>
        truth switch
        {
            Truth.Yes => "stands",
            Truth.No => "none",
            _ => "open",
        };

    private static char Letter(Duty duty)
    {
        var letter = duty.Obligation.Kind switch
        {
            ObligationKind.Defend => 'D',
            ObligationKind.Assist => 'A',
            ObligationKind.Consult => 'C',
            ObligationKind.NotAttack => 'X',
            _ => 'N',
        };
        return duty.Stands == Truth.Yes ? letter : char.ToLowerInvariant(letter);
    }
}
