using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>How two attributions stand to each other.</summary>
internal enum VoiceMatch
{
    /// <summary>One names nobody, or leaves it open.</summary>
    Open,

    /// <summary>Both name the same speaker.</summary>
    Same,

    /// <summary>They name differently, but at least one name is not that of an actor known: it may be misread or a
    /// description.</summary>
    Doubtful,

    /// <summary>They name different speakers.</summary>
    Different,
}

/// <summary>Who a passage is attributed to, made comparable: by the packs' id, else by name.</summary>
internal sealed record Voice
{
    private readonly string[] names;

    private Voice(Speaker? speaker)
    {
        Speaker = speaker;
        ActorId = speaker?.ActorId;
        var name = speaker?.Name ?? (speaker?.Candidates is [var only] ? only : null);
        names = name is null ? [] : Spelling.Plain(name).Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        Key = ActorId ?? (names.Length == 0 ? "" : string.Join(' ', names));
    }

    public static Voice Of(Speaker? speaker) => new(speaker);

    public Speaker? Speaker { get; }

    public string? ActorId { get; }

    /// <summary>The same for attributions in the same words; empty when nobody is named.</summary>
    public string Key { get; }

    public bool IsOpen => Key.Length == 0;

    /// <summary>The last name, by which documents mostly go on after the first mention; empty when nobody is
    /// named.</summary>
    public string Surname => names.Length == 0 ? "" : names[^1];

    public VoiceMatch Compare(Voice other)
    {
        if (IsOpen || other.IsOpen)
            return VoiceMatch.Open;
        if (Key == other.Key)
            return VoiceMatch.Same;
        if (ActorId is not null && other.ActorId is not null)
            return VoiceMatch.Different;
        if (Surname != other.Surname)
            return ActorId is null != other.ActorId is null ? VoiceMatch.Doubtful : VoiceMatch.Different;
        return names.Length == 1 || other.names.Length == 1 || names[0][0] == other.names[0][0]
            ? VoiceMatch.Same
            : VoiceMatch.Different;
    }
}
