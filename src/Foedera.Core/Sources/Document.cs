using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Sources;

/// <summary>What a document is, as evidence of what was said.</summary>
public enum Genre
{
    /// <summary>A report by an outlet: a witness at second hand.</summary>
    Article,

    /// <summary>An official text that is not a record of speech: a press release, a declaration, a treaty.</summary>
    Official,

    /// <summary>A record of speech: the best witness. See <see cref="TranscriptKind"/>.</summary>
    Transcript,
}

/// <summary>How a transcript was made, which bounds what it can prove.</summary>
public enum TranscriptKind
{
    /// <summary>Nothing says how it was made.</summary>
    Unstated,

    /// <summary>Word for word ("as delivered", a parliament's verbatim record).</summary>
    Verbatim,

    /// <summary>Edited for readability.</summary>
    Edited,

    /// <summary>The text handed out before the speech ("as prepared for delivery"); the speaker may have departed from
    /// it.</summary>
    AsPrepared,

    /// <summary>Made by speech recognition.</summary>
    Machine,
}

/// <summary>A canonical text with what is known of where it came from. All spans of its statements count into
/// <see cref="Text"/>.</summary>
/// <param name="Id">What it is called: the "id" of a .json document, else the file name without extension; on record
/// with the origin before it
/// where others are called the same (<see cref="DocumentName"/>).</param>
/// <param name="Text">The canonical text. It includes the headline where the source has one in its running
/// text.</param>
public sealed record Document(string Id, string Text)
{
    /// <summary>What tells it from all others for as long as it is on record (<see cref="DocumentName.Identity"/>); its
    /// id before it is on record.</summary>
    public string Identity
    {
        get => field ?? Id;
        init;
    }

    /// <summary>Headline; null when the source names none.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it, as the source names itself (a host name when nothing better is known); null when
    /// unknown.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where it was fetched, or where a file says that it comes from; null when neither is known.</summary>
    public Uri? Address { get; init; }

    /// <summary>BCP 47 tag, as declared or detected; null when neither gave an answer.</summary>
    public string? Language { get; init; }

    /// <summary>The day of publication; null when the source does not say.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Article, official text or transcript.</summary>
    public Genre Genre { get; init; }

    /// <summary>How the transcript was made. Meaningful only when <see cref="Genre"/> is a transcript.</summary>
    public TranscriptKind TranscriptKind { get; init; }

    /// <summary>Where passages of the text stand in the source bytes; empty when the text is the source, decoded as it
    /// is.</summary>
    public ImmutableArray<SourcePassage> Passages { get; init; } = [];

    /// <summary>True when the language is English or not known.</summary>
    public bool IsEnglish => Language is null || Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One passage of the canonical text and the bytes of the source that it was read from.</summary>
/// <param name="Text">Span in the canonical text.</param>
/// <param name="FirstByte">Offset of the first byte in the source.</param>
/// <param name="LastByte">Offset just past the last byte in the source.</param>
public sealed record SourcePassage(TextSpan Text, long FirstByte, long LastByte);
