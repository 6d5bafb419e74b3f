namespace Foedera.Reading.Encoder;

/// <summary>What the words of a window are to a cue.</summary>
/// <param name="Probabilities">Word after word one for each <see cref="RoleTag"/>; they add up to one.</param>
/// <param name="Edges">Word after word, in log-odds, what <see cref="RoleEdge"/> tells.</param>
public sealed record WordRoles(float[] Probabilities, float[] Edges)
{
    private const float Sure = 8;

    /// <summary>How many words.</summary>
    public int Count => Probabilities.Length / RoleTag.Count;

    /// <summary>From the scores of a model.</summary>
    public static WordRoles Of(ReadOnlySpan<float> scores, ReadOnlySpan<float> edges)
    {
        var (roles, held) = (scores.ToArray(), edges.ToArray());
        for (var at = 0; at < roles.Length; at += RoleTag.Count) Softmax(roles.AsSpan(at, RoleTag.Count));
        for (var i = 0; i < held.Length; i++) held[i] = Math.Clamp(held[i], -Sure, Sure);
        return new WordRoles(roles, held);
    }

    /// <summary>How likely a word has a role.</summary>
    public float Of(int word, byte role) => Probabilities[(word * RoleTag.Count) + role];

    /// <summary>Log-odds that a piece of content begins with a word.</summary>
    public float Begins(int word) => Edges[(word * RoleEdge.Count) + RoleEdge.Begins];

    /// <summary>Log-odds that a piece of content ends with a word.</summary>
    public float Ends(int word) => Edges[(word * RoleEdge.Count) + RoleEdge.Ends];

    private static void Softmax(Span<float> scores)
    {
        var (most, sum) = (float.MinValue, 0f);
        foreach (var score in scores) most = Math.Max(most, score);
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - most);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
    }
}
