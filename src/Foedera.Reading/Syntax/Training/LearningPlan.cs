namespace Foedera.Reading.Syntax.Training;

/// <summary>How the syntax network learns. Chosen on the development part of EWT.</summary>
internal sealed record LearningPlan
{
    /// <summary>How often all sentences are learnt.</summary>
    public int Rounds { get; init; } = 24;

    /// <summary>After how many sentences the weights move.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Greatest size of a move; it falls to a twentieth in a straight line over the last three fifths of the
    /// steps.</summary>
    public float Rate { get; init; } = 2e-3f;

    /// <summary>Share of the numbers that are left out of words' vectors before the first layer.</summary>
    public float DropWords { get; init; } = 0.3f;

    /// <summary>Share that is left out after each layer.</summary>
    public float DropLayers { get; init; } = 0.25f;

    /// <summary>Share that is left out of views and pairs.</summary>
    public float DropViews { get; init; } = 0.2f;

    /// <summary>A feature seen n times is taken for an unknown one with probability Unknown / (Unknown + n)
    /// (Kiperwasser and Goldberg 2016).</summary>
    public float Unknown { get; init; } = 0.5f;

    /// <summary>A feature seen less often has no row of its own.</summary>
    public int LeastSeen { get; init; } = 2;
}
