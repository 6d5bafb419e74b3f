using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;

namespace Foedera.Web.Pages.Delivered;

/// <summary>A figure with where it was read.</summary>
public sealed record FigureView(
    string Indicator,
    int Year,
    decimal Value,
    Certainty Flag,
    string Edition,
    string File,
    int Row,
    string? Sheet,
    string? Address,
    string? Note
)
{
    /// <summary>The figure as data; null for none.</summary>
    public static FigureView? Of(Observation? figure) =>
        figure is null
            ? null
            : new(
                figure.Indicator,
                figure.Year,
                figure.Value,
                figure.Flag,
                figure.Vintage,
                figure.Source.File,
                figure.Source.Row,
                figure.Source.Sheet,
                figure.Source.Address,
                figure.Source.Note
            );
}

/// <summary>One step of the reasoning.</summary>
public sealed record ReasonView(string Rule, string Fact, FigureView? Figure);

/// <summary>One way of reading a pledge for one party.</summary>
public sealed record ReadingView(
    string Holder,
    DateOnly On,
    string Means,
    decimal? Target,
    Schedule? Schedule,
    string Source
);

/// <summary>Where a party stands with a pledge.</summary>
public sealed record StandingView(
    string Pledge,
    string PledgeTitle,
    string Ally,
    string Name,
    DateOnly AsOf,
    EvidenceState Evidence,
    Schedule? Schedule,
    string Word,
    string Sentence,
    bool Disputed,
    bool Provisional,
    decimal? LineAsks,
    FigureView? Figure,
    FigureView? Start,
    ImmutableArray<ReasonView> Because,
    ImmutableArray<ReadingView> Readings,
    EditorView? SetBy
)
{
    /// <summary>Chance that the pledge will be met, from 0 to 1; null when it is not open or no path can be
    /// drawn.</summary>
    public double? Chance { get; init; }

    /// <summary>What every edition known on the day has for the year that decides.</summary>
    public ImmutableArray<FigureView> Sources { get; init; } = [];

    /// <summary>The standing with the chance beside it, in one sentence.</summary>
    public static StandingView Of(PledgeStatus status, DeliveredRecord record, ProjectedPath? path)
    {
        var pledge = record.PledgeOf(status.Pledge)!;
        var plans = NationalPlan.Of(record, pledge, status.Who, status.AsOf);
        return Of(status, record) with
        {
            Chance = status.SetBy is null && Outlook.IsOpen(status.Schedule) ? path?.ChanceOfMeeting : null,
            Sentence = Outlook.Sentence(pledge, status, path, plans, record.NameOf(status.Who)),
        };
    }

    /// <summary>The standing as data.</summary>
    public static StandingView Of(PledgeStatus status, DeliveredRecord record)
    {
        var pledge = record.PledgeOf(status.Pledge)!;
        return new StandingView(
            pledge.Id,
            pledge.Title,
            status.Who.Code,
            record.NameOf(status.Who),
            status.AsOf,
            status.Evidence,
            status.Schedule,
            StatusSentence.Word(status.Schedule),
            StatusSentence.Of(pledge, status, record.NameOf(status.Who)),
            status.Disputed,
            status.IsProvisional,
            status.LineAsks is { } line ? Math.Round(line, 4) : null,
            FigureView.Of(status.Decided),
            FigureView.Of(status.Start),
            [.. status.Because.Select(b => new ReasonView(b.Rule, b.Fact, FigureView.Of(b.Figure)))],
            [
                .. status.Readings.Select(r => new ReadingView(
                    r.Reading.Holder,
                    r.Reading.On,
                    r.Reading.Means,
                    r.Reading.Target,
                    r.Schedule,
                    r.Reading.Source
                )),
            ],
            status.SetBy is { } set
                ? new EditorView(
                    set.By,
                    set.On,
                    set.Reason,
                    set.Source,
                    status.FoundByRule,
                    StatusSentence.Word(status.FoundByRule)
                )
                : null
        )
        {
            Sources = [.. status.Sources.Select(s => FigureView.Of(s)!)],
        };
    }
}

/// <summary>Who set a standing instead of the rule, why, and what the rule finds by itself.</summary>
public sealed record EditorView(
    string By,
    DateOnly On,
    string Reason,
    string Source,
    Schedule? FoundByRule,
    string WordOfRule
);

