using System.Net;
using Foedera.Cli;
using Foedera.Store.Queries;
using Foedera.System.Tests.Cli;

namespace Foedera.System.Tests.Web;

/// <summary>docs/features.md is true: every address answers with what the table says, every command is one that the
/// program takes.</summary>
public sealed class FeatureTableSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Addresses() =>
        new(Rows().Where(row => row.Where.StartsWith('/')).Select(row => (row.Where, row.Seen)));

    public static TheoryData<string> Commands() =>
        new(Rows().Where(row => row.Where.StartsWith("foedera ", StringComparison.Ordinal)).Select(row => row.Where));

    [Theory, MemberData(nameof(Addresses))]
    public async Task An_address_answers_with_what_the_table_says(string where, string seen)
    {
        var utterance = (
            await site.Record.UtterancesAsync(
                new UtteranceQuery { Witness = Core.Said.Witness.Transcript, Wordings = 3 },
                Paging.First,
                Stop
            )
        )
            .Rows[0]
            .Id;
        var answer = await site.Client.GetAsync(
            where.Replace("{utterance}", utterance, StringComparison.Ordinal),
            Stop
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.ShouldNotBeEmpty();
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain(seen);
    }

    [Theory, MemberData(nameof(Commands))]
    public void A_command_is_one_that_the_program_takes(string command) =>
        CommandLine
            .Root()
            .Parse(
                global::System
                    .CommandLine.Parsing.CommandLineParser.SplitCommandLine(command["foedera ".Length..])
                    .ToList()
            )
            .Errors.ShouldBeEmpty();

    [Fact]
    public void The_table_has_rows_of_every_part()
    {
        Rows().Count().ShouldBeGreaterThan(50);
        Rows()
            .ShouldAllBe(row =>
                row.Where.StartsWith('/') || row.Where.StartsWith("foedera ", StringComparison.Ordinal)
            );
    }

    private static IEnumerable<(string Where, string Seen)> Rows() =>
        from line in File.ReadLines(FoederaProgram.PathOf("docs", "features.md"))
        where line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal)
        let cells = line.Split('|')
        select (cells[2].Trim().Trim('`'), cells[3].Trim());
}
