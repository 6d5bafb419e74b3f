using System.Data.Common;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Engines;

namespace Foedera.Store.Mapping;

/// <summary>What an utterance's witness and its language are believed to be, as columns of <c>utterances</c>.</summary>
internal static class BeliefColumns
{
    /// <summary>The columns, in order.</summary>
    public static readonly string[] Names =
    [
        "witness_belief",
        "witness_because",
        "language",
        "language_belief",
        "language_because",
    ];

    /// <summary>Their values.</summary>
    public static object?[] Of(Utterance utterance) =>
        [
            utterance.WitnessBelief?.Share,
            Because(utterance.WitnessBelief),
            utterance.Spoken?.Tag,
            utterance.Spoken?.Belief.Share,
            Because(utterance.Spoken?.Belief),
        ];

    /// <summary>The belief in the witness that starts at a column; null where none is recorded.</summary>
    public static Belief? Witness(DbDataReader row, int at) => Belief(row, at, at + 1);

    /// <summary>The language spoken that starts at a column; null where none is recorded.</summary>
    public static SpokenIn? Spoken(DbDataReader row, int at) =>
        row.Text(at) is { } tag && Belief(row, at + 1, at + 2) is { } belief ? new SpokenIn(tag, belief) : null;

    private static Belief? Belief(DbDataReader row, int share, int because) =>
        row.IsDBNull(share) ? null : new Belief(row.GetDouble(share), RecordColumns.Names(row.GetString(because)));

    private static string Because(Belief? belief) =>
        RecordColumns.Names([.. (belief?.Because ?? []).Select(WellFormed.Of)]);
}
