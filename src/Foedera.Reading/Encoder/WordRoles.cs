namespace Foedera.Reading.Encoder;

/// <summary>What the words of a window are to a cue.</summary>
/// <param name="Probabilities">Word after word one for each <see cref="RoleTag"/>; they add up to one.</param>
public sealed record WordRoles(float[] Probabilities)
{
    /// <summary>How many words.</summary>
    public int Count => Probabilities.Length / RoleTag.Count;

    /// <summary>From the scores of a model.</summary>
    public static WordRoles Of(ReadOnlySpan<float> scores)
    {
        var roles = scores.ToArray();
        for (var at = 0; at < roles.Length; at += RoleTag.Count)
            Softmax(roles.AsSpan(at, RoleTag.Count));
        return new WordRoles(roles);
    }

    /// <summary>How likely a word has a role.</summary>
    public float Of(int word, byte role) => Probabilities[(word * RoleTag.Count) + role];

    private static void Softmax(Span<float> scores)
    {
        var (most, sum) = (float.MinValue, 0f);
        foreach (var score in scores)
            most = Math.Max(most, score);
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = MathF.Exp(scores[i] - most);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
    }
}
