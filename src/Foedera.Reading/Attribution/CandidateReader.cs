using Foedera.Reading.Encoder;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Reads candidates with the encoder: each run of words that may be a cue gets the window's words their
/// roles.</summary>
internal sealed class CandidateReader(EncoderModel model, BreakCosts costs)
{
    /// <summary>Words less likely part of a cue are none. Low, for the judge looks at the whole. Origin:
    /// taste.</summary>
    public const double LeastCue = 0.12;

    /// <summary>Most cues of a window, of more the likeliest: bounds the work on hostile texts.</summary>
    public const int MostCues = 40;

    /// <summary>Most words between the parts of a cue ("did … say").</summary>
    private const int CueGap = 4;

    /// <summary>Everything that may be a statement, in the order of the cues.</summary>
    public List<Candidate> Read(EncoderText text) => Read(text, int.MaxValue, out _);

    /// <summary>Everything that may be a statement, in the order of the cues; and the likeliest <see cref="NameTag"/>
    /// of each token that was read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many word pieces are read; windows that go beyond are not.</param>
    /// <param name="names">As many as tokens were read.</param>
    public List<Candidate> Read(EncoderText text, int most, out byte[] names)
    {
        var found = new List<Candidate>();
        names = new byte[text.Looks.Length];
        var before = new SameAgain<ReadWindow>();
        foreach (var window in text.In(model.Windows))
        {
            if ((most -= window.Pieces.Length) < 0)
            {
                Array.Resize(ref names, window.Core.First);
                break;
            }
            if (!HasWord(text.Tokens, window.Core))
                continue;
            var key = KeyOf(window);
            if (!before.TryFind(key, out var here))
                before.Keep(key, here = Read(text, window));
            here.Names.CopyTo(names, window.Core.First);
            foreach (var candidate in here.Found)
                found.Add(Moved(candidate, window.Words.First));
        }
        return found;
    }

    private static string KeyOf(Window window)
    {
        var before = window.Core.First - window.Words.First;
        return SameAgain.KeyOf<int>([
                before,
                window.Core.Count,
                window.Pieces.Length,
                .. window.Pieces,
                .. window.FirstPiece,
            ]) + SameAgain.KeyOf<byte>(window.Looks);
    }

    // marks and figures alone are no cue: a million of them cost nothing
    private static bool HasWord(TokenizedText tokens, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
            foreach (var c in tokens[i])
                if (char.IsLetter(c))
                    return true;
        return false;
    }

    /// <summary>What a window holds.</summary>
    /// <param name="Found">Its candidates, in words of the window.</param>
    /// <param name="Names">The likeliest <see cref="NameTag"/> of each word of its core.</param>
    private sealed record ReadWindow(List<Candidate> Found, byte[] Names);

    private ReadWindow Read(EncoderText text, Window window)
    {
        var read = model.Read(window);
        var scores = new WordScores(read);
        var core = window.Core.First - window.Words.First;
        byte[] names = [.. Enumerable.Range(core, window.Core.Count).Select(word => (byte)scores.Name(word))];
        var cues = Cues(scores, window);
        if (cues.Count == 0)
            return new ReadWindow([], names);
        var roles = model.Roles(
            read,
            cues.ConvertAll(c => (IReadOnlyList<int>)[.. Enumerable.Range(c.First, c.Count)])
        );
        var looks = text.Looks.AsSpan(window.Words.First, window.Words.Count).ToArray();
        return new ReadWindow(
            [.. cues.Select((cue, c) => Of(looks, scores, cue, roles[c])).OfType<Candidate>()],
            names
        );
    }

    // runs of likely words that begin in the window's core
    private static List<TokenRange> Cues(WordScores scores, Window window)
    {
        var cues = new List<(TokenRange At, double Likely)>();
        var (core, end) = (window.Core.First - window.Words.First, window.Core.End - window.Words.First);
        for (var i = core; i < end; i++)
        {
            if (scores.Cue(i) < LeastCue)
                continue;
            var (first, likely) = (i, scores.Cue(i));
            while (i + 1 < scores.Count && scores.Cue(i + 1) >= LeastCue && scores.CueBegins(i + 1) < 0.5)
                likely = Math.Max(likely, scores.Cue(++i));
            cues.Add((new TokenRange(first, i + 1), likely));
        }
        return [.. cues.OrderByDescending(c => c.Likely).Take(MostCues).Select(c => c.At).OrderBy(c => c.First)];
    }

    private Candidate? Of(byte[] looks, WordScores scores, TokenRange cue, WordRoles roles)
    {
        var path = RolePath.Best(roles, looks, costs);
        var content = Runs(path, RoleTag.FirstOfContent, RoleTag.Content);
        if (content.Count == 0)
            return null;
        var sources = Runs(path, RoleTag.FirstOfSource, RoleTag.Source);
        TokenRange? source = sources.Count == 0 ? null : Likeliest(sources, roles);
        var found = new Candidate(WholeCue(path, cue), source, content, []);
        return found with { Evidence = CandidateEvidence.Of(scores, roles, found, looks) };
    }

    private static Candidate Moved(Candidate found, int by) =>
        found with
        {
            Cue = found.Cue.ConvertAll(range => Moved(range, by)),
            Source = found.Source is { } source ? Moved(source, by) : null,
            Content = found.Content.ConvertAll(range => Moved(range, by)),
        };

    private static TokenRange Moved(TokenRange range, int by) => new(range.First + by, range.End + by);

    // pieces that touch are one
    private static List<TokenRange> Runs(byte[] path, byte begins, byte goesOn)
    {
        var runs = new List<TokenRange>();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != begins && path[i] != goesOn)
                continue;
            if (runs.Count > 0 && runs[^1].End == i)
                runs[^1] = new TokenRange(runs[^1].First, i + 1);
            else
                runs.Add(new TokenRange(i, i + 1));
        }
        return runs;
    }

    private static TokenRange Likeliest(List<TokenRange> sources, WordRoles roles)
    {
        var (best, most) = (sources[0], -1.0);
        foreach (var source in sources)
        {
            var sum = 0.0;
            for (var i = source.First; i < source.End; i++)
                sum += roles.Of(i, RoleTag.FirstOfSource) + roles.Of(i, RoleTag.Source);
            if (sum / source.Count > most)
                (best, most) = (source, sum / source.Count);
        }
        return best;
    }

    // the run, with words near it that the roles call its own; without words that they give to another role
    private static List<TokenRange> WholeCue(byte[] path, TokenRange cue)
    {
        var words = new SortedSet<int>(
            Enumerable.Range(cue.First, cue.Count).Where(i => path[i] is RoleTag.Cue or RoleTag.None)
        );
        if (words.Count == 0)
            words.UnionWith(Enumerable.Range(cue.First, cue.Count));
        for (var i = Math.Max(0, cue.First - CueGap); i < Math.Min(path.Length, cue.End + CueGap); i++)
            if (path[i] == RoleTag.Cue)
                words.Add(i);
        var runs = new List<TokenRange>();
        foreach (var word in words)
        {
            if (runs.Count > 0 && runs[^1].End == word)
                runs[^1] = new TokenRange(runs[^1].First, word + 1);
            else
                runs.Add(new TokenRange(word, word + 1));
        }
        return runs;
    }
}
