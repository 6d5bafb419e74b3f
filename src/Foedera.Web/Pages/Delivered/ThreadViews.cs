using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Store.Queries;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Delivered;

/// <summary>One entry in the life of a pledge: a statement has its words, speaker and evidence; everything else its
/// sentence.</summary>
public sealed record ThreadLine(
    string On,
    string When,
    ThreadKind Kind,
    string Text,
    string? Address,
    string? Standing,
    string? Speaker,
    string? Outlet,
    ThreadRole? Role,
    bool Sure,
    ImmutableArray<string> Evidence,
    string? Utterance
);

/// <summary>The life of a pledge in time.</summary>
public sealed record ThreadView(
    DateOnly Day,
    PledgeLine Pledge,
    string? Ally,
    string? AllyName,
    string Sentence,
    ImmutableArray<ThreadLine> Lines,
    int Statements,
    int Unsure,
    ImmutableArray<PledgeLine> Before
) : PageView
{
    /// <summary>Statements in documents that do not say when they were published.</summary>
    public ImmutableArray<ThreadLine> Undated { get; init; } = [];
}

/// <summary>A pledge that a statement may speak of.</summary>
public sealed record SpokenPledge(PledgeLine Pledge, ThreadRole Role, bool Sure, ImmutableArray<string> Evidence);

/// <summary>Makes the page that walks a pledge's life from the first sentence to the sum.</summary>
internal static class ThreadViews
{
    public static async Task<Shown<ThreadPage, ThreadView>> OneAsync(
        PledgeLibrary library,
        Pledge pledge,
        StateCode? ally,
        DateOnly day,
        string address,
        CancellationToken stop
    ) => new(await ViewAsync(library, pledge, ally, day, address, stop)) { Csv = Rows };

    public static async Task<ThreadView> ViewAsync(
        PledgeLibrary library,
        Pledge pledge,
        StateCode? ally,
        DateOnly day,
        string address,
        CancellationToken stop
    )
    {
        var record = library.Record;
        var said = await library.SpokenOfAsync(pledge, ally, day, stop);
        var lines = PledgeThread
            .Of(record, pledge, ally, day)
            .Select(e => new ThreadLine(
                Iso(e.On),
                e.When,
                e.Kind,
                e.Text,
                e.Address,
                null,
                null,
                null,
                null,
                true,
                [],
                null
            ))
            .Concat(said.Select(Line))
            .OrderBy(l => l.On, StringComparer.Ordinal)
            .ThenBy(l => l.Kind);
        var standings = new Dictionary<string, string?>(StringComparer.Ordinal);
        var told = lines.Select(l => l with { Standing = StandingOn(l.On) }).ToImmutableArray();
        var unsure = said.Length - said.Count(s => s.Match.Sure);
        var name = ally is { } who ? record.NameOf(who) : null;
        return new ThreadView(
            day,
            PledgeViews.Line(pledge, record, day),
            ally?.Code,
            name,
            Sentence(record, pledge, ally, day, said.Length, unsure),
            told,
            said.Length,
            unsure,
            [
                .. pledge
                    .Supersedes.Select(record.PledgeOf)
                    .OfType<Pledge>()
                    .Select(p => PledgeViews.Line(p, record, day)),
            ]
        )
        {
            Undated = [.. (await library.UndatedOfAsync(pledge, ally, stop)).Select(Line)],
            Imprint = new Imprint($"{pledge.Title}: from the sentence to the sum", address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Sources = [.. pledge.Witnesses.Select(w => new Source(w.Title, w.Address))],
            },
        };

        string? StandingOn(string on)
        {
            if (!standings.TryGetValue(on, out var standing))
                standings[on] = standing = library.StandingOn(
                    pledge,
                    ally,
                    DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                );
            return standing;
        }
    }

    private static ThreadLine Line(SpokenMatch said) =>
        new(
            said.On is { } on ? Iso(on) : "",
            said.When ?? "",
            ThreadKind.Said,
            said.Hit.Text,
            Addresses.Statement(said.Hit.Document.Id, said.Hit.Id),
            null,
            said.Hit.Speaker?.Name ?? "speaker unknown",
            said.Hit.Document.Outlet ?? said.Hit.Document.Title ?? said.Hit.Document.Id,
            said.Match.Role,
            said.Match.Sure,
            said.Match.Evidence,
            said.Hit.Wordings.IsEmpty ? null : Addresses.Utterance(said.Hit.Wordings[0].UtteranceId)
        );

    private static string Sentence(
        DeliveredRecord record,
        Pledge pledge,
        StateCode? ally,
        DateOnly day,
        int statements,
        int unsure
    )
    {
        var standing = PledgeThread.StandingOn(record, pledge, ally, day) ?? "it bound nobody on this day";
        var who = ally is { } state ? $"{record.NameOf(state)}: " : "";
        var said = statements switch
        {
            0 => "No statement on record speaks of it.",
            1 => unsure == 1 ? "One statement on record may speak of it." : "One statement on record speaks of it.",
            _ => unsure == 0
                ? $"{statements} statements on record speak of it."
                : $"{statements} statements on record speak of it, {unsure} of them perhaps of something else.",
        };
        return $"Made {pledge.MadeWithin ?? pledge.Made.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. {who}{char.ToUpperInvariant(standing[0])}{standing[1..].TrimEnd('.')}. {said}";
    }

    /// <summary>The thread as rows.</summary>
    public static CsvTable Rows(ThreadView view) =>
        new(
            ["on", "when", "kind", "role", "sure", "text", "speaker", "outlet", "evidence", "standing", "address"],
            view.Lines.Concat(view.Undated)
                .Select(l =>
                    (IReadOnlyList<string?>)
                        [
                            l.On,
                            l.When,
                            l.Kind.ToString().ToLowerInvariant(),
                            l.Role?.ToString().ToLowerInvariant(),
                            l.Sure ? "yes" : "no",
                            l.Text,
                            l.Speaker,
                            l.Outlet,
                            string.Join("; ", l.Evidence),
                            l.Standing,
                            l.Address,
                        ]
                )
        );

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A statement that speaks of a pledge, with what agreed.</summary>
/// <param name="Hit">The statement.</param>
/// <param name="On">When it was said, else published; null when neither is known.</param>
/// <param name="When">The same as EDTF.</param>
/// <param name="Match">What agreed.</param>
public sealed record SpokenMatch(StatementHit Hit, DateOnly? On, string? When, PledgeMatch Match);
