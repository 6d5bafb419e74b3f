using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Reading.Cases;

/// <summary>One row of a file of cases.</summary>
/// <param name="Line">The line it stands on.</param>
/// <param name="Id">The row's own id; empty when it has none.</param>
/// <param name="Question">The question.</param>
/// <param name="PactId">The one pact asked for; null for every pact.</param>
public readonly record struct CaseRow(int Line, string Id, Question Question, string? PactId)
{
    /// <summary>True for a state beside itself, as tables of all pairs have it: no case, and no fault either.</summary>
    public bool IsSelf { get; init; }
}

/// <summary>Reads a CSV file of cases: attacker and target, and where wanted on, at, form, pact, provoked, requested,
/// id. Every faulty row is
/// a problem, and with one problem nothing is answered.</summary>
public static class CaseFile
{
    private const int MostProblems = 100;
    private static readonly string[] Columns =
    [
        "id",
        "attacker",
        "target",
        "on",
        "at",
        "form",
        "pact",
        "provoked",
        "requested",
    ];

    private static readonly string[] Needed = ["attacker", "target"];

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="series">The pacts.</param>
    /// <param name="today">The day meant by "today" and by an empty cell.</param>
    public static Parsed<IReadOnlyList<CaseRow>> Read(string text, string file, TreatySeries series, DateOnly today)
    {
        var problems = new List<Problem>();
        var rows = new List<CaseRow>();
        var reader = new Rows(series, today);
        int[]? at = null;
        foreach (
            var (cells, line) in CsvRecords.Of(
                text,
                line => problems.Add(new Problem("CASE001", "a quoted cell is not closed", file, line))
            )
        )
        {
            if (at is null)
            {
                at = Header(cells, file, problems);
                if (problems.Count > 0)
                    break;
            }
            else if (problems.Count < MostProblems)
                reader.Add(rows, cells, at, line, file, problems);
        }
        if (at is null)
            problems.Add(
                new Problem(
                    "CASE002",
                    $"the file is empty; expected a header with {string.Join(',', Columns)}",
                    file,
                    1
                )
            );
        else if (rows.Count == 0 && problems.Count == 0)
            problems.Add(new Problem("CASE002", "no case: the file has a header and no row", file, 1));
        return problems.Count > 0
            ? Parsed<IReadOnlyList<CaseRow>>.Failed(problems)
            : Parsed<IReadOnlyList<CaseRow>>.Ok(rows);
    }

    private static int[] Header(string[] cells, string file, List<Problem> problems)
    {
        var names = cells.Select(c => c.Trim().ToLowerInvariant()).ToList();
        foreach (var name in names.Where(n => !Columns.Contains(n)))
            problems.Add(
                new Problem("CASE003", $"column '{name}'; expected some of {string.Join(',', Columns)}", file, 1)
            );
        foreach (var needed in Needed.Where(n => !names.Contains(n)))
            problems.Add(new Problem("CASE003", $"the column '{needed}' is missing", file, 1));
        foreach (var twice in names.GroupBy(n => n).Where(g => g.Count() > 1))
            problems.Add(new Problem("CASE003", $"column '{twice.Key}' stands twice", file, 1));
        return [.. Columns.Select(c => names.IndexOf(c))];
    }

    /// <summary>Reads rows; codes and ISO days, which large files are made of, are read without looking at names
    /// again.</summary>
    private sealed class Rows(TreatySeries series, DateOnly today)
    {
        private readonly Dictionary<(string, DateOnly), bool> exists = [];
        private readonly Dictionary<string, State?> states = new(StringComparer.Ordinal);

        public void Add(List<CaseRow> rows, string[] cells, int[] at, int line, string file, List<Problem> problems)
        {
            string Cell(int column) => at[column] >= 0 && at[column] < cells.Length ? cells[at[column]].Trim() : "";
            var pact = Cell(6);
            var pactId = pact.Length == 0 ? null : series.Find(pact)?.Id;
            if (pact.Length > 0 && pactId is null)
                problems.Add(new Problem("OWED009", $"'{pact}' is no pact known here", file, line));
            var plain = Cell(4).Length + Cell(5).Length + Cell(7).Length + Cell(8).Length == 0;
            if (plain && Plain(Cell(1), Cell(2), Cell(3)) is { } quick)
            {
                rows.Add(new CaseRow(line, Cell(0), quick, pactId));
                return;
            }
            if (plain && Self(Cell(1), Cell(2), Cell(3)) is { } self)
            {
                rows.Add(new CaseRow(line, Cell(0), self, pactId) { IsSelf = true });
                return;
            }
            var read = QuestionReader.Read(
                series,
                new QuestionText
                {
                    Attackers = [Cell(1)],
                    Targets = [Cell(2)],
                    On = Cell(3),
                    At = Cell(4),
                    Form = Cell(5),
                    Provoked = Cell(7),
                    Requested = Cell(8),
                },
                today
            );
            if (read.Try(out var question))
                rows.Add(new CaseRow(line, Cell(0), question, pactId));
            else if (
                plain
                && read.Problems.All(p => p.Code == "OWED003")
                && UnderTwoNames(Cell(1), Cell(2), Cell(3)) is { } same
            )
                rows.Add(new CaseRow(line, Cell(0), same, pactId) { IsSelf = true });
            else
                problems.AddRange(read.Problems.Select(p => p with { File = file, Line = line }));
        }

        private Question? Plain(string attacker, string target, string on)
        {
            if (StateOf(attacker) is not { } one || StateOf(target) is not { } other || one.Code == other.Code)
                return null;
            if (
                !DateOnly.TryParseExact(
                    on,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                return null;
            return Existed(one, day) && Existed(other, day)
                ? new Question([new Attacker(one.Code, one.Name)], [other.Code], day)
                : null;
        }

        private Question? Self(string attacker, string target, string on) =>
            StateOf(attacker) is { } one && StateOf(target)?.Code == one.Code && DayText.Read(on, today).Day is { } day
                ? Question.Of(one.Code, one.Code, day)
                : null;

        // the Soviet Union and Russia are one state on every day, by the list of states
        private Question? UnderTwoNames(string attacker, string target, string on) =>
            StateOf(attacker) is { } one && StateOf(target) is { } other && DayText.Read(on, today).Day is { } day
                ? Question.Of(one.Code, other.Code, day)
                : null;

        private State? StateOf(string name)
        {
            if (!states.TryGetValue(name, out var state))
                states[name] = state = series.World.FindState(name);
            return state;
        }

        private bool Existed(State state, DateOnly day)
        {
            if (!exists.TryGetValue((state.Name, day), out var did))
                exists[(state.Name, day)] = did = series.World.ExistedOn(state.Code, day) != Truth.No;
            return did;
        }
    }
}
