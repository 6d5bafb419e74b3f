namespace Foedera.Lab.Training;

/// <summary>How the reader is trained.</summary>
internal sealed record TrainingPlan
{
    /// <summary>Seed of first weights, dropout and the order of batches.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Times that the articles of PolNeAR are seen.</summary>
    public double Statements { get; init; } = 1.6;

    /// <summary>Times that the names are seen (a third of worldwide, all of wikigold).</summary>
    public double Names { get; init; } = 0.25;

    /// <summary>Windows a step.</summary>
    public int Rows { get; init; } = 8;

    /// <summary>Greatest rate of learning for the encoder.</summary>
    public double EncoderRate { get; init; } = 1.5e-4;

    /// <summary>Greatest rate of learning for the heads.</summary>
    public double HeadRate { get; init; } = 1e-3;

    /// <summary>Part of the steps in which the rate rises.</summary>
    public double Rise { get; init; } = 0.04;

    /// <summary>Part of the steps, the last, in which the rate falls to nothing; between, it stays. A run may so be
    /// ended early:
    /// by going on with fewer steps.</summary>
    public double Fall { get; init; } = 0.5;

    /// <summary>Whether products are computed with 16-bit numbers: faster where the processor knows them, slower
    /// elsewhere.</summary>
    public bool Half { get; init; }
}
