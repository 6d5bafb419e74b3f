using System.Collections.Immutable;
using System.Globalization;
using Foedera.Store;
using Foedera.Store.Audits;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Sources;

/// <summary>Whether every promise of provenance holds.</summary>
internal static class AuditPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        var audits = new LatestAudit();
        pages
            .MapGet(
                "/audit",
                (RecordStore record, TimeProvider time, CancellationToken stop) => Show(audits, record, time, stop)
            )
            .WithSummary("Whether the record is whole: ledger, hashes, spans, wordings, references, index.")
            .Produces<AuditView>();
    }

    private static async Task<IResult> Show(
        LatestAudit audits,
        RecordStore record,
        TimeProvider time,
        CancellationToken stop
    ) =>
        new Shown<AuditPage, AuditView>(AuditView.Of(await audits.GetAsync(record, time, stop)))
        {
            Csv = v => v.Table(),
        };

    /// <summary>An audit reads the whole record: it is made once for all who ask, and kept for as long as nothing was
    /// recorded, at most for an hour.</summary>
    private sealed class LatestAudit
    {
        private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
        private readonly Lock turn = new();
        private (long Entry, DateTimeOffset At, Task<Audit> Audit)? latest;

        public async Task<Audit> GetAsync(RecordStore record, TimeProvider time, CancellationToken stop)
        {
            var (entry, now) = (await record.LastEntryAsync(stop), time.GetUtcNow());
            Task<Audit> audit;
            lock (turn)
            {
                // the work goes on when one of those who wait for it leaves
                if (latest is not { Audit.IsFaulted: false } known || known.Entry != entry || now - known.At > Longest)
                    latest = known = (entry, now, record.AuditAsync(CancellationToken.None));
                audit = known.Audit;
            }
            return await audit.WaitAsync(stop);
        }
    }
}

/// <summary>An audit.</summary>
/// <param name="Whole">True when nothing is broken.</param>
/// <param name="At">When it was made.</param>
/// <param name="Entries">Lines of the ledger.</param>
/// <param name="Head">Hash of the last line.</param>
/// <param name="FirstBroken">The first broken place; null when all hold.</param>
/// <param name="Checks">What was checked.</param>
public sealed record AuditView(
    bool Whole,
    DateTimeOffset At,
    long Entries,
    string Head,
    Fault? FirstBroken,
    ImmutableArray<AuditCheck> Checks
) : PageView
{
    internal static AuditView Of(Audit audit) =>
        new(
            audit.IsWhole,
            audit.At,
            audit.Entries,
            audit.Head,
            audit.Checks.FirstOrDefault(check => check.First is not null)?.First,
            audit.Checks
        )
        {
            Imprint = new Imprint("Is the record whole?", "/audit") { AsOf = audit.At, HasCsv = true },
        };

    internal CsvTable Table() =>
        new(
            ["check", "promise", "checked", "broken", "first_broken"],
            Checks.Select(c =>
                (IReadOnlyList<string?>)[c.Name, c.Promise, Number(c.Checked), Number(c.Broken), c.First?.ToString()]
            )
        );

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
