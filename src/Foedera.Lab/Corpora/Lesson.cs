using Foedera.Reading.Encoder;

namespace Foedera.Lab.Corpora;

/// <summary>What each word of a window is to a cue.</summary>
/// <param name="Cue">Places of the cue's words in the window.</param>
/// <param name="Roles">One <see cref="Foedera.Reading.Encoder.RoleTag"/> a word.</param>
internal sealed record RoleLesson(int[] Cue, byte[] Roles);

/// <summary>A window with what somebody marked in it. Null is "nobody looked", −1 in a row is "not told of this
/// word".</summary>
internal sealed record Lesson(Window Window)
{
    /// <summary>Names, as <see cref="SpanTag"/>s of each kind.</summary>
    public int[]? Names { get; init; }

    /// <summary>Cues, whosesoever: 0 none, 1 first word, 2 a further one.</summary>
    public int[]? Cues { get; init; }

    /// <summary>Contents, whosesoever.</summary>
    public int[]? Contents { get; init; }

    /// <summary>Sources, whosesoever.</summary>
    public int[]? Sources { get; init; }

    /// <summary>The statements.</summary>
    public IReadOnlyList<RoleLesson> Statements { get; init; } = [];

    public int Words => Window.Words.Count;
}
