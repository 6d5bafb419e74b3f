using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Reading.Cases;

/// <summary>Reads a CSV file of steps: who, does, whom, and where wanted on, at, form, note. Every faulty row is a
/// problem, and with one
/// problem nothing is played.</summary>
public static class ScenarioFile
{
    private const int MostSteps = 200;
    private const int LongestNote = 500;
    private static readonly string[] Columns = ["who", "does", "whom", "on", "at", "form", "note"];
    private static readonly string[] Deeds = ["attacks", "threatens", "helps", "asks", "leaves", "suppose"];

    /// <summary>Reads the text of a file.</summary>
    public static Parsed<Scenario> Read(string text, string file, TreatySeries series, DateOnly today)
    {
        var problems = new List<Problem>();
        var steps = ImmutableArray.CreateBuilder<Step>();
        List<string>? header = null;
        foreach (
            var (cells, line) in CsvRecords.Of(
                text,
                line => problems.Add(new Problem("STEP001", "a quoted cell is not closed", file, line))
            )
        )
        {
            if (header is null)
            {
                header = [.. cells.Select(c => c.Trim().ToLowerInvariant())];
                foreach (var name in header.Where(n => !Columns.Contains(n)))
                    problems.Add(
                        new Problem("STEP002", $"column '{name}'; expected {string.Join(',', Columns)}", file, line)
                    );
                if (!header.Contains("who") || !header.Contains("does"))
                    problems.Add(new Problem("STEP002", "the columns 'who' and 'does' must be there", file, line));
                if (problems.Count > 0)
                    break;
                continue;
            }
            if (steps.Count == MostSteps)
            {
                problems.Add(new Problem("STEP003", $"more than {MostSteps} steps", file, line));
                break;
            }
            var row = new Row(header, cells, line, file, problems, series);
            var day = row.Day(steps.Count == 0 ? today : steps[^1].On, today);
            if (row.Deed(day) is { } deed)
                steps.Add(
                    new Step(line, day, deed, row["note"] is { Length: > 0 and <= LongestNote } note ? note : null)
                );
        }
        if (header is null || (steps.Count == 0 && problems.Count == 0))
            problems.Add(
                new Problem(
                    "STEP002",
                    $"no step; expected a header with {string.Join(',', Columns)} and a row a step",
                    file,
                    1
                )
            );
        return problems.Count > 0
            ? Parsed<Scenario>.Failed(problems)
            : Parsed<Scenario>.Ok(new Scenario(Path.GetFileNameWithoutExtension(file), steps.ToImmutable()));
    }

    private sealed class Row(
        List<string> header,
        string[] cells,
        int line,
        string file,
        List<Problem> problems,
        TreatySeries series
    )
    {
        public string this[string column] =>
            header.IndexOf(column) is >= 0 and var at && at < cells.Length ? cells[at].Trim() : "";

        // a step without a day happens on the day of the step before it
        public DateOnly Day(DateOnly before, DateOnly today)
        {
            var (day, wrong) = DayText.Read(this["on"], this["on"].Length == 0 ? before : today);
            if (wrong is not null)
                Wrong("OWED004", wrong);
            else if (day < before && this["on"].Length > 0 && before != today)
                Wrong("STEP005", $"{day:yyyy-MM-dd} lies before the step above it ({before:yyyy-MM-dd})");
            return day ?? before;
        }

        public Deed? Deed(DateOnly day) =>
            this["does"].ToLowerInvariant() switch
            {
                "attacks" => Attack(day, this["form"]),
                "threatens" => Attack(day, "threat"),
                "helps" => State("who") is { } who && State("whom") is { } whom ? new Deed.Helps(who, whom) : null,
                "asks" => State("who") is { } asker ? new Deed.Asks(asker) : null,
                "leaves" => Leaves(),
                "suppose" => Supposes(),
                var other => Wrong(
                    "STEP004",
                    $"'{other}' is nothing that a step can do; expected one of {string.Join(", ", Deeds)}"
                ),
            };

        private Deed.Attacks? Attack(DateOnly day, string form)
        {
            var read = QuestionReader.Read(
                series,
                new QuestionText
                {
                    Attackers = [this["who"]],
                    Targets = [this["whom"]],
                    Form = form,
                    At = this["at"],
                },
                day
            );
            if (read.Try(out var question))
                return new Deed.Attacks(question.Attackers, question.Targets, question.Form, this["at"]);
            problems.AddRange(read.Problems.Select(p => p with { File = file, Line = line }));
            return null;
        }

        private Deed? Leaves()
        {
            var state = State("who");
            if (series.Find(this["whom"]) is not { } pact)
                return Wrong("OWED009", $"'whom' is '{this["whom"]}', which is no pact known here");
            return state is { } who ? new Deed.Leaves(who, pact.Id) : null;
        }

        private Deed.Supposes? Supposes()
        {
            var text = this["whom"].Length > 0 ? this["whom"] : this["who"];
            var read = QuestionReader.Assumption(series, text);
            if (read.Try(out var assumption))
                return new Deed.Supposes(assumption, text);
            problems.AddRange(read.Problems.Select(p => p with { File = file, Line = line }));
            return null;
        }

        private StateCode? State(string column)
        {
            if (series.World.FindState(this[column]) is { } state)
                return state.Code;
            Wrong("OWED006", $"'{column}' is '{this[column]}', which is no state known here");
            return null;
        }

        private Deed? Wrong(string code, string message)
        {
            problems.Add(new Problem(code, message, file, line));
            return null;
        }
    }
}
