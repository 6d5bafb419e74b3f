using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Work.Stages;

namespace Foedera.Cli.Output;

/// <summary>Counts what became of files, and says at once on stderr what went wrong.</summary>
internal sealed class ReadTally
{
    private const int MostClashes = 20;

    private List<FileOutcome.Kept> kept = [];
    private ImmutableArray<Clash> clashes = [];
    private readonly Dictionary<string, int> notes = new(StringComparer.Ordinal);
    private int passedOver;
    private int notModified;

    /// <summary>Documents on record, in the order of reading.</summary>
    public IReadOnlyList<FileOutcome.Kept> Kept => kept;

    /// <summary>Files that gave no document.</summary>
    public int Refused { get; private set; }

    /// <summary>Takes outcomes, and moves the bar by one for each.</summary>
    public IProgress<FileOutcome> With(IProgress<int> bar) => new Listener(this, bar);

    /// <summary>Asks, when all is read, what the documents are called now and whether others on record claim the
    /// same.</summary>
    public async Task SettleAsync(RecordStore record, CancellationToken stop)
    {
        var keys = kept.Select(k => k.Key).Where(key => key > 0).ToHashSet();
        var ids = await record.IdsAsync(keys, stop);
        kept = kept.ConvertAll(k => ids.TryGetValue(k.Key, out var id) ? k with { DocumentId = id } : k);
        clashes = await record.ClashesAsync(keys, stop);
        foreach (var (kind, count) in notes.Where(note => note.Value > 1))
            ErrorLine.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind}: {Count(count - 1, "more document")}; --format json names them."
                )
            );
    }

    /// <summary>Says last, on stderr, which documents claim the same: nobody but a person can tell which of them is
    /// what it says.</summary>
    public void SayClashes()
    {
        foreach (var clash in clashes.Take(MostClashes))
            ErrorLine.Write($"{Words(clash)}");
        if (clashes.Length > MostClashes)
            ErrorLine.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"… and {clashes.Length - MostClashes} more names or addresses that documents share."
                )
            );
        if (clashes.Length > 0)
            ErrorLine.Write(
                "all of them stand, and none takes another's place. Where one corrects another: foedera read FILE --replace DOC. Where one is false: foedera remove DOC --reason …"
            );
    }

    private static string Words(Clash clash)
    {
        var claim = clash.Claim is Claim.Name ? "call themselves" : "say that they come from";
        var documents = clash.Documents.Select(document =>
            $"'{document.Id}'{(document.Outlet is { } outlet ? $" of {outlet}" : "")}"
        );
        var more = clash.Count > clash.Documents.Length ? ", …" : "";
        return $"{Number(clash.Count)} documents {claim} '{clash.Of}': {string.Join(", ", documents)}{more}";
    }

    private static string Number(int count) =>
        count switch
        {
            2 => "two",
            3 => "three",
            4 => "four",
            _ => count.ToString("N0", CultureInfo.InvariantCulture),
        };

    /// <summary>One line: how many of which.</summary>
    public string Summary()
    {
        var parts = new List<string>();
        foreach (
            var (outcome, word) in new[]
            {
                (Outcome.Added, "new"),
                (Outcome.Superseded, "corrected"),
                (Outcome.ReadAnew, "read anew"),
                (Outcome.Unchanged, "unchanged"),
                (Outcome.Removed, "removed before"),
            }
        )
            if (kept.Count(k => k.Outcome == outcome) is > 0 and var count)
                parts.Add($"{count} {word}");
        if (Refused > 0)
            parts.Add($"{Refused} refused (see above)");
        if (notModified > 0)
            parts.Add($"{notModified} not changed since the last visit");
        if (passedOver > 0)
            parts.Add($"{passedOver} of other formats passed over");
        var statements = kept.Sum(k => k.Statements);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(kept.Count, "document")} with {Count(statements, "statement")}{(parts.Count == 0 ? "" : ": ")}{string.Join(", ", parts)}."
        );
    }

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>Takes a problem of joining: a line, and the exit code of wrong input.</summary>
    public void Take(Problem problem)
    {
        Refused++;
        ErrorLine.Write($"{problem}");
    }

    private void Take(FileOutcome outcome)
    {
        switch (outcome)
        {
            case FileOutcome.Kept one:
                kept.Add(one);
                foreach (var note in one.Notes)
                    Say(one.Path, note);
                break;
            case FileOutcome.Refused bad:
                Refused++;
                foreach (var problem in bad.Problems)
                    ErrorLine.Write($"{problem}");
                break;
            case FileOutcome.PassedOver:
                passedOver++;
                break;
            case FileOutcome.NotModified:
                notModified++;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // the first of a kind is said with its file, the others are counted: a folder may have thousands of one kind
    private void Say(string path, string note)
    {
        var kind = note.Split(':')[0];
        notes[kind] = notes.GetValueOrDefault(kind) + 1;
        if (notes[kind] == 1)
            ErrorLine.Write($"{path}: {note}");
    }

    private sealed class Listener(ReadTally tally, IProgress<int> bar) : IProgress<FileOutcome>
    {
        public void Report(FileOutcome value)
        {
            tally.Take(value);
            bar.Report(1);
        }
    }
}
