namespace Foedera.Reading.Attribution.Trained;

/// <summary>What can happen in the gap between two tokens.</summary>
internal enum RoleEvent
{
    ContentBegins,
    ContentEnds,
    SourceBegins,
    SourceEnds,
    ContentBeginsAgain,
    CueBegins,
    CueEnds,
}

/// <summary>The scores of a window's tokens and gaps, and the best way through them.</summary>
internal sealed class RoleLattice(int width)
{
    private const int Roles = 4;
    private const int Events = 8;
    private const int MostPieces = 3;
    private const int States = Roles * (MostPieces + 1) * 2;
    private const int Never = int.MinValue / 2;
    private const int LongestCue = 6;

    private readonly int[] tokens = new int[width * Roles];
    private readonly int[] gaps = new int[(width + 1) * Events];

    /// <summary>Scores of a token's four roles.</summary>
    public Span<int> Token(int i) => tokens.AsSpan(i * Roles, Roles);

    /// <summary>Scores of the events in the gap before a token.</summary>
    public Span<int> Gap(int i) => gaps.AsSpan(i * Events, Events);

    /// <summary>Whether an event happens between two roles, when <paramref name="pieces"/> of the content have begun.</summary>
    public static bool Happens(RoleEvent @event, Role from, Role to, int pieces) => from != to && @event switch
    {
        RoleEvent.ContentBegins => to == Role.Content && pieces == 0,
        RoleEvent.ContentBeginsAgain => to == Role.Content && pieces > 0,
        RoleEvent.ContentEnds => from == Role.Content,
        RoleEvent.SourceBegins => to == Role.Source,
        RoleEvent.SourceEnds => from == Role.Source,
        RoleEvent.CueBegins => to == Role.Cue,
        _ => from == Role.Cue,
    };

    /// <summary>The best sequence in which the cue's token is cue; gives its score above that of nothing but the cue.</summary>
    public int Best(int cue, Span<Role> into)
    {
        var back = new byte[width * States];
        Span<int> now = stackalloc int[States];
        Span<int> before = stackalloc int[States];
        before.Fill(Never);
        before[0] = 0;
        for (var i = 0; i < width; i++)
        {
            now.Fill(Never);
            for (var state = 0; state < States; state++)
            {
                if (before[state] == Never) continue;
                for (var to = Role.None; to <= Role.Cue; to++)
                {
                    if ((i == cue) != (to == Role.Cue) && (i == cue || Math.Abs(i - cue) > LongestCue)) continue;
                    if (Next(state, to, i, cue) is not (>= 0 and var next)) continue;
                    var score = before[state] + Change(i, state, to) + tokens[(i * Roles) + (int)to];
                    if (score <= now[next]) continue;
                    now[next] = score;
                    back[(i * States) + next] = (byte)state;
                }
            }
            now.CopyTo(before);
        }
        var (last, total) = (0, int.MinValue);
        for (var state = 0; state < States; state++)
            if (before[state] != Never && before[state] + Change(width, state, Role.None) is var score && score > total) (last, total) = (state, score);
        for (var i = width - 1; i >= 0; i--)
        {
            into[i] = (Role)(last % Roles);
            last = back[(i * States) + last];
        }
        return total - Nothing(cue);
    }

    private int Nothing(int cue)
    {
        var sum = 0;
        for (var i = 0; i < width; i++) sum += tokens[(i * Roles) + (i == cue ? (int)Role.Cue : 0)];
        return sum + gaps[(cue * Events) + (int)RoleEvent.CueBegins] + gaps[((cue + 1) * Events) + (int)RoleEvent.CueEnds];
    }

    // state: role, pieces of content begun, whether the source has begun; -1 when the step is not allowed
    private static int Next(int state, Role to, int i, int cue)
    {
        var (from, pieces, source) = ((Role)(state % Roles), state / Roles % (MostPieces + 1), state / (Roles * (MostPieces + 1)));
        if (from != to)
        {
            if (to == Role.Content) pieces = Math.Min(pieces + 1, MostPieces);
            if (to == Role.Source && ++source > 1) return -1;
            if (to == Role.Cue && i > cue) return -1;
            if (from == Role.Cue && i <= cue) return -1;
        }
        return (int)to + (Roles * (pieces + ((MostPieces + 1) * source)));
    }

    private int Change(int gap, int state, Role to)
    {
        var from = (Role)(state % Roles);
        if (from == to) return 0;
        var events = gaps.AsSpan(gap * Events, Events);
        var sum = from switch
        {
            Role.Content => events[(int)RoleEvent.ContentEnds],
            Role.Source => events[(int)RoleEvent.SourceEnds],
            Role.Cue => events[(int)RoleEvent.CueEnds],
            _ => 0,
        };
        return sum + (to switch
        {
            Role.Content => events[(int)(state / Roles % (MostPieces + 1) == 0 ? RoleEvent.ContentBegins : RoleEvent.ContentBeginsAgain)],
            Role.Source => events[(int)RoleEvent.SourceBegins],
            Role.Cue => events[(int)RoleEvent.CueBegins],
            _ => 0,
        });
    }
}
