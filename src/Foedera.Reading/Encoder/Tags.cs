namespace Foedera.Reading.Encoder;

/// <summary>Whether a word begins or goes on a passage.</summary>
public static class SpanTag
{
    /// <summary>Outside.</summary>
    public const int None = 0;

    /// <summary>The first word.</summary>
    public const int First = 1;

    /// <summary>A further word.</summary>
    public const int Further = 2;

    /// <summary>How many there are.</summary>
    public const int Count = 3;
}

/// <summary>What a word is to a given cue.</summary>
public static class RoleTag
{
    /// <summary>Nothing.</summary>
    public const byte None = 0;

    /// <summary>First word of a piece of the source.</summary>
    public const byte FirstOfSource = 1;

    /// <summary>Further word of the source.</summary>
    public const byte Source = 2;

    /// <summary>First word of a piece of the content.</summary>
    public const byte FirstOfContent = 3;

    /// <summary>Further word of the content.</summary>
    public const byte Content = 4;

    /// <summary>A word of the cue itself.</summary>
    public const byte Cue = 5;

    /// <summary>How many there are.</summary>
    public const int Count = 6;
}

/// <summary>What a name names.</summary>
public enum NameKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation, office or other body.</summary>
    Body,

    /// <summary>A place or state.</summary>
    Place,

    /// <summary>A nationality, religion or political group.</summary>
    People,
}

/// <summary>Tags of names: 0 outside, then first and further words of each kind.</summary>
public static class NameTag
{
    /// <summary>How many there are.</summary>
    public const int Count = 9;

    /// <summary>The tag of a word of a name.</summary>
    public static int Of(NameKind kind, bool further) => 1 + (2 * (int)kind) + (further ? 1 : 0);
}
