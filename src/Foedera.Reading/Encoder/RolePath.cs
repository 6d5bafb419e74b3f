namespace Foedera.Reading.Encoder;

/// <summary>The likeliest roles of a window's words for one cue.</summary>
internal static class RolePath
{
    private const float Never = -1e9f;

    /// <summary>The best row of roles in which a passage begins with its first word (Viterbi's algorithm).</summary>
    /// <param name="roles">What the words are to the cue.</param>
    /// <param name="looks">The look of each word.</param>
    /// <param name="costs">What a break in the content costs.</param>
    public static byte[] Best(WordRoles roles, ReadOnlySpan<byte> looks, BreakCosts costs)
    {
        var back = new byte[roles.Probabilities.Length];
        var (before, now) = (new float[RoleTag.Count], new float[RoleTag.Count]);
        for (var word = 0; word < roles.Count; word++)
        {
            var breaks = word == 0 ? 0 : costs.Of(looks[word - 1], looks[word]);
            for (byte role = 0; role < RoleTag.Count; role++)
            {
                var (best, from) = (Never, (byte)0);
                for (byte last = 0; last < RoleTag.Count; last++)
                {
                    var score = word == 0 ? 0 : before[last];
                    if (!Follows(role, word == 0 ? RoleTag.None : last))
                        score = Never;
                    var goesOn = word > 0 && IsContent(last);
                    if (IsContent(role) != goesOn)
                        score -= breaks;
                    if (score > best)
                        (best, from) = (score, last);
                }
                now[role] = best + MathF.Log(Math.Max(roles.Of(word, role), 1e-9f));
                back[(word * RoleTag.Count) + role] = from;
            }
            (before, now) = (now, before);
        }
        return Trace(back, before, roles.Count);
    }

    private static byte[] Trace(byte[] back, float[] last, int count)
    {
        var path = new byte[count];
        if (count == 0)
            return path;
        path[^1] = (byte)Array.IndexOf(last, last.Max());
        for (var word = count - 1; word > 0; word--)
            path[word - 1] = back[(word * RoleTag.Count) + path[word]];
        return path;
    }

    private static bool IsContent(byte role) => role is RoleTag.FirstOfContent or RoleTag.Content;

    private static bool Follows(byte role, byte last) =>
        role switch
        {
            RoleTag.Source => last is RoleTag.FirstOfSource or RoleTag.Source,
            RoleTag.Content => last is RoleTag.FirstOfContent or RoleTag.Content,
            _ => true,
        };
}

/// <summary>What it costs, in units of log-probability, that content begins or ends between two words: pieces are few,
/// and what stands
/// between one pair of quotation marks is mostly content or not as a whole.</summary>
/// <param name="InMarks">Between two words inside quotation marks.</param>
/// <param name="Elsewhere">Between two others.</param>
internal readonly record struct BreakCosts(float InMarks, float Elsewhere)
{
    /// <summary>The costs that hold. Origin: fitted on the tenth of PolNeAR's training articles that the encoder did
    /// not learn from.</summary>
    public static BreakCosts Usual { get; } = new(6, 1.5f);

    /// <summary>The cost of a break between two words of these looks.</summary>
    public float Of(byte before, byte after) =>
        WordLook.IsBetweenMarks(before) && WordLook.IsBetweenMarks(after) ? InMarks : Elsewhere;
}
