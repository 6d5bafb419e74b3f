using System.Collections.Concurrent;

namespace Foedera.Work.Fetching;

/// <summary>Lets requests to one host begin a pause apart, in the order in which they ask.</summary>
internal sealed class HostPace(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Turn> turns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for this request's turn.</summary>
    /// <param name="host">Host and port.</param>
    /// <param name="pause">Between its beginning and that of the next.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task WaitAsync(string host, TimeSpan pause, CancellationToken stop)
    {
        var wait = turns.GetOrAdd(host, _ => new Turn()).Take(time.GetUtcNow(), pause);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, stop);
    }

    private sealed class Turn
    {
        private readonly Lock taking = new();
        private DateTimeOffset free = DateTimeOffset.MinValue;

        public TimeSpan Take(DateTimeOffset now, TimeSpan pause)
        {
            lock (taking)
            {
                var begins = now > free ? now : free;
                free = begins + pause;
                return begins - now;
            }
        }
    }
}
