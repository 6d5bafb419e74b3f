using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>Words by which statements on pledges are recognised; they come with the packs.</summary>
/// <param name="Metric">What is measured: "GDP", "defence".</param>
/// <param name="Parties">Who is bound, beside the names of the parties: "allies".</param>
/// <param name="Doubts">Words of refusal and doubt: "will not", "exempt".</param>
public sealed record ThreadWords(
    ImmutableArray<string> Metric,
    ImmutableArray<string> Parties,
    ImmutableArray<string> Doubts
)
{
    /// <summary>No words: nothing is recognised by them.</summary>
    public static ThreadWords None { get; } = new([], [], []);
}

/// <summary>What matching looks at in a statement.</summary>
/// <param name="Text">Its content.</param>
/// <param name="On">When it was said, else published; null when neither is known.</param>
/// <param name="Horizon">The time it speaks of; null when it names none.</param>
/// <param name="Shares">The per cent figures in it.</param>
public sealed record SpokenOfPledge(string Text, DateOnly? On, DateWindow? Horizon, ImmutableArray<decimal> Shares)
{
    /// <summary>What stands before and after it in its document, where its measure and party may have been
    /// named.</summary>
    public string Around { get; init; } = "";
}

/// <summary>What a statement does to a pledge.</summary>
public enum ThreadRole
{
    /// <summary>Said before it was made.</summary>
    Foretells,

    /// <summary>Said when it was made.</summary>
    Makes,

    /// <summary>Comes back to it.</summary>
    Recalls,

    /// <summary>Names another figure for a party.</summary>
    Alters,

    /// <summary>Refuses or doubts it.</summary>
    Doubts,

    /// <summary>Speaks of it, nobody knows when.</summary>
    Speaks,
}

/// <summary>How a statement belongs to a pledge.</summary>
/// <param name="Role">What it does to it.</param>
/// <param name="Sure">True when figure or words, measure and time agree; false for a match that may be of something
/// else.</param>
/// <param name="Evidence">What agreed, in words.</param>
public sealed record PledgeMatch(ThreadRole Role, bool Sure, ImmutableArray<string> Evidence)
{
    private const int MonthsBefore = 18;
    private const int DaysOfMaking = 3;
    private const int DaysAroundMaking = 31;
    private const int FewestToShow = 3;
    private const int FewestToBeSure = 5;

    /// <summary>Matches a statement with a pledge by metric, figure, deadline, party and words; null when too little
    /// agrees.</summary>
    /// <param name="pledge">The pledge.</param>
    /// <param name="said">The statement.</param>
    /// <param name="words">Words of the packs.</param>
    /// <param name="parties">Names of the parties.</param>
    public static PledgeMatch? Of(Pledge pledge, SpokenOfPledge said, ThreadWords words, IEnumerable<string> parties)
    {
        if (said.On < pledge.Made.PlusMonths(-MonthsBefore))
            return null;
        var evidence = ImmutableArray.CreateBuilder<string>();
        var points = 0;
        var readings = pledge.Readings.Select(r => r.Target).OfType<decimal>().Where(t => t != pledge.Target).ToArray();
        var exact = pledge.Target is { } target && pledge.Unit == "%" && said.Shares.Contains(target);
        var other = said.Shares.Where(s => Array.IndexOf(readings, s) >= 0).Select(s => (decimal?)s).FirstOrDefault();
        var near =
            said.On is not { } spoken || spoken < pledge.Made
                ? said.Shares.Where(s => IsNear(s, pledge.Target)).Select(s => (decimal?)s).FirstOrDefault()
                : null;
        if (exact)
            Count(2, $"the figure, {Number(pledge.Target!.Value)} %");
        else if (other is { } read)
            Count(2, $"the figure of another reading, {Number(read)} %");
        else if (near is { } before)
            Count(1, $"a figure near it, {Number(before)} %");
        if (First(words.Metric, said.Text) is { } metric)
            Count(1, $"the measure, “{metric}”");
        else if (First(words.Metric, said.Around) is { } beside)
            Count(1, $"the measure beside it, “{beside}”");
        if (pledge.By is { } by && said.Horizon?.Last?.Year == by)
            Count(2, $"the deadline, {by}");
        else if (said.Horizon?.Last is { } end && pledge.By is not null && said.On >= pledge.Made)
            Count(-1, $"another time, {end.Year}");
        if (First(pledge.Words, said.Text) is { } own)
            Count(3, $"its words, “{own}”");
        var bound = words.Parties.Concat(parties).ToArray();
        if (First(bound, said.Text) is { } party)
            Count(1, $"a party, “{party}”");
        else if (First(bound, said.Around) is { } beside)
            Count(1, $"a party beside it, “{beside}”");
        if (said.On is { } day && Math.Abs(day.DayNumber - pledge.Made.DayNumber) <= DaysAroundMaking)
            Count(1, "the month in which it was made");
        if (
            points < FewestToShow
            || !(
                exact
                || other is not null
                || near is not null
                || evidence.Any(e => e.StartsWith("its words", StringComparison.Ordinal))
            )
        )
            return null;
        return new PledgeMatch(
            RoleOf(pledge, said, other is not null && !exact, words),
            points >= FewestToBeSure,
            evidence.ToImmutable()
        );

        void Count(int worth, string what)
        {
            points += worth;
            evidence.Add(what);
        }
    }

    private static ThreadRole RoleOf(Pledge pledge, SpokenOfPledge said, bool otherFigure, ThreadWords words)
    {
        if (First(words.Doubts, said.Text) is not null)
            return ThreadRole.Doubts;
        if (said.On < pledge.Made)
            return ThreadRole.Foretells;
        if (otherFigure)
            return ThreadRole.Alters;
        if (said.On is not { } day)
            return ThreadRole.Speaks;
        return day <= pledge.Made.PlusDays(DaysOfMaking) ? ThreadRole.Makes : ThreadRole.Recalls;
    }

    private static bool IsNear(decimal share, decimal? target) =>
        target is { } t && share >= t * 0.7m && share <= t * 1.5m;

    private static string? First(IEnumerable<string> words, string text) => words.FirstOrDefault(w => Holds(text, w));

    // whole words, in any case
    private static bool Holds(string text, string word)
    {
        for (
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            var (before, after) = (
                at == 0 ? ' ' : text[at - 1],
                at + word.Length >= text.Length ? ' ' : text[at + word.Length]
            );
            if (!char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after))
                return true;
        }
        return false;
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
