using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Alliances;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera import alliances FILE…</c>: alliance data sets, checked, summed up, and turned into packs of
/// your own.</summary>
public static class ImportAlliancesVerb
{
    private const int FirstYear = 1816; // the state system begins with it

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var files = new Argument<string[]>("files")
        {
            Description =
                "ATOP member-level or alliance-level CSV, ATOP directed dyad-years, or the Correlates of War state list; each is known by its header.",
            Arity = ArgumentArity.OneOrMore,
        };
        var into = new Option<string?>("--out")
        {
            Description =
                "Write a pack for each alliance into this folder; 'foedera owes --packs DIR' then answers by them, too.",
            HelpName = "DIR",
        };
        var differences = new Option<bool>("--differences")
        {
            Description =
                "Given members and directed dyad-years: list each pair on which the derived and the published table differ, its years and the kind of difference.",
        };
        var format = SharedOptions.Format();
        var command = new Command(
            "alliances",
            "Read ATOP and Correlates of War files, which their terms do not let Foedera bring along."
        )
        {
            files,
            into,
            differences,
            format,
        };
        command.SetAction(args =>
        {
            var read = args.GetValue(files)!.Select(AllianceFiles.Read).ToList();
            var problems = read.SelectMany(r => r.Problems).ToList();
            if (problems.Count > 0)
                throw new InputException([.. problems]);
            var data = read.Select(r =>
                    r.Try(out var file) ? file : throw new System.Diagnostics.UnreachableException()
                )
                .ToList();
            if (args.GetValue(differences))
                PrintDifferences(args.GetValue(format), data);
            else
                Printer.Print(args.GetValue(format), data, Summary, ("file", f => f.File), ("holds", Holds));
            if (args.GetValue(into) is { } folder)
                WritePacks(data, folder);
            return ExitCode.Success;
        });
        return command;
    }

    private static object Summary(AllianceFile file) =>
        new
        {
            file.File,
            Members = file.Members.Length,
            Alliances = file.Alliances.Length,
            DyadYears = file.Dyads.Count,
            States = file.States.Length,
        };

    private static string Holds(AllianceFile file) =>
        file switch
        {
            { Members.Length: > 0 and var n } =>
                $"{n} stretches of membership in {file.Members.Select(m => m.Alliance).Distinct().Count()} alliances, {file.Members.Min(m => m.Entered.Year)} to {file.Members.Max(m => (m.Left ?? m.Entered).Year)}",
            { Alliances.Length: > 0 and var n } =>
                $"{n} alliances, {file.Alliances.Count(a => a.Promises.HasFlag(Promises.Defence))} of them with a promise of defence",
            { Dyads.Count: > 0 and var n } =>
                $"{n} directed dyad-years, {file.Dyads.Keys.Min(k => k.Year)} to {file.Dyads.Keys.Max(k => k.Year)}",
            { States.Length: > 0 and var n } =>
                $"{n} stretches of {file.States.Select(s => s.Number).Distinct().Count()} states",
            _ => "no rows",
        };

    private static void PrintDifferences(OutputFormat format, List<AllianceFile> data)
    {
        var members = data.SelectMany(f => f.Members).ToList();
        var published = data.FirstOrDefault(f => f.Dyads.Count > 0)?.Dyads;
        var states = data.SelectMany(f => f.States).Select(s => s.Number).ToHashSet();
        if (members.Count == 0 || published is null || states.Count == 0)
            throw new InputException(
                new Problem(
                    "ALLY006",
                    "differences need ATOP's member-level file, its directed dyad-years and the Correlates of War state list together"
                )
            );
        var last = members.Max(m => (m.Left ?? m.Entered).Year);
        var rows = DyadComparison.Differences(
            members,
            DirectedDyads.Of(members, last),
            published,
            states.Contains,
            FirstYear,
            last
        );
        Printer.Print(
            format,
            rows,
            r => new
            {
                r.Promise,
                r.From,
                r.To,
                Years = Drawn(r),
                Count = r.Years.Length,
                r.Why,
            },
            ("promise", r => r.Promise.ToString().ToLowerInvariant()),
            ("from", r => Whole(r.From)),
            ("to", r => Whole(r.To)),
            ("years", Drawn),
            ("why", r => r.Why.ToString())
        );
    }

    // 1925–1936, 1940
    private static string Drawn(DyadDifferenceRow row)
    {
        var parts = new List<string>();
        for (int i = 0, next; i < row.Years.Length; i = next)
        {
            for (next = i + 1; next < row.Years.Length && row.Years[next] == row.Years[next - 1] + 1; next++) { }
            parts.Add(next - i == 1 ? Whole(row.Years[i]) : $"{row.Years[i]}–{row.Years[next - 1]}");
        }
        return string.Join(", ", parts);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WritePacks(List<AllianceFile> data, string folder)
    {
        var (packs, left) = AlliancePacks.Of(data.SelectMany(f => f.Members), PactSeries.Load(null).World);
        if (packs.IsEmpty)
            throw new InputException(
                new Problem("ALLY005", "packs are written from ATOP's member-level file, which is not among the files")
            );
        foreach (var pack in packs)
        {
            var path = Directory.CreateDirectory(Path.Combine(folder, pack.Folder)).FullName;
            foreach (var (name, text) in pack.Files)
                File.WriteAllText(Path.Combine(path, name), text);
        }
        foreach (var line in left)
            ErrorLine.Note($"left out: {line}");
        ErrorLine.Note($"{packs.Length} packs written to {folder}. Next: foedera owes --packs {folder} …");
    }
}
