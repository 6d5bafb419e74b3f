using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;

namespace Foedera.Reading.Series;

/// <summary>Reads what packs say of pledges and figures: <c>pledges.yaml</c>, <c>threats.csv</c> and the folder
/// <c>indicators</c> of each pack.</summary>
public static class DeliveredPacks
{
    private const decimal Largest = 1e19m;

    private static readonly string[] EditionColumns = ["edition", "released", "title", "address", "note"];
    private static readonly string[] CurrencyColumns = ["state", "currency"];
    private static readonly string[] LabelColumns = ["label", "state"];
    private static readonly string[] StateColumns =
    [
        "code",
        "alpha2",
        "name",
        "aliases",
        "cow",
        "from",
        "until",
        "regions",
    ];
    private static readonly string[] NameColumns = ["state", "language", "name"];
    private static readonly string[] MemberColumns =
    [
        "state",
        "signed",
        "in_force",
        "until",
        "source",
        "unverified",
        "note",
    ];
    private static readonly string[] ThreatColumns =
    [
        "issuer",
        "who",
        "said_on",
        "as_reported",
        "horizon",
        "counts_from",
        "months_after",
        "what",
        "kind",
        "note",
        "source",
    ];

    /// <summary>Reads every pack of the folders, and figures imported elsewhere besides. A problem anywhere means that
    /// nothing is read.</summary>
    /// <param name="roots">Packs, or folders of packs.</param>
    /// <param name="imported">Figures of the record; null for none.</param>
    /// <param name="editorial">Statuses that editors set in the record, beside those of the packs.</param>
    public static Parsed<DeliveredRecord> Read(
        IEnumerable<string> roots,
        IndicatorTable? imported = null,
        ImmutableArray<EditorialStatus> editorial = default
    )
    {
        var problems = new PackProblems();
        var gathered = new Gathered();
        ReadAll([.. roots], gathered, problems);
        if (problems.Any)
            return Parsed<DeliveredRecord>.Failed(problems.All);
        if (imported is not null)
            gathered.Add(imported);
        return Parsed<DeliveredRecord>.Ok(
            new DeliveredRecord(
                [.. gathered.Indicators],
                new Observations(gathered.Observations, gathered.Editions.Values),
                [.. gathered.Pledges.OrderByDescending(p => p.Made).ThenBy(p => p.Id, StringComparer.Ordinal)],
                [.. gathered.Threats.OrderBy(t => t.SaidOn.First).ThenBy(t => t.Who, StringComparer.Ordinal)],
                gathered.Names.ToImmutableDictionary()
            )
            {
                Editorial = [.. gathered.Editorial, .. editorial.IsDefault ? [] : editorial],
                EditionNotes = gathered.EditionNotes.ToImmutableDictionary(StringComparer.Ordinal),
                Words = gathered.Words,
                Currencies = gathered.Currencies.ToImmutableDictionary(),
            }
        );
    }

    /// <summary>What tables are read against: the indicators, labels and editions of the packs.</summary>
    public static Parsed<SeriesContext> Context(IEnumerable<string> roots)
    {
        var problems = new PackProblems();
        var gathered = new Gathered();
        ReadAll([.. roots], gathered, problems);
        return problems.Any
            ? Parsed<SeriesContext>.Failed(problems.All)
            : Parsed<SeriesContext>.Ok(
                gathered.Context() with
                {
                    Newest = gathered
                        .Observations.GroupBy(o => o.Indicator, StringComparer.Ordinal)
                        .ToImmutableDictionary(
                            g => g.Key,
                            g => g.Select(o => gathered.Editions[o.Vintage]).Max()!,
                            StringComparer.Ordinal
                        ),
                }
            );
    }

    // Names of states are gathered from all packs before any table is read
    private static void ReadAll(string[] roots, Gathered gathered, PackProblems problems)
    {
        foreach (var folder in roots.SelectMany(PackFolders))
            ReadLabels(new PackFolder(Path.Combine(folder, "indicators")), gathered, problems);
        foreach (
            var world in roots.Select(r => new PackFolder(Path.Combine(r, "world"))).Where(w => w.Has("states.csv"))
        )
            ReadStates(world, gathered, problems);
        foreach (
            var folder in roots
                .SelectMany(PackFolders)
                .Select(f => Path.Combine(f, "indicators"))
                .Where(Directory.Exists)
        )
            ReadIndicators(folder, gathered, problems);
        foreach (var folder in roots.SelectMany(PackFolders))
            ReadPledges(folder, gathered, problems);
    }

