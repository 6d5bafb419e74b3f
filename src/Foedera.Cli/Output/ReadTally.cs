using System.Globalization;
using Foedera.Store;
using Foedera.Work.Stages;

namespace Foedera.Cli.Output;

/// <summary>Counts what became of files, and says at once on stderr what went wrong.</summary>
internal sealed class ReadTally
{
    private readonly List<FileOutcome.Kept> kept = [];
    private int passedOver;

    /// <summary>Documents on record, in the order of reading.</summary>
    public IReadOnlyList<FileOutcome.Kept> Kept => kept;

    /// <summary>Files that gave no document.</summary>
    public int Refused { get; private set; }

    /// <summary>Takes outcomes, and moves the bar by one for each.</summary>
    public IProgress<FileOutcome> With(IProgress<int> bar) => new Listener(this, bar);

    /// <summary>One line: how many of which.</summary>
    public string Summary()
    {
        var parts = new List<string>();
        foreach (var (outcome, word) in new[] { (Outcome.Added, "new"), (Outcome.Superseded, "corrected"), (Outcome.ReadAnew, "read anew"), (Outcome.Unchanged, "unchanged") })
            if (kept.Count(k => k.Outcome == outcome) is > 0 and var count) parts.Add($"{count} {word}");
        if (Refused > 0) parts.Add($"{Refused} refused (see above)");
        if (passedOver > 0) parts.Add($"{passedOver} of other formats passed over");
        var statements = kept.Sum(k => k.Statements);
        return string.Create(CultureInfo.InvariantCulture, $"{Count(kept.Count, "document")} with {Count(statements, "statement")}{(parts.Count == 0 ? "" : ": ")}{string.Join(", ", parts)}.");
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    private void Take(FileOutcome outcome)
    {
        switch (outcome)
        {
            case FileOutcome.Kept one:
                kept.Add(one);
                foreach (var note in one.Notes) ErrorLine.Write($"{one.Path}: {note}");
                break;
            case FileOutcome.Refused bad:
                Refused++;
                foreach (var problem in bad.Problems) ErrorLine.Write($"{problem}");
                break;
            case FileOutcome.PassedOver:
                passedOver++;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
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
