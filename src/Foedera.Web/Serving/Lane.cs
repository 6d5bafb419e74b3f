namespace Foedera.Web.Serving;

/// <summary>Where requests of one kind wait for their turn: so many are worked on at once, so many may wait, and nobody
/// waits for long. Who leaves
/// gives up the place at once.</summary>
/// <param name="atOnce">Requests worked on at the same time.</param>
/// <param name="mostWaiting">Requests that may wait besides.</param>
/// <param name="patience">How long one waits before it is sent away.</param>
internal sealed class Lane(int atOnce, int mostWaiting, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim turns = new(atOnce, atOnce);
    private int waiting;

    /// <summary>Requests waiting now.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Waits for a turn.</summary>
    /// <returns>The turn, to be disposed of when the work is done; null when there is no place to wait, or the wait was
    /// too long.</returns>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken left)
    {
        if (turns.Wait(0, CancellationToken.None))
            return new Turn(turns);
        if (Interlocked.Increment(ref waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }
        try
        {
            return await turns.WaitAsync(patience, left) ? new Turn(turns) : null;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        private bool isOver;

        public void Dispose()
        {
            if (isOver)
                return;
            isOver = true;
            turns.Release();
        }
    }
}
