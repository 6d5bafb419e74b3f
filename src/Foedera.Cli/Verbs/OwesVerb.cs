using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Owed;
using Foedera.Web.Pages.Owed;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera owes</c>: who owes what to whom, if somebody attacks somebody on a day.</summary>
public static class OwesVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var attacker = Many(
            "--attacker",
            "Who attacks: a state by name or ISO code, a group, or non-state. Several attack together.",
            "A",
            required: false
        );
        var target = Many("--target", "Who is attacked: a state by name or ISO code.", "B", required: false);
        var on = new Option<string?>("--on")
        {
            Description = "The day, as people write it; today without it.",
            HelpName = "DATE",
        };
        var cases = new Option<string?>("--cases")
        {
            Description =
                "Answer every case of a CSV file (attacker, target; on, at, form, pact, provoked, requested, id), a line each, as CSV.",
            HelpName = "FILE",
        };
        var scenario = new Option<string?>("--scenario")
        {
            Description =
                "Play the steps of a CSV file (who, does, whom; on, at, form, note): attacks, threatens, helps, asks, leaves, suppose.",
            HelpName = "FILE",
        };
        var at = new Option<string?>("--at")
        {
            Description =
                "The place attacked; 'forces at PLACE' or a sea for forces, ships and aircraft; 'unknown'. Without it, the target's home territory.",
            HelpName = "PLACE",
        };
        var form = new Option<string?>("--form")
        {
            Description =
                "armed-attack (without it), invasion, missile (drones, too), cyber, sabotage, terrorism, nuclear, threat.",
            HelpName = "FORM",
        };
        var pact = new Option<string?>("--pact")
        {
            Description = "This pact alone, and all its parties.",
            HelpName = "ID",
        };
        var provoked = new Option<string?>("--provoked")
        {
            Description = "Did the target strike first? no (without it), yes, unknown.",
            HelpName = "yes|no|unknown",
        };
        var requested = new Option<string?>("--requested")
        {
            Description = "Has the target asked for help? unknown (without it), yes, no.",
            HelpName = "yes|no|unknown",
        };
        var assume = Many(
            "--assume",
            "Take something to be so: 'NATO: UKR member', 'CSTO: ARM not member', 'CSTO: ARM suspended', 'NATO: decision blocked', 'GBR-DEU-KENSINGTON: in force'.",
            "PACT: WHAT",
            required: false
        );
        var explain = new Option<bool>("--explain")
        {
            Description = "Print every rule applied, the fact it used and that fact's source.",
        };
        var (format, packs) = (SharedOptions.Format(), SharedOptions.Packs());
        var command = new Command(
            "owes",
            "Answer who owes what to whom if A attacks B on a day, with the rule that decided each step."
        )
        {
            attacker,
            target,
            on,
            at,
            form,
            pact,
            provoked,
            requested,
            assume,
            explain,
            cases,
            scenario,
            format,
            packs,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(cases) is not null || given.GetValue(scenario) is not null)
                return;
            if (given.GetValue(attacker) is not { Length: > 0 })
                given.AddError("Option '--attacker' is required, or a file: --cases, --scenario.");
            if (given.GetValue(target) is not { Length: > 0 })
                given.AddError("Option '--target' is required, or a file: --cases, --scenario.");
        });
        command.SetAction(args =>
        {
            var series = PactSeries.Load(args.GetValue(packs));
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            if (args.GetValue(cases) is { } caseFile)
            {
                OwesFiles.Cases(caseFile, series, today);
                return ExitCode.Success;
            }
            if (args.GetValue(scenario) is { } steps)
            {
                OwesFiles.Scenario(steps, series, today, args.GetValue(format));
                return ExitCode.Success;
            }
            var text = new QuestionText
            {
                Attackers = [.. args.GetValue(attacker) ?? []],
                Targets = [.. args.GetValue(target) ?? []],
                On = args.GetValue(on),
                At = args.GetValue(at),
                Form = args.GetValue(form),
                Provoked = args.GetValue(provoked),
                Requested = args.GetValue(requested),
                Assumptions = [.. args.GetValue(assume) ?? []],
            };
            var read = QuestionReader.Read(series, text, today);
            if (!read.Try(out var question))
                throw new InputException(read.Problems);
            var answer = Resolver.Answer(series, question, PactSeries.Id(series, args.GetValue(pact)));
            Print(args.GetValue(format), answer, series, args.GetValue(explain));
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<string[]> Many(string name, string description, string help, bool required) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            Required = required,
            AllowMultipleArgumentsPerToken = false,
        };

    private static void Print(OutputFormat format, CaseAnswer answer, TreatySeries series, bool explain)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Printer.PrintJson(CaseView.Of(answer, series));
                break;
            case OutputFormat.Jsonl or OutputFormat.Csv:
                Printer.Print(
                    format,
                    answer.Claims,
                    c => ClaimView.Of(c),
                    ("pact", c => c.Pact.Id),
                    ("article", c => c.Obligation.Article),
                    ("kind", c => Words.Of(c.Obligation.Kind)),
                    ("obligor", c => c.Obligor.Code),
                    ("beneficiary", c => c.Beneficiary.Code),
                    ("answer", c => Words.Of(c.Answer)),
                    ("response", c => c.Response)
                );
                break;
            default:
                PrintTable(answer, series.World, explain);
                break;
        }
    }

    private static void PrintTable(CaseAnswer answer, World world, bool explain)
    {
        Console.Out.WriteLine($"{CaseSentence.Case(answer.Question, world)}: {CaseSentence.Of(answer, world)}");
        var idle = explain
            ? []
            : answer
                .Claims.Select(c => c.Pact)
                .Distinct()
                .Where(p => p.IsInForceOn(answer.Question.On) == Truth.No)
                .ToHashSet();
        var groups = answer
            .Claims.Where(c => !idle.Contains(c.Pact))
            .GroupBy(c => (c.Beneficiary, c.Pact.Id, c.Obligation.Article, c.Answer))
            .ToList();
        if (groups.Count > 0)
        {
            Printer.Print(
                OutputFormat.Table,
                groups,
                g => g.Key,
                ("Pact", g => g.Key.Id),
                ("Article", g => g.Key.Article),
                ("Promise", g => Words.Of(g.First().Obligation.Kind)),
                ("Answer", g => Words.Of(g.Key.Answer)),
                ("To", g => g.Key.Beneficiary.Code),
                ("By", g => string.Join(' ', g.Select(c => c.Obligor.Code).Order(StringComparer.Ordinal)))
            );
        }
        if (idle.Count > 0)
            Console.Out.WriteLine(
                $"Left out: {idle.Count} {(idle.Count == 1 ? "pact" : "pacts")} not in force on the day; --explain shows them."
            );
        foreach (var conflict in answer.Conflicts.GroupBy(c => (c.Kind, c.PactId)))
            Console.Out.WriteLine(
                $"Beside it: {conflict.First().Fact}{(conflict.Count() > 1 ? $", and {conflict.Count() - 1} more like it" : "")}."
            );
        if (explain)
            foreach (var group in groups)
                Explain([.. group], world);
        Console.Out.WriteLine(
            $"Facts gathered until {answer.CoveredUntil:yyyy-MM-dd}. This is not legal advice.{(explain ? "" : " Add --explain for the rules and sources.")}"
        );
    }

    private static void Explain(IReadOnlyList<Claim> claims, World world)
    {
        var first = claims[0];
        Console.Out.WriteLine();
        Console.Out.WriteLine(
            $"{first.Pact.Id}, Article {first.Obligation.Article}, {Words.Of(first.Obligation.Kind)}: {Words.Of(first.Answer).ToUpperInvariant()} ({string.Join(' ', claims.Select(c => c.Obligor.Code).Order(StringComparer.Ordinal))} to {world.NameOf(first.Beneficiary)})"
        );
        Console.Out.WriteLine($"  What: {first.Obligation.Response}");
        foreach (var rule in claims.SelectMany(c => c.Because).GroupBy(r => r.Rule))
        foreach (var reason in rule.Distinct())
            Console.Out.WriteLine(
                $"  {(reason.Held switch { Truth.Yes => "yes", Truth.No => "no", _ => "?" }), -3} {rule.Key}: {reason.Fact}{Source(reason.Evidence)}"
            );
        foreach (var close in claims.SelectMany(c => c.WouldClose).Distinct())
            Console.Out.WriteLine($"  To close it: {close}");
    }

    private static string Source(Evidence evidence) =>
        evidence switch
        {
            { Source: null } => " [unverified: general knowledge]",
            { Unverified: true } => $" [{evidence.Source}; unverified{(evidence.Note is { } note ? $": {note}" : "")}]",
            _ => $" [{evidence.Source}]",
        };
}
