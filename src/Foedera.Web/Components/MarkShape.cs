namespace Foedera.Web.Components;

/// <summary>A small drawn mark that stands beside a word and can be told apart without colour.</summary>
public enum MarkShape
{
    /// <summary>A full disc: yes, done, owed.</summary>
    Full,

    /// <summary>Half a disc: in part, on condition.</summary>
    Half,

    /// <summary>An empty disc: no, not due.</summary>
    Empty,

    /// <summary>A dotted disc: open, not known.</summary>
    Dotted,

    /// <summary>A cross: missed, refused.</summary>
    Cross,

    /// <summary>Upwards: on path, risen.</summary>
    Up,

    /// <summary>Downwards: behind, fallen.</summary>
    Down,
}
