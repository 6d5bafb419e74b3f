namespace Foedera.Core.Owed;

/// <summary>An article that decides something without being an obligation that a case sets off.</summary>
/// <param name="Article">The article.</param>
/// <param name="Topic">One word: scope, accession, withdrawal, compatibility, review.</param>
/// <param name="What">What it says, paraphrased.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Provision(string Article, string Topic, string What, Evidence Evidence)
{
    /// <summary>The topic of a provision that says what the pact does not promise: an answer that the pact reaches
    /// tells it, too.</summary>
    public const string LimitsTopic = "limits";

    /// <summary>The words of the article; null when the pack does not quote them.</summary>
    public Quoted? Quoted { get; init; }
}

/// <summary>Words of a treaty, as they stand in a text that was read.</summary>
/// <param name="Words">The words.</param>
/// <param name="Language">The language of the words, as a tag such as <c>en</c>.</param>
/// <param name="Evidence">The text that was read.</param>
public sealed record Quoted(string Words, string Language, Evidence Evidence);

/// <summary>How a pact can end.</summary>
/// <param name="What">What the text says, paraphrased.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Termination(string What, Evidence Evidence)
{
    /// <summary>The article; null when none is named.</summary>
    public string? Article { get; init; }

    /// <summary>Months between notice and end; null when there is no notice.</summary>
    public int? NoticeMonths { get; init; }

    /// <summary>The first day on which notice can be given; null when it always can, or cannot.</summary>
    public DateOnly? NoticeFrom { get; init; }

    /// <summary>The last day of the term that runs as far as the facts tell; null when the pact has no term, or renews
    /// itself.</summary>
    public DateOnly? RunsUntil { get; init; }

    /// <summary>The words of the article; null when the pack does not quote them.</summary>
    public Quoted? Quoted { get; init; }
}

/// <summary>The way in which a pact ended.</summary>
public enum EndedBy
{
    /// <summary>A party gave notice.</summary>
    Notice,

    /// <summary>Its term ran out.</summary>
    Expiry,

    /// <summary>Another pact took its place.</summary>
    Replacement,

    /// <summary>The parties ended it together.</summary>
    Agreement,

    /// <summary>A party broke it, or attacked the other.</summary>
    Breach,

    /// <summary>A party ceased to exist.</summary>
    EndOfParty,
}

/// <summary>How a pact ended. The day stands in the pact itself.</summary>
/// <param name="By">In which way.</param>
/// <param name="What">In one sentence.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Ending(EndedBy By, string What, Evidence Evidence);