/// <summary>How many parties stand how; those that nothing can be said of are apart.</summary>
public sealed record CountView(string Sentence, IReadOnlyDictionary<string, int> Counts, ImmutableArray<string> Unrated)
{
    /// <summary>The count as data.</summary>
    public static CountView Of(StatusCount count, DeliveredRecord record) =>
        new(
            StatusSentence.Of(count),
            count.Counts.ToDictionary(c => StatusSentence.Word(c.Schedule), c => c.Count, StringComparer.Ordinal),
            [.. count.Unrated.Select(record.NameOf)]
        );
}

/// <summary>A year ahead.</summary>
public sealed record YearView(
    int Year,
    double Median,
    double Low50,
    double High50,
    double Low80,
    double High80,
    double Low95,
    double High95,
    double ChanceAtTarget,
    double? Line
) : IFutureYear;

/// <summary>Where an ally's figure may go.</summary>
public sealed record PathView(
    string Pledge,
    string PledgeTitle,
    string Ally,
    string Name,
    DateOnly KnownOn,
    decimal Target,
    int Deadline,
    double ChanceOfMeeting,
    decimal? RequiredYearlyChange,
    decimal? Pace,
    int? ReachedAtPace,
    double? EstimateError,
    ImmutableArray<FigureView> Known,
    ImmutableArray<YearView> Years,
    ImmutableArray<LinePoint> Line
)
{
    /// <summary>Pledges and plans that draw the path up.</summary>
    public ImmutableArray<string> PulledBy { get; init; } = [];

    /// <summary>The path as data; null when none can be drawn.</summary>
    public static PathView? Of(ProjectedPath? path, DeliveredRecord record)
    {
        if (path is null)
            return null;
        var line = path.CredibleLine.ToDictionary(l => l.Year, l => (double)l.Value);
        return new PathView(
            path.Pledge,
            record.PledgeOf(path.Pledge)?.Title ?? path.Pledge,
            path.Who.Code,
            record.NameOf(path.Who),
            path.KnownOn,
            path.Target,
            path.Deadline,
            path.ChanceOfMeeting,
            path.RequiredYearlyChange,
            path.Pace,
            path.ReachedAtPace,
            path.LastFigureError is { Pairs: > 0 } error ? error.MeanAbsolute : null,
            [.. path.Known.Values.Select(v => FigureView.Of(v)!)],
            [
                .. path.Years.Select(y => new YearView(
                    y.Year,
                    R(y.Median),
                    R(y.Half.Low),
                    R(y.Half.High),
                    R(y.Eighty.Low),
                    R(y.Eighty.High),
                    R(y.NinetyFive.Low),
                    R(y.NinetyFive.High),
                    y.ChanceAtTarget,
                    line.TryGetValue(y.Year, out var asks) ? R(asks) : null
                )),
            ],
            [.. path.CredibleLine.Select(l => new LinePoint(l.Year, Math.Round(l.Value, 4)))]
        )
        {
            PulledBy = path.PulledBy,
        };
    }

    private static double R(double value) => Math.Round(value, 3);
}

/// <summary>A point of the straight line from the starting point to the target.</summary>
public sealed record LinePoint(int Year, decimal Value);

/// <summary>A year of an amount, in thousand millions.</summary>
public sealed record AmountYearView(
    int Year,
    double Median,
    double Low50,
    double High50,
    double Low80,
    double High80,
    double Low95,
    double High95,
    double Asked,
    double AskedLow80,
    double AskedHigh80
);

