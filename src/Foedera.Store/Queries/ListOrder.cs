namespace Foedera.Store.Queries;

/// <summary>How lists of speakers and outlets are ordered.</summary>
public enum ListOrder
{
    /// <summary>Those with the most first.</summary>
    Most,

    /// <summary>By name.</summary>
    Name,

    /// <summary>Those seen last first.</summary>
    Newest,
}
