using System.Collections.Immutable;
using Foedera.Core.Owed;

namespace Foedera.Reading.Packs;

/// <summary>Reads packs/negotiations: a YAML file each.</summary>
internal static class NegotiationReader
{
    private const int MostFiles = 1_000;

    public static ImmutableArray<Negotiation> Read(PackFolder folder, World world, PackProblems problems)
    {
        if (!Directory.Exists(folder.NameOf("")))
            return [];
        var files = Directory
            .EnumerateFiles(folder.NameOf(""), "*.yaml")
            .Select(f => Path.GetFileName(f)!)
            .Order(StringComparer.Ordinal)
            .Take(MostFiles);
        ImmutableArray<Negotiation> all =
        [
            .. files.Select(f => folder.Yaml(f, problems, world)).OfType<PackFields>().Select(Negotiation),
        ];
        foreach (var twice in all.GroupBy(n => n.Id).Where(g => g.Count() > 1))
            problems.Add(
                PackCode.DuplicateId,
                $"the id '{twice.Key}' is used by {twice.Count()} negotiations",
                folder.NameOf("")
            );
        return all;
    }

    private static Negotiation Negotiation(PackFields top)
    {
        var negotiation = new Negotiation(
            top.Required("id"),
            top.Required("name"),
            top.Required("about"),
            top.RequiredDate("gathered")
        )
        {
            Parties = top.States("parties"),
            Others = top.List("others"),
            Pacts = top.List("pacts"),
            Rounds = [.. top.Maps("rounds").Select(Round).OrderBy(r => r.On.First)],
            Proposals = [.. top.Maps("proposals").Select(Proposal).OrderBy(p => p.On.First)],
            Accounts = Accounts(top),
        };
        top.RefuseOthers();
        return negotiation;
    }

    private static Round Round(PackFields fields)
    {
        var round = new Round(
            fields.RequiredWindow("on"),
            fields.List("between"),
            fields.Required("what"),
            fields.Evidence()
        )
        {
            Place = fields.Text("place"),
            Accounts = Accounts(fields),
        };
        fields.RefuseOthers();
        return round;
    }

    private static Proposal Proposal(PackFields fields)
    {
        var proposal = new Proposal(
            fields.RequiredWindow("on"),
            fields.List("by"),
            fields.Required("what"),
            fields.Evidence()
        )
        {
            Replies = [.. fields.Maps("replies").Select(Reply)],
            Accounts = Accounts(fields),
        };
        fields.RefuseOthers();
        return proposal;
    }

    private static Reply Reply(PackFields fields)
    {
        var reply = new Reply(
            fields.Required("by"),
            fields.RequiredWord<ReplyKind>("reply"),
            fields.Window("on"),
            fields.Text("what"),
            fields.Evidence()
        );
        fields.RefuseOthers();
        return reply;
    }

    private static ImmutableArray<Account> Accounts(PackFields fields) => [.. fields.Maps("accounts").Select(Account)];

    private static Account Account(PackFields fields)
    {
        var account = new Account(
            fields.Required("who"),
            fields.Word("kind", AccountKind.Account),
            fields.Window("on"),
            fields.Required("what"),
            fields.Evidence()
        )
        {
            For = fields.Text("for"),
        };
        fields.RefuseOthers();
        return account;
    }
}