/// <summary>What a path comes to in money.</summary>
public sealed record AmountView(
    string Gdp,
    string Unit,
    string? PriceBase,
    int LastYear,
    double LastAmount,
    int LastGdpYear,
    double Growth,
    ImmutableArray<AmountYearView> Years
)
{
    /// <summary>The amounts as data; null when none can be told.</summary>
    public static AmountView? Of(AmountPath? path, DeliveredRecord record)
    {
        if (path is null || record.IndicatorOf(path.Gdp) is not { } gdp)
            return null;
        return new AmountView(
            path.Gdp,
            $"thousand million {gdp.Currency}",
            gdp.PriceBase,
            path.LastYear,
            R(path.LastAmount),
            path.LastGdpYear,
            Math.Round(path.Growth, 4),
            [
                .. path.Years.Select(y => new AmountYearView(
                    y.Year,
                    R(y.Median),
                    R(y.Half.Low),
                    R(y.Half.High),
                    R(y.Eighty.Low),
                    R(y.Eighty.High),
                    R(y.NinetyFive.Low),
                    R(y.NinetyFive.High),
                    R(y.Asked),
                    R(y.AskedEighty.Low),
                    R(y.AskedEighty.High)
                )),
            ]
        );
    }

    private static double R(double value) => Math.Round(value, 3);
}

/// <summary>One party's part of a joint amount, in proportion to GDP. Computed, not reported.</summary>
public sealed record PartView(string Ally, string Name, decimal Amount, decimal PartOfAll, FigureView Gdp);

/// <summary>A joint amount and each party's part of it.</summary>
public sealed record JointView(
    decimal Amount,
    string Unit,
    ImmutableArray<PartView> Parts,
    ImmutableArray<string> LeftOut
);

/// <summary>A judgement of a threat.</summary>
public sealed record ThreatView(
    string Issuer,
    string Who,
    string SaidOn,
    string AsReported,
    string? Horizon,
    string? CountsFrom,
    int? MonthsAfter,
    string What,
    ThreatKind Kind,
    string? Note,
    string Source
)
{
    /// <summary>The judgement as data.</summary>
    public static ThreatView Of(ThreatAssessment threat) =>
        new(
            threat.Issuer,
            threat.Who,
            threat.SaidOn.ToEdtf(),
            threat.AsReported,
            threat.Horizon?.ToEdtf(),
            threat.CountsFrom,
            threat.MonthsAfter,
            threat.What,
            threat.Kind,
            threat.Note,
            threat.Source
        );
}

/// <summary>One row of the overview.</summary>
public sealed record AllyRow(
    string Ally,
    string Name,
    FigureView? Latest,
    decimal? Then,
    int? ThenYear,
    StandingView? Standing
);

/// <summary>The alliance at a glance.</summary>
public sealed record DeliveredView(
    DateOnly Day,
    string Sentence,
    PledgeLine Pledge,
    CountView Count,
    ImmutableArray<AllyRow> Allies,
    ImmutableArray<PledgeLine> Pledges,
    EditionChange? Change,
    ImmutableArray<ThreatView> Threats
) : PageView;

/// <summary>A pledge in a list.</summary>
public sealed record PledgeLine(
    string Id,
    string Title,
    PledgeKind Kind,
    string Made,
    string Occasion,
    decimal? Target,
    int? By,
    Firmness Firmness,
    string Standing
);

/// <summary>What changed between two editions in the figures of one year, against a threshold.</summary>
public sealed record EditionChange(
    string Indicator,
    int Year,
    decimal Threshold,
    string Earlier,
    string Later,
    int AtEarlier,
    int AtLater,
    ImmutableArray<string> Fell,
    ImmutableArray<string> Rose
)
{
    /// <summary>When the earlier edition came out (EDTF).</summary>
    public required string EarlierReleased { get; init; }

    /// <summary>When the later one did.</summary>
    public required string LaterReleased { get; init; }

    /// <summary>The change in one sentence.</summary>
    /// <param name="whose">Of whom the indicator tells: "allies", "states".</param>
    internal string Sentence(string whose) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"For {Year}, {AtEarlier} {whose} stood at {Threshold:0.#} % or more in the edition of {Words.OfTime(EarlierReleased)}, and {AtLater} in that of {Words.OfTime(LaterReleased)}{(Fell.IsEmpty ? "." : $": {string.Join(", ", Fell)} fell below.")}"
        );
}

/// <summary>The pledges on record.</summary>
public sealed record PledgesView(DateOnly Day, ImmutableArray<PledgeLine> Pledges) : PageView
{
    /// <summary>The pledges that the statement asked for may speak of; null when none was asked for.</summary>
    public ImmutableArray<SpokenPledge>? Spoken { get; init; }
}

/// <summary>An event in the life of a pledge.</summary>
public sealed record EventView(PledgeEventKind Kind, string When, string Text, string Source);

