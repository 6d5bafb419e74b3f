namespace Foedera.Web.Serving;

/// <summary>Holds an answer back until it is whole, so that it can be kept, compressed and told apart by its hash. An
/// answer that grows beyond
/// a bound is let through as it comes.</summary>
/// <param name="onward">Where the answer goes in the end.</param>
/// <param name="most">Bytes that are held.</param>
internal sealed class HeldBody(Stream onward, int most) : Stream
{
    private readonly MemoryStream held = new();

    /// <summary>True when the answer was longer than what is held, and is on its way.</summary>
    public bool IsLetThrough { get; private set; }

    /// <summary>The whole answer. Meaningful only while it is held.</summary>
    public byte[] Bytes => held.ToArray();

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (!IsLetThrough && held.Length + buffer.Length > most)
        {
            IsLetThrough = true;
            await onward.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellationToken);
            held.SetLength(0);
            held.Capacity = 0;
        }
        if (IsLetThrough)
            await onward.WriteAsync(buffer, cancellationToken);
        else
            held.Write(buffer.Span);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (IsLetThrough)
            throw new NotSupportedException("A long answer is written asynchronously.");
        held.Write(buffer, offset, count);
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        IsLetThrough ? onward.FlushAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush()
    {
        // what is held goes out when it is whole
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            held.Dispose();
        base.Dispose(disposing);
    }
}
