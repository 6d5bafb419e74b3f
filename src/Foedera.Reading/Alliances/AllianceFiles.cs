using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;
using Foedera.Reading.Packs;

namespace Foedera.Reading.Alliances;

/// <summary>An alliance as ATOP's alliance-level file has it: one row per alliance.</summary>
/// <param name="Id">ATOP's number.</param>
/// <param name="Began">First day, counted from signature.</param>
/// <param name="Ended">Last day; null while in effect at the end of the data.</param>
/// <param name="Promises">What any member promised.</param>
/// <param name="Members">How many members it ever had; null when the file does not say.</param>
public sealed record AllianceSummary(int Id, DateOnly Began, DateOnly? Ended, Promises Promises, int? Members);

/// <summary>A state of the Correlates of War system, and one stretch of its membership in it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Abbreviation">Three letters, which are not ISO codes.</param>
/// <param name="Name">Its name there.</param>
/// <param name="During">First and last day.</param>
public sealed record CowState(int Number, string Abbreviation, string Name, DateWindow During);

/// <summary>What one file held; exactly one of the lists is filled.</summary>
/// <param name="File">The file.</param>
public sealed record AllianceFile(string File)
{
    /// <summary>From ATOP's member-level file.</summary>
    public ImmutableArray<AllianceMember> Members { get; init; } = [];

    /// <summary>From ATOP's alliance-level file.</summary>
    public ImmutableArray<AllianceSummary> Alliances { get; init; } = [];

    /// <summary>From ATOP's directed dyad-year file.</summary>
    public IReadOnlyDictionary<DirectedDyadYear, Promises> Dyads { get; init; } =
        ImmutableDictionary<DirectedDyadYear, Promises>.Empty;

    /// <summary>From the Correlates of War state list.</summary>
    public ImmutableArray<CowState> States { get; init; } = [];
}

/// <summary>Reads the files of the ATOP project (Leeds, Ritter, Mitchell and Long 2002) and the Correlates of War state
/// list, each known by
/// its header. None of them comes with Foedera: their terms do not allow it.</summary>
public static class AllianceFiles
{
    private const int LargestFile = 128 << 20;
    private const int MostProblems = 100;

    private static readonly (string Column, Promises Promise)[] PromiseColumns =
    [
        ("defense", Promises.Defence),
        ("offense", Promises.Offence),
        ("neutral", Promises.Neutrality),
        ("nonagg", Promises.NonAggression),
        ("consul", Promises.Consultation),
    ];

    private static readonly (string Column, DefenceLimits Limit)[] LimitColumns =
    [
        ("defcoadv", DefenceLimits.Adversary),
        ("defcoloc", DefenceLimits.Location),
        ("defcocon", DefenceLimits.Conflict),
        ("defconum", DefenceLimits.Number),
        ("defcodem", DefenceLimits.Demand),
        ("defconpr", DefenceLimits.Unprovoked),
    ];

    /// <summary>Reads one file; every row that cannot be read is a problem with its line.</summary>
    public static Parsed<AllianceFile> Read(string path)
    {
        return BoundedFile.Read(path, LargestFile, out var bytes) is { } unread
            ? Parsed<AllianceFile>.Failed(new Problem("ALLY001", unread.Reason, path))
            : Read(path, Legible.Of(Encoding.UTF8.GetString(bytes)));
    }

    /// <summary>Reads the text of one file.</summary>
    public static Parsed<AllianceFile> Read(string name, string text)
    {
        var problems = new List<Problem>();
        using var records = CsvRecords
            .Of(text, line => problems.Add(new Problem("ALLY002", "a quoted cell is not closed", name, line)))
            .GetEnumerator();
        if (!records.MoveNext())
            return Parsed<AllianceFile>.Failed(new Problem("ALLY003", "the file is empty", name, 1));
        var header = new Header(records.Current.Cells);
        var file = header switch
        {
            _ when header.Has("atopid", "member", "yrent", "defense", "consul") => new AllianceFile(name)
            {
                Members = [.. Rows(records, header, name, problems, Member)],
            },
            _ when header.Has("atopid", "begyr", "endyr", "defense", "consul") => new AllianceFile(name)
            {
                Alliances = [.. Rows(records, header, name, problems, Summary)],
            },
            _ when header.Has("ccode1", "ccode2", "year", "defense", "consul") => new AllianceFile(name)
            {
                Dyads = Dyads(Rows(records, header, name, problems, Dyad)),
            },
            _ when header.Has("stateabb", "ccode", "statenme", "styear") => new AllianceFile(name)
            {
                States = [.. Rows(records, header, name, problems, State)],
            },
            _ => null,
        };
        if (file is null)
            problems.Add(
                new Problem(
                    "ALLY003",
                    "the header is none that is known: ATOP member-level (atopid,member,yrent,…), ATOP alliance-level (atopid,begyr,…), ATOP directed dyad-year (ccode1,ccode2,year,…) or COW states (stateabb,ccode,…)",
                    name,
                    1
                )
            );
        return problems.Count > 0 ? Parsed<AllianceFile>.Failed(problems) : Parsed<AllianceFile>.Ok(file!); // no problem means a known header
    }

