using System.CommandLine;
using Foedera.Cli.Output;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera cite</c>: how to cite the data sets that can be imported, and the sources of a pact.</summary>
public static class CiteVerb
{
    private static readonly (string Id, string Citation)[] DataSets =
    [
        (
            "atop",
            "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell, and Andrew G. Long. 2002. “Alliance Treaty Obligations and Provisions, 1815–1944.” International Interactions 28 (3): 237–260."
        ),
        ("cow", "Correlates of War Project. 2017. “State System Membership List, v2016.” http://correlatesofwar.org."),
        ("natural-earth", "Natural Earth, outlines of states, by way of world-atlas 2.0.2. Public domain."),
    ];

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var what = new Argument<string?>("what")
        {
            Description = "atop, cow, natural-earth, or a pact by id; without it, the data sets.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var (format, packs) = (SharedOptions.Format(), SharedOptions.Packs());
        var command = new Command("cite", "Print how to cite the data sets, or the sources of a pact fact by fact.")
        {
            what,
            format,
            packs,
        };
        command.SetAction(args =>
        {
            var name = args.GetValue(what);
            var rows = name is null
                ? DataSets
                : [.. DataSets.Where(d => string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase))];
            if (rows.Length == 0)
                rows = [.. Sources(PactSeries.Load(args.GetValue(packs)), name!)]; // no name gives the data sets above
            Printer.Print(
                args.GetValue(format),
                rows,
                r => new { r.Id, r.Citation },
                ("what", r => r.Id),
                ("citation", r => r.Citation)
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static IEnumerable<(string Id, string Citation)> Sources(TreatySeries series, string name)
    {
        var pact =
            series.Find(name)
            ?? throw new InputException(
                new Problem(
                    "OWED009",
                    $"'{name}' is no data set and no pact known here; expected {string.Join(", ", DataSets.Select(d => d.Id))} or one of {string.Join(", ", series.Pacts.Select(p => p.Id))}"
                )
            );
        return new[] { ("dates", pact.Evidence) }
            .Concat(pact.Obligations.Select(o => ($"Article {o.Article}", o.Evidence)))
            .Concat(pact.Provisions.Select(p => (p.Article, p.Evidence)))
            .Concat(pact.Parties.Select(p => (p.State.Code, p.Evidence)))
            .Concat(pact.Area.Entries.Select(e => (e.Place, e.Evidence)))
            .Concat(pact.Suspensions.Select(s => ($"suspension {s.During}", s.Evidence)))
            .Concat(pact.Invocations.Select(i => ($"call of {i.On}", i.Evidence)))
            .Concat(pact.Posture.Select(p => ($"posture {p.Host}", p.Evidence)))
            .Select(fact => (fact.Item1, Text(fact.Item2)))
            .Distinct();
    }

    private static string Text(Evidence evidence) =>
        evidence switch
        {
            { Source: null } => "general knowledge, not verified",
            { Unverified: true } =>
                $"{evidence.Source} (not all of the fact verified{(evidence.Note is { } note ? $": {note}" : "")})",
            _ => evidence.Source,
        };
}
