using Foedera.Core.Owed;

namespace Foedera.Web.Pages.Owed;

/// <summary>The words by which pages, tables and the command line show the vocabulary of pacts.</summary>
public static class Words
{
    /// <summary>The answer.</summary>
    public static string Of(Answer answer) =>
        answer switch
        {
            Answer.Owed => "owed",
            Answer.Conditional => "conditional",
            Answer.Consult => "consult",
            Answer.NotOwed => "not owed",
            Answer.Open => "open",
            Answer.NotCovered => "not covered",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What an obligation asks for.</summary>
    public static string Of(ObligationKind kind) =>
        kind switch
        {
            ObligationKind.Defend => "defend",
            ObligationKind.Assist => "assist",
            ObligationKind.Consult => "consult",
            ObligationKind.NotAttack => "not attack",
            ObligationKind.StayNeutral => "stay neutral",
            ObligationKind.BuildUp => "build up",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>How far a promise was kept.</summary>
    public static string Of(Kept kept) =>
        kept switch
        {
            Kept.Yes => "kept",
            Kept.Partly => "kept in part",
            Kept.No => "not kept",
            _ => "disputed",
        };

    /// <summary>How a review stands.</summary>
    public static string Of(ReviewState state) =>
        state switch
        {
            ReviewState.NotYetDue => "not yet due",
            ReviewState.OutcomeNotFound => "due, outcome not found",
            ReviewState.HeldWithoutOutcome => "held, outcome not found",
            _ => "done",
        };

    /// <summary>How far the reply is left to the obligor.</summary>
    public static string Of(Discretion discretion) =>
        discretion switch
        {
            Discretion.Unstated => "not recorded",
            Discretion.AsItDeemsNecessary => "such action as it deems necessary",
            Discretion.ConstitutionalProcesses => "by its constitutional processes",
            Discretion.AllMeans => "all the means in its power",
            Discretion.MayBeMilitary => "may include military means",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The part a state plays on the map.</summary>
    public static string Of(MapRole role) =>
        role switch
        {
            MapRole.None => "no part",
            MapRole.Consults => "must consult",
            MapRole.MayOwe => "may owe help: open",
            MapRole.WouldOwe => "owes help once asked or decided",
            MapRole.Owes => "owes help",
            MapRole.Target => "attacked",
            MapRole.Attacker => "attacks",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What must happen first.</summary>
    public static string Of(Need need) =>
        need switch
        {
            Need.Request => "a request",
            Need.JointFinding => "a joint finding",
            Need.Decision => "a decision",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A stretch of time for readers: "1966-07-01 to 2009-04-03", "from 1952-02-18"; EDTF writes an open end
    /// as two dots.</summary>
    public static string During(string edtf) =>
        Ends(edtf) switch
        {
            (var first, "..") => $"from {first}",
            ("..", var last) => $"until {last}",
            ({ } first, { } last) => $"{first} to {last}",
            _ => edtf,
        };

    /// <summary>An event for readers: its day, or what is known of it: "between 2021-10-07 and 2022-03-31", "not before
    /// 2025-05-09".</summary>
    public static string When(string edtf) =>
        Ends(edtf) switch
        {
            (var first, "..") => $"not before {first}",
            ("..", var last) => $"not after {last}",
            ({ } first, { } last) => $"between {first} and {last}",
            _ => edtf,
        };

    /// <summary>What sets an obligation off.</summary>
    public static string Of(Trigger trigger) =>
        trigger switch
        {
            Trigger.Standing => "holds at all times",
            Trigger.ArmedAttack => "an armed attack",
            Trigger.Aggression => "armed aggression",
            Trigger.Threat => "a threat",
            Trigger.StateOfWar => "a state of war by invasion",
            Trigger.War => "war, whoever began it",
            Trigger.Nuclear => "an aggression in which nuclear weapons are used",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static (string?, string?) Ends(string edtf) =>
        edtf.Split('/') is [var first, var last] ? (first, last) : (null, null);
}
