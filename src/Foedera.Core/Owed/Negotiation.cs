using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>A negotiation: its rounds, what was proposed, who took or refused it, and how each side tells it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">What is negotiated, in a few words.</param>
/// <param name="Gathered">The day on which the facts were last gathered.</param>
public sealed record Negotiation(string Id, string Name, string About, DateOnly Gathered)
{
    /// <summary>The states that take part.</summary>
    public ImmutableArray<StateCode> Parties { get; init; } = [];

    /// <summary>Bodies that take part and are no states.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>Ids of the pacts that it is about.</summary>
    public ImmutableArray<string> Pacts { get; init; } = [];

    /// <summary>Meetings, in the order of their days.</summary>
    public ImmutableArray<Round> Rounds { get; init; } = [];

    /// <summary>Proposals, in the order of their days.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Accounts that are of the negotiation as a whole.</summary>
    public ImmutableArray<Account> Accounts { get; init; } = [];
}

/// <summary>A meeting.</summary>
/// <param name="On">When.</param>
/// <param name="Between">Who met, as the source names them.</param>
/// <param name="What">What was talked about, and what came of it.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Round(DateWindow On, ImmutableArray<string> Between, string What, Evidence Evidence)
{
    /// <summary>Where; null when not known.</summary>
    public string? Place { get; init; }

    /// <summary>How each side tells it.</summary>
    public ImmutableArray<Account> Accounts { get; init; } = [];
}

/// <summary>Something that was proposed.</summary>
/// <param name="On">When.</param>
/// <param name="By">Who proposed it, as the source names them.</param>
/// <param name="What">What, paraphrased.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Proposal(DateWindow On, ImmutableArray<string> By, string What, Evidence Evidence)
{
    /// <summary>What others answered.</summary>
    public ImmutableArray<Reply> Replies { get; init; } = [];

    /// <summary>How each side tells it.</summary>
    public ImmutableArray<Account> Accounts { get; init; } = [];
}

/// <summary>What a side did with a proposal.</summary>
public enum ReplyKind
{
    /// <summary>It accepted.</summary>
    Accepted,

    /// <summary>It accepted in part, or on conditions.</summary>
    Partly,

    /// <summary>It refused.</summary>
    Rejected,

    /// <summary>It proposed something else.</summary>
    Countered,

    /// <summary>No answer was found.</summary>
    NoneFound,
}

/// <summary>An answer to a proposal.</summary>
/// <param name="By">Who answered.</param>
/// <param name="Kind">What the answer was.</param>
/// <param name="On">When; null when no day was found.</param>
/// <param name="What">The answer, paraphrased; null when nothing needs adding.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Reply(string By, ReplyKind Kind, DateWindow? On, string? What, Evidence Evidence);

/// <summary>What an account is.</summary>
public enum AccountKind
{
    /// <summary>A side's own account.</summary>
    Account,

    /// <summary>A confirmation of what others told.</summary>
    Confirmation,

    /// <summary>A denial of what others told, by a spokesman or anybody else.</summary>
    Denial,
}

/// <summary>How one side tells what happened.</summary>
/// <param name="Who">Who tells it.</param>
/// <param name="Kind">Account, confirmation or denial.</param>
/// <param name="On">When; null when no day was found.</param>
/// <param name="What">What was told, paraphrased.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Account(string Who, AccountKind Kind, DateWindow? On, string What, Evidence Evidence)
{
    /// <summary>The side for which it is told; null when the teller is that side.</summary>
    public string? For { get; init; }
}
