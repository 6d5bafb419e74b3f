using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Web.Pages.Owed;

/// <summary>The answer to a case as JSON shows it, on the command line and behind the page. Names become
/// snake_case.</summary>
public sealed record CaseView(
    QuestionView Question,
    string Answer,
    DateOnly CoveredUntil,
    DateOnly? AsOfFacts,
    OnRecordView OnRecord,
    IEnumerable<ClaimView> Claims,
    IEnumerable<ConflictView> Conflicts
)
{
    /// <summary>The view of an answer.</summary>
    public static CaseView Of(CaseAnswer answer, TreatySeries series)
    {
        var numbers = answer
            .Claims.Select(c => c.Pact)
            .Distinct()
            .ToDictionary(p => p.Id, p => Core.Owed.OnRecord.NumberOf(series, p));
        return new(
            QuestionView.Of(answer.Question),
            CaseSentence.Of(answer, series.World),
            answer.CoveredUntil,
            answer.AsOfFacts,
            OnRecordView.Of(answer.OnRecord),
            answer.Claims.Select(c =>
                ClaimView.Of(c) with
                {
                    Atop = numbers[c.Pact.Id],
                    Cow = CowView.Of(c, series.World),
                }
            ),
            answer.Conflicts.Select(ConflictView.Of)
        );
    }
}

/// <summary>What the answer stands on: how many pacts were asked, which known ones are missing, how many facts are
/// unverified.</summary>
public sealed record OnRecordView(int Pacts, IEnumerable<MissingPactView> NotOnRecord, int Facts, int Unverified)
{
    /// <summary>The view.</summary>
    public static OnRecordView Of(OnRecord record) =>
        new(
            record.Pacts,
            record.Missing.Select(m => new MissingPactView(
                m.Id,
                m.Name,
                m.During.ToEdtf(),
                m.States.Select(s => s.Code)
            )),
            record.Facts,
            record.Unverified
        );
}

/// <summary>A pact that is known and not kept here.</summary>
public sealed record MissingPactView(string Id, string Name, string During, IEnumerable<string> States);

/// <summary>The question with everything it takes for granted.</summary>
public sealed record QuestionView(
    IEnumerable<string> Attacker,
    IEnumerable<string> Target,
    DateOnly On,
    string? At,
    string Form,
    string Provoked,
    string Requested,
    IEnumerable<string> Assumptions,
    IEnumerable<string> Remarks
)
{
    /// <summary>The view of a question.</summary>
    public static QuestionView Of(Question question) =>
        new(
            question.Attackers.Select(a => a.State?.Code ?? a.Name),
            question.Targets.Select(t => t.Code),
            question.On,
            question.Site switch
            {
                Site.At at => at.Place.Code,
                Site.ForcesAt forces => $"forces at {forces.Place.Code}",
                Site.Unnamed unnamed => unnamed.Text,
                _ => null,
            },
            QuestionReader.WordOf(question.Form),
            Word(question.Provoked),
            Word(question.Requested),
            question.Assumptions.Select(Word),
            question.Remarks
        );

    internal static string Word(Truth truth) => truth.ToString().ToLowerInvariant();

    internal static string Word(Assumption assumption) =>
        assumption switch
        {
            Assumption.Membership m => $"{m.PactId}: {m.State} {(m.Member ? "member" : "not member")}",
            Assumption.Suspended s => $"{s.PactId}: {s.State} suspended",
            Assumption.Decision d => $"{d.PactId}: decision {(d.Taken ? "taken" : "blocked")}",
            Assumption.InForce f => $"{f.PactId}: {(f.Yes ? "in force" : "not in force")}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>The two states of a claim by their numbers in the Correlates of War on the day; null for a state that it
/// does not count then.</summary>
public sealed record CowView(int? Obligor, int? Beneficiary)
{
    /// <summary>The numbers of a claim's states.</summary>
    public static CowView Of(Claim claim, World world) =>
        new(Number(world, claim.Obligor, claim.On), Number(world, claim.Beneficiary, claim.On));

    private static int? Number(World world, StateCode state, DateOnly day) =>
        world.FindState(state.Code)?.Cow.Where(c => c.Used.Contains(day)).Select(c => (int?)c.Number).FirstOrDefault();
}

/// <summary>One claim.</summary>
public sealed record ClaimView(
    string Pact,
    string Article,
    ObligationKind Kind,
    string Obligor,
    string Beneficiary,
    Answer Answer,
    string Response,
    string Discretion,
    Binding Binding,
    DateOnly CoveredUntil,
    IEnumerable<ReasonView> Because,
    IEnumerable<string> WouldClose
)
{
    /// <summary>The pact's number in ATOP; null when it has none for certain.</summary>
    public string? Atop { get; init; }

    /// <summary>The states' numbers in the Correlates of War.</summary>
    public CowView? Cow { get; init; }

    /// <summary>The view of a claim.</summary>
    public static ClaimView Of(Claim claim) =>
        new(
            claim.Pact.Id,
            claim.Obligation.Article,
            claim.Obligation.Kind,
            claim.Obligor.Code,
            claim.Beneficiary.Code,
            claim.Answer,
            claim.Response,
            Words.Of(claim.Obligation.Discretion),
            claim.Pact.Binding,
            claim.Pact.Gathered,
            claim.Because.Select(ReasonView.Of),
            claim.WouldClose
        );
}

/// <summary>One step of the reasoning: "unverified" marks a fact whose source was not seen.</summary>
public sealed record ReasonView(string Rule, string Held, string Fact, string? Source, bool Unverified, string? Note)
{
    /// <summary>The view of a reason.</summary>
    public static ReasonView Of(Reason reason) =>
        new(
            reason.Rule,
            QuestionView.Word(reason.Held),
            reason.Fact,
            reason.Evidence.Source,
            reason.Evidence.Unverified,
            reason.Evidence.Note
        );
}

/// <summary>One conflict.</summary>
public sealed record ConflictView(ConflictKind Kind, string? Obligor, string Pact, string Fact, string? Source)
{
    /// <summary>The view of a conflict.</summary>
    public static ConflictView Of(Conflict conflict) =>
        new(conflict.Kind, conflict.Obligor?.Code, conflict.PactId, conflict.Fact, conflict.Evidence.Source);
}