    private static void ReadLabels(PackFolder folder, Gathered gathered, PackProblems problems)
    {
        foreach (var row in folder.Table("labels.csv", LabelColumns, problems, optional: true))
        {
            var (label, state) = (row.Required("label"), row.State("state"));
            gathered.Labels[label] = state;
            if (state is { } named)
                gathered.Names.TryAdd(named, label);
        }
    }

    private static void ReadStates(PackFolder world, Gathered gathered, PackProblems problems)
    {
        foreach (var row in world.Table("states.csv", StateColumns, problems))
        {
            var (state, name) = (row.RequiredState("code"), row.Required("name"));
            gathered.Names.TryAdd(state, name);
            foreach (var label in row.List("aliases").Append(name).Append(state.Code).Append(row.Text("alpha2")))
                if (label is not null)
                    gathered.Labels.TryAdd(label, state);
        }
        // a name in another language that two states share is none of either's
        var named = world
            .Table("names.csv", NameColumns, problems, optional: true)
            .Select(row => (State: row.RequiredState("state"), Name: row.Required("name")));
        foreach (
            var name in named
                .GroupBy(n => n.Name, n => n.State, StringComparer.OrdinalIgnoreCase)
                .Where(g => g.Distinct().Count() == 1)
        )
            gathered.Labels.TryAdd(name.Key, name.First());
    }

    private static IEnumerable<string> PackFolders(string root)
    {
        if (IsPack(root))
            return [root];
        return Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).Where(IsPack).Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsPack(string folder) =>
        File.Exists(Path.Combine(folder, "pledges.yaml")) || Directory.Exists(Path.Combine(folder, "indicators"));

    private static void ReadPledges(string path, Gathered gathered, PackProblems problems)
    {
        var pack = new PackFolder(path);
        if (pack.Has("pledges.yaml"))
            ReadPledges(pack, gathered, problems);
        foreach (var row in pack.Table("threats.csv", ThreatColumns, problems, optional: true))
            gathered.Threats.Add(Threat(row));
    }

    private static void ReadIndicators(string path, Gathered gathered, PackProblems problems)
    {
        var folder = new PackFolder(path);
        foreach (var row in folder.Table("editions.csv", EditionColumns, problems, optional: true))
        {
            var edition = new Vintage(row.Required("edition"), row.Window("released") ?? new DateWindow(null, null));
            gathered.Editions[edition.Id] = edition;
            gathered.EditionNotes[edition.Id] = new EditionNote(
                row.Required("title"),
                row.Text("address"),
                row.Text("note")
            );
        }
        foreach (var row in folder.Table("currencies.csv", CurrencyColumns, problems, optional: true))
            gathered.Currencies[row.RequiredState("state")] = row.Required("currency");
        if (folder.Has("indicators.yaml") && folder.Yaml("indicators.yaml", problems) is { } yaml)
            foreach (var entry in yaml.Maps("indicators"))
                gathered.Indicators.Add(IndicatorOf(entry));
        foreach (
            var file in Directory
                .EnumerateFiles(path, "*.csv")
                .Where(f => Path.GetFileName(f) is not ("labels.csv" or "editions.csv" or "currencies.csv"))
                .Order(StringComparer.Ordinal)
        )
        {
            var table = IndicatorTables.Read(file, gathered.Context());
            if (table.Try(out var read))
                gathered.Add(read);
            else
                foreach (var problem in table.Problems)
                    problems.Add(problem.Code, problem.Message, file, problem.Line);
        }
    }

    private static Indicator IndicatorOf(PackFields entry)
    {
        var indicator = new Indicator(entry.Required("id"), entry.Required("name"))
        {
            Definition = entry.Required("definition"),
            Definer = entry.Required("definer"),
            Unit = entry.RequiredWord<IndicatorUnit>("unit"),
            UnitName = entry.Required("unit_name"),
            Currency = entry.Text("currency"),
            PriceBase = entry.Text("price_base"),
            YearConvention = entry.Required("year_convention"),
            Least = Number(entry, "least") ?? 0,
            Most = Number(entry, "most") ?? decimal.MaxValue,
            Credit = entry.Required("credit"),
            Address = entry.Required("address"),
            Limits = entry.Text("limits"),
        };
        entry.RefuseOthers();
        return indicator;
    }

