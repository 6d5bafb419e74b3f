using System.CommandLine;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;
using Foedera.Store;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera import indicators FILE</c>: figures into the record, all of a file or none of it.</summary>
public static class ImportIndicatorsVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description =
                "A table of states and years, CSV or workbook (.xlsx): NATO's, SIPRI's, the World Bank's, Eurostat's, OECD's, Our World in Data's, or your own.",
        };
        var indicator = new Option<string?>("--indicator")
        {
            Description = "The indicator, where the table does not name it.",
            HelpName = "ID",
        };
        var edition = new Option<string?>("--edition")
        {
            Description = "The edition, where the table does not name it.",
            HelpName = "ID",
        };
        var released = new Option<string?>("--released")
        {
            Description = "When that edition came out: YYYY-MM-DD, or YYYY-MM.",
            HelpName = "DATE",
        };
        var older = new Option<bool>("--older")
        {
            Description = "File an edition that is older than the newest on record.",
        };
        var (db, packs) = (SharedOptions.Db(), SharedOptions.Packs());
        var command = new Command(
            "indicators",
            "Import figures; every wrong row is listed, and nothing is half imported."
        )
        {
            file,
            indicator,
            edition,
            released,
            older,
            db,
            packs,
        };
        command.SetAction(
            async (args, stop) =>
            {
                string[] roots = DeliveredSource.Packs(args.GetValue(packs));
                var read = DeliveredPacks.Context(roots);
                if (!read.Try(out var context))
                    throw new InputException(read.Problems);
                await using var store = await RecordStore.OpenAsync(
                    args.GetValue(db)!,
                    TimeProvider.System,
                    stop: stop
                );
                var (figures, editions) = await store.FiguresAsync(stop);
                var table = IndicatorTables.Read(
                    args.GetValue(file)!.FullName,
                    context.With(figures, editions) with
                    {
                        Indicator = args.GetValue(indicator),
                        Edition = args.GetValue(edition),
                        Released = Release(args.GetValue(released)),
                        MayBeOlder = args.GetValue(older),
                    }
                );
                if (!table.Try(out var found))
                    throw new InputException(table.Problems);
                var imported = await store.ImportFiguresAsync(
                    args.GetValue(file)!.Name,
                    found.Observations,
                    found.Editions,
                    stop
                );
                var known = string.Join(", ", found.Editions.Select(e => e.Id).DefaultIfEmpty("none"));
                Console.Out.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{imported.Added} figures recorded, {imported.Known} on record already; editions: {known}."
                    )
                );
                foreach (var skipped in found.Skipped)
                    Console.Out.WriteLine($"Passed over: {skipped}");
                Console.Out.WriteLine("Next: foedera pledges --ally ESP");
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static DateWindow? Release(string? text) =>
        text is null
            ? null
            : DateWindow.TryParse(text)
                ?? throw new InputException(
                    new Problem("SERIES012", $"'{text}' is no day of release; expected YYYY-MM-DD or YYYY-MM.")
                );
}
