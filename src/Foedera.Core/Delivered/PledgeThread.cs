using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>What an entry in the life of a pledge is.</summary>
public enum ThreadKind
{
    /// <summary>The pledge was made.</summary>
    Made,

    /// <summary>Its terms moved, it was reviewed, a step came due, or it was taken back.</summary>
    Event,

    /// <summary>Somebody read it in another way.</summary>
    Reading,

    /// <summary>A state put it, or more or less, into a plan, a budget or a law.</summary>
    Plan,

    /// <summary>A later pledge took its place.</summary>
    Replaced,

    /// <summary>An edition of the figures came out.</summary>
    Figures,

    /// <summary>Somebody spoke of it.</summary>
    Said,
}

/// <summary>One entry in the life of a pledge.</summary>
/// <param name="On">The first day on which it is certain; entries are in this order.</param>
/// <param name="When">When, as EDTF.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What happened, in one sentence.</param>
/// <param name="Address">Where it can be read; null when nowhere.</param>
public sealed record ThreadEntry(DateOnly On, string When, ThreadKind Kind, string Text, string? Address)
{
    /// <summary>Where the parties, or the party asked for, stood on that day from what was known then; null while it
    /// bound nobody.</summary>
    public string? Standing { get; init; }
}

/// <summary>Walks the life of a pledge in time: who made it, how it was read, planned, replaced and measured, and where
/// it stood on each of those days.</summary>
public static class PledgeThread
{
    /// <summary>The entries that packs and figures give, up to a day, the earliest first.</summary>
    /// <param name="record">Pledges and figures.</param>
    /// <param name="pledge">The pledge.</param>
    /// <param name="ally">The party to follow; null for all.</param>
    /// <param name="day">The last day.</param>
    public static ImmutableArray<ThreadEntry> Of(DeliveredRecord record, Pledge pledge, StateCode? ally, DateOnly day)
    {
        var entries = new List<ThreadEntry>
        {
            new(
                pledge.Made,
                pledge.MadeWithin ?? Iso(pledge.Made),
                ThreadKind.Made,
                $"{pledge.Title}: {pledge.Occasion}.",
                pledge.Witnesses.FirstOrDefault()?.Address
            ),
        };
        entries.AddRange(
            pledge
                .Events.Where(e => ally is null || e.Who is null || e.Who == ally)
                .Select(e => new ThreadEntry(
                    e.When.First ?? e.When.Last ?? pledge.Made,
                    e.When.ToEdtf(),
                    ThreadKind.Event,
                    e.Text,
                    e.Source
                ))
        );
        entries.AddRange(
            pledge
                .Readings.Where(r => ally is null || r.Who == ally)
                .Select(r => new ThreadEntry(
                    r.On,
                    Iso(r.On),
                    ThreadKind.Reading,
                    $"{record.NameOf(r.Who)}, as read by {r.Holder}: {r.Means}",
                    r.Source
                ))
        );
        entries.AddRange(
            record
                .Pledges.Where(p => p.Supersedes.Contains(pledge.Id))
                .Select(p => new ThreadEntry(
                    p.Made,
                    p.MadeWithin ?? Iso(p.Made),
                    ThreadKind.Replaced,
                    $"{p.Title} takes its place: {p.Occasion}.",
                    $"/pledges/{p.Id}"
                ))
        );
        entries.AddRange(Plans(record, pledge, ally));
        entries.AddRange(Editions(record, pledge, ally));
        return [.. entries.Where(e => e.On <= day).OrderBy(e => e.On).ThenBy(e => e.Kind)];
    }

    /// <summary>Where the parties, or one of them, stood on a day; null while the pledge bound nobody.</summary>
    public static string? StandingOn(DeliveredRecord record, Pledge pledge, StateCode? ally, DateOnly day)
    {
        if (day < pledge.Made)
            return null;
        if (ally is { } who)
            return StatusRule.StatusOn(pledge, who, day, record.Observations, record.Editorial) is { } status
                ? StatusSentence.Word(status.Schedule)
                : null;
        return StatusSentence.Of(StatusCount.Of(record.StatusesOn(pledge, day)));
    }

    private static IEnumerable<ThreadEntry> Plans(DeliveredRecord record, Pledge pledge, StateCode? ally) =>
        from plan in record.Pledges
        where
            plan.Id != pledge.Id
            && plan.Parties.Length == 1
            && pledge.Parties.Any(p => p.State == plan.Parties[0].State)
            && (ally is null || plan.Parties[0].State == ally)
        where plan.Indicators.Intersect(pledge.Indicators, StringComparer.Ordinal).Any() && plan.Made >= pledge.Made
        select new ThreadEntry(
            plan.Made,
            plan.MadeWithin ?? Iso(plan.Made),
            ThreadKind.Plan,
            $"{plan.Title}: {plan.Occasion}.",
            $"/pledges/{plan.Id}"
        );

    private static IEnumerable<ThreadEntry> Editions(DeliveredRecord record, Pledge pledge, StateCode? ally)
    {
        foreach (var indicator in pledge.Indicators)
        foreach (var edition in record.Observations.VintagesOf(indicator).Where(e => e.KnownFrom >= pledge.Made))
        {
            var title = record.EditionNotes.GetValueOrDefault(edition.Id)?.Title ?? edition.Id;
            var figure =
                ally is { } who && record.Observations.InEdition(indicator, who, edition.Id).Latest is { } latest
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $" {record.NameOf(who)}: {latest.Value:0.00##} {pledge.Unit} in "
                            + $"{latest.Year}{(latest.Flag == Certainty.Actual ? "" : ", estimate")}."
                    )
                    : "";
            if (ally is not null && figure.Length == 0)
                continue;
            yield return new ThreadEntry(
                edition.KnownFrom,
                edition.Released.ToEdtf(),
                ThreadKind.Figures,
                $"{title}.{figure}",
                $"/indicators/{indicator}?to={Uri.EscapeDataString(edition.Id)}"
            );
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