    private static void ReadPledges(PackFolder pack, Gathered gathered, PackProblems problems)
    {
        var members = pack.Table("members.csv", MemberColumns, problems, optional: true)
            .Select(row =>
                (
                    State: row.RequiredState("state"),
                    Since: row.Date("in_force") ?? row.Date("signed") ?? DateOnly.MinValue,
                    Until: row.Date("until")
                )
            )
            .ToArray();
        if (pack.Yaml("pledges.yaml", problems) is not { } yaml)
            return;
        foreach (var entry in yaml.Maps("pledges"))
            gathered.Pledges.Add(PledgeOf(entry, members, gathered));
        foreach (var entry in yaml.Maps("editorial"))
            gathered.Editorial.Add(EditorialOf(entry));
        if (yaml.Map("thread") is { } thread)
            gathered.Words = WordsOf(thread, gathered.Words);
        yaml.RefuseOthers();
    }

    private static ThreadWords WordsOf(PackFields entry, ThreadWords before)
    {
        var words = new ThreadWords(
            [.. before.Metric, .. entry.List("metric")],
            [.. before.Parties, .. entry.List("parties")],
            [.. before.Doubts, .. entry.List("doubts")]
        );
        entry.RefuseOthers();
        return words;
    }

    private static Pledge PledgeOf(
        PackFields entry,
        (StateCode State, DateOnly Since, DateOnly? Until)[] members,
        Gathered gathered
    )
    {
        var within = entry.Window("made");
        var made = within?.First;
        if (made is null)
            entry.Problem(PackCode.Missing, "'made' is missing: the day, month or year of the pledge");
        var day = made ?? DateOnly.MinValue;
        var id = entry.Required("id");
        if (gathered.Pledges.Any(p => p.Id == id))
            entry.Problem(PackCode.DuplicateId, $"a second pledge '{id}'");
        var pledge = new Pledge(id, entry.Required("title"))
        {
            Kind = entry.RequiredWord<PledgeKind>("kind"),
            Made = day,
            MadeWithin = within is null || within.First == within.Last ? null : within.ToEdtf(),
            Occasion = entry.Required("occasion"),
            Question = entry.Required("question"),
            Meaning = entry.Required("meaning"),
            Parties = Parties(entry, members, day),
            Indicators = entry.List("indicators"),
            Comparator = entry.Word("comparator", Comparator.AtLeast),
            Target = Number(entry, "target"),
            JointAmount = Number(entry, "joint_amount") is { } joint
                ? new JointAmount(joint, entry.Required("joint_unit"), entry.Text("divided_by"))
                : null,
            Unit = entry.Text("unit") ?? "%",
            Stages = StagesOf(entry.Map("stages")),
            From = entry.Year("from"),
            By = entry.Year("by"),
            Firmness = entry.RequiredWord<Firmness>("firmness"),
            Bindingness = entry.Required("bindingness"),
            Events = [.. entry.Maps("events").Select(EventOf).OrderBy(e => e.When.First)],
            Readings = [.. entry.Maps("readings").Select(ReadingOf)],
            Supersedes = entry.List("supersedes"),
            Witnesses = [.. entry.Maps("witnesses").Select(WitnessOf)],
            Words = entry.List("words"),
            Unseen = entry.Text("unseen"),
        };
        var named = pledge
            .Indicators.Concat(pledge.Stages.Select(s => s.Indicator))
            .Concat(pledge.JointAmount?.DividedBy is { } divided ? [divided] : []);
        foreach (var unknown in named.Where(i => gathered.Indicators.TrueForAll(known => known.Id != i)))
            entry.Problem(PackCode.UnknownWord, $"'{unknown}' is no indicator of indicators.yaml");
        entry.RefuseOthers();
        return pledge;
    }

    private static ImmutableArray<PledgeStage> StagesOf(PackFields? entry)
    {
        if (entry is null)
            return [];
        ImmutableArray<PledgeStage> stages =
        [
            .. Enum.GetValues<MoneyStage>()
                .Where(s => entry.Has(PackFields.Hyphenated(s.ToString())))
                .Select(s => new PledgeStage(s, entry.Required(PackFields.Hyphenated(s.ToString())))),
        ];
        entry.RefuseOthers();
        return stages;
    }