/// <summary>One pledge.</summary>
public sealed record PledgeView(
    DateOnly Day,
    PledgeLine Pledge,
    string Question,
    string Meaning,
    string Bindingness,
    int? From,
    Comparator Comparator,
    ImmutableArray<IndicatorLine> Indicators,
    CountView Count,
    ImmutableArray<StandingView> Standings,
    ImmutableArray<EventView> Events,
    ImmutableArray<WitnessView> Wording,
    ImmutableArray<PledgeLine> Supersedes,
    ImmutableArray<PledgeLine> SupersededBy,
    ImmutableArray<string> Missing,
    ImmutableArray<PathView> Paths,
    ImmutableArray<CoverageView> Backtest,
    string TrainedOn,
    ImmutableArray<SaidLine> Said,
    ImmutableArray<ThreatView> Threats,
    JointView? Joint,
    StagesView? Stages,
    string Unit
) : PageView;

/// <summary>A stage on the way from a promise to money paid, with the indicator that shows it; null when none is on
/// record.</summary>
public sealed record StageView(MoneyStage Stage, IndicatorLine? Indicator);

/// <summary>How far one state's money has come; the figures in the order of the stages, null for one that is not on
/// record.</summary>
public sealed record StageRow(string Ally, string Name, bool Party, ImmutableArray<FigureView?> Figures);

/// <summary>The stages of a pledge, state by state.</summary>
public sealed record StagesView(ImmutableArray<StageView> Stages, ImmutableArray<StageRow> Rows);

/// <summary>Where the wording stands.</summary>
/// <param name="Title">What the text is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Passage">Which part; null for the whole.</param>
/// <param name="Words">The words as they stand there; null when they are not quoted.</param>
public sealed record WitnessView(string Title, string Address, string? Passage, string? Words);

/// <summary>How often intervals held in the backtest.</summary>
public sealed record CoverageView(int Horizon, int Count, double Held50, double Held80, double Held95);

/// <summary>An indicator in a list.</summary>
public sealed record IndicatorLine(
    string Id,
    string Name,
    string Definer,
    string UnitName,
    string? PriceBase,
    int Editions,
    string? Newest,
    int? FirstYear,
    int? LastYear,
    int Figures
);

/// <summary>One ally: what was said, what it owes, what it delivered.</summary>
public sealed record AllyView(
    string Ally,
    string Name,
    DateOnly Day,
    string Sentence,
    ImmutableArray<StandingView> Standings,
    PathView? Path,
    ImmutableArray<ReadingPath> ReadingPaths,
    ImmutableArray<StandingView> History,
    ImmutableArray<SaidLine> Said,
    ImmutableArray<CoverageView> Backtest,
    ImmutableArray<ThreatView> Threats,
    AmountView? Money,
    OwedLine Owed,
    ImmutableArray<OtherFigure> Others
) : PageView
{
    /// <summary>What the pledge comes to in money, in one sentence; null when that cannot be told.</summary>
    public string? Cost { get; init; }

    /// <summary>Who said, up to the day, that help will come to this ally or from it, or may not; the newest
    /// first.</summary>
    public ImmutableArray<AssuranceLine> Assurances { get; init; } = [];

    /// <summary>The same in statements on record that name the ally, read by their words.</summary>
    public ImmutableArray<SpokenAssuranceLine> SpokenAssurances { get; init; } = [];
}

/// <summary>One time that somebody said that help will come, may not, or depends.</summary>
public sealed record AssuranceLine(
    string On,
    string Speaker,
    AssuranceKind Kind,
    string What,
    string? Words,
    string? Source,
    string Pact,
    bool Unverified
);

/// <summary>The latest figure by another definition; it decides nothing.</summary>
public sealed record OtherFigure(string Indicator, string Name, string Definer, FigureView Figure);

/// <summary>What an ally owes and is owed, in a sentence, with the pacts.</summary>
public sealed record OwedLine(string Sentence, ImmutableArray<PactLine> Pacts);

/// <summary>A pact that binds an ally.</summary>
public sealed record PactLine(string Id, string Name);

