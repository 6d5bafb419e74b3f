using System.Collections.Immutable;
using Foedera.Reading.Formats;
using Foedera.Store;

namespace Foedera.Work.Fetching;

/// <summary>What may be fetched, and how politely. Every number is a choice (taste) unless it says otherwise.</summary>
public sealed record FetchOptions
{
    /// <summary>Under which name Foedera asks: its own, with where to read about it. robots.txt addresses it by its
    /// first word.</summary>
    public string UserAgent { get; init; } =
        $"{RecordStore.Program.Replace(' ', '/')} (an open record of statements and their sources)";

    /// <summary>Places that may be fetched from although they are no part of the public internet, each as
    /// <c>HOST:PORT</c>. Only whoever runs the program
    /// may name them, never a file or a page.</summary>
    public ImmutableHashSet<string> Allowed { get; init; } = [];

    /// <summary>Time between the beginnings of two requests to one host.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that a host's robots.txt may ask for; a longer one is cut to this.</summary>
    public TimeSpan LongestPace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for one request, its body included.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of one answer, unpacked.</summary>
    public int MostBytes { get; init; } = DocumentLimits.CollectionBytes;

    /// <summary>Redirects followed one after the other.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>How often a request is made anew when the host is busy or the line breaks.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Pause before the first new try; each later one is twice as long. A Retry-After goes before, up to
    /// <see cref="LongestPace"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long what a robots.txt asks, or that a host could not say, is remembered. RFC 9309, 2.4, allows a
    /// day.</summary>
    public TimeSpan RobotsFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Requests to different hosts under way at once.</summary>
    public int AtOnce { get; init; } = 8;
}