    private static ImmutableArray<PledgeParty> Parties(
        PackFields entry,
        (StateCode State, DateOnly Since, DateOnly? Until)[] members,
        DateOnly made
    )
    {
        var kind = entry.Required("parties");
        var (only, except) = (entry.States("only"), entry.States("except"));
        if (kind == "named")
            return [.. only.Select(s => new PledgeParty(s, made)).OrderBy(p => p.State)];
        if (kind is not ("all" or "founding" or ""))
            entry.Problem(PackCode.UnknownWord, $"'parties': '{kind}'; expected all, founding or named");
        foreach (var stranger in only.Concat(except).Where(s => members.All(m => m.State != s)))
            entry.Problem(PackCode.NotAParty, $"'{stranger}' is not in members.csv");
        return
        [
            .. members
                .Where(m => !(m.Until < made) && (kind == "all" || m.Since <= made))
                .Where(m => (only.IsEmpty || only.Contains(m.State)) && !except.Contains(m.State))
                .Select(m => new PledgeParty(m.State, m.Since > made ? m.Since : made))
                .OrderBy(p => p.State),
        ];
    }

    private static PledgeEvent EventOf(PackFields entry)
    {
        var happening = new PledgeEvent(
            entry.RequiredWord<PledgeEventKind>("kind"),
            entry.Window("when") ?? new DateWindow(null, null),
            entry.Required("text"),
            entry.Required("source")
        )
        {
            Who = entry.State("who"),
        };
        entry.RefuseOthers();
        return happening;
    }

    private static PledgeReading ReadingOf(PackFields entry)
    {
        var reading = new PledgeReading(
            entry.RequiredState("who"),
            entry.Required("holder"),
            entry.RequiredDate("on"),
            entry.Required("means"),
            Number(entry, "target"),
            entry.Required("source")
        );
        entry.RefuseOthers();
        return reading;
    }

    private static PledgeWitness WitnessOf(PackFields entry)
    {
        var witness = new PledgeWitness(entry.Required("title"), entry.Required("address"), entry.Text("passage"))
        {
            Words = entry.Text("words"),
        };
        entry.RefuseOthers();
        return witness;
    }

    private static EditorialStatus EditorialOf(PackFields entry)
    {
        var set = new EditorialStatus(
            entry.Required("pledge"),
            entry.RequiredState("who"),
            entry.RequiredDate("on"),
            entry.Has("schedule") ? entry.RequiredWord<Schedule>("schedule") : null,
            entry.Required("reason"),
            entry.Required("by"),
            entry.Required("source")
        );
        entry.RefuseOthers();
        return set;
    }

    private static ThreatAssessment Threat(PackFields row)
    {
        var threat = new ThreatAssessment(
            row.Required("issuer"),
            row.Required("who"),
            row.Window("said_on") ?? new DateWindow(null, null),
            row.Required("as_reported"),
            row.Required("what"),
            row.RequiredWord<ThreatKind>("kind"),
            row.Required("source")
        )
        {
            Horizon = row.Window("horizon"),
            CountsFrom = row.Text("counts_from"),
            MonthsAfter = row.Number("months_after"),
            Note = row.Text("note"),
        };
        if (
            threat.Horizon is null == threat.CountsFrom is null
            || threat.CountsFrom is null != threat.MonthsAfter is null
        )
            row.Problem(PackCode.WrongShape, "expected either 'horizon', or 'counts_from' with 'months_after'");
        return threat;
    }

    private static decimal? Number(PackFields entry, string field)
    {
        if (entry.Text(field) is not { } text)
            return null;
        if (
            decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Math.Abs(number) <= Largest
        )
            return number;
        entry.Problem(PackCode.WrongShape, $"'{field}': '{text}' is not a number up to {Largest}");
        return null;
    }

    private sealed class Gathered
    {
        public List<Indicator> Indicators { get; } = [];

        public List<Observation> Observations { get; } = [];

        public Dictionary<string, Vintage> Editions { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, EditionNote> EditionNotes { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, StateCode?> Labels { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<StateCode, string> Names { get; } = [];

        public List<Pledge> Pledges { get; } = [];

        public List<ThreatAssessment> Threats { get; } = [];

        public List<EditorialStatus> Editorial { get; } = [];

        public Dictionary<StateCode, string> Currencies { get; } = [];

        public ThreadWords Words { get; set; } = ThreadWords.None;

        public SeriesContext Context() =>
            new()
            {
                Indicators = [.. Indicators],
                Labels = Labels,
                Editions = [.. Editions.Values],
            };

        // An edition imported twice adds nothing; the packs' own row of a figure goes first
        public void Add(IndicatorTable table)
        {
            foreach (var edition in table.Editions)
                Editions.TryAdd(edition.Id, edition);
            var have = Observations.Select(o => (o.Indicator, o.Who, o.Year, o.Vintage)).ToHashSet();
            Observations.AddRange(table.Observations.Where(o => have.Add((o.Indicator, o.Who, o.Year, o.Vintage))));
        }
    }
}
