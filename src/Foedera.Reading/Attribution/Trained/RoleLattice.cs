using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

/// <summary>The scores of a window's tokens and gaps, and the best way through them. A state is a role, how many pieces of content have begun
/// (three at most are counted) and whether the source has begun; the eight states of one role are the eight lanes of a vector, those with a
/// source the upper four.</summary>
internal sealed class RoleLattice
{
    /// <summary>How many roles a token can have.</summary>
    public const int Roles = 4;

    /// <summary>How many events a gap has scores for.</summary>
    public const int Events = 8;

    private const int MostPieces = 3;
    private const int Lanes = 2 * (MostPieces + 1);
    private const int Never = int.MinValue / 2;
    private const int LongestCue = 6;

    private static readonly Vector256<int> Impossible = Vector256.Create(Never);
    private static readonly Vector256<int> Same = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
    // one more piece of content; the fourth and later ones are counted with the third
    private static readonly Vector256<int> PieceBefore = Vector256.Create(0, 0, 1, 2, 4, 4, 5, 6);
    private static readonly Vector256<int> NoPiece = Vector256.Create(-1, 0, 0, 0, -1, 0, 0, 0);
    private static readonly Vector256<int> AllPieces = Vector256.Create(0, 0, 0, -1, 0, 0, 0, -1);
    private static readonly Vector256<int> Sourced = Vector256.Create(0, 0, 0, 0, -1, -1, -1, -1);

    private Vector128<int>[] tokens = [];
    private Vector256<int>[] gaps = [];
    // for each token and role, lane by lane: the state before it, as role + 4 × lane
    private Vector256<int>[] back = [];
    private int width;

    /// <summary>Makes room for a window; its scores are still to be filled in.</summary>
    public void Reset(int tokensOfWindow)
    {
        width = tokensOfWindow;
        if (tokens.Length >= width) return;
        var size = Math.Max(RoleFeatures.WidestWindow, width);
        (tokens, gaps, back) = (new Vector128<int>[size], new Vector256<int>[size + 1], new Vector256<int>[size * Roles]);
    }

    /// <summary>Scores of a token's four roles.</summary>
    public ref Vector128<int> Token(int i) => ref tokens[i];

