using Foedera.Store;

namespace Foedera.Cli;

/// <summary>Opens the record that <c>--db</c> names.</summary>
internal static class Records
{
    /// <summary>For verbs that write: makes it when it is not there.</summary>
    public static Task<RecordStore> OpenAsync(string address, CancellationToken stop) =>
        RecordStore.OpenAsync(address, TimeProvider.System, stop: stop);

    /// <summary>For verbs that ask: it must be there.</summary>
    public static Task<RecordStore> OpenExistingAsync(string address, CancellationToken stop) =>
        RecordStore.OpenExistingAsync(address, TimeProvider.System, stop: stop);
}