    private static List<T> Rows<T>(
        IEnumerator<(string[] Cells, int Line)> records,
        Header header,
        string file,
        List<Problem> problems,
        Func<Row, T> read
    )
    {
        var rows = new List<T>();
        while (records.MoveNext() && problems.Count < MostProblems)
        {
            var row = new Row(header, records.Current.Cells);
            var value = read(row);
            if (row.Wrong is { } wrong)
                problems.Add(new Problem("ALLY004", wrong, file, records.Current.Line));
            else
                rows.Add(value);
        }
        return rows;
    }

    private static AllianceMember Member(Row row) =>
        new(
            row.Number("atopid"),
            row.Number("member"),
            row.First("yrent", "moent", "dayent"),
            row.Last("yrexit", "moexit", "dayexit"),
            PromisesOf(row)
        )
        {
            Phase = row.NumberOrNull("phase") ?? 0,
            Limits = LimitColumns
                .Where(c => row.Flag(c.Column))
                .Aggregate(DefenceLimits.None, (sum, c) => sum | c.Limit),
            VariesByPartner = row.Flag("obvary"),
        };

    private static AllianceSummary Summary(Row row) =>
        new(
            row.Number("atopid"),
            row.First("begyr", "begmo", "begday"),
            row.Last("endyr", "endmo", "endday"),
            PromisesOf(row),
            row.NumberOrNull("nmem")
        );

    private static (DirectedDyadYear Key, Promises Promises) Dyad(Row row) =>
        (new DirectedDyadYear(row.Number("ccode1"), row.Number("ccode2"), row.Number("year")), PromisesOf(row));

    private static CowState State(Row row) =>
        new(
            row.Number("ccode"),
            row.Text("stateabb"),
            row.Text("statenme"),
            row.Window(row.First("styear", "stmonth", "stday"), row.Last("endyear", "endmonth", "endday"))
        );

    private static Promises PromisesOf(Row row) =>
        PromiseColumns.Where(c => row.Flag(c.Column)).Aggregate(Promises.None, (sum, c) => sum | c.Promise);

    private static Dictionary<DirectedDyadYear, Promises> Dyads(List<(DirectedDyadYear Key, Promises Promises)> rows)
    {
        var years = new Dictionary<DirectedDyadYear, Promises>(rows.Count);
        foreach (var (key, promises) in rows)
            years[key] = years.GetValueOrDefault(key) | promises;
        return years;
    }

    private sealed class Header(string[] cells)
    {
        private readonly Dictionary<string, int> columns = cells
            .Select((name, i) => (name, i))
            .GroupBy(c => c.name)
            .ToDictionary(g => g.Key, g => g.First().i);

        public bool Has(params string[] names) => names.All(columns.ContainsKey);

        public int? Find(string name) => columns.TryGetValue(name, out var i) ? i : null;
    }

    /// <summary>One row; the first cell that cannot be read is told in <see cref="Wrong"/>. "NA" and nothing mean
    /// unknown.</summary>
    private sealed class Row(Header header, string[] cells)
    {
        public string? Wrong { get; private set; }

        public string Text(string name) => header.Find(name) is { } i && i < cells.Length ? cells[i].Trim() : "";

        public bool Flag(string name) => Text(name) is "1";

        public int? NumberOrNull(string name) =>
            int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;

        public int Number(string name)
        {
            if (NumberOrNull(name) is { } number)
                return number;
            Wrong ??= $"'{name}' is '{Text(name)}'; expected a whole number";
            return 0;
        }

        public DateOnly First(string year, string month, string day)
        {
            var y = Number(year);
            return Date(y, Part(month) ?? 1, Part(day) ?? 1);
        }

        // year 0 means still in effect
        public DateOnly? Last(string year, string month, string day)
        {
            var y = NumberOrNull(year);
            if (y is null or 0)
                return null;
            var m = Part(month) ?? 12;
            return Date(
                y.Value,
                m,
                Part(day) ?? (m is >= 1 and <= 12 && y is >= 1 and <= 9999 ? DateTime.DaysInMonth(y.Value, m) : 1)
            );
        }

        public DateWindow Window(DateOnly first, DateOnly? last)
        {
            if (!(last < first))
                return new DateWindow(first, last);
            Wrong ??= $"ends ({last:yyyy-MM-dd}) before it begins ({first:yyyy-MM-dd})";
            return new DateWindow(first, null);
        }

        private int? Part(string name) => NumberOrNull(name) is { } part and > 0 ? part : null;

        private DateOnly Date(int year, int month, int day)
        {
            if (
                year is >= 1 and <= 9999
                && month is >= 1 and <= 12
                && day >= 1
                && day <= DateTime.DaysInMonth(year, month)
            )
                return new DateOnly(year, month, day);
            Wrong ??= $"{year}-{month}-{day} is no date";
            return DateOnly.MinValue;
        }
    }
}
