namespace Foedera.Work.Evaluation;

/// <summary>One fault of judging that matters more than a gap.</summary>
/// <param name="Kind">accused (called altered or joined, and is not), cleared (the reverse) or joined (look-alikes made
/// one).</param>
/// <param name="Documents">Where.</param>
/// <param name="What">Label and answer, and the words.</param>
internal sealed record PressFault(string Kind, string Documents, string What)
{
    public override string ToString() => $"{Kind}  {Documents}  {What}";
}