    /// <summary>Scores of the events in the gap before a token.</summary>
    public ref Vector256<int> Gap(int i) => ref gaps[i];

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
        var front = new Front { None = Vector256.Create(0, Never, Never, Never, Never, Never, Never, Never), Content = Impossible, Source = Impossible, Cue = Impossible };
        for (var i = 0; i < width; i++) Step(i, cue, ref front);
        var (last, total) = Last(ref front);
        for (var i = width - 1; i >= 0; i--)
        {
            into[i] = (Role)(last % Roles);
            last = back[(i * Roles) + (last % Roles)].GetElement(last / Roles);
        }
        return total - Nothing(cue);
    }

    /// <summary>The best score of each state of each role. Passed by reference: code that passes vectors by value is not compiled ahead.</summary>
    private struct Front
    {
        public Vector256<int> None;
        public Vector256<int> Content;
        public Vector256<int> Source;
        public Vector256<int> Cue;
    }

    // of equal ways the one from the lower role wins, and from the lower lane
    private void Step(int i, int cue, ref Front front)
    {
        var before = front;
        var gap = gaps[i];
        var token = tokens[i];
        // what a state is worth once its role has ended here
        var (none, content, source) = (before.None, before.Content + Of(gap, RoleEvent.ContentEnds), before.Source + Of(gap, RoleEvent.SourceEnds));
        var ended = i > cue ? before.Cue + Of(gap, RoleEvent.CueEnds) : Impossible;
        // a cue begins at its token at the latest, and holds it
        var begin = Of(gap, RoleEvent.CueBegins);
        var toCue = new Best8(i > cue ? Impossible : none + begin, Role.None, Same);
        if (i <= cue)
        {
            toCue.Or(content + begin, Role.Content, Same);
            toCue.Or(source + begin, Role.Source, Same);
        }
        toCue.Or(before.Cue, Role.Cue, Same);
        back[(i * Roles) + (int)Role.Cue] = toCue.From;
        front.Cue = Math.Abs(i - cue) <= LongestCue ? toCue.Score + Vector256.Create(token[(int)Role.Cue]) : Impossible;
        if (i == cue)
        {
            (front.None, front.Content, front.Source) = (Impossible, Impossible, Impossible);
            back.AsSpan(i * Roles, (int)Role.Cue).Clear();
            return;
        }

        var toNone = new Best8(none, Role.None, Same);
        toNone.Or(content, Role.Content, Same);
        toNone.Or(source, Role.Source, Same);
        toNone.Or(ended, Role.Cue, Same);

        var begins = Vector256.ConditionalSelect(NoPiece, Of(gap, RoleEvent.ContentBegins), Of(gap, RoleEvent.ContentBeginsAgain));
        var (fromNone, fromSource, fromCue) = (none + begins, source + begins, ended + begins);
        var toContent = new Best8(Vector256.ConditionalSelect(NoPiece, Impossible, Vector256.Shuffle(fromNone, PieceBefore)), Role.None, PieceBefore);
        toContent.Or(Vector256.ConditionalSelect(NoPiece, Impossible, Vector256.Shuffle(fromSource, PieceBefore)), Role.Source, PieceBefore);
        toContent.Or(Vector256.ConditionalSelect(NoPiece, Impossible, Vector256.Shuffle(fromCue, PieceBefore)), Role.Cue, PieceBefore);
        toContent.Or(Vector256.ConditionalSelect(AllPieces, fromNone, Impossible), Role.None, Same);
        toContent.Or(before.Content, Role.Content, Same);
        toContent.Or(Vector256.ConditionalSelect(AllPieces, fromSource, Impossible), Role.Source, Same);
        toContent.Or(Vector256.ConditionalSelect(AllPieces, fromCue, Impossible), Role.Cue, Same);

        var sourceBegins = Of(gap, RoleEvent.SourceBegins);
        var toSource = new Best8(Lower(none + sourceBegins), Role.None, Same - Vector256.Create(4));
        toSource.Or(Lower(content + sourceBegins), Role.Content, Same - Vector256.Create(4));
        toSource.Or(Lower(ended + sourceBegins), Role.Cue, Same - Vector256.Create(4));
        toSource.Or(before.Source, Role.Source, Same);

        back[(i * Roles) + (int)Role.None] = toNone.From;
        back[(i * Roles) + (int)Role.Content] = toContent.From;
        back[(i * Roles) + (int)Role.Source] = toSource.From;
        front.None = toNone.Score + Vector256.Create(token[(int)Role.None]);
        front.Content = toContent.Score + Vector256.Create(token[(int)Role.Content]);
        front.Source = toSource.Score + Vector256.Create(token[(int)Role.Source]);
    }

    // the states without a source, where those with one stand
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Lower(Vector256<int> states) => Vector256.ConditionalSelect(Sourced, Vector256.Create(states.GetLower(), states.GetLower()), Impossible);

    private (int State, int Score) Last(ref Front front)
    {
        var gap = gaps[width];
        var (best, total) = (0, int.MinValue);
        for (var lane = 0; lane < Lanes; lane++)
        {
            Take(front.None[lane], Role.None, lane);
            Take(front.Content[lane] + gap[(int)RoleEvent.ContentEnds], Role.Content, lane);
            Take(front.Source[lane] + gap[(int)RoleEvent.SourceEnds], Role.Source, lane);
            Take(front.Cue[lane] + gap[(int)RoleEvent.CueEnds], Role.Cue, lane);
        }
        return (best, total);

        void Take(int score, Role role, int lane)
        {
            if (score > total) (best, total) = ((int)role + (Roles * lane), score);
        }
    }

    private int Nothing(int cue)
    {
        var sum = 0;
        for (var i = 0; i < width; i++) sum += tokens[i][i == cue ? (int)Role.Cue : 0];
        return sum + gaps[cue][(int)RoleEvent.CueBegins] + gaps[cue + 1][(int)RoleEvent.CueEnds];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Of(Vector256<int> gap, RoleEvent @event) => Vector256.Create(gap[(int)@event]);

    /// <summary>The best way into eight states, and where each comes from.</summary>
    private ref struct Best8(Vector256<int> score, Role role, Vector256<int> lanes)
    {
        public Vector256<int> Score { get; private set; } = score;

        public Vector256<int> From { get; private set; } = (lanes * Roles) + Vector256.Create((int)role);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Or(Vector256<int> other, Role role, Vector256<int> lanes)
        {
            var better = Vector256.GreaterThan(other, Score);
            Score = Vector256.ConditionalSelect(better, other, Score);
            From = Vector256.ConditionalSelect(better, (lanes * Roles) + Vector256.Create((int)role), From);
        }
    }
}
