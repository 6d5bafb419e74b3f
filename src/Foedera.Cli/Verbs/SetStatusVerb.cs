using System.CommandLine;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Store.Mapping;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera pledges set ALLY</c>: an editor's standing in place of the rule's, from today on. Nothing that
/// was said before changes.</summary>
public static class SetStatusVerb
{
    private const string ByTheRule = "by-the-rule";
    private const int LongestText = 1000;
    private static readonly string Words = string.Join(
        ", ",
        Enum.GetValues<Schedule>().Select(EnumName<Schedule>.Of).Append(ByTheRule)
    );

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var ally = new Argument<string>("ally") { Description = "The ally, by name or ISO code." };
        var pledge = new Option<string>("--pledge")
        {
            Description = "The pledge.",
            HelpName = "ID",
            Required = true,
        };
        var standing = new Option<string>("--standing")
        {
            Description = $"{Words}; the last takes back what was set.",
            HelpName = "WORD",
            Required = true,
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why, in a sentence or two.",
            HelpName = "TEXT",
            Required = true,
        };
        var by = new Option<string>("--by")
        {
            Description = "Who sets it.",
            HelpName = "NAME",
            Required = true,
        };
        var source = new Option<string>("--source")
        {
            Description = "Where the reason can be read: an address, or a title.",
            HelpName = "TEXT",
            Required = true,
        };
        var (db, packs) = (SharedOptions.Db(), SharedOptions.Packs());
        var command = new Command(
            "set",
            "Set an ally's standing as an editor, with a reason. The rule's finding stays visible beside it, and so does all that was said before."
        )
        {
            ally,
            pledge,
            standing,
            reason,
            by,
            source,
            db,
            packs,
        };
        command.SetAction(
            async (args, stop) =>
            {
                var record = await DeliveredSource.LoadAsync(args.GetValue(packs), args.GetValue(db)!, stop);
                var today = DeliveredSource.Day(null);
                var (who, which) = (
                    DeliveredSource.Ally(record, args.GetValue(ally)!),
                    DeliveredSource.Pledge(record, args.GetValue(pledge)!)
                );
                if (which.PartyOn(who, today) is null)
                    throw new InputException(
                        new Problem("PLEDGE004", $"'{which.Id}' does not bind {record.NameOf(who)} today.")
                    );
                var status = new EditorialStatus(
                    which.Id,
                    who,
                    today,
                    Standing(args.GetValue(standing)!),
                    Text(args.GetValue(reason)!, "--reason"),
                    Text(args.GetValue(by)!, "--by"),
                    Text(args.GetValue(source)!, "--source")
                );
                await using (
                    var store = await RecordStore.OpenAsync(args.GetValue(db)!, TimeProvider.System, stop: stop)
                )
                    await store.SetStatusAsync(status, stop);
                var found = StatusRule.StatusOn(
                    which,
                    who,
                    today,
                    record.Observations,
                    [.. record.Editorial, status with { Turn = int.MaxValue }]
                )!;
                Console.Out.WriteLine(StatusSentence.Of(which, found, record.NameOf(who)));
                Console.Out.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Recorded from {today:yyyy-MM-dd} on. Next: foedera pledges --ally {who} --pledge {which.Id} --history"
                    )
                );
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Schedule? Standing(string word) =>
        word == ByTheRule
            ? null
            : EnumName<Schedule>.TryParse(word)
                ?? throw new InputException(
                    new Problem("PLEDGE005", $"'{word}' is no standing; expected one of {Words}.")
                );

    private static string Text(string text, string option) =>
        text.Trim() is { Length: > 0 and <= LongestText } good
            ? good
            : throw new InputException(
                new Problem("PLEDGE006", $"{option} is empty or longer than {LongestText} characters.")
            );
}
