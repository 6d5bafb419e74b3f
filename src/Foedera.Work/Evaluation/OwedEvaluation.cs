using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Alliances;
using Foedera.Reading.Packs;

namespace Foedera.Work.Evaluation;

/// <summary>How far the yearly pairs derived from ATOP 4.01's members, and from the NATO pack, agree with ATOP 5.1's
/// own directed
/// dyad-years. Agreement is strict: of all pairs and years that either has, the part that both have.</summary>
public sealed class OwedEvaluation : IEvaluation
{
    private const int First = 1816;
    private const int LastOfMembers = 2016;
    private const int LastOfDyads = 2018;
    private const int AtopNumberOfNato = 3180;

    /// <inheritdoc/>
    public string Name => "owed";

    /// <inheritdoc/>
    public string Summary =>
        "Agreement of alliance promises derived from members and from the NATO pack with ATOP 5.1, by kind and decade.";

    /// <inheritdoc/>
    public string CorpusOption => "--data";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus => ["alliance"];

    /// <inheritdoc/>
    public string? PartOption => null;

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop)
    {
        var members = AllianceFiles.Read(Path.Combine(input.Corpus[0], "atop401_member_level.csv"));
        var dyads = AllianceFiles.Read(Path.Combine(input.Corpus[0], "atop51_directed_dyad_year.csv"));
        var packs = PactPacks.Read(PactPacks.Shipped);
        if (!members.Try(out var memberFile) || !dyads.Try(out var dyadFile) || !packs.Try(out var series))
            return Parsed<Measurement>.Failed(members.Problems.Concat(dyads.Problems).Concat(packs.Problems));
        stop.ThrowIfCancellationRequested();
        var imported = DyadComparison.Agreement(
            DirectedDyads.Of(memberFile.Members, LastOfMembers),
            dyadFile.Dyads,
            First,
            LastOfMembers
        );
        return Parsed<Measurement>.Ok(
            new Measurement([
                .. imported.GroupBy(r => r.Promise).Select(g => Row($"atop.{Word(g.Key)}", null, Sum(g))),
                .. Nato(series, memberFile.Members, dyadFile.Dyads),
                .. imported.Select(r => Row($"atop.{Word(r.Promise)}", $"{r.Decade}s", r)),
            ])
        );
    }

    // ATOP 5.1's pairs do not tell by which alliance, so the pack's pairs are looked for among them; both ways round
    // against its members of NATO
    private static IEnumerable<Score> Nato(
        TreatySeries series,
        ImmutableArray<AllianceMember> members,
        IReadOnlyDictionary<DirectedDyadYear, Promises> published
    )
    {
        if (series.Find("NATO") is not { } nato)
            yield break;
        var pack = Defence(
            DirectedDyads.Of(PactDyads.Members(nato, series.World, DateConvention.Signature), LastOfDyads)
        );
        var among = Defence(published).Where(p => pack.ContainsKey(p.Key)).ToDictionary();
        yield return Row("nato.defence", "atop51", Sum(DyadComparison.Agreement(pack, among, 1949, LastOfDyads)));
        var theirs = Defence(DirectedDyads.Of(members.Where(m => m.Alliance == AtopNumberOfNato), LastOfMembers));
        yield return Row("nato.defence", "atop401", Sum(DyadComparison.Agreement(pack, theirs, 1949, LastOfMembers)));
    }

    private static Dictionary<DirectedDyadYear, Promises> Defence(
        IReadOnlyDictionary<DirectedDyadYear, Promises> dyads
    ) => dyads.Where(d => d.Value.HasFlag(Promises.Defence)).ToDictionary(d => d.Key, _ => Promises.Defence);

    private static DyadAgreement Sum(IEnumerable<DyadAgreement> rows) =>
        rows.Aggregate(
            new DyadAgreement(Promises.None, 0, 0, 0, 0),
            (sum, r) =>
                new(
                    r.Promise,
                    0,
                    sum.Both + r.Both,
                    sum.OnlyPublished + r.OnlyPublished,
                    sum.OnlyDerived + r.OnlyDerived
                )
        );

    private static Score Row(string metric, string? group, DyadAgreement row) =>
        new(
            metric,
            group,
            [
                ("agreement", row.Agreement),
                ("both", row.Both),
                ("only_published", row.OnlyPublished),
                ("only_derived", row.OnlyDerived),
            ]
        );

    private static string Word(Promises promise) => promise.ToString().ToLowerInvariant();
}