/// <summary>A statement on record that speaks of a figure pledged.</summary>
public sealed record SaidLine(
    string Words,
    string? Speaker,
    string Document,
    string SaidOn,
    string Type,
    string? Horizon,
    string Address
);

/// <summary>The chance under one reading of a pledge.</summary>
public sealed record ReadingPath(string Holder, decimal Target, double ChanceOfMeeting);

/// <summary>An edition.</summary>
public sealed record EditionView(string Id, string Released, string? Title, string? Address, string? Note, int Figures);

/// <summary>The revision of one figure.</summary>
public sealed record RevisionRow(
    string Ally,
    string Name,
    FigureView? Earlier,
    FigureView? Later,
    decimal? Change,
    bool CrossedTwo
);

/// <summary>The indicators on record.</summary>
public sealed record IndicatorsView(ImmutableArray<IndicatorLine> Indicators) : PageView;

/// <summary>One indicator with its editions.</summary>
public sealed record IndicatorView(
    DateOnly Day,
    Indicator Indicator,
    ImmutableArray<EditionView> Editions,
    int Year,
    string? Earlier,
    string? Later,
    string Sentence,
    EditionChange? Change,
    ImmutableArray<RevisionRow> Revisions,
    ImmutableArray<int> Years,
    double? EstimateError,
    int EstimatePairs
) : PageView
{
    /// <summary>When the newest edition known on the day came out, as EDTF; null when none was.</summary>
    public string? CutOff { get; init; }

    /// <summary>The day about which a next edition may be expected, by how far apart those before came out; null with
    /// fewer than four. Nobody announced it.</summary>
    public DateOnly? NextExpected { get; init; }

    /// <summary>When an edition came out, in words: "17 June 2024", or its month.</summary>
    internal string? ReleaseOf(string? edition) =>
        Editions.FirstOrDefault(e => e.Id == edition) is { } known ? Words.OfTime(known.Released) : edition;
}

/// <summary>The question of a scenario as it was put.</summary>
public sealed record ScenarioForm(
    string Name,
    string Pledge,
    string Baseline,
    string Changes,
    string Other,
    string Window,
    string WarEnds,
    string AsOf
)
{
    /// <summary>The way back: the per cent of its joint GDP that the alliance is to reach; empty to leave it
    /// out.</summary>
    public string Reach { get; init; } = "";

    /// <summary>The year in which it is to be there.</summary>
    public string In { get; init; } = "";
}

/// <summary>One year of the alliance.</summary>
public sealed record AllianceYearView(
    int Year,
    decimal SpendingBillion,
    decimal Percent,
    decimal GapBillion,
    int AtTarget,
    int Counted
);

/// <summary>What one ally carries, and what each rule would have it carry.</summary>
public sealed record AllyShareView(
    string Ally,
    string Name,
    decimal Percent,
    decimal SpendingBillion,
    decimal PartOfAlliance,
    decimal FairLow,
    decimal FairHigh,
    IReadOnlyDictionary<string, decimal> Fair
);

/// <summary>A window beside the year of closing.</summary>
public sealed record WindowView(string Label, string Window, PathCloses Closes);

/// <summary>A fair-share rule.</summary>
public sealed record RuleView(string Id, string Name, string Source)
{
    /// <summary>What a column of its figures is headed.</summary>
    [JsonIgnore]
    public required string Heading { get; init; }
}

/// <summary>A scenario and what it comes to.</summary>
public sealed record WhatIfView(
    ScenarioForm Form,
    DateOnly Day,
    ImmutableArray<PledgeLine> Pledges,
    ImmutableArray<string> Problems,
    string? Sentence,
    decimal? Target,
    int? ReachedIn,
    ImmutableArray<AllianceYearView> Years,
    ImmutableArray<AllianceYearView> Unchanged,
    ImmutableArray<AllianceYearView> Other,
    ImmutableArray<AllyShareView> Allies,
    ImmutableArray<string> LeftOut,
    ImmutableArray<WindowView> Windows,
    ImmutableArray<RuleView> Rules,
    ImmutableArray<ThreatView> Threats,
    string? File
) : PageView
{
    /// <summary>The way back: what would have to change for the aim asked for, in one sentence; null when none was
    /// asked for.</summary>
    public string? Back { get; init; }
}
