using System.Text.Json.Serialization;
using Foedera.Core.Owed;

namespace Foedera.Web.Pages.Owed;

/// <summary>A casus foederis question and its answer. Without a question, the form alone.</summary>
/// <param name="Question">The question; null when none was put or it could not be read.</param>
/// <param name="Answer">The answer in a sentence; null without a question.</param>
/// <param name="CoveredUntil">The last day that the facts were gathered for.</param>
/// <param name="Claims">One per pact, obligation, obligor and beneficiary.</param>
/// <param name="Conflicts">What pulls obligors two ways.</param>
/// <param name="Problems">What is wrong with the question; empty when it could be read.</param>
public sealed record CasusView(
    QuestionView? Question,
    string? Answer,
    DateOnly CoveredUntil,
    IReadOnlyList<ClaimView> Claims,
    IReadOnlyList<ConflictView> Conflicts,
    IReadOnlyList<string> Problems
) : PageView
{
    /// <summary>The case in words.</summary>
    public string? Case { get; init; }

    /// <summary>The day of the facts by which it was answered, when the day asked about lies after it.</summary>
    public DateOnly? AsOfFacts { get; init; }

    /// <summary>What the answer stands on.</summary>
    public OnRecordView? OnRecord { get; init; }

    /// <summary>The claims drawn together for the table.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClaimGroup> Groups { get; init; } = [];

    /// <summary>Names of the states that conflicts speak of, by code.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Names { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name of a state that a conflict speaks of.</summary>
    public string NameOf(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    /// <summary>What the map shows.</summary>
    [JsonIgnore]
    public WorldMapView? Map { get; init; }

    /// <summary>What the form holds.</summary>
    [JsonIgnore]
    public CasusForm Form { get; init; } = CasusForm.Empty;
}

/// <summary>What the form holds, as it was written.</summary>
public sealed record CasusForm(
    string Attacker,
    string Target,
    string On,
    string At,
    string Form,
    string Provoked,
    string Requested,
    string Pact,
    string Assume
)
{
    /// <summary>Nothing written yet.</summary>
    public static CasusForm Empty { get; } = new("", "", "", "", "", "", "", "", "");

    /// <summary>The states that the fields suggest.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>The places that the field suggests.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The pacts to choose from, id and name.</summary>
    public IReadOnlyList<(string Id, string Name)> Pacts { get; init; } = [];
}

/// <summary>Claims that differ in nothing but who owes.</summary>
/// <param name="Anchor">Id of the row in the page.</param>
/// <param name="Pact">Id of the pact.</param>
/// <param name="Cited">The pact and article in short.</param>
/// <param name="PactName">Its name.</param>
/// <param name="Article">The article.</param>
/// <param name="Kind">What is promised.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Beneficiary">To whom.</param>
/// <param name="Obligors">Who owes, by code and name.</param>
/// <param name="Response">The reply that is promised.</param>
/// <param name="Reasons">The rules in order; a fact shared by all the obligors stands once.</param>
/// <param name="WouldClose">What would settle it.</param>
public sealed record ClaimGroup(
    string Anchor,
    string Pact,
    string Cited,
    string PactName,
    string Article,
    ObligationKind Kind,
    Answer Answer,
    StateName Beneficiary,
    IReadOnlyList<StateName> Obligors,
    string Response,
    IReadOnlyList<ReasonGroup> Reasons,
    IReadOnlyList<string> WouldClose
)
{
    /// <summary>Who the obligors are, in a few words, where they are nearly all parties: "31 parties: all but Poland";
    /// null otherwise.</summary>
    public string? Whom { get; init; }
}

/// <summary>The facts that one rule used.</summary>
public sealed record ReasonGroup(string Rule, Truth Held, IReadOnlyList<ReasonView> Facts);

/// <summary>A state by code and name.</summary>
public sealed record StateName(string Code, string Name)
{
    /// <summary>The state's page.</summary>
    public string Address => $"/states/{Code}";
}

/// <summary>The pacts at hand.</summary>
/// <param name="Pacts">One line each.</param>
public sealed record PactsView(IReadOnlyList<PactLine> Pacts) : PageView;

/// <summary>A pact in a list.</summary>
public sealed record PactLine(
    string Id,
    string Name,
    DateOnly SignedOn,
    string InForce,
    Binding Binding,
    int PartiesNow,
    string Promises,
    DateOnly CoveredUntil,
    DateOnly? Due,
    int Facts,
    int Unverified
);

/// <summary>Everything that a pack holds about one pact.</summary>
public sealed record PactView(
    string Id,
    string Name,
    DateOnly SignedOn,
    string InForce,
    DateOnly? Ended,
    Binding Binding,
    DateOnly CoveredFrom,
    DateOnly CoveredUntil,
    FactSource Source,
    IReadOnlyList<PartyRow> Parties,
    IReadOnlyList<ObligationRow> Obligations,
    IReadOnlyList<ProvisionRow> Provisions,
    IReadOnlyList<AreaRow> Area,
    IReadOnlyList<SuspensionRow> Suspensions,
    IReadOnlyList<InvocationRow> Invocations,
    IReadOnlyList<PostureRow> Posture
) : PageView
{
    /// <summary>The day that the first sentence speaks of.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Parties bound on that day.</summary>
    public required int PartiesNow { get; init; }

    /// <summary>The day by which the facts should be gathered again; null for a pact that has ended.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How it can end, or ended, in words, with sources.</summary>
    public IReadOnlyList<DatedFact> Endings { get; init; } = [];

    /// <summary>Promises kept and not kept.</summary>
    public IReadOnlyList<DatedFact> Honoured { get; init; } = [];

    /// <summary>Reviews, examinations, ratifications, and how each stands.</summary>
    public IReadOnlyList<DatedFact> Reviews { get; init; } = [];

    /// <summary>Who reassured, and who doubted.</summary>
    public IReadOnlyList<DatedFact> Assurances { get; init; } = [];

    /// <summary>What the area covers, in words; null when the pact has none.</summary>
    public string? AreaNote { get; init; }

    /// <summary>The stretches of membership as a drawing.</summary>
    [JsonIgnore]
    public TimelineView Timeline { get; init; } = TimelineView.Empty;
}

/// <summary>Where a fact comes from.</summary>
public sealed record FactSource(string? Source, bool Unverified, string? Note)
{
    /// <summary>The view of evidence.</summary>
    public static FactSource Of(Evidence evidence) => new(evidence.Source, evidence.Unverified, evidence.Note);
}

/// <summary>Something that happened or was said, with its day.</summary>
public sealed record DatedFact(string When, string Mark, string What, FactSource Source);

/// <summary>Words of an article.</summary>
public sealed record QuotedRow(string Words, string Language, FactSource Source)
{
    /// <summary>The view; null for null.</summary>
    public static QuotedRow? Of(Quoted? quoted) =>
        quoted is null ? null : new(quoted.Words, quoted.Language, FactSource.Of(quoted.Evidence));
}

/// <summary>A stretch of membership.</summary>
public sealed record PartyRow(StateName State, DateOnly? SignedOn, string InForce, string? Until, FactSource Source);

/// <summary>A promise.</summary>
public sealed record ObligationRow(
    string Article,
    ObligationKind Kind,
    Trigger Trigger,
    Scope Scope,
    string Response,
    Discretion Discretion,
    IReadOnlyList<Need> Needs,
    AmongParties AmongParties,
    bool ByStatesOnly,
    bool OnlyUnprovoked,
    IReadOnlyList<string> Provisos,
    QuotedRow? Quoted,
    FactSource Source
);

/// <summary>An article that decides something.</summary>
public sealed record ProvisionRow(string Article, string Topic, string What, QuotedRow? Quoted, FactSource Source);

/// <summary>A place and the area.</summary>
public sealed record AreaRow(
    string Code,
    string Place,
    Position Position,
    string During,
    string Reason,
    FactSource Source
);

/// <summary>A suspension, or an absence that is mistaken for one.</summary>
public sealed record SuspensionRow(
    string? Obligor,
    string? Beneficiary,
    string During,
    SuspensionEffect Effect,
    string What,
    FactSource Source
);

/// <summary>A call on the pact.</summary>
public sealed record InvocationRow(
    string Article,
    string On,
    IReadOnlyList<StateName> By,
    string Cause,
    string Outcome,
    Finding Finding,
    FactSource Source
);

/// <summary>Forces posted.</summary>
public sealed record PostureRow(
    StateName Host,
    StateName? Framework,
    string During,
    string? Site,
    IReadOnlyList<StateName> Contributors,
    int? Strength,
    DateOnly? StrengthOn,
    PostingKind Kind,
    string Unit,
    string? What,
    FactSource Source
);

/// <summary>What one state owes and is owed on a day.</summary>
/// <param name="State">The state.</param>
/// <param name="On">The day.</param>
/// <param name="Owes">Promises it has made.</param>
/// <param name="Owed">Promises it has been given.</param>
/// <param name="NotCovered">Pacts whose facts were not gathered for the day.</param>
public sealed record StateView(
    StateName State,
    DateOnly On,
    IReadOnlyList<DutyRow> Owes,
    IReadOnlyList<DutyRow> Owed,
    IReadOnlyList<string> NotCovered
) : PageView
{
    /// <summary>The answer in a sentence.</summary>
    public required string Answer { get; init; }

    /// <summary>Memberships as a drawing.</summary>
    [JsonIgnore]
    public TimelineView Timeline { get; init; } = TimelineView.Empty;
}

/// <summary>One promise towards, or by, several states.</summary>
public sealed record DutyRow(
    string Pact,
    string Cited,
    string PactName,
    string Article,
    ObligationKind Kind,
    IReadOnlyList<StateName> States,
    bool Open,
    IReadOnlyList<Need> Needs,
    Discretion Discretion,
    string Response
);
